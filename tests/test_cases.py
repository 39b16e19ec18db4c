"""The conformance cases: data that another implementation could run."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import storyparse
from storyparse import Citation, Diagnostic, Narrative, Source, Span, Story, UnresolvedCitation
from storyparse.citations import Content

CASES = Path(__file__).parent / "cases"


def _load() -> list[dict[str, Any]]:
    return [
        case
        for path in sorted(CASES.glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


ALL = _load()
FAULTLESS = [case for case in ALL if "canonical" in case]


def _named(cases: list[dict[str, Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases, ids=[case["name"] for case in cases])


def _found(
    diagnostics: tuple[Diagnostic, ...], expected: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return the diagnostics in the form of the cases, with what the expectation asks for."""
    asked = [each.keys() for each in expected] + [{"name", "span"}] * len(diagnostics)
    return [
        {"name": each.name, **({"span": list(each.span)} if "span" in keys else {})}
        for each, keys in zip(diagnostics, asked, strict=False)
    ]


def _without_text(expected: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{key: value for key, value in each.items() if key != "at"} for each in expected]


def _words(text: str) -> str:
    """Write undecodable bytes as the cases write them."""
    return re.sub("[\udc80-\udcff]", "\ufffd", text)


def _content(content: Content) -> list[object]:
    described: list[object] = []
    for piece in content:
        match piece:
            case Citation(Source(number)):
                described.append(number)
            case UnresolvedCitation(number):
                described.append({"unresolved": number})
            case str():
                described.append(_words(piece))
    return described


def _source(source: Source) -> dict[str, object]:
    url = {} if source.url is None else {"url": source.url}
    return {"number": source.number, "name": _words(source.name), **url}


def _narrative(story: Story, narrative: Narrative) -> dict[str, object]:
    described: dict[str, object] = {"name": _words(narrative.name)}
    if narrative.provider is not None:
        described["provider"] = _words(narrative.provider)
    providers = [source.number for source in story.providers(narrative)]
    if providers:
        described["providers"] = providers
    return {**described, "content": _content(narrative.content)}


def _story(story: Story) -> dict[str, object]:
    return {
        "title": _words(story.title),
        "facts": [_content(fact.content) for fact in story.facts],
        "sources": [_source(source) for source in story.sources],
        "narratives": [_narrative(story, narrative) for narrative in story.narratives],
    }


@_named(ALL)
def test_reads_the_stories(case: dict[str, Any], given: str | bytes) -> None:
    """Read gives the expected stories."""
    document = storyparse.read(given)
    expected = [{"sources": [], "narratives": [], **story} for story in case.get("stories", [])]
    assert [_story(story) for story in document.stories] == expected


@_named(ALL)
def test_reports_the_errors(case: dict[str, Any], given: str | bytes) -> None:
    """Read reports the expected errors, where they are."""
    diagnostics = storyparse.read(given).diagnostics
    assert _found(diagnostics, case["errors"]) == _without_text(case["errors"])


@_named(ALL)
def test_parse_refuses_what_has_errors(case: dict[str, Any], given: str | bytes) -> None:
    """Parse raises for what read reports, and where there is not exactly one story."""
    expected = case.get("parse_errors", case["errors"])
    assert _found(_refused(given), expected) == _without_text(expected)


def _refused(text: str | bytes) -> tuple[Diagnostic, ...]:
    try:
        storyparse.parse(text)
    except storyparse.StoryError as error:
        return error.diagnostics
    return ()


@_named(FAULTLESS)
def test_writes_the_canonical_text(case: dict[str, Any], given: str | bytes) -> None:
    """The stories are written as the canonical text, which reads as the same stories."""
    stories = storyparse.parse_all(given)
    assert storyparse.dumps(stories) == case["canonical"]
    assert storyparse.parse_all(case["canonical"]) == stories


@_named(ALL)
def test_says_where(case: dict[str, Any]) -> None:
    """The cases themselves: the text at a span is the text the case shows."""
    text = case.get("text", "")
    for error in (*case["errors"], *case.get("parse_errors", [])):
        if "at" in error:
            start, end = Span(*error["span"])
            assert text[start:end] == error["at"]
