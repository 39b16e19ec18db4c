"""What a line's place makes of it: a title, the beginning of a story, an item or its going on."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import TypeAlias

__all__ = ["UNTITLED", "placed"]

_CanBeTitle: TypeAlias = Callable[[int], bool]

_SOURCES_LINES = frozenset({"SOURCES_LINE", "SOURCES_TEXT"})
_OTHER_SECTIONS = _SOURCES_LINES | {"NARRATIVES", "SOURCES"}
_SECTIONS = _OTHER_SECTIONS | {"FACTS"}
_BULLETS = frozenset({"ITEMS", "BULLET", "CITED_BULLET"})
# An indented line goes on with one of these.
_GOES_ON = _BULLETS | _SOURCES_LINES | {"NUMBER", "INDENTED_NUMBER", "ENTRY", "INDENTED_ENTRY"}
_BLANK = frozenset({"BLANK"})
_INDENTED = _BLANK | {"INDENTED"}
_LISTED = _INDENTED | {"ENTRY", "INDENTED_ENTRY", "CITED_BULLET", "NUMBER", "INDENTED_NUMBER"}


UNTITLED = -1
"""The place of the line that is put before a story without a title."""


def placed(types: Sequence[str], can_be_title: _CanBeTitle) -> Iterator[tuple[str, int]]:
    """Yield the lines that count, each with the type that its place gives it, and with its place.

    A title becomes TITLE; an UNTITLED line is put before a story that has none; in a section of
    numbered items an INDENTED_NUMBER becomes NUMBER; BLANK lines are left out.

    Args:
        types: The types of the lines, as they are spelled.
        can_be_title: Tells whether the words of a line can be a title.
    """
    sections = [at for at, type_ in enumerate(types) if type_ in _SECTIONS]
    facts = [at for at in sections if types[at] == "FACTS"]
    if facts:
        starts = _starts(types, sections, _titles(types, facts, can_be_title))
    else:
        starts = _start_without_facts(types, sections, can_be_title)
    lines = _marked(types, starts)
    return _numbered(lines) if "INDENTED_NUMBER" in types else lines


def _titles(
    types: Sequence[str], facts: list[int], can_be_title: _CanBeTitle
) -> dict[int, int | None]:
    """Map each Facts heading to its title or None; a Facts line that is a title is left out."""
    title_of: dict[int, int | None] = {}
    titles_by_place: set[int] = set()
    # From the end: the last of several Facts lines is a heading, the one before may be its title.
    for heading in reversed(facts):
        if heading not in titles_by_place:
            title = _title_by_place(types, heading, can_be_title)
            title_of[heading] = title
            if title is not None:
                titles_by_place.add(title)
    after = 0
    for heading in sorted(title_of):
        if title_of[heading] is None and after < heading:
            region = range(after, heading)
            title_of[heading] = max(_plain(types, region, can_be_title), default=None)
        after = heading + 1
    return title_of


def _title_by_place(types: Sequence[str], heading: int, can_be_title: _CanBeTitle) -> int | None:
    at = heading - 1
    while at >= 0 and types[at] == "BLANK":
        at -= 1
    if (at > 0 and types[at - 1] != "BLANK") or at < 0 or types[at] == "ITEMS":
        return None
    if _ends_list_before_facts(types, at):
        return None
    return at if can_be_title(at) else None


def _ends_list_before_facts(types: Sequence[str], at: int) -> bool:
    """Tell whether a line ends a list of sources that stands between a title and its facts."""
    if types[at] not in _LISTED:
        return False
    label = _before(types, at, _LISTED)
    if label < 0 or types[label] != "SOURCES":
        return False
    title = _before(types, label, _BLANK)
    return title < 0 or types[title] == "TEXT"


def _before(types: Sequence[str], at: int, skipped: Container[str]) -> int:
    """Return the last line before one that is of no skipped type, or -1."""
    at -= 1
    while at >= 0 and types[at] in skipped:
        at -= 1
    return at


def _plain(types: Sequence[str], region: range, can_be_title: _CanBeTitle) -> Iterator[int]:
    """Yield which lines of a region, which begins with a story or section, are plain text."""
    going_on = False
    for at in region:
        type_ = types[at]
        if type_ not in _INDENTED:
            going_on = type_ in _GOES_ON
        is_plain = type_ == "TEXT" or (type_ == "INDENTED" and not going_on)
        if is_plain and can_be_title(at):
            yield at


def _starts(
    types: Sequence[str], sections: Sequence[int], title_of: Mapping[int, int | None]
) -> dict[int, bool]:
    """Map the lines that begin a story to whether they are its title, in order."""
    title_lines = {title for title in title_of.values() if title is not None}
    starts: dict[int, bool] = {}
    only_facts = True
    first_section: int | None = None
    for at in sorted(title_lines.union(sections)):
        if at in title_lines:
            starts[at] = True
            only_facts = True
        elif types[at] in _OTHER_SECTIONS:
            only_facts = False
            first_section = at if first_section is None else first_section
        elif title_of[at] is None:
            if not starts:
                starts[at if first_section is None else first_section] = False
            elif not only_facts:
                starts[at] = False
                only_facts = True
    return starts


def _start_without_facts(
    types: Sequence[str], sections: Sequence[int], can_be_title: _CanBeTitle
) -> dict[int, bool]:
    if not sections:
        return {}
    title = min(_plain(types, range(sections[0]), can_be_title), default=None)
    return {sections[0]: False} if title is None else {title: True}


def _marked(types: Sequence[str], starts: Mapping[int, bool]) -> Iterator[tuple[str, int]]:
    began = False
    for at, type_ in enumerate(types):
        has_title = starts.get(at)
        if has_title:
            yield "TITLE", at
        elif type_ != "BLANK":
            if has_title is not None:
                yield "UNTITLED", UNTITLED
            elif not began and type_ in _SECTIONS:
                type_ = "TEXT"  # noqa: PLW2901 - no story has begun
            yield type_, at
        began = began or has_title is not None


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


def _numbered(lines: Iterator[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    numbered: bool | None = False
    for type_, at in lines:
        numbered = _NUMBERING.get(type_, numbered)
        if numbered is None and type_ in _ITEMS:
            numbered = type_ in _NUMBERS
        yield "NUMBER" if numbered and type_ == "INDENTED_NUMBER" else type_, at
