"""A Code Quality report of GitLab."""

from collections.abc import Iterator
from pathlib import PurePath

from storyparse.diagnostics import Severity
from storyparse.report.findings import Findings, Problem
from storyparse.report.fingerprints import digest, fingerprinted
from storyparse.report.strict_json import Json, dumped
from storyparse.report.style import Piece, Style, data
from storyparse.text import LineTable

__all__ = ["STYLE"]

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def _pieces(findings: Findings) -> Iterator[Piece]:
    path, lines = _path(findings.name), findings.lines
    for diagnostic, fingerprint in fingerprinted(findings, path):
        start, end = diagnostic.span
        issue: Json = {
            "description": f"{diagnostic.code} {diagnostic.name}: {diagnostic.message}",
            "check_name": diagnostic.name,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[diagnostic.severity],
            # GitLab takes the line from here or from "lines", where there is no room for columns.
            "location": {
                "path": path,
                "positions": {"begin": _point(start, lines), "end": _point(end, lines)},
            },
        }
        yield data(dumped(issue))


def _problem(problem: Problem) -> Piece:
    path = _path(problem.path)
    issue: Json = {
        "description": problem.message,
        "check_name": "problem",
        "fingerprint": digest(path, "problem", problem.message),
        "severity": "major",
        "location": {"path": path, "positions": {"begin": {"line": 1, "column": 1}}},
    }
    return data(dumped(issue))


def _path(path: str) -> str:
    # GitLab finds no file by a path that begins with "./".
    return PurePath(path).as_posix()


def _point(offset: int, lines: LineTable) -> dict[str, Json]:
    return {"line": lines.number(offset), "column": lines.column(offset)}


STYLE = Style(
    name="gitlab",
    findings=_pieces,
    problem=_problem,
    head=lambda _: "[",
    separator=",\n ",
    tail="]\n",
)
