"""What is tidy gives no finding under the rules that are on by default."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings

import storyparse
from storyparse import Story
from storyparse.strategies import tidy_stories

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT.parent / "shared" / "stories" / "seed.txt"


def canonical_examples() -> list[str]:
    """Return the first example of the format's page, and those of `examples/` without faults."""
    names = ("ferry", "two-desks")
    paths = [ROOT / "examples" / f"{name}.story" for name in names]
    page = (ROOT / "docs" / "reference" / "format.md").read_text(encoding="utf-8")
    example = page.split("```story\n")[1].partition("```")[0]
    return [example, *(path.read_text(encoding="utf-8") for path in paths)]


def test_the_reference_story() -> None:
    if not SEED.exists():
        pytest.skip("the reference story is in ../shared, which is not there")
    assert storyparse.check(SEED.read_bytes()) == ()


@pytest.mark.parametrize("text", canonical_examples())
def test_canonical_examples(text: str) -> None:
    assert storyparse.format(text) == text
    assert storyparse.check(text) == ()


@pytest.mark.usefixtures("untraced")
@settings(max_examples=2000)
@given(tidy_stories())
def test_two_thousand_tidy_stories(story: Story) -> None:
    assert storyparse.check(storyparse.dumps(story)) == ()


def page_endings() -> list[str]:
    """Return the texts that the pages of the rules tell to use instead."""
    return [
        str(case.get("fixed", case.get("instead")))
        for path in (ROOT / "src" / "storyparse" / "rules" / "cases").glob("*.toml")
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        if case.get("page") and ("fixed" in case or "instead" in case)
    ]


@pytest.mark.parametrize("text", page_endings())
def test_what_the_pages_of_rules_recommend(text: str) -> None:
    assert storyparse.check(text) == ()
