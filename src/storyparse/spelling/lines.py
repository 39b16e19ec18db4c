"""What tells the lines of a text apart: bullets, labels and the words of headings."""

from storyparse.spelling.characters import SPACE, SPACES, after_spaces, compiled

__all__ = ["FACTS", "NARRATIVES", "SOURCES", "after_bullet", "after_label"]

FACTS = rf"(?ai:(?:the{SPACE}++)?facts|overview)"
"""A pattern for the words of the heading of the facts."""

NARRATIVES = rf"(?ai:narratives?|(?:the{SPACE}++)?spin)"
"""A pattern for the words of the heading of the narratives."""

SOURCES = r"(?ai:sources?|references)"
"""A pattern for the words of the label of the sources."""

_BULLET = rf"(?P<sign>[-*\u2013\u2014]|[1-9][0-9]?[.)])(?:{SPACE}++|\Z)|(?P<point>\u2022){SPACE}*+"
_LABEL = rf"(?:\#{{1,6}}{SPACE}++)?(\*{{1,3}}|__|){SOURCES}(?:\1[:\uff1a]|[:\uff1a]?\1)"


def after_bullet(text: str, start: int = 0, end: int | None = None) -> tuple[int, int]:
    """Return where an item's bullet ends, and where its words begin.

    Args:
        text: The text.
        start: Where the item's line begins in it.
        end: Where the line ends; the text's end if it is not given.

    Examples:
        >>> after_bullet("12)  Fares rose.")
        (3, 5)
    """
    end = len(text) if end is None else end
    if text.startswith("- ", start, end) and text[start + 2 : start + 3] not in SPACES:
        return start + 1, start + 2
    match = compiled(_BULLET).match(text, start, end)
    return (match.end(match.lastgroup or 0), match.end()) if match else (start, start)


def after_label(line: str) -> tuple[int, int]:
    """Return where a sources label ends, and where its entries begin.

    Examples:
        >>> after_label("**Sources:** [1]Coast Daily")
        (12, 13)
    """
    if line.startswith(_CANONICAL_LABEL):
        return len(_CANONICAL_LABEL) - 2, len(_CANONICAL_LABEL) - 1
    match = compiled(_LABEL).match(line)
    end = match.end() if match else 0
    return end, after_spaces(line, end)


_CANONICAL_LABEL = "Sources: ["
