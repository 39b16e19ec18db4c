"""Citation markers in a content."""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from storyparse.spelling.characters import SPACE, SPACES

__all__ = ["LONGEST_RANGE", "Marker", "before_link", "markers", "pieces"]

LONGEST_RANGE = 50
"""How many numbers a range may have at most to count as a marker."""

_LINK = r"(?!\(http)"


def _bracket(opening: str, closing: str, zero: str, one_to_nine: str) -> str:
    digit = f"[{zero}{one_to_nine}]"
    # Possessive throughout: time stays linear and no repetition keeps a place to go back to.
    number = f"\\^?[{zero}]*+[{one_to_nine}]{digit}{{0,2}}+"
    part = f"{number}(?:{SPACE}*+[-\u2013]{SPACE}*+{number})?+"
    parts = f"{part}(?:{SPACE}*+[,\uff0c\u3001;]{SPACE}*+{part})*+"
    return f"{opening}{SPACE}*+{parts}{SPACE}*+{closing}"


_MARKER = re.compile(
    r"(?:\[(?P<plain>[1-9][0-9]{0,2})\]|(?P<spelled>"
    + "|".join(
        (
            _bracket(r"\[", r"\]", "0", "1-9"),
            _bracket("\u3010", "\u3011", "0\uff10", "1-9\uff11-\uff19"),
            _bracket("\uff3b", "\uff3d", "0\uff10", "1-9\uff11-\uff19"),
        )
    )
    + r"))"
    + _LINK
)
_PART = re.compile(r"(\d+)(?:[^\d,\uff0c\u3001;]+(\d+))?")


class Marker(NamedTuple):
    """A citation marker.

    Args:
        start: Where its bracket begins in the content.
        end: Where its bracket ends.
        numbers: The numbers it cites, one or several.
    """

    start: int
    end: int
    numbers: tuple[int, ...]


def markers(content: str, listed: Container[int]) -> Iterator[Marker]:
    """Yield the citation markers of a content, in order.

    A plain marker counts whatever its number is; one in another spelling, a list or a range only
    where all its numbers are listed and no range is longer than `LONGEST_RANGE`.

    Args:
        content: The content of a fact or narrative.
        listed: The numbers of the story's sources.

    >>> [marker.numbers for marker in markers("a[1], b[2-4] [1789]", {1, 2, 3, 4})]
    [(1,), (2, 3, 4)]
    """
    for match in _MARKER.finditer(content):
        plain = match["plain"]
        if plain:
            yield Marker(match.start(), match.end(), (int(plain),))
            continue
        numbers = _listed_numbers(match["spelled"], listed)
        if numbers:
            yield Marker(match.start(), match.end(), numbers)


def _listed_numbers(bracket: str, listed: Container[int]) -> tuple[int, ...] | None:
    ranges = []
    for first, last in _PART.findall(bracket):
        start = _number(first)
        stop = _number(last) if last else start
        if stop < start or (last and stop == start) or stop - start >= LONGEST_RANGE:
            return None
        ranges.append(range(start, stop + 1))
    numbers = tuple(number for part in ranges for number in part)
    return numbers if all(number in listed for number in numbers) else None


def _number(digits: str) -> int:
    # int() knows full-width digits, and refuses thousands of zeros.
    return int(digits.lstrip("0\uff10"))


def before_link(text: str) -> bool:
    """Tell whether a marker directly before this text would be a link and no marker."""
    return text.startswith("(http")


def pieces(content: str, listed: Container[int]) -> Iterator[str | Marker]:
    """Yield the markers of a content, and its text without the spaces before them."""
    position = 0
    for marker in markers(content, listed):
        text = content[position : marker.start].rstrip(SPACES)
        if text:
            yield text
        yield marker
        position = marker.end
    if position < len(content):
        yield content[position:]
