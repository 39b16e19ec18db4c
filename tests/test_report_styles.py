"""Every style says the same, in a form that its readers can read."""

import json
import os
import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib import metadata
from pathlib import Path, PurePath
from typing import Any, TypeAlias
from urllib.parse import unquote_to_bytes, urlsplit

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml

from storyparse.catalogue import CATALOGUE, Kind
from storyparse.diagnostics import Diagnostic, Edit, Fix, Label, Safety, Severity
from storyparse.display import printable
from storyparse.report.findings import Findings, Problem
from storyparse.report.style import Style, written
from storyparse.report.styles import STYLES
from storyparse.text import LineTable, Span

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = Path(__file__).parent / "golden"
SCHEMA = ROOT.parent / "shared" / "schemas" / "sarif-schema-2.1.0.json"

UNDEFINED = Kind("R002", "undefined-citation", Severity.ERROR, "references", "No such source.")
TWICE = Kind("R003", "duplicate-source-number", Severity.ERROR, "references", "Two of a number.")
UNUSED = Kind("R004", "unused-source", Severity.WARNING, "references", "A source nobody cites.")
REPEATED = Kind("R007", "repeated-citation", Severity.WARNING, "references", "Cited twice.")
SUSPICIOUS = Kind("R009", "suspicious-marker", Severity.WARNING, "references", "Nearly a marker.")
CONTROL = Kind("T003", "control-character", Severity.WARNING, "text", "A control character.")
KINDS = (UNDEFINED, TWICE, UNUSED, REPEATED, SUSPICIOUS, CONTROL)

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'

Result: TypeAlias = Findings | Problem


def span(text: str, part: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(part, start + 1)
    return Span(start, start + len(part))


def findings(path: str | None, text: str, *diagnostics: Diagnostic) -> Findings:
    return Findings(path, LineTable(text), diagnostics)


def ferry() -> Findings:
    text = (
        "Ferry Opens\nFacts\n- It runs.[7]\n- Again.[1][1]\n- Odd.[1 ]\n"
        "Sources: [1]A, [1]B, [2]C.\n"
    )
    repeated = Edit(span(text, "[1]", 1))
    unused = Edit(span(text, ", [2]C"))
    return findings(
        "news/the ferry.story",
        text,
        UNDEFINED.at(
            span(text, "[7]"), "no source has the number 7", help="the sources are 1 and 2"
        ),
        REPEATED.at(
            repeated.span,
            "source 1 is cited again",
            labels=(Label(span(text, "[1]"), "the first"),),
            fix=Fix("drop the repeated citation", Safety.SAFE, (repeated,)),
        ),
        SUSPICIOUS.at(
            span(text, "[1 ]"),
            "this counts as text",
            fix=Fix("write '[1]'", Safety.SHOWN, (Edit(span(text, "[1 ]"), "[1]"),)),
        ),
        TWICE.at(
            span(text, "[1]", 3),
            "the number 1 is given to 'A' and again to 'B'",
            labels=(Label(span(text, "[1]", 2), "the first, which counts"),),
            help="give every source a number of its own",
        ),
        UNUSED.at(
            span(text, "[2]C"),
            "nobody cites 'C'",
            fix=Fix("take out the source", Safety.UNSAFE, (unused,)),
        ),
    )


def strange() -> Findings:
    text = "新聞\tcafe\u0301 👩\u200d🚀[7]\r\nred\x1b[31m \u202eevil\u2028\ufffe [7] 100%\n"
    return findings(
        "odd '\"%3A, 1:2\x1b[31m\n\u202e.story",
        text,
        UNDEFINED.at(span(text, "[7]"), "no source has the number 7"),
        CONTROL.at(
            span(text, "\x1b"),
            "a control, '\x1b': 100% \u202eodd\r\n::error::x, {0} [link](http://a.example)\x00\ufffe",
            labels=(Label(span(text, "\u202e"), "this too, \u202e"),),
            help="take it out\x07",
            fix=Fix("take '\x1b' out", Safety.SAFE, (Edit(span(text, "\x1b")),)),
        ),
        UNDEFINED.at(span(text, "[7]", 1), "no source has the number 7"),
    )


def undecodable() -> Findings:
    text = "Caf\udce9 Opens\n- It runs.[1 2]\n"
    return findings(
        "/srv/news/caf\udce9.story",
        text,
        UNDEFINED.at(span(text, "\udce9"), "this is no UTF-8: '\udce9'"),
        SUSPICIOUS.at(
            span(text, "[1 2]"),
            "this counts as text",
            fix=Fix("write it out", Safety.SHOWN, (Edit(span(text, "Caf\udce9"), "\udce9"),)),
        ),
    )


def unnamed() -> Findings:
    text = "- It runs to the port and back, and it stops at every pier there is on the way,\nmore\n"
    return findings(
        None,
        text,
        CONTROL.at(Span(0, len(text)), "this is long", labels=(Label(Span(4, 4), "its place"),)),
        CONTROL.at(Span(len(text), len(text)), "the end is missing"),
        SUSPICIOUS.at(Span(2, 9), "does it?"),
    )


RESULTS: tuple[Result, ...] = (
    ferry(),
    findings("good.story", "Good\n"),
    strange(),
    Problem("mis\x1bsing\u202e, 100%.story", "No such file or directory"),
    undecodable(),
    unnamed(),
)
MACHINES = [name for name, style in STYLES.items() if not style.is_human]
HUMANS = [name for name, style in STYLES.items() if style.is_human]


def rendered(
    name: str, results: Iterable[Result] = RESULTS, kinds: tuple[Kind, ...] = KINDS
) -> str:
    return "".join(written(STYLES[name], results, kinds))


def located(results: Iterable[Result]) -> list[tuple[Findings, Diagnostic]]:
    return [
        (result, diagnostic)
        for result in results
        if isinstance(result, Findings)
        for diagnostic in result.diagnostics
    ]


def problems(results: Iterable[Result]) -> list[Problem]:
    return [result for result in results if isinstance(result, Problem)]


def held(text: str | None) -> str | None:
    """What JSON holds of a text."""
    return printable(text) if text and re.search("[\ud800-\udfff]", text) else text


@pytest.mark.parametrize("name", STYLES)
def test_a_report_is_as_it_was(name: str, accepts: Callable[[Path, str], bool]) -> None:
    version = f'"version": "{metadata.version("storyparse")}"'
    report = rendered(name).replace(version, '"version": "VERSION"')
    assert accepts(GOLDEN / f"{name}.txt", report)


def test_the_styles_are_known_by_their_names() -> None:
    assert " ".join(STYLES) == "full concise narrated json json-lines github gitlab junit sarif"
    assert all(style.name == name for name, style in STYLES.items())
    assert HUMANS == ["full", "concise", "narrated"]


@pytest.mark.parametrize(
    ("name", "report"),
    [
        *((name, "") for name in (*HUMANS, "json-lines", "github")),
        ("json", "[]\n"),
        ("gitlab", "[]\n"),
        (
            "junit",
            f'{XML}<testsuites name="storyparse">\n</testsuites>\n',
        ),
    ],
)
def test_without_results_there_is_nothing_but_the_frame(name: str, report: str) -> None:
    assert rendered(name, ()) == report


def test_a_report_comes_bit_by_bit() -> None:
    taken = []

    def results() -> Iterable[Result]:
        for result in RESULTS:
            taken.append(result)
            yield result

    for style in STYLES.values():
        taken.clear()
        parts = written(style, results(), KINDS)
        next(parts)
        next(parts)
        assert len(taken) == 1


# What people read


def test_concise_is_a_line_for_each_finding() -> None:
    assert rendered("concise", [ferry()]) == (
        "news/the ferry.story:3:11: error[R002] undefined-citation: no source has the number 7\n"
        "news/the ferry.story:4:12: warning[R007] repeated-citation: source 1 is cited again"
        " (fixable)\n"
        "news/the ferry.story:5:7: warning[R009] suspicious-marker: this counts as text\n"
        "news/the ferry.story:6:16: error[R003] duplicate-source-number: "
        "the number 1 is given to 'A' and again to 'B'\n"
        "news/the ferry.story:6:22: warning[R004] unused-source: nobody cites 'C'"
        " (fixable with --unsafe-fixes)\n"
    )


def test_narrated_is_sentences() -> None:
    first, second, *_ = rendered("narrated", [ferry()]).split("\n\n")
    assert first == (
        "In news/the ferry.story, line 3, column 11, error: undefined citation, code R002. "
        "No source has the number 7. The text there is '[7]'. Help: the sources are 1 and 2."
    )
    assert second == (
        "In news/the ferry.story, line 4, column 12, warning: repeated citation, code R007. "
        "Source 1 is cited again. The text there is '[1]'. Line 4, column 9 is the first. "
        "A safe fix is there: drop the repeated citation."
    )


def test_narrated_reads_out_the_beginning_of_what_is_long() -> None:
    first, second, third = rendered("narrated", [unnamed()]).split("\n\n")
    begin = "- It runs to the port and back, and it stops at every pier there"
    assert first == (
        f"Line 1, column 1, warning: control character, code T003. This is long. "
        f"The text there begins with '{begin[:60]}'. Line 1, column 5 is its place."
    )
    assert second == (
        "Line 3, column 1, warning: control character, code T003. The end is missing."
    )
    assert "Does it? The text there is 'It runs'." in third


@pytest.mark.parametrize("name", HUMANS)
def test_people_are_shown_nothing_raw(name: str) -> None:
    for line in rendered(name).split("\n"):
        assert printable(line) == line


# What machines read


def loads(text: str) -> Any:  # noqa: ANN401 - as json.loads
    """Load JSON as the strictest of parsers would."""
    assert text.isascii()
    value = json.loads(text)
    json.dumps(value, ensure_ascii=False).encode()  # fails for a lone surrogate
    return value


def test_json_says_all_there_is_to_say() -> None:
    second = loads(rendered("json", [ferry()]))[1]
    place = {
        "start": {"offset": 43, "line": 4, "column": 12, "utf16_column": 12, "byte_column": 12},
        "end": {"offset": 46, "line": 4, "column": 15, "utf16_column": 15, "byte_column": 15},
    }
    first = {
        "start": {"offset": 40, "line": 4, "column": 9, "utf16_column": 9, "byte_column": 9},
        "end": {"offset": 43, "line": 4, "column": 12, "utf16_column": 12, "byte_column": 12},
    }
    assert second == {
        "path": "news/the ferry.story",
        "code": "R007",
        "name": "repeated-citation",
        "severity": "warning",
        "message": "source 1 is cited again",
        "help": None,
        **place,
        "labels": [{"message": "the first", **first}],
        "fix": {
            "message": "drop the repeated citation",
            "safety": "safe",
            "edits": [{**place, "text": ""}],
        },
    }


def test_columns_of_json_are_counted_in_three_units() -> None:
    start = loads(rendered("json", [strange()]))[0]["start"]
    assert start == {"offset": 12, "line": 1, "column": 13, "utf16_column": 15, "byte_column": 26}


def test_json_lines_are_the_objects_of_json() -> None:
    objects = [loads(line) for line in rendered("json-lines").splitlines()]
    assert objects == loads(rendered("json"))
    assert {"path", "problem"} in [set(each) for each in objects]


COMMAND = re.compile("::(error|warning) ([^:]*)::(.*)")


def unescaped(text: str) -> str:
    return re.sub("%(25|0D|0A|3A|2C)", lambda match: chr(int(match[1], 16)), text)


def commands(report: str) -> list[tuple[str, dict[str, str], str]]:
    """Read the commands as GitHub's runner does."""
    found = []
    for line in report.splitlines():
        match = COMMAND.fullmatch(line)
        assert match
        name, properties, message = match.groups()
        pairs = [each.split("=", 1) for each in properties.split(",")]
        found.append((name, {key: unescaped(value) for key, value in pairs}, unescaped(message)))
    return found


def test_github_is_told_where_and_what() -> None:
    assert rendered("github", [ferry()]).splitlines()[0] == (
        "::error file=news/the ferry.story,line=3,endLine=3,col=11,endColumn=14,"
        "title=storyparse (R002 undefined-citation)::no source has the number 7"
        "%0Athe sources are 1 and 2"
    )


def test_github_reads_back_what_was_escaped() -> None:
    name, properties, message = commands(rendered("github", [strange()]))[1]
    assert name == "warning"
    assert properties["file"] == "odd '\"%3A, 1:2\\x1b[31m\n\\u202e.story"
    assert message == (
        "a control, '\\x1b': 100% \\u202eodd\r\n::error::x, {0} [link](http://a.example)\\x00\ufffe"
        "\ntake it out\\x07"
    )


def test_github_has_columns_for_places_on_one_line_alone() -> None:
    text = "ab\ncd\n"
    diagnostics = [CONTROL.at(Span(1, end), "x") for end in (1, 2, 3, 4)]
    found = commands(rendered("github", [findings("a", text, *diagnostics)]))
    places = [[each.get(key) for key in ("endLine", "col", "endColumn")] for _, each, _ in found]
    assert places == [["1", "2", "2"], ["1", "2", "3"], ["2", None, None], ["2", None, None]]


def test_github_has_no_place_in_a_text_that_is_no_file() -> None:
    assert rendered("github", [unnamed()]).splitlines()[1] == (
        "::warning title=storyparse (T003 control-character)::the end is missing"
    )


def fingerprints(*results: Result) -> list[str]:
    return [issue["fingerprint"] for issue in loads(rendered("gitlab", results))]


def test_gitlab_is_told_what_it_asks_for() -> None:
    issues = loads(rendered("gitlab"))
    assert {frozenset(issue) for issue in issues} == {
        frozenset({"description", "check_name", "fingerprint", "severity", "location"})
    }
    assert issues[0]["severity"] == "major"
    assert issues[0]["location"] == {
        "path": "news/the ferry.story",
        "positions": {"begin": {"line": 3, "column": 11}, "end": {"line": 3, "column": 14}},
    }


def test_a_path_has_no_dot_before_it_for_gitlab() -> None:
    [issue] = loads(rendered("gitlab", [Problem("./a/b.story", "no")]))
    assert issue["location"]["path"] == "a/b.story"


def test_fingerprints_stay_when_lines_above_change() -> None:
    def two(text: str) -> Findings:
        return findings("a", text, *(UNDEFINED.at(span(text, "[7]", nth), "x") for nth in (0, 1)))

    before, after = fingerprints(two("- a[7] b[7]\n")), fingerprints(two("new\n\n- c[7]\n- d[7]"))
    assert before == after
    assert len(set(before)) == 2


def test_fingerprints_differ() -> None:
    assert len(set(fingerprints(*RESULTS))) == len(located(RESULTS)) + len(problems(RESULTS))


def test_junit_has_a_suite_for_each_file() -> None:
    suites = list(JUnitXml.fromstring(rendered("junit").encode()))
    counts = [(suite.tests, suite.failures, suite.errors) for suite in suites]
    assert counts == [(5, 5, 0), (1, 0, 0), (3, 3, 0), (1, 0, 1), (2, 2, 0), (3, 3, 0)]
    first = next(iter(suites[0]))
    assert (first.name, first.classname) == (
        "error[R002] undefined-citation at 3:11",
        "news/the ferry.story",
    )
    assert first.result[0].text == rendered("full", [ferry()]).split("\n\n")[0] + "\n"
    assert [suite.name for suite in suites][2:] == [
        "odd '\"%3A, 1:2\\x1b[31m\n\u202e.story",
        "mis\\x1bsing\u202e, 100%.story",
        "/srv/news/caf\\udce9.story",
        "stdin",
    ]


def test_junit_keeps_what_xml_can_hold() -> None:
    [suite] = JUnitXml.fromstring(rendered("junit", [strange()]).encode())
    [result] = list(suite)[1].result
    assert result.message == (
        "a control, '\\x1b': 100% \u202eodd\r\n::error::x, {0} [link](http://a.example)\\x00\\ufffe"
    )
    assert rendered("junit").isascii()


@cache
def validator() -> Any:  # noqa: ANN401 - jsonschema has no types
    if not SCHEMA.exists():
        pytest.skip("needs ../shared/schemas/sarif-schema-2.1.0.json")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return jsonschema.validators.validator_for(schema)(schema)


def test_sarif_is_valid() -> None:
    for results in (RESULTS, ()):
        for kinds in (KINDS, CATALOGUE, (UNUSED, UNUSED), ()):
            validator().validate(loads(rendered("sarif", results, kinds)))


def sarif(*results: Result) -> list[Any]:
    found: list[Any] = loads(rendered("sarif", results))["runs"][0]["results"]
    return found


def test_sarif_knows_the_rules() -> None:
    [run] = loads(rendered("sarif"))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["version"] == metadata.version("storyparse")
    assert run["tool"]["driver"]["rules"][2] == {
        "id": "R004",
        "name": "unused-source",
        "shortDescription": {"text": "A source nobody cites."},
        "defaultConfiguration": {"level": "warning"},
        "properties": {"tags": ["references"]},
    }


def test_sarif_says_where() -> None:
    physical = sarif(ferry())[1]["locations"][0]["physicalLocation"]
    assert physical == {
        "artifactLocation": {"uri": "news/the%20ferry.story"},
        "region": {
            "startLine": 4,
            "startColumn": 12,
            "endLine": 4,
            "endColumn": 15,
            "charOffset": 43,
            "charLength": 3,
        },
    }


def test_sarif_says_how_safe_a_fix_is() -> None:
    said = [each["fixes"][0]["description"]["text"] for each in sarif(ferry()) if "fixes" in each]
    assert said == [
        "safe fix: drop the repeated citation",
        "suggestion: write '[1]'",
        "unsafe fix: take out the source",
    ]


def test_sarif_has_no_fix_that_json_cannot_hold() -> None:
    assert not any("fixes" in each for each in sarif(undecodable()))
    assert not any("fixes" in each for each in sarif(unfixed()))


def unfixed() -> Findings:
    return findings("a", "a", CONTROL.at(Span(0, 1), "x", fix=Fix("do nothing", Safety.SAFE, ())))


def test_sarif_makes_neither_links_nor_placeholders_of_a_story() -> None:
    text = sarif(strange())[1]["message"]["text"]
    assert "{{0}} [link] (http://a.example)" in text


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a.story", "a.story"),
        ("./a//b.story", "a/b.story"),
        ("../a b.story", "../a%20b.story"),
        ("a:b?c#d%e.story", "a%3Ab%3Fc%23d%25e.story"),
        ("新.story", "%E6%96%B0.story"),
        ("caf\udce9.story", "caf%E9.story"),
        ("/srv/a b.story", "file:///srv/a%20b.story"),
        (None, "stdin"),
    ],
)
def test_a_path_is_an_uri_for_sarif(path: str | None, uri: str) -> None:
    [result] = sarif(findings(path, "a", CONTROL.at(Span(0, 1), "x")))
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


# Any findings in any text

_CHARACTERS = st.characters(exclude_categories=()) | st.sampled_from(
    "\n\r\t\0\x1b\x7f\x9b\u0085\u200d\u2028\u202e\ufeff\ufffe\uffff\udce9新é🚢\U0001fffe[]{}()%:,;<&>'\"\\"
)
_TEXTS = st.text(_CHARACTERS, max_size=40)
_PATHS = st.binary(min_size=1, max_size=12).map(os.fsdecode) | st.sampled_from(
    ["a.story", "/a/b", "a:b", "新 聞"]
)


@st.composite
def _results(draw: st.DrawFn) -> Findings:
    text = draw(_TEXTS)
    offsets = st.integers(0, len(text))
    spans = st.tuples(offsets, offsets).map(lambda ends: Span(*sorted(ends)))
    fixes = st.builds(
        Fix,
        _TEXTS,
        st.sampled_from(Safety),
        st.lists(st.builds(Edit, spans, _TEXTS), max_size=2).map(tuple),
    )
    diagnostics = st.builds(
        lambda kind, *rest: Diagnostic(kind.code, kind.name, kind.severity, *rest),
        st.sampled_from(CATALOGUE),
        _TEXTS,
        spans,
        st.lists(st.builds(Label, spans, _TEXTS), max_size=2).map(tuple),
        st.none() | _TEXTS,
        st.none() | fixes,
    )
    found = draw(st.lists(diagnostics, max_size=3))
    return Findings(draw(st.none() | _PATHS), LineTable(text), tuple(found))


_ANY = st.lists(_results() | st.builds(Problem, _PATHS, _TEXTS), max_size=3)


def _read_json(report: str, results: list[Result]) -> int:
    objects = loads(report)
    found = [each for each in objects if "problem" not in each]
    for each, (result, diagnostic) in zip(found, located(results), strict=True):
        assert each["path"] == held(result.path)
        assert each["message"] == held(diagnostic.message)
        assert each["help"] == held(diagnostic.help)
        assert (each["start"]["offset"], each["end"]["offset"]) == diagnostic.span
    return len(objects)


def _read_json_lines(report: str, _: list[Result]) -> int:
    return len([loads(line) for line in report.splitlines()])


def _read_github(report: str, results: list[Result]) -> int:
    assert all(printable(line) == line for line in report.split("\n"))
    found = commands(report)
    assert [each.get("file", "") for _, each, _ in found] == [
        _shown(PurePath(result.path).as_posix()) if result.path is not None else ""
        for result in results
        for _ in (result.diagnostics if isinstance(result, Findings) else [None])
    ]
    return len(found)


def _shown(text: str) -> str:
    """What GitHub is shown of a path: all but its line ends made printable."""
    return "".join(
        part if part in "\r\n" else printable(part) for part in re.split("([\r\n])", text)
    )


def _read_gitlab(report: str, results: list[Result]) -> int:
    issues = loads(report)
    for result in results:
        assert len(set(fingerprints(result))) == len(fingerprints(result))
    assert all(issue["location"]["positions"]["begin"]["line"] >= 1 for issue in issues)
    return len(issues)


def _read_junit(report: str, results: list[Result]) -> int:
    suites = list(JUnitXml.fromstring(report.encode()))
    assert len(suites) == len(results)
    found = [result for suite in suites for case in suite for result in case.result]
    assert all(isinstance(each, Failure | Error) for each in found)
    assert sum(suite.failures + suite.errors for suite in suites) == len(found)
    return len(found)


def _read_sarif(report: str, results: list[Result]) -> int:
    document = loads(report)
    validator().validate(document)
    found = document["runs"][0]["results"]
    uris = [
        each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for each in found
        if "ruleId" in each
    ]
    for uri, (result, _) in zip(uris, located(results), strict=True):
        path = urlsplit(uri).path
        assert unquote_to_bytes(path) == os.fsencode(PurePath(result.name).as_posix())
    return len(found)


READERS: dict[str, Callable[[str, list[Result]], int]] = {
    "json": _read_json,
    "json-lines": _read_json_lines,
    "github": _read_github,
    "gitlab": _read_gitlab,
    "junit": _read_junit,
    "sarif": _read_sarif,
}


def test_every_style_for_machines_has_a_reader() -> None:
    assert list(READERS) == MACHINES


@pytest.mark.parametrize("name", MACHINES)
@given(results=_ANY)
def test_machines_read_as_many_findings_as_there_are(name: str, results: list[Result]) -> None:
    count = READERS[name](rendered(name, results, CATALOGUE), results)
    assert count == len(located(results)) + len(problems(results))


@pytest.mark.parametrize("name", HUMANS)
@given(results=_ANY)
def test_people_are_never_shown_anything_raw(name: str, results: list[Result]) -> None:
    report = rendered(name, results)
    assert all(printable(line) == line for line in report.split("\n"))
    for _, diagnostic in located(results):
        assert printable(diagnostic.message)[1:] in report


# Time


def _one_line(count: int) -> Findings:
    """Many findings on one line, each with a label and a fix."""
    width = 100
    text = ("é🚢" + "x" * (width - 2)) * count
    label = Label(Span(0, 2), "the first")
    return findings(
        "a.story",
        text,
        *(
            REPEATED.at(
                Span(at, at + 2),
                "again",
                labels=(label,),
                fix=Fix("drop it", Safety.SAFE, (Edit(Span(at, at + 2)),)),
            )
            for at in range(0, len(text), width)
        ),
    )


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_time_is_linear_in_the_findings_of_one_line(
    is_linear: Callable[..., bool], style: Style
) -> None:
    def report(count: int) -> Callable[[], object]:
        return lambda: list(written(style, [_one_line(count)], KINDS))

    assert is_linear(report, 250)


def test_positions_of_one_line_take_linear_time(is_linear: Callable[..., bool]) -> None:
    def positions(count: int) -> Callable[[], object]:
        table = _one_line(count).lines
        return lambda: [table.position(offset) for offset in range(0, len(table.text), 100)]

    assert is_linear(positions, 2_500)


def test_whole_texts_as_spans_take_linear_time(is_linear: Callable[..., bool]) -> None:
    def report(count: int) -> Callable[[], object]:
        text = "新" * count * 100
        found = [REPEATED.at(Span(0, len(text)), "long")] * count
        return lambda: [rendered(name, [findings("a", text, *found)]) for name in STYLES]

    assert is_linear(report, 50)
