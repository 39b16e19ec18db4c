"""Citation markers in a content."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from storyparse.spelling.characters import SPACE, SPACES, compiled
from storyparse.spelling.numbers import number

__all__ = [
    "LONGEST_RANGE",
    "Marker",
    "Suspicious",
    "before_link",
    "has_bracket",
    "has_wide_bracket",
    "is_marker",
    "markers",
    "pieces",
    "renumbered",
    "spelled",
    "suspicious",
    "written",
]

LONGEST_RANGE = 50
"""How many numbers a range may have at most to count as a marker."""

_LINK = "(http"


_BESIDE_DIGITS = f"^,\uff0c\u3001;-\u2013{SPACES}"


def _bracket(opening: str, closing: str, digits: str) -> str:
    # What may stand in a bracket is told by its characters first, so that time stays linear.
    return f"{opening}[{digits}{re.escape(_BESIDE_DIGITS)}]++{closing}"


_MARKER = (
    r"(?:\[(?P<plain>[1-9][0-9]{0,2})\]|(?P<spelled>"
    + "|".join(
        (
            _bracket(r"\[", r"\]", "0-9"),
            _bracket("\u3010", "\u3011", "0-9\uff10-\uff19"),
            _bracket("\uff3b", "\uff3d", "0-9\uff10-\uff19"),
        )
    )
    + "))"
    + f"(?!{re.escape(_LINK)})"
)
_DIGITS = r"\d++"
_COMMA = "[,\uff0c\u3001;]"
_PART = rf"\^?(\d++)(?:{SPACE}*+[-\u2013]{SPACE}*+\^?(\d++))?"


class Marker(NamedTuple):
    """A citation marker.

    Attributes:
        start: Where its bracket begins in the content.
        end: Where its bracket ends.
        numbers: The numbers it cites, one or several.
    """

    start: int
    end: int
    numbers: tuple[int, ...]


class Suspicious(NamedTuple):
    """A bracket that is spelled like a marker, and counts as text.

    Attributes:
        start: Where it begins in the content.
        end: Where it ends.
        ranges: The numbers it names.
    """

    start: int
    end: int
    ranges: frozenset[range]


def has_bracket(content: str) -> bool:
    """Tell whether a content holds a bracket that may begin a marker.

    Examples:
        >>> has_bracket("a[sic]"), has_bracket("a\u30101\u3011"), has_bracket("(1)")
        (True, True, False)
    """
    return "[" in content or has_wide_bracket(content)


def has_wide_bracket(content: str) -> bool:
    """Tell whether a content holds a bracket that begins a marker, and is no "[".

    Examples:
        >>> has_wide_bracket("\u30101\u3011"), has_wide_bracket("[1]")
        (True, False)
    """
    return not content.isascii() and ("\u3010" in content or "\uff3b" in content)


def is_marker(bracket: str, listed: Container[int]) -> bool:
    """Tell whether a bracket is a citation marker, if nothing that stands after it makes it a link.

    Examples:
        >>> is_marker("[1, 2]", {1, 2}), is_marker("[1, 2]", {1}), is_marker("[sic]", {1})
        (True, False, False)
    """
    return bracket[1:2] in _FIRST and any(markers(bracket, listed))


_FIRST = _BESIDE_DIGITS + "0123456789"


def markers(content: str, listed: Container[int]) -> Iterator[Marker]:
    """Yield the citation markers of a content, in order.

    A plain marker counts whatever its number is; one in another spelling, a list or a range only
    where all its numbers are listed and no range is longer than `LONGEST_RANGE`.

    Args:
        content: The content of a fact or narrative.
        listed: The numbers of the story's sources.

    Examples:
        >>> [marker.numbers for marker in markers("a[1], b[2-4] [1789]", {1, 2, 3, 4})]
        [(1,), (2, 3, 4)]
    """
    for match in compiled(_MARKER).finditer(content):
        plain = match["plain"]
        if plain:
            yield Marker(match.start(), match.end(), (int(plain),))
            continue
        ranges = list(_ranges(match["spelled"]))
        if _counts(ranges, listed):
            numbers = tuple(number for cited in ranges for number in cited or ())
            yield Marker(match.start(), match.end(), numbers)


def suspicious(content: str, listed: Container[int]) -> Iterator[Suspicious]:
    """Yield the brackets that are spelled like markers, and count as text.

    Their numbers could be those of sources, but not all are listed, or a range is too long.

    Args:
        content: The content of a fact or narrative.
        listed: The numbers of the story's sources.

    Examples:
        >>> [each[:2] for each in suspicious("a[1, 2] b[0] c[9-3] d[1]", {1})]
        [(1, 7)]
    """
    if not has_bracket(content):
        return
    for match in compiled(_MARKER).finditer(content):
        if not match["plain"]:
            ranges = [cited or range(0) for cited in _ranges(match["spelled"])]
            if all(ranges) and not _counts(ranges, listed):
                yield Suspicious(match.start(), match.end(), frozenset(ranges))


def spelled(text: str) -> Iterator[range]:
    """Yield the numbers that brackets name which are markers, or would be if these were listed.

    Examples:
        >>> list(spelled("a[1] b[2-4] [0]"))
        [range(1, 2), range(2, 5)]
    """
    for match in compiled(_MARKER).finditer(text):
        ranges = [cited or range(0) for cited in _ranges(match[0])]
        yield from ranges if all(ranges) else ()


def renumbered(bracket: str, numbers: Mapping[int, int]) -> str:
    """Return a marker's bracket with other numbers, in its own spelling unless it has a range.

    Of a bracket with a range each number is written as a marker of its own.

    Args:
        bracket: A bracket that counts as a marker.
        numbers: The new number of each number that changes.

    Examples:
        >>> renumbered("[^1, 3]", {3: 2}), renumbered("[1-3]", {3: 4})
        ('[^1, 2]', '[1][2][4]')
    """
    ranges = [cited or range(0) for cited in _ranges(bracket)]
    if any(len(cited) > 1 for cited in ranges):
        new_numbers = (numbers.get(each, each) for cited in ranges for each in cited)
        return written(new_numbers)
    new = (str(numbers.get(each, each)) for cited in ranges for each in cited)
    return compiled(_DIGITS).sub(lambda _: next(new), bracket)


def written(numbers: Iterable[int]) -> str:
    """Return the markers of some numbers as the canonical text writes them."""
    return "".join(f"[{number}]" for number in numbers)


def _counts(ranges: Iterable[range | None], listed: Container[int]) -> bool:
    """Tell whether the parts of a bracket make a marker where these sources are listed."""
    return all(
        cited and len(cited) <= LONGEST_RANGE and all(number in listed for number in cited)
        for cited in ranges
    )


def _ranges(bracket: str) -> Iterator[range | None]:
    """Yield the numbers that each part of a bracket names, or None for one that names none."""
    for part in compiled(_COMMA).split(bracket[1:-1]):
        match = compiled(_PART).fullmatch(part.strip(SPACES))
        yield match and _range(match)


def _range(match: re.Match[str]) -> range | None:
    first, last = number(match[1]), number(match[2] or match[1])
    is_one = match[2] is None and first > 0
    return range(first, last + 1) if is_one or 0 < first < last else None


def before_link(text: str) -> bool:
    """Tell whether a marker directly before this text would be a link and no marker."""
    return text.startswith(_LINK)


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
