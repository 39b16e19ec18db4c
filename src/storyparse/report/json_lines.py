"""A JSON object on a line for each finding."""

from collections.abc import Iterator

from storyparse.report import objects
from storyparse.report.findings import Findings, Problem
from storyparse.report.strict_json import dumped
from storyparse.report.style import Piece, Style, data

__all__ = ["STYLE"]


def _pieces(findings: Findings) -> Iterator[Piece]:
    for diagnostic in findings.diagnostics:
        yield data(dumped(objects.finding(diagnostic, findings)) + "\n")


def _problem(problem: Problem) -> Piece:
    return data(dumped(objects.problem(problem)) + "\n")


STYLE = Style(name="json-lines", findings=_pieces, problem=_problem)
