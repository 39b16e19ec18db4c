"""The characters that lines are made of."""

import re
from collections.abc import Callable, Iterator

__all__ = ["LINE_END", "SPACE", "SPACES", "consecutive", "objection", "trim"]

SPACES = " \t\u00a0\u2009\u202f\u3000"
"""Every space of the format."""

SPACE = f"[{SPACES}]"
"""A pattern for one space."""

LINE_END = SPACES + "\r"
"""What stands at the end of a line without being content."""

_FORBIDDEN = re.compile("[\n\ud800-\udfff]")


def trim(line: str) -> str:
    """Return a line without the spaces around it and the carriage returns at its end."""
    return line.rstrip(LINE_END).lstrip(SPACES)


def consecutive(pattern: re.Pattern[str], text: str, start: int = 0) -> Iterator[re.Match[str]]:
    """Yield matches from an offset on, each beginning where the one before ended, until none does.

    Nothing is searched: where finditer would try every offset to the text's end, this stops.
    """
    match: Callable[[], re.Match[str] | None] = pattern.scanner(text, start).match  # type: ignore[attr-defined]
    return iter(match, None)


def objection(text: str) -> str | None:
    """Say why a text can stand in no part of a story, or return None.

    >>> objection("one\\ntwo")
    'it holds a newline'
    """
    match = _FORBIDDEN.search(text)
    if match is None:
        return None
    return "it holds a newline" if match[0] == "\n" else "it holds a lone surrogate"
