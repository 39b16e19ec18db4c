"""The stories in `examples/` are what they are said to be."""

from pathlib import Path

import pytest

import storyparse

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
SEED = EXAMPLES.parents[1] / "shared" / "stories" / "seed.txt"


@pytest.mark.parametrize("name", ["ferry.story", "two-desks.story"])
def test_a_good_example_is_canonical(name: str) -> None:
    path = EXAMPLES / name
    assert storyparse.dumps(storyparse.load_all(path)) == path.read_text(encoding="utf-8")


def test_the_broken_example_shows_what_is_reported() -> None:
    document = storyparse.read((EXAMPLES / "broken.story").read_bytes())
    assert [
        (each.name, document.text[each.span.start : each.span.end]) for each in document.diagnostics
    ] == [
        ("unexpected-line", "Here is the story you asked for:"),
        ("undefined-citation", "[3]"),
        ("empty-item", "-"),
        ("duplicate-source-number", "[2]"),
        ("malformed-narrative", "- Nobody asked the drivers."),
    ]


def test_the_reference_story() -> None:
    """Six facts with eight citations, two narratives, and every byte again."""
    if not SEED.exists():
        pytest.skip("the reference story is in ../shared, which is not there")
    text = SEED.read_text(encoding="utf-8")
    story = storyparse.parse(text)
    cited = [[each.source.name for each in fact.citations] for fact in story.facts]
    assert cited == [
        ["Associated Press", "POLITICO"],
        ["Financial Times"],
        ["BBC News", "Reuters"],
        ["Associated Press"],
        ["Understanding War"],
        ["Understanding War"],
    ]
    assert [each.stance for each in story.narratives] == ["Pro-establishment", "Pro-Russia"]
    assert [each.provider for each in story.narratives] == ["Associated Press", "TASS"]
    assert [story.providers(each) for each in story.narratives] == [(story.sources[0],), ()]
    assert "[Democratic People's Republic of Korea]" in story.facts[1].text
    assert storyparse.read(text).diagnostics == ()
    assert storyparse.dumps(story) == text + "\n"
