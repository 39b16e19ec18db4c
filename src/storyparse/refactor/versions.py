"""Stories as they are to be after a change: made of other ones, and checked by reading them."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from storyparse.citations import Content, Source, cited
from storyparse.model import Fact, Item, Narrative, Story
from storyparse.refactor import marking
from storyparse.values import maker

__all__ = ["evolved", "recited", "retold", "with_items"]

_story, _fact, _narrative = maker(Story), maker(Fact), maker(Narrative)


def evolved(item: Item, content: Content, provider: str | None = None) -> Item:
    """Return an item with another content and, of a narrative, with another provider if given."""
    if isinstance(item, Fact):
        return _fact(content, item.span)
    return _narrative(item.name, content, provider or item.provider, item.span)


def retold(story: Story, sources: Iterable[Source], version: Callable[[Item], Item]) -> Story:
    """Return a story with other sources, and another version of each item."""
    facts, narratives = (tuple(map(version, items)) for items in (story.facts, story.narratives))
    return _story(story.title, facts, tuple(sources), narratives, story.span)


def recited(numbers: Mapping[int, int], sources: Mapping[int, Source]) -> Callable[[Item], Item]:
    """Return what makes of an item the one whose markers cite by other numbers.

    Args:
        numbers: The new number of each source whose number changes.
        sources: The sources that the story is to have, by their numbers.
    """

    def version(item: Item) -> Item:
        new = [numbers.get(piece.number, piece.number) for piece in cited(item.content)]
        return evolved(item, marking.content(item, new, sources))

    return version


def with_items(story: Story, facts: Sequence[Fact], narratives: Sequence[Narrative]) -> Story:
    """Return a story with other items."""
    return _story(story.title, tuple(facts), story.sources, tuple(narratives), story.span)
