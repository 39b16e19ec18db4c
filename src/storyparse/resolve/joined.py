"""The lines of an item or entry as one text, with the way back."""

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from storyparse.text import Span
from storyparse.values import named

__all__ = ["Joined", "Offsets", "joined", "place"]

Offsets: TypeAlias = int | tuple[tuple[int, int], ...]
"""Where a text stands in the text of its document: an offset, if it is part of one line. If it was
joined of several, where each of them begins in the one and in the other.
"""


class Joined(NamedTuple):
    """Lines joined by single spaces.

    Attributes:
        text: The joined text.
        offsets: Where it stands.
    """

    text: str
    offsets: Offsets

    def span(self, start: int, end: int) -> Span:
        """Return the span in the document of a stretch of the joined text that is not empty."""
        return place(self.offsets, start, end)

    def at(self, offset: int) -> int:
        """Return where an offset of the document stands in the joined text.

        What stands between two lines is the space that joins them.
        """
        if isinstance(self.offsets, int):
            return offset - self.offsets
        line = max(bisect_right(self.offsets, offset, key=itemgetter(1)) - 1, 0)
        begun, start = self.offsets[line]
        after = self.offsets[line + 1][0] - 1 if line + 1 < len(self.offsets) else len(self.text)
        return min(begun + offset - start, after)


def place(offsets: Offsets, start: int, end: int) -> Span:
    """Return the span in the document of a stretch, which is not empty, of a text."""
    if isinstance(offsets, int):
        return named(Span, (offsets + start, offsets + end))
    return Span(_offset(offsets, start), _offset(offsets, end - 1) + 1)


def _offset(offsets: tuple[tuple[int, int], ...], at: int) -> int:
    start, offset = offsets[bisect_right(offsets, at, key=itemgetter(0)) - 1]
    return offset + at - start


def joined(text: str, lines: Sequence[Span], skipped: int) -> Joined:
    """Join the lines of an item or entry, without what its first line begins with.

    Args:
        text: The text of the document.
        lines: The spans of the lines.
        skipped: How many code points of the first line are left out.
    """
    start, end = lines[0]
    start += skipped
    if len(lines) == 1:
        return named(Joined, (text[start:end], start))
    spans = [(start, end), *lines[1:]]
    if start == end:
        del spans[0]
    offsets, length = [], 0
    for start, end in spans:
        offsets.append((length, start))
        length += end - start + 1
    return Joined(" ".join(text[start:end] for start, end in spans), tuple(offsets))
