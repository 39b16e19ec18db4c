"""What can have changed in the list of sources: values, each of which says one thing."""

from typing import TypeAlias

import attrs

from storyparse.changes.wording import cited, enumerated, quoted, renamed
from storyparse.citations import Source

__all__ = [
    "Renumbered",
    "SourceAdded",
    "SourceChange",
    "SourceRemoved",
    "SourceRenamed",
    "SourceUrlChanged",
    "SourcesMoved",
]


@attrs.frozen
class Renumbered:
    """Sources that both stories have go by other numbers.

    Attributes:
        numbers: The old and the new number of each source that both stories have, in the order of
            the new story.

    Examples:
        >>> from storyparse.changes import Renumbered
        >>> print(Renumbered(((2, 1), (3, 3), (1, 2))))
        sources renumbered: [2] is now [1], [1] is now [2]
    """

    numbers: tuple[tuple[int, int], ...]

    def __str__(self) -> str:
        """Return the sentence."""
        said = [f"[{old}] is now [{new}]" for old, new in self.numbers if old != new]
        return f"sources renumbered: {enumerated(said)}"


@attrs.frozen
class SourcesMoved:
    """Sources that both stories have are listed in another order, with the numbers they had.

    Attributes:
        numbers: Their numbers, in the order of the new story.

    Examples:
        >>> from storyparse.changes import SourcesMoved
        >>> print(SourcesMoved((2, 1)))
        sources listed in another order: [2], [1]
    """

    numbers: tuple[int, ...]

    def __str__(self) -> str:
        """Return the sentence."""
        said = [f"[{number}]" for number in self.numbers]
        return f"sources listed in another order: {enumerated(said)}"


@attrs.frozen
class SourceRemoved:
    """A source is no longer listed.

    Attributes:
        source: The source, with its old number.

    Examples:
        >>> from storyparse import Source
        >>> from storyparse.changes import SourceRemoved
        >>> print(SourceRemoved(Source(2, "Bay News")))
        source [2] Bay News removed
    """

    source: Source

    def __str__(self) -> str:
        """Return the sentence."""
        return f"source {cited(self.source)} removed"


@attrs.frozen
class SourceAdded:
    """A source is listed that was not.

    Attributes:
        source: The source.
        position: Where it stands in the new list, from 1.

    Examples:
        >>> from storyparse import Source
        >>> from storyparse.changes import SourceAdded
        >>> print(SourceAdded(Source(5, "Port Wire"), 5))
        source [5] Port Wire added
    """

    source: Source
    position: int

    def __str__(self) -> str:
        """Return the sentence."""
        return f"source {cited(self.source)} added"


@attrs.frozen
class SourceRenamed:
    """A source has another name.

    Attributes:
        number: Its new number.
        old: The old name.
        new: The new name.

    Examples:
        >>> from storyparse.changes import SourceRenamed
        >>> print(SourceRenamed(2, "Port Wire", "Port Wire Service"))
        source 2 renamed from 'Port Wire' to 'Port Wire Service'
    """

    number: int
    old: str
    new: str

    def __str__(self) -> str:
        """Return the sentence."""
        old, new = renamed(self.old, self.new)
        return f"source {self.number} renamed from {old} to {new}"


@attrs.frozen
class SourceUrlChanged:
    """A source has another URL, one that it had not, or none.

    Attributes:
        number: Its new number.
        old: The old URL, or None.
        new: The new URL, or None.

    Examples:
        >>> from storyparse.changes import SourceUrlChanged
        >>> print(SourceUrlChanged(2, None, "https://port.example/ferry"))
        source 2 has the URL 'https://port.example/ferry' now
    """

    number: int
    old: str | None
    new: str | None

    def __str__(self) -> str:
        """Return the sentence."""
        if self.new is None:
            return f"source {self.number} has no URL now"
        if self.old is None:
            return f"source {self.number} has the URL {quoted(self.new)} now"
        _, new = renamed(self.old, self.new)
        return f"source {self.number} has another URL: {new}"


SourceChange: TypeAlias = (
    Renumbered | SourcesMoved | SourceRemoved | SourceAdded | SourceRenamed | SourceUrlChanged
)
"""One thing that changed in the list of sources."""
