"""Places in a text, and how a text is safely shown."""

import bisect
import functools
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple, Self

import attrs

__all__ = [
    "LineTable",
    "Position",
    "Span",
    "Translation",
    "decode",
    "encode",
    "escaped",
    "printable",
    "require_utf8",
    "width",
]


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


class _Size(NamedTuple):
    """How long a text is in UTF-16 code units and in bytes of UTF-8."""

    utf16: int
    utf8: int

    def plus(self, text: str) -> Self:
        """Return the size with a text behind it."""
        units = len(text.encode("utf-16-le", "surrogatepass")) // 2
        return type(self)(self.utf16 + units, self.utf8 + _bytes(text))


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


def decode(data: bytes) -> str:
    """Decode UTF-8 so that every byte can be given back.

    A byte that is no UTF-8 becomes a lone surrogate, as PEP 383 describes.
    ``text.encode("utf-8", "surrogateescape")`` is the data again.

    Examples:
        >>> decode(b"caf\\xe9")
        'caf\\udce9'
    """
    return data.decode("utf-8", "surrogateescape")


def encode(text: str) -> bytes:
    """Encode a text as UTF-8, and give back the bytes that `decode` could not read.

    Raises:
        UnicodeEncodeError: The text holds a lone surrogate that no byte has become.

    Examples:
        >>> encode(decode(b"caf\\xe9"))
        b'caf\\xe9'
    """
    return text.encode("utf-8", "surrogateescape")


def require_utf8(text: str) -> None:
    """Raise a ValueError if a text holds lone surrogates, such as bytes that `decode` kept.

    Examples:
        >>> require_utf8("caf\\udce9")
        Traceback (most recent call last):
        ...
        ValueError: a text that is no UTF-8 cannot be written: it holds a lone surrogate
    """
    if _SURROGATE.search(text):
        msg = "a text that is no UTF-8 cannot be written: it holds a lone surrogate"
        raise ValueError(msg)


_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED_BYTE = re.compile("[\udc80-\udcff]")


def _bytes(text: str) -> int:
    return len(_ESCAPED_BYTE.sub("x", text).encode("utf-8", "surrogatepass"))


def printable(text: str) -> str:
    r"""Return the text with everything that a terminal could obey or hide written as an escape.

    Controls, format characters such as bidirectional overrides, line separators and lone
    surrogates are escaped; a tab becomes a space.

    Args:
        text: Any text, also one with lone surrogates.

    Examples:
        >>> from storyparse.text import printable
        >>> print(printable("red\x1b[31m\u202e"))
        red\x1b[31m\u202e
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(shown for shown, _ in cells(text))


def width(text: str) -> int:
    """Return how many terminal cells the text takes when it is shown by `printable`.

    Examples:
        >>> width("新聞")
        4
    """
    return sum(size for _, size in cells(text))


def cells(text: str) -> Iterator[tuple[str, int]]:
    """Return what is shown for each code point of the text, and how many cells that takes."""
    return map(_cell, text)


@functools.lru_cache(maxsize=4096)
def _cell(character: str) -> tuple[str, int]:
    category = unicodedata.category(character)
    if character in _MARKS or category in {"Mn", "Me"}:
        return character, 0
    if character == "\t":
        return " ", 1
    if (category in _HIDDEN and character not in _SIGNS) or _FILLER.match(character):
        escape = escaped(character)
        return escape, len(escape)
    return character, 2 if unicodedata.east_asian_width(character) in "WF" else 1


# Joiners and direction marks shape ordinary words of many scripts, and emoji: escaped, they would
# make them unreadable, and raw they change nothing outside of them.
_MARKS = "\u061c\u200c\u200d\u200e\u200f"
_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
# Format characters that are seen: signs over numbers, of Unicode's Prepended_Concatenation_Mark.
_SIGNS = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
# Others that nobody sees: fillers, and what Unicode keeps free for more of them (its
# Default_Ignorable_Code_Point), but for joiners of graphemes and variation selectors.
_FILLER = re.compile(
    "[\u115f\u1160\u17b4\u17b5\u2065\u3164\uffa0\ufff0-\ufff8"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)


def escaped(character: str) -> str:
    r"""Return the escape of a character that is not to be shown raw.

    Examples:
        >>> print(escaped("\u200d"))
        \u200d
    """
    return character.encode("unicode_escape").decode("ascii")


class Translation(dict[int, str]):
    r"""A table for `str.translate` that finds how a character is written when it first meets it.

    Args:
        written: Returns what is written for a character.

    Examples:
        >>> print("red\x1b[31m".translate(Translation(printable)))
        red\x1b[31m
    """

    def __init__(self, written: Callable[[str], str]) -> None:
        """Begin with nothing."""
        super().__init__()
        self._written = written

    def __missing__(self, point: int) -> str:
        """Find how a character is written, by its code point."""
        self[point] = self._written(chr(point))
        return self[point]
