"""Formatting gives canonical text, keeps every story, and leaves what it cannot read."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

import storyparse
from storyparse import Document, Story
from storyparse.formatter import formatted
from storyparse.spelling.characters import SPACES
from storyparse.strategies import faulty_texts, stories, texts

SEED = Path(__file__).resolve().parents[2] / "shared" / "stories" / "seed.txt"

# The canonical spelling of some parts, and one that is read as well.
SPELLINGS = {"Facts\n": "## Facts:\n", "- ": "* ", "[1]": " [ 1 ]", "\n": "\r\n"}


@st.composite
def spelled(draw: DrawFn) -> str:
    """Draw texts of stories with and without errors, each in a spelling of its own."""
    faulty = faulty_texts().map(lambda found: found[0])
    whole = stories().map(storyparse.dumps)
    other = st.sampled_from(("", "\n", "Here it is:\n"))
    parts = draw(st.permutations([draw(each) for each in (whole, faulty, other, whole | faulty)]))
    for at in range(len(parts)):
        for old, new in SPELLINGS.items():
            parts[at] = parts[at].replace(old, draw(st.sampled_from((old, new))))
    return draw(st.sampled_from(("", "\ufeff"))) + "\n".join(parts)


def parted(document: Document) -> list[str]:
    """Return the lines before the first story, and those of each up to the next one."""
    begin = (story.span.start for story in document.stories if story.span)
    starts = [document.text.rfind("\n", 0, at) + 1 for at in begin]
    return [document.text[start:end] for start, end in pairwise([0, *starts, len(document.text)])]


def is_faulty(document: Document, story: Story) -> bool:
    """Tell whether an error keeps some part of a story from being read."""
    found = {each.name for each in document.reported(story)}
    return not story.facts or not found <= {"missing-sources", "undefined-citation"}


@given(texts() | spelled())
def test_formatting_is_idempotent(text: str) -> None:
    once = storyparse.format(text)
    assert storyparse.format(once) == once


@given(texts() | spelled())
def test_formatting_keeps_stories_and_errors(text: str) -> None:
    before, after = storyparse.read(text), storyparse.read(storyparse.format(text))
    assert after.stories == before.stories
    assert Counter(each.name for each in after.diagnostics) == Counter(
        each.name for each in before.diagnostics
    )


@given(texts() | spelled())
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


@given(texts() | spelled())
def test_stories_with_errors_stay_and_the_others_are_formatted(text: str) -> None:
    """Both to the last character; a blank line parts a story that is formatted from the next."""
    before, after = storyparse.read(text), storyparse.read(storyparse.format(text))
    expected = [
        was if is_faulty(before, story) else f"{storyparse.dumps(story)}\n"
        for story, was in zip(before.stories, parted(before)[1:], strict=True)
    ]
    if before.stories and not is_faulty(before, before.stories[-1]):
        expected[-1] = expected[-1].removesuffix("\n")
    assert parted(after)[1:] == expected


@given(texts() | spelled())
def test_in_a_text_with_errors_the_lines_before_the_first_story_stay(text: str) -> None:
    """Unless there is nothing but spaces and a byte order mark in them."""
    before, after = storyparse.read(text), storyparse.read(storyparse.format(text))
    lines, *_ = parted(before)
    if before.diagnostics:
        assert parted(after)[0] == (lines if lines.strip(f"{SPACES}\r\n\ufeff") else "")


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


def test_what_was_read_is_formatted_as_its_text_is() -> None:
    text = "## Ferry Opens\n**Facts:**\n* It runs [7].\n"
    assert storyparse.format(storyparse.read(text)) == storyparse.format(text) != text


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
