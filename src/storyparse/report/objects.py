"""Findings as objects of JSON."""

from typing import TypeGuard

from attrs import asdict

from storyparse.diagnostics import Diagnostic, Fix
from storyparse.encoding import is_utf8
from storyparse.report.findings import Findings, Problem
from storyparse.report.strict_json import Json
from storyparse.text import LineTable, Span

__all__ = ["finding", "problem"]


def finding(diagnostic: Diagnostic, findings: Findings) -> dict[str, Json]:
    """Return the object of a diagnostic.

    Its offsets are code points from 0, its lines and columns are counted from 1.
    """
    lines = findings.lines
    return {
        "path": findings.path,
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "help": diagnostic.help,
        **_place(diagnostic.span, lines),
        "labels": [
            {"message": label.message, **_place(label.span, lines)} for label in diagnostic.labels
        ],
        "fix": _fix(diagnostic.fix, lines) if _is_held(diagnostic.fix) else None,
    }


def problem(problem: Problem) -> dict[str, Json]:
    """Return the object of a file that could not be read or written."""
    return {"path": problem.path, "problem": problem.message}


def _is_held(fix: Fix | None) -> TypeGuard[Fix]:
    """Tell whether there is a fix whose texts JSON holds: others would be applied wrongly."""
    return fix is not None and all(is_utf8(edit.text) for edit in fix.edits)


def _fix(fix: Fix, lines: LineTable) -> dict[str, Json]:
    return {
        "message": fix.message,
        "safety": fix.safety,
        "edits": [{**_place(edit.span, lines), "text": edit.text} for edit in fix.edits],
    }


def _place(span: Span, lines: LineTable) -> dict[str, Json]:
    return {"start": _point(span.start, lines), "end": _point(span.end, lines)}


def _point(offset: int, lines: LineTable) -> dict[str, Json]:
    return {"offset": offset, **asdict(lines.position(offset))}
