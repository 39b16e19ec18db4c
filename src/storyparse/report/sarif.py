"""A SARIF 2.1.0 document, which code scanners and editors exchange."""

import os
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import PurePath
from urllib.parse import quote

from storyparse.catalogue import Kind
from storyparse.diagnostics import Diagnostic, Edit, Fix, Safety
from storyparse.encoding import is_utf8
from storyparse.report.findings import Findings, Problem
from storyparse.report.fingerprints import fingerprinted
from storyparse.report.strict_json import Json, dumped
from storyparse.report.style import Piece, Style, data
from storyparse.text import LineTable, Span

__all__ = ["STYLE"]

_SCHEMAS = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas"
_END = "]}]}"

_FIXES = {Safety.SAFE: "safe fix", Safety.UNSAFE: "unsafe fix", Safety.SHOWN: "suggestion"}


def _head(kinds: Sequence[Kind]) -> str:
    driver: Json = {
        "name": "storyparse",
        "version": metadata.version("storyparse"),
        "rules": [_rule(kind) for kind in dict.fromkeys(kinds)],
    }
    # The results are what is written last, so that they can be written one by one.
    run: Json = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": []}
    document: Json = {
        "$schema": f"{_SCHEMAS}/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return dumped(document).removesuffix(_END) + "\n"


def _rule(kind: Kind) -> dict[str, Json]:
    return {
        "id": kind.code,
        "name": kind.name,
        "shortDescription": {"text": kind.summary},
        "defaultConfiguration": {"level": kind.severity},
        "properties": {"tags": [kind.group]},
    }


def _pieces(findings: Findings) -> Iterator[Piece]:
    artifact = _artifact(findings.name)
    for diagnostic, fingerprint in fingerprinted(findings):
        yield data(dumped(_result(diagnostic, fingerprint, artifact, findings.lines)))


def _result(
    diagnostic: Diagnostic, fingerprint: str, artifact: Json, lines: LineTable
) -> dict[str, Json]:
    message = diagnostic.message
    if diagnostic.help:
        message += f"\n{diagnostic.help}"
    result: dict[str, Json] = {
        "ruleId": diagnostic.code,
        "level": diagnostic.severity,
        "message": _message(message),
        "locations": [_location(diagnostic.span, artifact, lines)],
        "partialFingerprints": {"storyparse/v1": fingerprint},
    }
    if diagnostic.labels:
        result["relatedLocations"] = [
            {
                "id": number,
                **_location(label.span, artifact, lines),
                "message": _message(label.message),
            }
            for number, label in enumerate(diagnostic.labels, 1)
        ]
    if diagnostic.fix and _can_be_held(diagnostic.fix):
        result["fixes"] = [_fix(diagnostic.fix, artifact, lines)]
    return result


def _problem(problem: Problem) -> Piece:
    result: dict[str, Json] = {
        "level": "error",
        "message": _message(problem.message),
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(problem.path)}}],
    }
    return data(dumped(result))


def _message(text: str) -> dict[str, Json]:
    # Braces are doubled, as those of placeholders are not. A viewer would make a link of
    # "[…](…)"; what is quoted from a story shall not become one.
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "] (")}


def _artifact(path: str) -> dict[str, Json]:
    pure = PurePath(path)
    uri = pure.as_uri() if pure.is_absolute() else quote(os.fsencode(pure.as_posix()))
    return {"uri": uri}


def _location(span: Span, artifact: Json, lines: LineTable) -> dict[str, Json]:
    place = {"artifactLocation": artifact, "region": _region(span, lines)}
    return {"physicalLocation": place}


def _region(span: Span, lines: LineTable) -> dict[str, Json]:
    start, end = span
    return {
        "startLine": lines.number(start),
        "startColumn": lines.column(start),
        "endLine": lines.number(end),
        "endColumn": lines.column(end),
        "charOffset": start,
        "charLength": end - start,
    }


def _can_be_held(fix: Fix) -> bool:
    """Tell whether a fix has edits, and its texts are such as JSON can hold.

    Others would be applied wrongly: with an escape in the place of a byte that is no UTF-8.
    """
    return bool(fix.edits) and all(is_utf8(edit.text) for edit in fix.edits)


def _fix(fix: Fix, artifact: Json, lines: LineTable) -> dict[str, Json]:
    changes = [_replacement(edit, lines) for edit in fix.edits]
    return {
        "description": _message(f"{_FIXES[fix.safety]}: {fix.message}"),
        "artifactChanges": [{"artifactLocation": artifact, "replacements": changes}],
    }


def _replacement(edit: Edit, lines: LineTable) -> dict[str, Json]:
    return {
        "deletedRegion": _region(edit.span, lines),
        "insertedContent": {"text": edit.text},
    }


STYLE = Style(
    name="sarif",
    findings=_pieces,
    problem=_problem,
    head=_head,
    separator=",\n",
    tail=f"\n{_END}\n",
)
