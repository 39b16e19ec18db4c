"""What is spelled canonically is read a short way, and as by the longer one to the last place."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import storyparse
from storyparse import Citation, Document, Fact, Narrative, Source, Story
from storyparse.resolve.citing import Citing
from storyparse.spelling import entries, narratives
from storyparse.strategies import stories, texts

COAST, PORT = Source(1, "Coast Daily"), Source(2, "U.S. Port Times", "https://port.example")
STORY = Story(
    "Ferry Opens",
    [Fact(["It runs", Citation(COAST), " [again].", Citation(COAST), Citation(PORT)])],
    [COAST, PORT],
    [Narrative("Critical narrative", ["Nobody asked.", Citation(PORT)], "Coast Daily")],
)
CANONICAL = st.lists(stories(), min_size=1, max_size=2).map(storyparse.dumps)


def longer(text: str) -> Document:
    """Read a text without any short way for the canonical spelling."""

    def content(self: Citing, words: str, begun: int, offsets: object) -> object:
        return tuple(self._pieces(words, begun, offsets))  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(narratives, "_canonical", lambda *_: None)
        patch.setattr(entries, "_canonical", lambda _: [])
        patch.setattr(Citing, "content", content)
        return storyparse.read(text)


def fields(document: Document) -> object:
    """Return all that a document holds, spans included, which take no part in equality."""
    return attrs.asdict(document)


def test_every_case_is_read_alike(case_text: str) -> None:
    assert fields(storyparse.read(case_text)) == fields(longer(case_text))


@given(CANONICAL | texts())
def test_any_text_is_read_alike(text: str) -> None:
    assert fields(storyparse.read(text)) == fields(longer(text))


def test_a_story_takes_the_short_ways() -> None:
    """Or the tests above would compare the longer way with itself."""
    text = storyparse.dumps(STORY)
    with pytest.MonkeyPatch.context() as patch:
        for owner, name in ((narratives, "_name_end"), (entries, "_split"), (Citing, "_pieces")):
            patch.delattr(owner, name)
        assert storyparse.read(text).stories == (STORY,)
