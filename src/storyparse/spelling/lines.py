"""What stands at the beginning of a line before its words: bullets and labels."""

import re

from storyparse.spelling.characters import SPACE, SPACES, after_spaces

__all__ = ["after_bullet", "after_label"]

_BULLET = re.compile(rf"(?:[-*\u2013\u2014]|[1-9][0-9]?[.)])(?:{SPACE}++|\Z)|\u2022{SPACE}*+")
_LABEL = re.compile(
    rf"(?:\#{{1,6}}{SPACE}++)?(\*{{1,3}}|__|)(?ai:sources?|references)(?:\1[:\uff1a]|[:\uff1a]?\1)"
)


def after_bullet(line: str) -> tuple[int, int]:
    """Return where an item's bullet ends, and where its words begin.

    >>> after_bullet("12)  Fares rose.")
    (3, 5)
    """
    match = _BULLET.match(line)
    return (len(match[0].rstrip(SPACES)), match.end()) if match else (0, 0)


def after_label(line: str) -> tuple[int, int]:
    """Return where a sources label ends, and where its entries begin.

    >>> after_label("**Sources:** [1]Coast Daily")
    (12, 13)
    """
    match = _LABEL.match(line)
    end = match.end() if match else 0
    return end, after_spaces(line, end)
