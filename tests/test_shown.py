"""A story shows itself in notebooks and in rich."""

import io
from pathlib import Path

from hypothesis import given
from rich.console import Console
from rich.pretty import pretty_repr

from storyparse import Citation, Fact, Narrative, Source, Story, convert, load, read
from storyparse.display import printable
from storyparse.strategies import stories, texts

FERRY = load(Path(__file__).resolve().parents[1] / "examples" / "ferry.story")


def printed(value: object) -> str:
    """Return what rich prints."""
    file = io.StringIO()
    Console(file=file, width=80, color_system=None).print(value)
    return file.getvalue()


@given(stories())
def test_a_notebook_shows_the_article(story: Story) -> None:
    assert story._repr_html_() == convert.html.dumps(story, fragment=True)


@given(texts())
def test_a_notebook_shows_whatever_was_read(text: str) -> None:
    assert all(story._repr_html_().startswith("<article") for story in read(text).stories)


@given(texts())
def test_rich_prints_whatever_was_read(text: str) -> None:
    for story in read(text).stories:
        assert all(line == printable(line) for line in printed(story).split("\n"))


def test_rich_prints_a_story_for_reading() -> None:
    assert printed(FERRY).startswith(
        "Harbor Town Opens Second Ferry Line\n"
        "\n"
        "Facts\n"
        "  The ferry to Port Ellis began running on Monday, two months late.\n"
        "    Coast Daily, The Port Times\n"
    )


def test_rich_wraps_what_is_long_under_its_indent() -> None:
    lines = printed(Story("Ferry Opens", [Fact(["It runs. " * 20 + "Again."])])).splitlines()
    assert lines[3].startswith("  It runs.")
    assert lines[4].startswith("  ")
    assert max(map(len, lines)) <= 80


def test_inside_of_others_a_story_is_a_value() -> None:
    assert pretty_repr([Story("Ferry Opens", [Fact(["It runs."])])]) == (
        "[Story(title='Ferry Opens', facts=(Fact(content=('It runs.',)),))]"
    )


def test_an_item_without_words_has_a_line_of_its_own() -> None:
    text = "T\nFacts\n- The mayor resigned.\n- [1]\n- \u200d[1]\nSources: [1]Coast Daily.\n"
    lines = printed(read(text).stories[0]).splitlines()
    assert lines[3:] == ["  The mayor resigned.", *["  (no text)", "    Coast Daily"] * 2]


def test_what_is_repeated_is_bounded() -> None:
    sources = [Source(number, "n" * 10_000) for number in range(1, 100)]
    facts = [Fact(["a", Citation(sources[0])]) for _ in range(100)]
    story = Story("T", facts, sources, [Narrative("N", ["b"], sources[0].name)])
    assert len(printed(story)) < 50_000
