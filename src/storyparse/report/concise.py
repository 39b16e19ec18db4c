"""A line for each finding."""

from collections.abc import Iterator

from storyparse.diagnostics import Diagnostic, Safety
from storyparse.report.findings import Findings
from storyparse.report.heading import heading
from storyparse.report.segments import Role, Segment
from storyparse.report.style import Piece, Style
from storyparse.text import LineTable

__all__ = ["STYLE"]

_FIXABLE = {Safety.SAFE: " (fixable)", Safety.UNSAFE: " (fixable with --unsafe-fixes)"}


def _pieces(findings: Findings) -> Iterator[Piece]:
    for diagnostic in findings.diagnostics:
        yield tuple(_line(diagnostic, findings.lines, findings.path))


def _line(diagnostic: Diagnostic, lines: LineTable, path: str | None) -> Iterator[Segment]:
    yield from heading(diagnostic, lines, path)
    if diagnostic.fix and diagnostic.fix.safety in _FIXABLE:
        yield Segment(_FIXABLE[diagnostic.fix.safety], Role.FIX)
    yield Segment("\n", Role.MESSAGE)


STYLE = Style(name="concise", findings=_pieces, is_human=True)
