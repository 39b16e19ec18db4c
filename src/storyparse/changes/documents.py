"""The changes between two documents."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

import attrs

from storyparse.changes.alignment import aligned_stories
from storyparse.changes.change import Change
from storyparse.changes.comparison import diff
from storyparse.changes.matching import unmoved
from storyparse.changes.wording import quoted
from storyparse.model import Story, stories_of

__all__ = ["StoryChange", "StoryChangeKind", "story_changes"]


class StoryChangeKind(StrEnum):
    """What happened to a story.

    Attributes:
        ADDED (StoryChangeKind): ``"added"``: it is new.
        REMOVED (StoryChangeKind): ``"removed"``: it is no longer there.
        MOVED (StoryChangeKind): ``"moved"``: it stands before or after others than it did, and may
            have changed as well.
        CHANGED (StoryChangeKind): ``"changed"``: it stands where it did, and says or cites
            something else.

    Examples:
        >>> from storyparse.changes import StoryChange
        >>> StoryChange("Ferry Opens", None, 1, is_moved=False, changes=()).kind
        <StoryChangeKind.ADDED: 'added'>
    """

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


@attrs.frozen
class StoryChange:
    """What changed in one story of a document, or that it came or went.

    Attributes:
        title: Its new title, or that which it had.
        old: Where it stood in the old document, from 1; None for a story that was added.
        new: Where it stands in the new document, from 1; None for a story that was removed.
        is_moved: Whether it stands before or after others than it did, and has another number.
        changes: What changed in it.

    Examples:
        >>> from storyparse.changes import StoryChange
        >>> print(StoryChange("Ferry Opens", 2, 1, is_moved=True, changes=()))
        story 2 moved to 1: 'Ferry Opens'
    """

    title: str
    old: int | None
    new: int | None
    is_moved: bool
    changes: tuple[Change, ...]

    @property
    def kind(self) -> StoryChangeKind:
        """What happened to the story as a whole."""
        if self.old is None:
            return StoryChangeKind.ADDED
        if self.new is None:
            return StoryChangeKind.REMOVED
        return StoryChangeKind.MOVED if self.is_moved else StoryChangeKind.CHANGED

    def __str__(self) -> str:
        """Return the sentence about the story as a whole, safe to be shown."""
        place = self.new if self.old is None else self.old
        where = f" to {self.new}" if self.is_moved else ""
        return f"story {place} {self.kind}{where}: {quoted(self.title)}"


def story_changes(old: Iterable[Story], new: Iterable[Story]) -> Iterator[StoryChange]:
    """Yield what changed in each story of two documents, of those alone that changed.

    Args:
        old: The stories of the old document.
        new: The stories of the new document.

    Yields:
        Those of the new document in its order; then those that were removed.

    Raises:
        TypeError: One of them is no story.

    Examples:
        >>> from storyparse import read
        >>> from storyparse.changes import story_changes
        >>> old = read("One\\nFacts\\n- a\\n\\nTwo\\nFacts\\n- It runs.\\n").stories
        >>> new = read("Two\\nFacts\\n- It sails.\\n").stories
        >>> for each in story_changes(old, new):
        ...     print(each, *each.changes, sep="; ")
        story 2 changed: 'Two'; fact 1 reworded: 'It runs.' → 'It sails.'
        story 1 removed: 'One'
    """
    old, new = tuple(stories_of(old)), tuple(stories_of(new))
    pairs = aligned_stories(old, new)
    in_order = unmoved(pairs)
    for before, after in pairs:
        was = None if before is None else old[before]
        now = None if after is None else new[after]
        found = StoryChange(
            title=(now or was or old[0]).title,
            old=None if before is None else before + 1,
            new=None if after is None else after + 1,
            is_moved=was is not None and now is not None and before not in in_order,
            changes=diff(was, now) if was and now else (),
        )
        if found.changes or found.kind is not StoryChangeKind.CHANGED:
            yield found
