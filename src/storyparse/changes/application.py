"""The changes between two stories, made to the first of them."""

from collections.abc import Iterable, Iterator

from storyparse.changes.change import Change, TitleReworded
from storyparse.changes.fitting import misfit
from storyparse.changes.item_change import ItemChange, ItemKind
from storyparse.changes.listing import new_numbers, new_sources
from storyparse.changes.telling import new_items
from storyparse.citations import Source
from storyparse.model import Item, Narrative, Story, check_provider, check_story
from storyparse.spelling.narratives import Listed
from storyparse.values import maker

__all__ = ["apply"]


def apply(changes: Iterable[Change], story: Story) -> Story:
    """Make the changes between two stories to the first of them.

    Whatever two stories are, ``apply(diff(a, b), a) == b``.

    Args:
        changes: What `diff` returned, all of it.
        story: The story as it was before.

    Returns:
        The story as it is after the changes, without spans. Like the one that `diff` was given, it
        may lack what every story has, if that one was read from a faulty text.

    Raises:
        TypeError: One of the changes is none, or the story.
        ValueError: A change does not fit the story, or what was made of it would refer to
            something else than it says.

    Examples:
        >>> from storyparse import Fact, Story, apply, diff
        >>> old, new = Story("Ferry", [Fact(["It runs."])]), Story("Ferry", [Fact(["It sails."])])
        >>> apply(diff(old, new), old) == new
        True
        >>> apply(diff(new, old), old)
        Traceback (most recent call last):
        ...
        ValueError: this does not fit the story: fact 1 reworded: 'It sails.' → 'It runs.'
    """
    check_story(story)
    made = tuple(changes)
    for change in made:
        if not isinstance(change, Change):
            msg = f"changes are wanted, not {type(change).__name__}"
            raise TypeError(msg)
    numbers = new_numbers(made, story.sources)
    sources = new_sources(made, story.sources, numbers)
    listed = {source.number: source for source in sources}
    kept = {old: listed[new] for old, new in numbers.items()}
    facts, narratives = (
        tuple(new_items(_of(kind, made), items, kept=kept, listed=listed))
        for kind, items in ((ItemKind.FACT, story.facts), (ItemKind.NARRATIVE, story.narratives))
    )
    _check_providers(sources, narratives)
    return _story(_title(made, story.title), facts, sources, narratives, None)


_story = maker(Story)


def _title(changes: Iterable[Change], title: str) -> str:
    for change in changes:
        if isinstance(change, TitleReworded):
            if title != change.old:
                raise misfit(change)
            title = change.new
    return title


def _of(kind: ItemKind, changes: Iterable[Change]) -> Iterator[ItemChange]:
    return (each for each in changes if isinstance(each, ItemChange) and each.place.kind is kind)


def _check_providers(sources: Iterable[Source], items: Iterable[Item]) -> None:
    """Refuse narratives one of which would be provided by others than it is."""
    listed = Listed([source.name for source in sources])
    for item in items:
        if isinstance(item, Narrative):
            check_provider(item, listed)
