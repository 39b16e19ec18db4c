"""Where stories begin, and which lines are their titles."""

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.handwritten.lines import BLANK, GOES_ON, LISTED, OTHER_SECTIONS, Line
from storyparse.spelling import titles

__all__ = ["starts_of"]


def starts_of(text: str, lines: Sequence[Line]) -> Mapping[int, bool]:
    """Map the lines that begin a story to whether they are its title."""
    headings = [at for at, line in enumerate(lines) if line[0] == "FACTS"]
    if not headings:
        return _start_without_facts(text, lines)
    title_of = _titles(text, lines, headings)
    title_lines = set(title_of.values())
    starts: dict[int, bool] = {}
    only_facts, first_section = True, -1
    for at, (kind, _, _) in enumerate(lines):
        if at in title_lines:
            starts[at] = only_facts = True
        elif kind in OTHER_SECTIONS:
            only_facts = False
            first_section = at if first_section < 0 else first_section
        elif at in title_of and title_of[at] is None:
            if not starts:
                starts[at if first_section < 0 else first_section] = False
            elif not only_facts:
                starts[at] = False
                only_facts = True
    return starts


def _start_without_facts(text: str, lines: Sequence[Line]) -> Mapping[int, bool]:
    for at, (kind, _, _) in enumerate(lines):
        if kind in OTHER_SECTIONS:
            title = next(_plain(text, lines, range(at)), None)
            return {at: False} if title is None else {title: True}
    return {}


def _titles(text: str, lines: Sequence[Line], headings: Sequence[int]) -> Mapping[int, int | None]:
    """Map each Facts heading to its title or None; a Facts line that is a title is left out."""
    by_place: dict[int, int | None] = {}
    taken: set[int | None] = set()
    for heading in reversed(headings):
        if heading not in taken:
            by_place[heading] = _title_by_place(text, lines, heading)
            taken.add(by_place[heading])
    title_of: dict[int, int | None] = {}
    after = 0
    for heading, title in sorted(by_place.items(), key=_heading_of):
        if title is None:
            title = max(_plain(text, lines, range(after, heading)), default=None)  # noqa: PLW2901
        title_of[heading] = title
        after = heading + 1
    return title_of


def _heading_of(pair: tuple[int, int | None]) -> int:
    return pair[0]


def _title_by_place(text: str, lines: Sequence[Line], heading: int) -> int | None:
    """Return the line directly before a heading if it stands where a title does."""
    at = _before(lines, heading, BLANK)
    if at < 0 or (at > 0 and lines[at - 1][0] != "BLANK") or _ends_list(lines, at):
        return None
    return at if _is_possible(text, lines[at]) else None


def _ends_list(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line ends a list of sources that stands between a title and its facts."""
    if lines[at][0] not in LISTED:
        return False
    label = _before(lines, at, LISTED)
    if label < 0 or lines[label][0] != "SOURCES":
        return False
    title = _before(lines, label, BLANK)
    return title < 0 or lines[title][0] == "TEXT"


def _before(lines: Sequence[Line], at: int, skipped: frozenset[str]) -> int:
    """Return the last line before one that is of no skipped kind, or -1."""
    at -= 1
    while at >= 0 and lines[at][0] in skipped:
        at -= 1
    return at


def _is_possible(text: str, line: Line) -> bool:
    return titles.is_possible(titles.bare(text[line[1] : line[2]]))


def _plain(text: str, lines: Sequence[Line], region: range) -> Iterator[int]:
    """Yield which lines of a region can be a title of a story that has none in its place."""
    goes_on = False
    for at in region:
        kind = lines[at][0]
        if kind not in {"BLANK", "INDENTED"}:
            goes_on = kind in GOES_ON
        is_plain = kind == "TEXT" or (kind == "INDENTED" and not goes_on)
        if is_plain and _is_possible(text, lines[at]):
            yield at
