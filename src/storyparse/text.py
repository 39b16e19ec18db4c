"""Places in a text: spans, lines and columns."""

import bisect
import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple, Protocol, Self

import attrs

__all__ = ["LineTable", "Position", "Span", "span_of"]


class Span(NamedTuple):
    """A half-open range of code point offsets into a text.

    Attributes:
        start: Offset of the first code point.
        end: Offset behind the last code point.

    Examples:
        >>> from storyparse import Span
        >>> start, end = Span(2, 5)
        >>> "Harbor"[start:end]
        'rbo'
    """

    start: int
    end: int


class _Part(Protocol):
    """What has a span if it was read."""

    @property
    def span(self) -> Span | None: ...


def span_of(part: _Part) -> Span:
    """Return where a part of a story was read.

    Raises:
        KeyError: It was made, and not read from a text.

    Examples:
        >>> from storyparse import parse
        >>> span_of(parse("Ferry Opens\\nFacts\\n- It runs.\\n").facts[0])
        Span(start=18, end=28)
    """
    if part.span is None:
        msg = f"this {type(part).__name__} was made, and not read from a text"
        raise KeyError(msg)
    return part.span


@attrs.frozen
class Position:
    """Where an offset lies: a line, and the column there in three units, all counted from 1.

    Attributes:
        line: Number of the line. Lines end with LF or CRLF and with nothing else.
        column: Column in code points.
        utf16_column: Column in UTF-16 code units, as the Language Server Protocol counts.
        byte_column: Column in bytes of UTF-8.

    Examples:
        >>> from storyparse import read
        >>> read("Ferry\\nFacts\\n- 🚢 runs.").position(15)
        Position(line=3, column=4, utf16_column=5, byte_column=7)
    """

    line: int
    column: int
    utf16_column: int
    byte_column: int


# A line may be as long as the text, and every position may be asked for: what lies before each
# block is summed up once, so that an answer costs a block and not a line.
_BLOCK = 256
# What stands for a byte that is no UTF-8 counts as that byte.
_ESCAPED_BYTE = re.compile("[\udc80-\udcff]")


class _Size(NamedTuple):
    """How long a text is in UTF-16 code units and in bytes of UTF-8."""

    utf16: int
    utf8: int

    def plus(self, text: str) -> Self:
        """Return the size with a text behind it."""
        units = len(text.encode("utf-16-le", "surrogatepass")) // 2
        data = _ESCAPED_BYTE.sub("x", text).encode("utf-8", "surrogatepass")
        return type(self)(self.utf16 + units, self.utf8 + len(data))


def _sizes(text: str) -> Iterator[_Size]:
    """Yield the size of what lies before each block of a text, and before its end."""
    size = _Size(0, 0)
    for start in range(0, len(text) + 1, _BLOCK):
        yield size
        size = size.plus(text[start : start + _BLOCK])


class LineTable:
    """The lines of a text, found once and then looked up.

    Examples:
        >>> table = LineTable("Facts\\n- Aé")
        >>> table.position(10)
        Position(line=2, column=5, utf16_column=5, byte_column=6)
    """

    def __init__(self, text: str) -> None:
        """Keep the text; where its lines begin is found when it is asked for."""
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @cached_property
    def _blocks(self) -> list[_Size]:
        return list(_sizes(self.text))

    @property
    def count(self) -> int:
        """How many lines there are; behind a final newline an empty one."""
        return len(self._starts)

    def number(self, offset: int) -> int:
        """Return the number of the line that holds an offset, from 1."""
        return bisect.bisect_right(self._starts, offset)

    def column(self, offset: int) -> int:
        """Return the column of an offset in code points, from 1."""
        return offset - self._starts[self.number(offset) - 1] + 1

    def span(self, number: int) -> Span:
        """Return the span of a line without its line end."""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        if end > start and number < len(self._starts) and self.text[end - 1] == "\r":
            end -= 1
        return Span(start, end)

    def position(self, offset: int) -> Position:
        """Return the line and columns of an offset in code points.

        Raises:
            ValueError: The offset lies outside the text.
        """
        if not 0 <= offset <= len(self.text):
            msg = f"offset {offset} lies outside the text of {len(self.text)} code points"
            raise ValueError(msg)
        number = self.number(offset)
        start = self._starts[number - 1]
        line, here = self._before(start), self._before(offset)
        return Position(
            line=number,
            column=offset - start + 1,
            utf16_column=here.utf16 - line.utf16 + 1,
            byte_column=here.utf8 - line.utf8 + 1,
        )

    def _before(self, offset: int) -> _Size:
        """Return the size of what lies before an offset."""
        before = self._blocks[offset // _BLOCK]
        return before.plus(self.text[offset - offset % _BLOCK : offset])
