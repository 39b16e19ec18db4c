"""What `storyparse` is compared with reads the same stories, and reads them alike to the spans."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeAlias

import attrs
import pytest

import storyparse
from benchmarks import contenders, corpus
from benchmarks.contenders import Contender, Kind, assembly
from storyparse import Story

Contenders: TypeAlias = tuple[Contender[Any, Any], ...]

FERRY = Path(__file__).parent.parent / "examples" / "ferry.story"
SMALL = (
    """\
Ferry Opens
Facts
- It runs.
""",
    """\
Ferry Opens
Facts
- [1]
- [1] It runs,[1] again.
Sources: [1]Coast Daily.
""",
    """\
Ferry: "It Opens"
Facts
- Not [2024], [a] or [1](http://a.example), but [[1]].
Sources: [1]A, B and Co. Inc.. and [3]Stars and Stripes <https://a.example/x,y?z=[1]>.
Narratives
- Narrative A: 4%:[3] [b]
- Narrative B, as provided by A, B and Co. Inc.. x
""",
    """\
Ferry Opens
Facts
- It runs.
Narratives
- Critical narrative: Nobody asked.
""",
    """\
Ferry Opens
Facts
- It runs.
Sources: [1]U.S. Harbor News and [2]St. Louis Post-Dispatch.
Narratives
- A, as provided by U.S. Harbor News. It does.[1]
- B, as provided by St. Louis Post-Dispatch. It does not.[2]
- C, as provided by TASS. St. Louis Post-Dispatch says so.
- D, as provided by Coast Daily and ST. LOUIS Post-Dispatch. No.
""",
)
GENERATED = 50
GENERATED_FOR_EARLEY = 3  # it takes a hundred times as long as the others


@pytest.fixture(scope="module", params=contenders.PACKAGES)
def several(request: pytest.FixtureRequest) -> Contenders:
    """The contenders of one module, if its packages are installed."""
    for package in contenders.PACKAGES[request.param]:
        pytest.importorskip(package, reason=f"the package {package} is not installed")
    return contenders.load(request.param)


def parsed(texts: Iterable[str]) -> list[Story]:
    return [storyparse.parse(text) for text in texts]


def result(contender: Contender[Any, Any], story: Story) -> Any:  # noqa: ANN401 - of any library
    return contender.run(contender.prepare(story))


def misread(several: Contenders, stories: Iterable[Story]) -> list[tuple[str, Story]]:
    return [
        (contender.name, story)
        for story in stories
        for contender in several
        if contender.is_right(result(contender, story), story) is not True
    ]


def test_small_stories_are_read_alike(several: Contenders) -> None:
    assert misread(several, parsed([FERRY.read_text(encoding="utf-8"), *SMALL])) == []


def test_ordinary_stories_are_read_alike(several: Contenders) -> None:
    is_slow = any(contender.name == "Lark, Earley" for contender in several)
    count = GENERATED_FOR_EARLEY if is_slow else GENERATED
    assert misread(several, parsed(corpus.stories(count, seed=7))) == []


def test_citations_hold_the_very_sources(several: Contenders) -> None:
    story = storyparse.parse(FERRY.read_text(encoding="utf-8"))
    for contender in several:
        read = result(contender, story)
        if isinstance(read, Story):
            cited = [citation.source for item in read.items for citation in item.citations]
            assert len(cited) == 5
            assert {id(source) for source in cited} <= {id(source) for source in read.sources}


def test_citations_stand_where_their_markers_do(several: Contenders) -> None:
    text = FERRY.read_text(encoding="utf-8")
    for contender in several:
        read = result(contender, storyparse.parse(text))
        if isinstance(read, Story) and contender.kind is not Kind.JSON:  # which tells no places
            cited = [each for item in read.items for each in item.citations]
            assert [text[slice(*each.span)] for each in cited if each.span] == list(map(str, cited))


def test_a_story_without_places_is_not_the_same() -> None:
    story = storyparse.parse(SMALL[1])
    assert assembly.is_same(story, story)
    assert not assembly.is_same(attrs.evolve(story, span=None), story)
    assert not assembly.is_same(storyparse.parse(f"\n{SMALL[1]}"), story)


def test_what_is_taken_apart_by_hand_is_compared_with_the_grammar_that_it_takes() -> None:
    loaded = [module for module in contenders.PACKAGES if module.startswith("with_")]
    for module in loaded:
        for package in contenders.PACKAGES[module]:
            pytest.importorskip(package, reason=f"the package {package} is not installed")
        kinds = [contender.kind for contender in contenders.load(module)]
        assert kinds.count(Kind.GRAMMAR) == 1
        assert set(kinds) <= {Kind.GRAMMAR, Kind.TUNED}


def test_another_story_is_not_right(several: Contenders) -> None:
    one, other = parsed([SMALL[0], SMALL[2]])
    for contender in several:
        assert contender.is_right(result(contender, one), other) is False


def test_a_contender_tells_what_it_is(several: Contenders) -> None:
    for contender in several:
        assert contender.version[0].isdigit()
        assert (contender.kind is Kind.LARK) == contender.name.startswith("Lark")
