"""The cases of the rules: data that another implementation could run.

Each file `src/storyparse/rules/cases/<rule>.toml` is TOML 1.0 with an array of tables `case`. A
case is about the rule of its file alone:

- `name`: unique over all files
- `about`: what the case shows, for readers of the rule's page
- `text`: the text; or `bytes`, in hexadecimal, where it is no UTF-8
- `marks`: what the rule reports, in order: `span` in code points, half-open, and `at`, the text at
  the span, which cases with `bytes` have not
- `fixed`: the text after all fixes of the rule, unsafe ones included, where that is another text
- `instead`: the text as it should be written; the rule reports nothing in it
- `page`: whether the rule's page shows the case
- `parse`: whether the marks are those of `parse`, which wants one story
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import storyparse
from storyparse import Diagnostic
from storyparse.catalogue import CATALOGUE
from storyparse.rule import Rule
from storyparse.rules import RULES

Case = dict[str, Any]

CASES = Path(__file__).parent.parent / "src" / "storyparse" / "rules" / "cases"
SAFE = {"invisible-character", "repeated-citation"}


def _load() -> list[Case]:
    return [
        {"rule": path.stem, **case}
        for path in sorted(CASES.glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


ALL = _load()


def _named(cases: list[Case]) -> pytest.MarkDecorator:
    ids = [f"{case['rule']}:{case['name']}" for case in cases]
    return pytest.mark.parametrize("case", cases, ids=ids)


_each_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.kind.name for rule in RULES])


def _refused(given: str | bytes) -> tuple[Diagnostic, ...]:
    try:
        storyparse.parse(given)
    except storyparse.StoryError as error:
        return error.diagnostics
    return ()


def _reports(case: Case, given: str | bytes) -> list[Diagnostic]:
    """Return what the rule of a case reports in a text."""
    if case.get("parse", False):
        return [each for each in _refused(given) if each.name == case["rule"]]
    return list(storyparse.check(given, select=[case["rule"]]))


def test_every_rule_has_cases() -> None:
    """There is one file for each rule, and none for anything else."""
    assert {path.stem for path in CASES.glob("*.toml")} == {rule.kind.name for rule in RULES}


@_each_rule
def test_the_first_case_shows_what_a_rule_reports(rule: Rule) -> None:
    """A rule's page begins with an example in which the rule fires."""
    first = next(case for case in ALL if case["rule"] == rule.kind.name)
    assert first["page"]
    assert first["marks"]
    assert "fixed" in first or "instead" in first


def test_names_are_unique() -> None:
    """A name stands for one case over all files."""
    names = [case["name"] for case in ALL]
    assert sorted(names) == sorted(set(names))


@_named(ALL)
def test_says_where(case: Case, given_text: str) -> None:
    """The cases themselves: the text at a span is the text the case shows."""
    for mark in case["marks"]:
        start, end = mark["span"]
        assert 0 <= start < end <= len(given_text)
        if "text" in case:
            assert given_text[start:end] == mark["at"]


@_named(ALL)
def test_reports_the_marks_and_nothing_else(case: Case, given: str | bytes) -> None:
    """A rule that is run alone reports the marks of its cases."""
    reports = _reports(case, given)
    assert [list(each.span) for each in reports] == [mark["span"] for mark in case["marks"]]
    assert {each.name for each in reports} <= {case["rule"]}


@_named([case for case in ALL if case.get("parse", False)])
def test_several_stories_are_no_fault_where_any_number_is_read(
    case: Case, given: str | bytes
) -> None:
    """Check never reports what parse alone refuses."""
    assert not storyparse.check(given, select=[case["rule"]])


@_named(ALL)
def test_no_report_is_given_twice(given: str | bytes) -> None:
    """With all rules selected, a name and a span stand in one report."""
    found = [(each.name, *each.span) for each in storyparse.check(given, select=["all"])]
    assert sorted(found) == sorted(set(found))


@_named(ALL)
def test_fixes_give_the_fixed_text(case: Case, given: str | bytes, given_text: str) -> None:
    """All fixes of a rule give the fixed text, and then there is nothing more to fix."""
    rule = [case["rule"]]
    fixed = storyparse.fix(given, unsafe=True, select=rule)
    assert fixed == case.get("fixed", given_text)
    assert storyparse.fix(fixed, unsafe=True, select=rule) == fixed


@_named(ALL)
def test_safe_fixes_are_those_of_two_rules(case: Case, given: str | bytes, given_text: str) -> None:
    """Without leave to apply unsafe fixes, the text of all other rules stays as it is."""
    fixed = storyparse.fix(given, select=[case["rule"]])
    expected = case.get("fixed") if case["rule"] in SAFE else None
    assert fixed == (given_text if expected is None else expected)


@_named([case for case in ALL if "instead" in case])
def test_nothing_is_reported_in_what_should_be_written(case: Case) -> None:
    """The rule reports nothing in the text that a case recommends."""
    assert not _reports(case, case["instead"])


def test_the_rules_are_those_of_the_catalogue() -> None:
    """Every kind of the catalogue is a rule, in the same order."""
    assert [rule.kind for rule in RULES] == list(CATALOGUE)


@_each_rule
def test_a_page_begins_with_the_summary_and_speaks_of_the_fix(rule: Rule) -> None:
    """A rule's page is its module's docstring."""
    assert rule.page.splitlines()[0] == rule.kind.summary
    assert "\n## Fix\n\n" in rule.page
