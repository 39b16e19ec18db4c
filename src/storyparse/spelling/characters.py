"""The characters that lines are made of."""

import re
from collections.abc import Callable, Iterator
from functools import cache

__all__ = [
    "BYTE_ORDER_MARK",
    "LINE_END",
    "SPACE",
    "SPACES",
    "SPACE_RUN",
    "after_spaces",
    "compiled",
    "consecutive",
    "objection",
    "objection_to_ends",
    "trim",
]

SPACES = " \t\u00a0\u2009\u202f\u3000"
"""Every space of the format."""

SPACE = f"[{SPACES}]"
"""A pattern for one space."""

SPACE_RUN = re.compile(f"{SPACE}++")
"""Spaces, as many as there are."""

BYTE_ORDER_MARK = "\ufeff"
"""What may stand before a text without being part of it."""

LINE_END = SPACES + "\r"
"""What stands at the end of a line without being content."""

_FORBIDDEN = "[\n\ud800-\udfff]"


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first used: a canonical story needs few.

    Args:
        pattern: A constant: what was compiled is kept.
    """
    return re.compile(pattern)


def trim(line: str) -> str:
    """Return a line without the spaces around it and the carriage returns at its end."""
    return line.rstrip(LINE_END).lstrip(SPACES)


def consecutive(pattern: re.Pattern[str], text: str, start: int = 0) -> Iterator[re.Match[str]]:
    """Yield matches from an offset on, each beginning where the one before ended, until none does.

    Nothing is searched: where finditer would try every offset to the text's end, this stops.
    """
    match: Callable[[], re.Match[str] | None] = pattern.scanner(text, start).match  # type: ignore[attr-defined]
    return iter(match, None)


def after_spaces(text: str, start: int) -> int:
    """Return the first offset from start on that is no space."""
    match = SPACE_RUN.match(text, start)
    return match.end() if match else start


def objection_to_ends(text: str, last: str = SPACES) -> str | None:
    """Say why a text cannot begin and end as it does, or return None.

    Args:
        text: The text.
        last: What it must not end with.
    """
    if not text:
        return "it is empty"
    if text[0] in SPACES or text[-1] in last:
        return "it begins or ends with a space"
    return None


def objection(text: str) -> str | None:
    """Say why a text can stand in no part of a story, or return None.

    Examples:
        >>> objection("one\\ntwo")
        'it holds a newline'
    """
    match = compiled(_FORBIDDEN).search(text)
    if match is None:
        return None
    return "it holds a newline" if match[0] == "\n" else "it holds a lone surrogate"
