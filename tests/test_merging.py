"""Stories that become one lose nothing, and cite and are provided by whom they were."""

import pickle
from collections.abc import Sequence

import pytest
from hypothesis import assume, given, reject
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

import storyparse
from storyparse import Citation, Fact, Narrative, Source, Story, UnresolvedCitation
from storyparse.merging import Merged, MergeError, merge
from storyparse.spelling import names
from storyparse.strategies import faulty_texts, stories, texts

Outlet = tuple[str, str | None]
Said = list[str | Outlet | int]

SEVERAL = st.lists(stories(), min_size=1, max_size=3)


def anything_read() -> SearchStrategy[list[Story]]:
    """Stories as they are read from texts of any kind."""
    some = texts() | faulty_texts().map(lambda faulty: faulty[0])
    read = st.lists(some.map(storyparse.read), min_size=1, max_size=2)
    return read.map(lambda documents: [story for each in documents for story in each.stories])


def outlet(source: Source) -> Outlet:
    return names.key(source.name), source.url


def said(item: Fact | Narrative) -> Said:
    """Return what an item says and cites, however it is numbered."""
    return [
        outlet(piece.source)
        if isinstance(piece, Citation)
        else piece.number
        if isinstance(piece, UnresolvedCitation)
        else piece
        for piece in item.content
    ]


def told(narratives: Sequence[Narrative]) -> list[tuple[str, str | None, Said]]:
    return [(each.name, each.provider, said(each)) for each in narratives]


def provided(story: Story) -> list[set[str]]:
    """Return the names, as they are compared, of who provides each narrative."""
    return [{names.key(each.name) for each in story.providers(one)} for one in story.narratives]


def one(several: Sequence[Story]) -> Merged:
    """Return the stories as one; where they cannot be one, it must be said of what in them."""
    assume(any(story.facts for story in several))
    try:
        return merge(several, title="One")
    except MergeError as error:
        refusal = error
    assert refusal.part
    return reject()


# Laws


@given(SEVERAL | anything_read())
def test_nothing_is_lost_and_no_citation_changes_its_target(several: list[Story]) -> None:
    story = one(several).story
    assert list(map(said, story.facts)) == [said(fact) for each in several for fact in each.facts]
    assert told(story.narratives) == told([it for each in several for it in each.narratives])


@given(SEVERAL | anything_read())
def test_who_provided_a_narrative_provides_it(several: list[Story]) -> None:
    """Who referred to nobody may come to refer to the one that is named so."""
    story = one(several).story
    before = (names_ for each in several for names_ in provided(each))
    for narrative, were, are in zip(story.narratives, before, provided(story), strict=True):
        assert are == were or (not were and are == {names.key(narrative.provider or "")})


@given(SEVERAL | anything_read())
def test_numbers_lead_to_the_same_source(several: list[Story]) -> None:
    merged = one(several)
    by_number = {source.number: source for source in merged.story.sources}
    for story, numbers in zip(several, merged.numbers, strict=True):
        assert list(numbers) == [source.number for source in story.sources]
        for source in story.sources:
            assert outlet(by_number[numbers[source.number]]) == outlet(source)


@given(SEVERAL | anything_read())
def test_equal_sources_are_listed_once_where_they_first_were(several: list[Story]) -> None:
    listed = one(several).story.sources
    first: dict[Outlet, Source] = {}
    for source in (source for story in several for source in story.sources):
        first.setdefault(outlet(source), source)
    assert [(each.name, each.url) for each in listed] == [
        (each.name, each.url) for each in first.values()
    ]
    assert [each.number for each in listed] == sorted({each.number for each in listed})


@given(SEVERAL | anything_read())
def test_the_one_story_reads_as_it_is(several: list[Story]) -> None:
    story = one(several).story
    document = storyparse.read(storyparse.dumps(story))
    assert document.stories == (story,)
    assert not document.diagnostics or any(
        isinstance(it, int) for all_ in map(said, story.items) for it in all_
    )


@given(stories())
def test_one_story_stays_as_it_is_but_for_its_numbers(story: Story) -> None:
    merged = merge([story])
    assert merged.story.title == story.title
    assert merge([merged.story]) == Merged(
        merged.story, ({each.number: each.number for each in merged.story.sources},)
    )


@given(st.lists(texts().map(storyparse.read), max_size=3))
def test_nothing_but_a_refusal_is_raised(documents: list[storyparse.Document]) -> None:
    try:
        merged = merge([story for each in documents for story in each.stories])
    except MergeError:
        return
    assert merged.story.span is None
    assert all(part.span is None for part in (*merged.story.items, *merged.story.sources))


# Cases


def story(facts: str, sources: str = "", narratives: str = "", title: str = "T") -> Story:
    """Read a story of one fact for each sign in words, with errors of references at most."""
    text = f"{title}\nFacts\n- {facts}\n"
    text += f"Sources: {sources}.\n" if sources else ""
    text += f"Narratives\n- {narratives}\n" if narratives else ""
    [found] = storyparse.read(text).stories
    return found


def written(*several: Story, title: str | None = None) -> list[str]:
    return storyparse.dumps(merge(several, title=title).story).splitlines()


def refused(*several: Story) -> str:
    with pytest.raises(MergeError) as caught:
        merge(several)
    assert pickle.loads(pickle.dumps(caught.value)).args == caught.value.args
    return str(caught.value)


def test_two_stories_become_one() -> None:
    ferry = storyparse.load("examples/ferry.story")
    buses, _ = storyparse.load_all("examples/two-desks.story")
    coast = story("It rains.[2]", "[7]Hill Courier and [2]coast  daily", title="Weather")
    merged = merge([ferry, buses, coast])
    assert merged.numbers == ({1: 1, 2: 2, 3: 3}, {1: 4, 2: 5}, {7: 4, 2: 1})
    assert storyparse.dumps(merged.story).splitlines() == [
        "Harbor Town Opens Second Ferry Line",
        "Facts",
        *storyparse.dumps(ferry).splitlines()[2:5],
        "- The night buses run again from Friday, after a pause of three years.[4][5]",
        "- A single ticket costs 2.40 during the night.[5]",
        "- It rains.[1]",
        (
            "Sources: [1]Coast Daily, [2]The Port Times <https://port.example/ferry>, [3]U.S. "
            "Harbor News, [4]Hill Courier and [5]Transit Board <https://transit.example/night>."
        ),
        "Narratives",
        *storyparse.dumps(ferry).splitlines()[7:],
        storyparse.dumps(buses).splitlines()[-1],
    ]


def test_the_title_is_the_first_or_a_new_one() -> None:
    one, two = story("a", title="One"), story("b", title="Two")
    assert written(one, two) == ["One", "Facts", "- a", "- b"]
    assert written(one, two, title="Both")[0] == "Both"


def test_equal_facts_stand_twice() -> None:
    assert written(story("a[1]", "[1]A"), story("a[3]", "[3]A"))[2:] == [
        "- a[1]",
        "- a[1]",
        "Sources: [1]A.",
    ]


def test_a_source_with_another_url_is_another_source() -> None:
    one, two = story("a[1]", "[1]A"), story("a[1]", "[1]A <http://a.example>")
    assert written(one, two)[4] == "Sources: [1]A and [2]A <http://a.example>."


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("a [1, 2]", 3),
        ("a [^2]", 1),
        ("a [01]", 2),
        ("a [1-50]", 51),
        ("a [1-51]", 1),
        ("a \u30101\u3011", 2),
        ("a [\u200b1]", 2),
        ("a [1](http://a.example)", 1),
        ("a [1, 0]", 1),
        ("a [2024]", 1),
        ("a[1]", 2),
    ],
)
def test_text_in_brackets_does_not_come_to_cite(text: str, number: int) -> None:
    """Nor does a marker without a source; new numbers keep out of all of them."""
    other = story("b[7]", "[7]A")
    merged = merge([story(text), other])
    assert merged.numbers == ({}, {7: number})
    assert said(merged.story.facts[0]) == said(story(text).facts[0])


def test_a_provider_without_a_source_finds_the_one_of_its_name() -> None:
    home = story("a", narratives="Critic, as provided by tass. b")
    away = story("a[1]", "[1]TASS")
    assert merge([home, away]).story.used_sources == (Source(1, "TASS"),)


def test_a_provider_keeps_all_numbers_of_its_outlet() -> None:
    home = story("a", "[1]A", "Critic, as provided by A. b")
    merged = merge([home, story("a[1]", "[1]A <http://a.example>")]).story
    assert [each.number for each in merged.providers(merged.narratives[0])] == [1, 2]


@pytest.mark.parametrize(
    ("narrative", "sources", "others", "reason"),
    [
        (
            "N, as provided by St. Louis Post. b",
            "[1]B",
            "[1]St. Louis Post",
            (
                "provider 'St' cannot be written: before this content it would end after "
                "'St. Louis Post'"
            ),
        ),
        (
            "N, as provided by Stars and Stripes. b",
            "[1]Stars",
            "[1]Stripes",
            "its provider 'Stars and Stripes' is no source, and would be 'Stars, Stripes'",
        ),
        (
            "N, as provided by Stars and Stripes. b",
            "[1]Stars and [2]Stripes",
            "[1]Stars and Stripes",
            (
                "its provider 'Stars and Stripes' is 'Stars, Stripes', and would be "
                "'Stars and Stripes'"
            ),
        ),
    ],
)
def test_a_provider_that_would_be_another_is_refused(
    narrative: str, sources: str, others: str, reason: str
) -> None:
    home, away = story("a", sources, narrative), story("a", others)
    assert refused(away, home) == f"story 2, narrative 1: {reason}"


def test_more_sources_than_there_are_numbers_are_refused() -> None:
    def listing(start: int, count: int) -> Story:
        return Story("T", [Fact(["a"])], [Source(n + 1, f"A{start + n}") for n in range(count)])

    assert len(merge([listing(0, 999), listing(500, 499)]).story.sources) == 999
    assert refused(listing(0, 999), listing(500, 500)) == (
        "story 2, source 500: none of the numbers up to 999 is left for it"
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Facts\n- a\n", "title '' cannot be written: it is empty"),
        ("T\nNarratives\n- N: a\n", "story 'T' cannot be written: it has no facts"),
        (
            "T\nFacts\n- a\nNarratives\n- nobody\n",
            "story 1, narrative 1: narrative name '' cannot be written: it is empty",
        ),
        (
            "T\nFacts\n- caf\udce9",
            "story 1, fact 1: content 'caf\\udce9' cannot be written: it holds a lone surrogate",
        ),
    ],
)
def test_what_cannot_be_written_is_refused(text: str, reason: str) -> None:
    assert refused(*storyparse.read(text).stories) == reason


def test_a_story_without_facts_or_title_adds_what_it_has() -> None:
    [bare] = storyparse.read("Narratives\n- N: a[7]\n").stories
    assert written(story("b[1]", "[1]B"), bare)[3:] == ["Sources: [1]B.", "Narratives", "- N: a[7]"]


def test_of_no_story_there_is_no_one() -> None:
    assert refused() == "there is no story to merge"


def test_what_is_no_story_is_refused() -> None:
    with pytest.raises(TypeError, match="stories are wanted, not str"):
        merge(["T"])  # type: ignore[list-item]
