"""A test report in the XML of JUnit: a suite for each file, a failed case for each finding."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from storyparse.diagnostics import Diagnostic
from storyparse.report.findings import Findings, Problem
from storyparse.report.full import full
from storyparse.report.segments import plain
from storyparse.report.style import Piece, Style, data

__all__ = ["STYLE"]

_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""The characters that XML 1.0 cannot hold, not even as references."""


def _pieces(findings: Findings) -> Iterator[Piece]:
    count = len(findings.diagnostics)
    suite = _suite(findings.name, tests=max(count, 1), failures=count, errors=0)
    for diagnostic in findings.diagnostics:
        _add_case(suite, diagnostic, findings)
    if not count:
        _element(suite, "testcase", name="no findings", classname=findings.name)
    yield _piece(suite)


def _add_case(suite: ET.Element, diagnostic: Diagnostic, findings: Findings) -> None:
    lines, start = findings.lines, diagnostic.span.start
    what = f"{diagnostic.severity}[{diagnostic.code}] {diagnostic.name}"
    case = _element(
        suite,
        "testcase",
        name=f"{what} at {lines.number(start)}:{lines.column(start)}",
        classname=findings.name,
    )
    failure = _element(case, "failure", message=diagnostic.message, type=diagnostic.name)
    failure.text = _held(plain(full(diagnostic, lines, path=findings.path)))


def _problem(problem: Problem) -> Piece:
    suite = _suite(problem.path, tests=1, failures=0, errors=1)
    case = _element(suite, "testcase", name="problem", classname=problem.path)
    _element(case, "error", message=problem.message, type="problem")
    return _piece(suite)


def _suite(name: str, *, tests: int, failures: int, errors: int) -> ET.Element:
    counts = {"tests": str(tests), "failures": str(failures), "errors": str(errors)}
    return ET.Element("testsuite", {"name": _held(name), **counts})


def _element(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    held = {name: _held(value) for name, value in attributes.items()}
    return ET.SubElement(parent, tag, held)


def _held(text: str) -> str:
    return _NO_XML.sub(lambda match: ascii(match[0])[1:-1], text)


def _piece(suite: ET.Element) -> Piece:
    ET.indent(suite, level=1)
    # Everything beyond ASCII becomes a reference: no stream alters it, no terminal obeys it.
    return data(f"  {ET.tostring(suite, 'us-ascii').decode('ascii')}\n")


STYLE = Style(
    name="junit",
    findings=_pieces,
    problem=_problem,
    head=lambda _: '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="storyparse">\n',
    tail="</testsuites>\n",
)
