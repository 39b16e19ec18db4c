"""The lines of an item or entry as one text, with the way back."""

from bisect import bisect_right
from typing import NamedTuple

from storyparse.syntax.outline import Block
from storyparse.text import Span

__all__ = ["Joined", "joined"]


class Joined(NamedTuple):
    """Lines joined by single spaces.

    Args:
        text: The joined text.
        starts: Where each line begins in it.
        offsets: Where each line begins in the text of the document.
    """

    text: str
    starts: tuple[int, ...]
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the span in the document of a stretch of the joined text that is not empty."""
        if len(self.starts) == 1:
            offset = self.offsets[0]
            return Span(offset + start, offset + end)
        return Span(self._offset(start), self._offset(end - 1) + 1)

    def _offset(self, at: int) -> int:
        line = bisect_right(self.starts, at) - 1
        return self.offsets[line] + at - self.starts[line]


def joined(text: str, block: Block, skipped: int) -> Joined:
    """Join the lines of a block, without what its first line begins with.

    Args:
        text: The text of the document.
        block: The spans of the lines.
        skipped: How many code points of the first line are left out.
    """
    first, *others = block
    lines = [Span(first.start + skipped, first.end), *others]
    if len(lines) > 1 and lines[0].start == lines[0].end:
        lines.pop(0)
    if len(lines) == 1:
        (start, end) = lines[0]
        return Joined(text[start:end], (0,), (start,))
    starts, length = [], 0
    for start, end in lines:
        starts.append(length)
        length += end - start + 1
    words = " ".join(text[start:end] for start, end in lines)
    return Joined(words, tuple(starts), tuple(start for start, _ in lines))
