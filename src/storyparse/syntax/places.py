"""What a line's place makes of it: a title, the beginning of a story, an item or its going on."""

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from storyparse.spelling import titles

__all__ = ["Line", "placed"]

_SOURCES_LINES = frozenset({"SOURCES_LINE", "SOURCES_TEXT"})
_OTHER_SECTIONS = _SOURCES_LINES | {"NARRATIVES", "SOURCES"}
_SECTIONS = _OTHER_SECTIONS | {"FACTS"}
_BULLETS = frozenset({"BULLET", "CITED_BULLET"})
# An indented line goes on with one of these.
_GOES_ON = _BULLETS | _SOURCES_LINES | {"NUMBER", "INDENTED_NUMBER", "ENTRY", "INDENTED_ENTRY"}
_BLANK = frozenset({"BLANK"})
_INDENTED = _BLANK | {"INDENTED"}
_LISTED = _INDENTED | {"ENTRY", "INDENTED_ENTRY", "CITED_BULLET", "NUMBER", "INDENTED_NUMBER"}


class Line(NamedTuple):
    """A line as it is spelled, or as it is placed.

    Args:
        type: Name of its terminal in the grammar of lines.
        start: Offset of its first code point that is no space.
        end: Offset behind its last code point that is no space and no line end.
        text: What stands between them.
    """

    type: str
    start: int
    end: int
    text: str


def placed(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines that count, each with the type that its place gives it.

    A title becomes TITLE; an empty UNTITLED line is put before a story that has none; in a section
    of numbered items an INDENTED_NUMBER becomes NUMBER; BLANK lines are left out.
    """
    facts = [at for at, line in enumerate(lines) if line.type == "FACTS"]
    starts = _starts(lines, _titles(lines, facts)) if facts else _start_without_facts(lines)
    yield from _numbered(_marked(lines, starts))


def _titles(lines: Sequence[Line], facts: list[int]) -> dict[int, int | None]:
    """Map each Facts heading to its title or None; a Facts line that is a title is left out."""
    title_of: dict[int, int | None] = {}
    titles_by_place: set[int] = set()
    # From the end: the last of several Facts lines is a heading, the one before may be its title.
    for heading in reversed(facts):
        if heading not in titles_by_place:
            title = _title_by_place(lines, heading)
            title_of[heading] = title
            if title is not None:
                titles_by_place.add(title)
    after = 0
    for heading in sorted(title_of):
        if title_of[heading] is None:
            title_of[heading] = max(_plain(lines, range(after, heading)), default=None)
        after = heading + 1
    return title_of


def _title_by_place(lines: Sequence[Line], heading: int) -> int | None:
    at = _before(lines, heading, _BLANK)
    if at < 0 or (at > 0 and lines[at - 1].type != "BLANK"):
        return None
    if _ends_list_before_facts(lines, at):
        return None
    return at if titles.is_possible(titles.bare(lines[at].text)) else None


def _ends_list_before_facts(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line ends a list of sources that stands between a title and its facts."""
    if lines[at].type not in _LISTED:
        return False
    label = _before(lines, at, _LISTED)
    if label < 0 or lines[label].type != "SOURCES":
        return False
    title = _before(lines, label, _BLANK)
    return title < 0 or lines[title].type == "TEXT"


def _before(lines: Sequence[Line], at: int, skipped: Container[str]) -> int:
    """Return the last line before one that is of no skipped type, or -1."""
    at -= 1
    while at >= 0 and lines[at].type in skipped:
        at -= 1
    return at


def _plain(lines: Sequence[Line], region: range) -> Iterator[int]:
    """Yield which lines of a region, which begins with a story or section, are plain text."""
    going_on = False
    for at in region:
        line = lines[at]
        if line.type not in _INDENTED:
            going_on = line.type in _GOES_ON
        is_plain = line.type == "TEXT" or (line.type == "INDENTED" and not going_on)
        if is_plain and titles.is_possible(titles.bare(line.text)):
            yield at


def _starts(lines: Sequence[Line], title_of: Mapping[int, int | None]) -> dict[int, bool]:
    """Map the lines that begin a story to whether they are its title."""
    title_lines = set(title_of.values())
    starts: dict[int, bool] = {}
    only_facts = True
    first_section: int | None = None
    for at, line in enumerate(lines):
        if at in title_lines:
            starts[at] = True
            only_facts = True
        elif line.type in _OTHER_SECTIONS:
            only_facts = False
            first_section = at if first_section is None else first_section
        elif at in title_of and title_of[at] is None:
            if not starts:
                starts[at if first_section is None else first_section] = False
            elif not only_facts:
                starts[at] = False
                only_facts = True
    return starts


def _start_without_facts(lines: Sequence[Line]) -> dict[int, bool]:
    for section, line in enumerate(lines):
        if line.type in _OTHER_SECTIONS:
            title = min(_plain(lines, range(section)), default=None)
            return {section: False} if title is None else {title: True}
    return {}


def _marked(lines: Sequence[Line], starts: Mapping[int, bool]) -> Iterator[Line]:
    began = False
    for at, line in enumerate(lines):
        if at in starts:
            began = True
            if starts[at]:
                yield line._replace(type="TITLE")
                continue
            yield Line("UNTITLED", line.start, line.start, "")
        if line.type in _SECTIONS and not began:
            yield line._replace(type="TEXT")
        elif line.type != "BLANK":
            yield line


# Whether the items of what begins here are numbered; None: its first item tells.
_NUMBERING: Mapping[str, bool | None] = {
    "FACTS": None,
    "NARRATIVES": None,
    "SOURCES": True,
    "SOURCES_LINE": False,
    "SOURCES_TEXT": False,
    "TITLE": False,
    "UNTITLED": False,
}
_NUMBERS = frozenset({"NUMBER", "INDENTED_NUMBER"})
_ITEMS = _BULLETS | _NUMBERS


def _numbered(lines: Iterator[Line]) -> Iterator[Line]:
    numbered: bool | None = False
    for line in lines:
        numbered = _NUMBERING.get(line.type, numbered)
        if numbered is None and line.type in _ITEMS:
            numbered = line.type in _NUMBERS
        is_item = numbered and line.type == "INDENTED_NUMBER"
        yield line._replace(type="NUMBER") if is_item else line
