"""How a text is safely shown: what a terminal could obey, or would hide, as escapes."""

import functools
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

__all__ = [
    "Translation",
    "cells",
    "clipped",
    "escaped",
    "first_line",
    "fitting",
    "printable",
    "width",
]


def printable(text: str) -> str:
    r"""Return the text with everything that a terminal could obey or hide written as an escape.

    Controls, format characters such as bidirectional overrides, line separators and lone
    surrogates are escaped; a tab becomes a space.

    Args:
        text: Any text, also one with lone surrogates.

    Examples:
        >>> from storyparse.display import printable
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


def first_line(text: str, room: int, *, earliest: int = 1) -> str:
    """Return what a line of so many cells has room for, cut at a space if there is one.

    Args:
        text: The text, with single spaces and none at its start.
        room: How many cells there are.
        earliest: Behind how many code points it may be cut at a space.

    Examples:
        >>> first_line("The ferry to Port Ellis", 10)
        'The ferry'
    """
    # Of what takes no cell, not much either.
    end = fitting(list(cells(text[: 2 * room])), room)
    if end == len(text):
        return text
    space = text.rfind(" ", earliest, end + 1)
    return text[:space] if space > 0 else text[:end]


def fitting(shown: Sequence[tuple[str, int]], room: int) -> int:
    """Return how many code points, from the first, fit into so many cells.

    Args:
        shown: What `cells` returns of them.
        room: How many cells there are.

    Examples:
        >>> fitting(list(cells("新聞")), 3)
        1
    """
    sizes = accumulate(size for _, size in shown)
    return next((count for count, size in enumerate(sizes) if size > room), len(shown))


def clipped(text: str, most: int) -> str:
    """Return a text as it may be shown again and again: of a long one, so many code points.

    Without such a bound, what is shown of a story could be quadratic in what was read.

    Examples:
        >>> clipped("Coast Daily", 5), clipped("Coast", 5)
        ('Coast…', 'Coast')
    """
    return text if len(text) <= most else f"{text[:most]}…"


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
