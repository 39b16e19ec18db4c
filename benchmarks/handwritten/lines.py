"""Lines, and what kind of line each of them is by its spelling."""

import re
from collections.abc import Iterator
from typing import TypeAlias

from storyparse.spelling.characters import BYTE_ORDER_MARK, LINE_END, SPACE, SPACES

__all__ = [
    "BLANK",
    "ENTRIES",
    "GOES_ON",
    "INDENTED",
    "ITEMS",
    "LISTED",
    "NUMBERED",
    "OTHER_SECTIONS",
    "SECTIONS",
    "SOURCES_LINES",
    "Line",
    "lines_of",
    "surrogates",
]

_SURROGATES = re.compile("[\ud800-\udfff]+")


def surrogates(text: str) -> Iterator[re.Match[str]]:
    """Yield the runs of what is no UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        yield from _SURROGATES.finditer(text)


Line: TypeAlias = tuple[str, int, int]
"""A line: its kind, and where it begins and ends without the spaces around it."""

_EMPHASIS = r"\*{1,3}|__|"
_HASHES = rf"(?:\#{{1,6}}{SPACE}++)?"
_FACTS = rf"(?ai:(?:the{SPACE}++)?facts|overview)"
_NARRATIVES = rf"(?ai:narratives?|(?:the{SPACE}++)?spin)"
_LABEL = r"(?ai:sources?|references)"
_DIGITS = rf"{SPACE}*+\^?[0-9]++{SPACE}*+"
_WIDE_DIGITS = rf"{SPACE}*+[0-9\uff10-\uff19]++{SPACE}*+"
_NUMBER = rf"(?:\[{_DIGITS}\]|\u3010{_WIDE_DIGITS}\u3011|\uff3b{_WIDE_DIGITS}\uff3d)"
_FENCE = rf"(?:`{{3,}}+|~{{3,}}+){SPACE}*+[^{SPACES}`~]*+"
_COLON = "[:\uff1a]?"
_BULLET = rf"(?:[*\-\u2013\u2014]{SPACE}++|\u2022{SPACE}*+)"


def _marked(group: str, words: str, colon: str) -> str:
    """Return a pattern for words with Markdown around them, and what may stand for their colon."""
    return rf"(?P<{group}>{_EMPHASIS}){words}(?:(?P={group}){colon}|[:\uff1a](?P={group}))"


# The kinds of a line without the spaces around it; the first one that fits is its kind.
_KINDS = {
    "BLANK": rf"(?:-{{3,}}+|_{{3,}}+|\*{{3,}}+|{_FENCE})\Z",
    "FACTS": _HASHES + _marked("f", _FACTS, _COLON) + r"\Z",
    "NARRATIVES": _HASHES + _marked("n", _NARRATIVES, _COLON) + r"\Z",
    "SOURCES": _HASHES + _marked("s", _LABEL, _COLON) + r"\Z",
    "SOURCES_LINE": _HASHES + _marked("e", _LABEL, _COLON) + rf"{SPACE}*+\[{SPACE}*+\^?[0-9]",
    "SOURCES_TEXT": _HASHES + _marked("w", _LABEL, rf"(?:[:\uff1a]|{SPACE}*+(?=\[))") + "(?s:.)",
    "CITED_BULLET": _BULLET + _NUMBER,
    "BULLET": rf"{_BULLET}|[*\-\u2013\u2014]\Z",
    "NUMBER": rf"[1-9][0-9]?[.)](?:{SPACE}|\Z)",
    "ENTRY": _NUMBER,
}
_KIND = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()))
# What a line of one of these kinds can begin with.
_BEGINNINGS = frozenset("fFoOtTnNsSrR123456789-_*`~#\u2013\u2014\u2022[\u3010\uff3b")
_WHEN_INDENTED = {
    "ENTRY": "INDENTED_ENTRY",
    "NUMBER": "INDENTED_NUMBER",
    "SOURCES_TEXT": "INDENTED",
    "TEXT": "INDENTED",
}


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text."""
    lines: list[Line] = []
    start = 1 if text.startswith(BYTE_ORDER_MARK) else 0
    for line in text[start:].split("\n"):
        indented = line.rstrip(LINE_END)
        words = indented.lstrip(SPACES)
        end = start + len(indented)
        kind = _kind(words)
        if len(words) < len(indented):
            kind = _WHEN_INDENTED.get(kind, kind)
        lines.append((kind, end - len(words), end))
        start += len(line) + 1
    return lines


def _kind(words: str) -> str:
    if not words:
        return "BLANK"
    match = _KIND.match(words) if words[0] in _BEGINNINGS else None
    return match.lastgroup or "TEXT" if match else "TEXT"


INDENTED = frozenset({"INDENTED", "INDENTED_ENTRY", "INDENTED_NUMBER"})
ITEMS = frozenset({"BULLET", "CITED_BULLET", "NUMBER"})
NUMBERED = frozenset({"NUMBER", "INDENTED_NUMBER"})
ENTRIES = frozenset({"ENTRY", "INDENTED_ENTRY", "CITED_BULLET", "NUMBER"})
SOURCES_LINES = frozenset({"SOURCES_LINE", "SOURCES_TEXT"})
OTHER_SECTIONS = frozenset({"NARRATIVES", "SOURCES"}) | SOURCES_LINES
SECTIONS = frozenset({"FACTS"}) | OTHER_SECTIONS
GOES_ON = ITEMS | SOURCES_LINES | {"INDENTED_NUMBER", "ENTRY", "INDENTED_ENTRY"}
BLANK = frozenset({"BLANK"})
LISTED = BLANK | INDENTED | ENTRIES
