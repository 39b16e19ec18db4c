"""Changes give the texts that `tests/refactorings/` say, or are refused where these say."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from storyparse import Citation, Fact, Source, Span, read, refactor

CASES = [
    case
    for path in sorted((Path(__file__).parent / "refactorings").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def arguments(case: dict[str, Any]) -> dict[str, Any]:
    """Return the arguments of a case: tables with a start are spans, other ones of numbers."""
    given = dict(case.get("with", {}))
    if isinstance(given.get("part"), dict):
        given["part"] = Span(**given["part"])
    if "numbers" in given:
        given["numbers"] = {int(old): new for old, new in given["numbers"].items()}
    return given


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['do']}: {case['name']}")
def test_a_case(case: dict[str, Any]) -> None:
    change = getattr(refactor, case["do"])
    if "refused" in case:
        with pytest.raises(refactor.RefactoringError) as refusal:
            change(case["text"], **arguments(case))
        assert str(refusal.value) == case["refused"]
        return
    result = change(case["text"], **arguments(case))
    assert result.text == case["want"]
    assert result.numbers == {int(old): new for old, new in case.get("numbers", {}).items()}


def test_each_change_has_cases() -> None:
    named = {name for name in refactor.__all__ if not name.startswith("Refactoring")}
    assert named - {case["do"] for case in CASES} == {"move_narrative"}


TWO = "T\nFacts\n- a[1]\nSources: [1]A.\n\nU\nFacts\n- b[1]\n- b[1]\nSources: [1]B.\n"


def test_a_part_tells_its_story() -> None:
    second = read(TWO).stories[1]
    assert "- b[1]\n- b\n" in refactor.uncite(TWO, second.facts[1], second.sources[0]).text
    assert refactor.remove_fact(read(TWO), second.facts[0], story=2).text.count("- b") == 1


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda: refactor.renumber(TWO), "it must be said which of 2 stories is meant"),
        (lambda: refactor.renumber(""), "there is no story in the text"),
        (lambda: refactor.renumber(TWO, story=3), "there is no story 3: there are 2"),
        (lambda: refactor.renumber(TWO, "cite", story=1), "the order is 'listed' or 'cited'"),  # type: ignore[arg-type]
        (lambda: refactor.renumber(TWO, numbers={1: 1000}, story=1), "it is not from 1 to 999"),
        (lambda: refactor.remove_source(TWO, 2, story=1), "the story lists no source 2"),
        (
            lambda: refactor.remove_source(TWO, Source(2, "C"), story=1),
            "is not one of the document",
        ),
        (lambda: refactor.add_source(TWO, "C", number=1, story=1), "source 1 is listed already"),
        (lambda: refactor.add_source(TWO, "[C]", story=1), "source name '[C]' cannot be written"),
        (lambda: refactor.merge_sources(TWO, [], story=1), "no source is given"),
        (lambda: refactor.sort_sources(TWO, "url", story=1), "by number or name, not by 'url'"),  # type: ignore[arg-type]
        (lambda: refactor.move_fact(TWO, 1, 3, story=2), "there is no fact 3: there are 2"),
        (lambda: refactor.add_fact(TWO, "c", at=4, story=2), "cannot be the fact 4 of 3"),
        (lambda: refactor.add_fact(TWO, "c\nd", story=2), "it holds a newline"),
        (lambda: refactor.add_narrative(TWO, "c", story=2), "this is no narrative"),
        (
            lambda: refactor.remove_fact(TWO, Fact(["b", Citation(Source(1, "B"))]), story=2),
            "several",
        ),
        (lambda: refactor.add_fact(TWO, Fact([Citation(Source(2, "B"))]), story=2), "is no source"),
        (lambda: refactor.cite(TWO, Span(20, 5), 1), "the text has no span from 20 to 5"),
        (lambda: refactor.cite(TWO, Span(0, 1), 1), "no fact or narrative stands at 0 to 1"),
    ],
)
def test_a_call_that_fits_no_story_is_refused(act: Callable[[], object], said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        act()


@pytest.mark.parametrize(
    "act",
    [
        lambda: refactor.renumber(7),  # type: ignore[arg-type]
        lambda: refactor.add_fact(TWO, b"c", story=1),  # type: ignore[arg-type]
        lambda: refactor.add_narrative(TWO, Fact(["c"]), story=1),  # type: ignore[arg-type]
        lambda: refactor.cite(TWO, None, 1, story=1),  # type: ignore[arg-type]
    ],
)
def test_a_call_with_other_types_is_refused(act: Callable[[], object]) -> None:
    with pytest.raises(TypeError):
        act()
