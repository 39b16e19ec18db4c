"""The line that a finding begins with."""

from collections.abc import Iterator

from storyparse.diagnostics import Diagnostic, Severity
from storyparse.display import printable
from storyparse.report.segments import Role, Segment
from storyparse.text import LineTable

__all__ = ["WEIGHTS", "heading"]

WEIGHTS = {Severity.ERROR: Role.ERROR, Severity.WARNING: Role.WARNING}
"""The role of what shows how much a diagnostic weighs."""


def heading(diagnostic: Diagnostic, lines: LineTable, path: str | None) -> Iterator[Segment]:
    """Yield where a diagnostic is, what it is and what it says, without a line end."""
    line, column = lines.number(diagnostic.span.start), lines.column(diagnostic.span.start)
    if path is None:
        place = f"line {line}, column {column}"
    else:
        place = f"{printable(path)}:{line}:{column}"
    yield Segment(f"{place}: ", Role.PLACE)
    yield Segment(f"{diagnostic.severity}[{diagnostic.code}]", WEIGHTS[diagnostic.severity])
    yield Segment(f" {diagnostic.name}", Role.NAME)
    yield Segment(f": {printable(diagnostic.message)}", Role.MESSAGE)
