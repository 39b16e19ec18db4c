"""Sentences for whoever listens to a report: no carets, no columns to look along."""

from collections.abc import Iterator

from storyparse.diagnostics import Diagnostic, Label, Safety
from storyparse.display import printable
from storyparse.report.findings import Findings
from storyparse.report.heading import WEIGHTS
from storyparse.report.segments import Role, Segment
from storyparse.report.style import Piece, Style
from storyparse.text import LineTable, Span

__all__ = ["STYLE"]

_LONGEST = 60
"""How many code points of a text are read out."""

_FIXES = {
    Safety.SAFE: "A safe fix is there",
    Safety.UNSAFE: "An unsafe fix is there",
    Safety.SHOWN: "A suggestion is there",
}


def _pieces(findings: Findings) -> Iterator[Piece]:
    for diagnostic in findings.diagnostics:
        yield tuple(_paragraph(diagnostic, findings.lines, findings.path))


def _paragraph(diagnostic: Diagnostic, lines: LineTable, path: str | None) -> Iterator[Segment]:
    place = _place(lines, diagnostic.span)
    yield Segment(
        f"In {printable(path)}, {place}, " if path is not None else f"{_capital(place)}, ",
        Role.PLACE,
    )
    yield Segment(f"{diagnostic.severity}: ", WEIGHTS[diagnostic.severity])
    yield Segment(diagnostic.name.replace("-", " "), Role.NAME)
    message = _capital(printable(diagnostic.message))
    yield Segment(f", code {diagnostic.code}. {_ended(message)}", Role.MESSAGE)
    yield Segment(_quoted(lines, diagnostic.span), Role.SOURCE)
    for label in diagnostic.labels:
        yield Segment(f" {_labelled(lines, label)}", Role.LABEL)
    if diagnostic.help:
        yield Segment(f" Help: {_ended(printable(diagnostic.help))}", Role.HELP)
    if diagnostic.fix:
        fix = f"{_FIXES[diagnostic.fix.safety]}: {printable(diagnostic.fix.message)}"
        yield Segment(f" {_ended(fix)}", Role.FIX)
    yield Segment("\n", Role.MESSAGE)


def _place(lines: LineTable, span: Span) -> str:
    return f"line {lines.number(span.start)}, column {lines.column(span.start)}"


def _labelled(lines: LineTable, label: Label) -> str:
    place = _capital(_place(lines, label.span))
    return _ended(f"{place} is {printable(label.message)}")


def _quoted(lines: LineTable, span: Span) -> str:
    """Return a sentence with the text of a span, as far as its line goes and a listener would."""
    line = lines.span(lines.number(span.start))
    end = min(span.end, line.end, span.start + _LONGEST)
    shown = printable(lines.text[span.start : end])
    if not shown.strip():
        return ""
    return f" The text there {'is' if end == span.end else 'begins with'} '{shown}'."


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


STYLE = Style(name="narrated", findings=_pieces, separator="\n", is_human=True)
