"""A text without its markers reads as before, and each of its characters finds home."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import storyparse
from storyparse import Citation, Fact, Source, Story, UnresolvedCitation
from storyparse.strategies import faulty_texts, stories, texts
from storyparse.stripping import Segment, Stripped, strip

RULER = "T\nFacts\n- a\n---\n   [1] b\n- [1]\n  c\n-\n  [1]\n- [1][1] [1]d\nSources: [1]A\n"
CRLF = "\ufeff# T\r\nFacts\r\n1. a \r [1] \r\n   [1,\r\n\r\n   1] b\r\nSources\r\n1. A\r\n"
BRACKETS = "T\nFacts\n- [[1]7] [1](http://a.example) [2024][9]\u00a0\u3000[^1]\nSources: [1]A"
BULLET = re.compile(r"([-*–—•]|[0-9]{1,2}[.)])?")


def words(text: str) -> str:
    return " ".join(text.split())


def left_of(stripped: Stripped, span: storyparse.Span | None) -> str:
    """Return what is left of a stretch of the text that was stripped."""
    start, end = span or (0, 0)
    return "".join(
        stripped.text[max(start - at, 0) + first : max(min(end - at, last - first), 0) + first]
        for first, last, at in stripped.segments
    )


# Laws


@given(texts())
@example(RULER)
@example(CRLF)
@example(BRACKETS)
def test_each_character_finds_home(text: str) -> None:
    stripped = strip(text)
    homes = [stripped.origin(offset) for offset in range(len(stripped.text))]
    assert "".join(text[home] for home in homes) == stripped.text
    assert homes == sorted(set(homes))


@given(texts())
@example(RULER)
@example(CRLF)
@example(BRACKETS)
def test_segments_are_as_long_as_can_be(text: str) -> None:
    stripped = strip(text)
    end = behind = 0
    for segment in stripped.segments:
        assert segment.start == end < segment.end
        assert segment.origin > behind or segment.start == 0
        end, behind = segment.end, segment.origin + segment.end - segment.start
    assert end == len(stripped.text)
    assert behind <= len(text)


@given(texts())
@example(RULER)
@example(CRLF)
@example(BRACKETS)
def test_of_facts_and_narratives_the_words_are_left(text: str) -> None:
    stripped = strip(text)
    for story in storyparse.read(text).stories:
        for item in story.items:
            left, said = words(left_of(stripped, item.span)), words(item.text)
            assert left.endswith(said)
            before = left[: len(left) - len(said)].strip()
            assert (
                BULLET.fullmatch(before) if isinstance(item, Fact) else words(item.name) in before
            )


@given(texts())
@example(RULER)
@example(CRLF)
@example(BRACKETS)
def test_of_sources_the_names_are_left(text: str) -> None:
    stripped = strip(text)
    for story in storyparse.read(text).stories:
        for source in story.sources:
            left = words(left_of(stripped, source.span))
            assert words(source.url) in left if source.url else left == words(source.name)


@given(texts() | faulty_texts().map(lambda faulty: faulty[0]))
@example(RULER)
@example(CRLF)
@example(BRACKETS)
def test_outside_of_items_and_sources_all_stays(text: str) -> None:
    stripped = strip(text)
    kept = {stripped.origin(offset) for offset in range(len(stripped.text))}
    for story in storyparse.read(text).stories:
        for part in (*story.sources, *story.items):
            kept.update(range(*part.span or (0, 0)))
    assert kept == {*range(len(text))}


@given(stories())
def test_of_a_story_the_canonical_text_is_taken(story: Story) -> None:
    text = storyparse.dumps(story)
    assert strip(story) == strip(text) == strip(text.encode()) == strip(storyparse.read(text))


@given(stories(), st.data())
def test_a_stretch_leads_from_its_first_character_to_its_last(
    story: Story, data: st.DataObject
) -> None:
    stripped = strip(story)
    ends = st.integers(0, len(stripped.text))
    start, end = sorted((data.draw(ends), data.draw(ends)))
    span = stripped.span(start, end)
    assert left_of(stripped, span) == stripped.text[start:end]
    assert start == end or span == (stripped.origin(start), stripped.origin(end - 1) + 1)


# Cases


@pytest.mark.parametrize(
    ("content", "left"),
    [
        ("It runs.[1][2]", "It runs."),
        ("It runs [1] .", "It runs ."),
        ("It runs,[1, 2] and stops [1-2].", "It runs, and stops."),
        ("[1] It runs.", "It runs."),
        ("[1] [2]\u00a0It [1] runs. [2]", "It runs."),
        ("[1]", ""),
        ("[1] [2]", ""),
        ("It runs.[9]", "It runs."),
        ("It runs \u30101\u3011, [^2]", "It runs,"),
        ("It [sic] runs [1](http://a.example) [2024] [1, 9].", None),
        ("[[1]]", "[]"),
        ("It runs,\n  [1] and stops\n  [2]\n  here.", "It runs, and stops\n  here."),
        ("It runs,[1]\n  and stops.", "It runs,\n  and stops."),
        ("It runs [1,\n  2] here.", "It runs here."),
        ("It runs\n---\n  [1] here.", "It runs here."),
        ("[1]\n  It runs.", "It runs."),
        ("[1] \r\n\r\n  [2]\r\n  It \r runs.", "It \r runs."),
        ("\n  [1] It runs.", "\n  It runs."),
        ("It \r [1] runs.", "It \r runs."),
    ],
)
def test_a_marker_goes_with_the_space_before_it(content: str, left: str | None) -> None:
    text = "Ferry [1]\nFacts\n- {}\n{}\nNarratives\n- Critic: {}\n- Other, as provided by B. [1]a\n"
    stripped = strip(text.format(content, "Sources: [1]A and [2]B.", content))
    left = content if left is None else left
    item = f"- {left}" if left else "-"
    told = f"- Critic: {left}" if left else "- Critic:"
    assert stripped.text == (
        f"Ferry [1]\nFacts\n{item}\nSources: A and B.\n"
        f"Narratives\n{told}\n- Other, as provided by B. a\n"
    )


@pytest.mark.parametrize(
    ("sources", "left"),
    [
        ("Sources: [1]A <http://a.example>, [2]B and [3]C..", "A <http://a.example>, B and C.."),
        ("Sources: [1] A,\n  [2] B", "A,\n  B"),
        ("Sources\n1. A\n2) B", "A\nB"),
        ("Sources\n- [1] A\n* [2]B", "- A\n* B"),
        ("Sources\n[^1]: A\n[^2]: :B", "A\n:B"),
        ("Sources\n[1]: [A](http://a.example)", "[A](http://a.example)"),
        ("Sources: [1]:A", ":A"),
        ("Sources: [1]A, [1]B and [0]C.", "A, [1]B and [0]C."),
    ],
)
def test_the_numbers_of_sources_go(sources: str, left: str) -> None:
    text = strip(f"Ferry\nFacts\n- It runs.\n{sources}\n").text
    assert text.split("\n", 3)[3].removeprefix("Sources").lstrip(": \n") == f"{left}\n".lstrip(": ")


def test_each_story_of_a_text_is_stripped() -> None:
    text = "x[1]\n\nOne\nFacts\n- a[1]\nSources: [1]A.\n\nTwo\nFacts\n- b[1]\n"
    assert strip(text).text == "x[1]\n\nOne\nFacts\n- a\nSources: A.\n\nTwo\nFacts\n- b\n"


def test_without_a_story_all_stays() -> None:
    assert strip("no story[1]") == Stripped("no story[1]", (Segment(0, 11, 0),))
    assert strip("") == Stripped("", ())
    assert strip("").origin(0) == 0
    assert strip("").span(0, 0) == (0, 0)


def test_bytes_that_are_no_utf_8_can_be_given_back() -> None:
    assert (
        strip(b"T\nFacts\n- caf\xe9[1]").text.encode("utf-8", "surrogateescape").endswith(b"\xe9")
    )


def test_a_story_that_cannot_be_written_is_refused() -> None:
    [story] = storyparse.read("Facts\n- a[1]\n").stories
    with pytest.raises(ValueError, match="a story without title cannot be written"):
        strip(story)


def test_a_marker_without_a_source_goes_from_a_story() -> None:
    story = Story(
        "T", [Fact(["a", UnresolvedCitation(7), Citation(Source(1, "A"))])], [Source(1, "A")]
    )
    assert strip(story).text == "T\nFacts\n- a\nSources: A.\n"


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(TypeError, match="not from list"):
        strip([])  # type: ignore[arg-type]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (0, 6), (5, 6), (0, 99), (3, 2)])
def test_a_stretch_that_there_is_not_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=rf"offset -1|cannot begin at {start} and end at {end}"):
        strip("Ferry").span(start, end)
