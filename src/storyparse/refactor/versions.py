"""Stories as they are to be after a change: made of other ones, and checked by reading them."""

from collections.abc import Callable, Iterable, Sequence

from storyparse.citations import Content, Source
from storyparse.model import Fact, Item, Narrative, Story
from storyparse.values import maker

__all__ = ["evolved", "retold", "with_items"]

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


def with_items(story: Story, items: Sequence[Item]) -> Story:
    """Return a story with other items: its facts are those among them, in their order."""
    facts = tuple(item for item in items if isinstance(item, Fact))
    narratives = tuple(item for item in items if isinstance(item, Narrative))
    return _story(story.title, facts, story.sources, narratives, story.span)
