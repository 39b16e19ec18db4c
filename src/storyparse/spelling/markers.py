"""Citation markers in a content."""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from storyparse.spelling.characters import SPACE, SPACES
from storyparse.spelling.numbers import number

__all__ = ["LONGEST_RANGE", "Marker", "before_link", "markers", "pieces"]

LONGEST_RANGE = 50
"""How many numbers a range may have at most to count as a marker."""

_LINK = r"(?!\(http)"


def _bracket(opening: str, closing: str, digits: str) -> str:
    # What may stand in a bracket is told by its characters first, so that time stays linear.
    return f"{opening}[{digits}^,\uff0c\u3001;\\-\u2013{SPACES}]++{closing}"


_MARKER = re.compile(
    r"(?:\[(?P<plain>[1-9][0-9]{0,2})\]|(?P<spelled>"
    + "|".join(
        (
            _bracket(r"\[", r"\]", "0-9"),
            _bracket("\u3010", "\u3011", "0-9\uff10-\uff19"),
            _bracket("\uff3b", "\uff3d", "0-9\uff10-\uff19"),
        )
    )
    + "))"
    + _LINK
)
_COMMA = re.compile("[,\uff0c\u3001;]")
_PART = re.compile(rf"\^?(\d++)(?:{SPACE}*+[-\u2013]{SPACE}*+\^?(\d++))?")


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
        numbers = _listed_numbers(match["spelled"][1:-1], listed)
        if numbers:
            yield Marker(match.start(), match.end(), numbers)


def _listed_numbers(inside: str, listed: Container[int]) -> tuple[int, ...] | None:
    """Return the numbers that the inside of a bracket cites, or None where it is no marker."""
    numbers: list[int] = []
    for part in _COMMA.split(inside):
        cited = _range(part.strip(SPACES))
        if cited is None or not all(each in listed for each in cited):
            return None
        numbers += cited
    return tuple(numbers)


def _range(part: str) -> range | None:
    match = _PART.fullmatch(part)
    if match is None:
        return None
    first, last = number(match[1]), number(match[2] or match[1])
    if match[2]:
        return range(first, last + 1) if 0 < first < last < first + LONGEST_RANGE else None
    return range(first, first + 1) if first else None


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
