"""A finding with its source lines, carets, labels, help and fix."""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from storyparse.diagnostics import Diagnostic, Safety
from storyparse.display import cells, escaped, fitting, printable
from storyparse.report.findings import Findings
from storyparse.report.heading import WEIGHTS, heading
from storyparse.report.segments import Role, Segment
from storyparse.report.style import Piece, Style
from storyparse.text import LineTable, Span

__all__ = ["STYLE", "WIDTH", "full"]

WIDTH = 100
"""How many cells of a source line are shown; of a longer one, what lies around its marks."""

_FIXES = {Safety.SAFE: "fix", Safety.UNSAFE: "unsafe fix", Safety.SHOWN: "suggestion"}


def full(
    diagnostic: Diagnostic, lines: LineTable, *, path: str | None = None, width: int = WIDTH
) -> Iterator[Segment]:
    """Yield a diagnostic with its source lines, carets, labels, help and fix.

    Args:
        diagnostic: What to show.
        lines: The lines of the text it is about.
        path: What to call the text, if it is a file.
        width: How many cells of a source line to show.
    """
    yield from heading(diagnostic, lines, path)
    yield Segment("\n", Role.MESSAGE)
    yield from _marked_lines(diagnostic, lines, width)


class _Mark(NamedTuple):
    span: Span
    character: str
    note: str
    role: Role


def _marked_lines(diagnostic: Diagnostic, lines: LineTable, width: int) -> Iterator[Segment]:
    marks = [_Mark(label.span, "-", label.message, Role.LABEL) for label in diagnostic.labels]
    marks = sorted([*marks, _Mark(diagnostic.span, "^", "", WEIGHTS[diagnostic.severity])])
    numbers = [lines.number(mark.span.start) for mark in marks]
    margin = " " * len(str(max(numbers)))
    yield Segment(f"{margin} |\n", Role.GUTTER)
    shown = None
    for mark, number in zip(marks, numbers, strict=True):
        excerpt = _excerpt(lines, mark.span, width)
        if (number, excerpt.text) != shown:
            yield Segment(f"{number:>{len(margin)}} | ", Role.GUTTER)
            yield Segment(f"{excerpt.text}\n", Role.SOURCE)
            shown = number, excerpt.text
        yield Segment(f"{margin} | ", Role.GUTTER)
        yield Segment(" " * excerpt.before + mark.character * excerpt.marked, mark.role)
        yield Segment(f" {printable(mark.note)}\n" if mark.note else "\n", Role.LABEL)
    if diagnostic.help:
        yield Segment(f"{margin} = ", Role.GUTTER)
        yield Segment(f"help: {printable(diagnostic.help)}\n", Role.HELP)
    if diagnostic.fix:
        yield Segment(f"{margin} = ", Role.GUTTER)
        fix = f"{_FIXES[diagnostic.fix.safety]}: {printable(diagnostic.fix.message)}"
        yield Segment(f"{fix}\n", Role.FIX)


class _Excerpt(NamedTuple):
    """What is shown of a line, and how many cells lie before the mark and under it."""

    text: str
    before: int
    marked: int


_ELLIPSIS = "…"


def _excerpt(lines: LineTable, span: Span, width: int) -> _Excerpt:
    text = lines.text
    line = lines.span(lines.number(span.start))
    start = min(span.start, line.end)
    end = max(start, min(span.end, line.end))
    # Only windows are measured: a line may be as long as the text.
    before = _last(text[max(line.start, start - width) : start], width)
    marked = _first(text[start : min(end, start + width)], width)
    after = _first(text[end : min(line.end, end + width)], width)
    whole = start - line.start <= width and line.end - end <= width and end - start <= width
    if not whole or _size(before) + _size(marked) + _size(after) > width:
        before = _last(text[max(line.start, start - width) : start], width // 3)
        marked = _first(text[start : min(end, start + width)], width - _size(before))
        after = _first(
            text[end : min(line.end, end + width)], width - _size(before) - _size(marked)
        )
    if marked and not _size(marked):
        # A joiner where it joins nothing is what is reported: it must be seen.
        marked = [(escaped(character), len(escaped(character))) for character, _ in marked]
    cut_before = len(before) < start - line.start
    cut_after = len(marked) < end - start or len(after) < line.end - end
    shown = "".join(character for character, _ in (*before, *marked, *after))
    return _Excerpt(
        f"{_ELLIPSIS * cut_before}{shown}{_ELLIPSIS * cut_after}",
        _size(before) + cut_before,
        max(1, _size(marked)),
    )


_Cells: TypeAlias = list[tuple[str, int]]


def _size(shown: _Cells) -> int:
    return sum(size for _, size in shown)


def _first(text: str, room: int) -> _Cells:
    shown = list(cells(text))
    return shown[: fitting(shown, room)]


def _last(text: str, room: int) -> _Cells:
    shown = list(cells(text))
    return shown[len(shown) - fitting(shown[::-1], room) :]


def _pieces(findings: Findings) -> Iterator[Piece]:
    for diagnostic in findings.diagnostics:
        yield tuple(full(diagnostic, findings.lines, path=findings.path))


STYLE = Style(name="full", findings=_pieces, separator="\n", is_human=True)
