"""Workflow commands that GitHub shows as annotations."""

from collections.abc import Iterator, Mapping
from pathlib import PurePath

from storyparse.diagnostics import Diagnostic
from storyparse.display import printable
from storyparse.report.findings import Findings, Problem
from storyparse.report.style import Piece, Style, data
from storyparse.text import LineTable

__all__ = ["STYLE"]


def _pieces(findings: Findings) -> Iterator[Piece]:
    for diagnostic in findings.diagnostics:
        message = diagnostic.message
        if diagnostic.help:
            message += f"\n{diagnostic.help}"
        title = f"storyparse ({diagnostic.code} {diagnostic.name})"
        place = _place(diagnostic, findings.lines)
        yield _command(diagnostic.severity, findings.path, place, title, message)


def _problem(problem: Problem) -> Piece:
    return _command("error", problem.path, {}, "storyparse", problem.message)


def _place(diagnostic: Diagnostic, lines: LineTable) -> dict[str, str]:
    start, end = diagnostic.span
    first, last = lines.number(start), lines.number(end)
    place = {"line": str(first), "endLine": str(last)}
    if first == last:
        # Columns of a place of several lines are an error to GitHub. Whether the end column is
        # the last one or the one behind it, GitHub does not say: its own example and other
        # linters (Ruff, ty) give the one behind, which is also never before the start.
        place |= {"col": str(lines.column(start)), "endColumn": str(lines.column(end))}
    return place


def _command(
    name: str, path: str | None, place: Mapping[str, str], title: str, message: str
) -> Piece:
    properties = {"title": title}
    if path is not None:
        properties = {"file": PurePath(path).as_posix(), **place, **properties}
    said = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return data(f"::{name} {said}::{_escaped(message)}\n")


def _escaped(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return printable(escaped)


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


STYLE = Style(name="github", findings=_pieces, problem=_problem)
