"""Formatting gives canonical text, keeps every story, and leaves what it cannot read."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import storyparse
from storyparse import Story
from storyparse.formatter import formatted
from storyparse.strategies import faulty_texts, stories, texts

SEED = Path(__file__).resolve().parents[2] / "shared" / "stories" / "seed.txt"


@given(texts())
def test_formatting_is_idempotent(text: str) -> None:
    once = storyparse.format(text)
    assert storyparse.format(once) == once


@given(texts())
def test_formatting_keeps_stories_and_errors(text: str) -> None:
    before, after = storyparse.read(text), storyparse.read(storyparse.format(text))
    assert after.stories == before.stories
    assert Counter(each.name for each in after.diagnostics) == Counter(
        each.name for each in before.diagnostics
    )


@given(texts())
def test_a_text_without_errors_is_formatted_to_the_last_character(text: str) -> None:
    document = storyparse.read(text)
    if not document.diagnostics:
        result = formatted(document)
        assert result.is_whole
        assert result.text == storyparse.dumps(document.stories)


@given(st.lists(stories(), max_size=3))
def test_canonical_text_stays(several: list[Story]) -> None:
    text = storyparse.dumps(several)
    assert storyparse.format(text) == text


@given(st.lists(faulty_texts() | stories().map(storyparse.dumps), min_size=1, max_size=3))
def test_stories_with_errors_stay_and_the_others_are_formatted(
    parts: list[str | tuple[str, tuple[str, ...]]],
) -> None:
    """Stories in another spelling stand between faulty ones, which keep every character."""
    raw = [part if isinstance(part, str) else part[0] for part in parts]
    spelled = [
        part.replace("\nFacts\n", "\n\n## Facts\n") if isinstance(part, str) else part[0]
        for part in parts
    ]
    before = storyparse.read("\n".join(spelled))
    result = formatted(before)
    assert storyparse.read(result.text).stories == before.stories
    faulty = [part[0] for part in parts if not isinstance(part, str)]
    if not faulty:
        assert result.text == "\n".join(raw)


LEFT = """\
Here is the story you asked for:

## Ferry Opens
**Facts**
* It runs [1].
Sources: [1] Coast Daily

# Bus Stops
Facts:
* It stands.

Narratives
* nobody named this
Night Train Leaves

Facts
- At ten.[7]
Sources: [1]Hill Post
"""


def test_a_text_with_errors_is_formatted_around_them() -> None:
    result = formatted(storyparse.read(LEFT))
    assert not result.is_whole
    assert (
        result.text
        == """\
Here is the story you asked for:

Ferry Opens
Facts
- It runs[1].
Sources: [1]Coast Daily.

# Bus Stops
Facts:
* It stands.

Narratives
* nobody named this
Night Train Leaves
Facts
- At ten.[7]
Sources: [1]Hill Post.
"""
    )


def test_errors_of_references_leave_nothing_unread() -> None:
    text = "# T\nFacts\n* a [7] b [9]\nSources: [1] A\n"
    result = formatted(storyparse.read(text))
    assert result.is_whole
    assert result.text == "T\nFacts\n- a[7] b[9]\nSources: [1]A.\n"


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("", ""),
        ("\n \r\n", ""),
        ("\ufeff", ""),
        ("no story", "no story"),
        ("T\r\nFacts\r\n- a", "T\nFacts\n- a\n"),
        ("\ufeffT\nFacts\n- a\n", "T\nFacts\n- a\n"),
        ("T\nFacts\n- \udcff", "T\nFacts\n- \udcff"),
    ],
)
def test_small_texts(text: str, canonical: str) -> None:
    assert storyparse.format(text) == canonical


def test_the_reference_story_stays() -> None:
    if not SEED.exists():
        pytest.skip("the reference story is in ../shared, which is not there")
    text = SEED.read_text(encoding="utf-8").removesuffix("\n") + "\n"
    assert storyparse.format(text) == text
