"""The citation graph as questions: who is cited, with whom, how much rests on it."""

from collections import Counter
from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyparse import Citation, Fact, Source, Story, UnresolvedCitation, read, references
from storyparse.references import Share
from storyparse.spelling import markers, names
from storyparse.strategies import faulty_texts, stories, texts

READ = texts() | faulty_texts().map(lambda faulty: faulty[0])

COAST = Source(1, "Coast Daily", "https://coast.example/ferry")
AGAIN = Source(2, "COAST  daily.", "https://coast.example/fares")
PORT = Source(3, "The Port Times")
LISTED = "Sources: [1]Coast Daily, [2]COAST  daily and [3]The Port Times.\n"


def story(*cited: tuple[Source, ...]) -> Story:
    """A story with a fact for each group of sources."""
    facts = [Fact(["It runs.", *map(Citation, group)]) for group in cited]
    return Story("Ferry Opens", facts or [Fact(["It rains."])], [COAST, AGAIN, PORT])


@given(stories())
def test_who_cites_each_source_is_what_the_story_tells_of_it(story: Story) -> None:
    expected = {source: story.citing(source) for source in story.sources}
    assert references.citing(story) == expected
    assert list(references.citing(story)) == list(story.sources)


@given(stories())
def test_sources_are_cited_together_where_both_are_cited(story: Story) -> None:
    found = references.cited_together(story)
    assert {(pair.first, pair.second): pair.items for pair in found} == {
        both: count
        for both in combinations(story.sources, 2)
        if (
            count := sum(
                {*both} <= {each.source for each in item.citations} for item in story.items
            )
        )
    }
    assert [pair.items for pair in found] == sorted((pair.items for pair in found), reverse=True)


@given(stories())
def test_numbers_belong_to_one_outlet_where_their_names_are_the_same(story: Story) -> None:
    owners = references.outlets(story)
    assert list(owners) == [source.number for source in story.sources]
    for one, other in combinations(story.sources, 2):
        is_same = names.key(one.name) == names.key(other.name)
        assert (owners[one.number] == owners[other.number]) == is_same


@given(stories())
def test_a_fact_has_a_single_source_where_it_cites_one_outlet_and_no_bracket_is_left(
    story: Story,
) -> None:
    owners = references.outlets(story)
    found = references.single_sourced(story)
    single = [
        fact for fact in story.facts if len({owners[each.number] for each in fact.citations}) == 1
    ]
    assert all(any(each is fact for each in single) for fact in found)
    plain = [fact for fact in single if not markers.has_bracket(fact.text)]
    assert all(any(each is fact for each in found) for fact in plain)


@given(stories())
def test_a_narrative_is_provided_by_sources_by_others_or_by_nobody(story: Story) -> None:
    by_sources = references.provided_by_sources(story)
    by_others = references.provided_by_others(story)
    nobody = tuple(each for each in story.narratives if each.provider is None)
    assert Counter(by_sources + by_others + nobody) == Counter(story.narratives)
    assert {id(each) for each in by_sources} == {
        id(each) for source in story.sources for each in references.provided_by(story, source)
    }


@given(stories())
def test_coverage_is_a_share_of_what_there_is(story: Story) -> None:
    covered = references.coverage(story)
    cited = [source for source in story.sources if story.citing(source)]
    assert covered.cited_sources == Share(len(cited), len(story.sources))
    assert covered.used_sources == Share(len(story.used_sources), len(story.sources))
    assert covered.cited_facts.rest == sum(1 for fact in story.facts if not fact.citations)


QUESTIONS: list[Callable[[Story], object]] = [
    references.outlets,
    references.citing,
    references.cited_together,
    references.single_sourced,
    references.provided_by_sources,
    references.provided_by_others,
    references.coverage,
]


@given(READ, st.sampled_from(QUESTIONS))
def test_what_was_read_from_any_text_has_answers(
    text: str, question: Callable[[Story], object]
) -> None:
    for story in read(text).stories:
        question(story)
        for source in story.sources:
            references.provided_by(story, source)


@pytest.mark.parametrize(
    ("cited", "is_single"),
    [
        ((), False),
        ((COAST,), True),
        ((COAST, COAST), True),
        ((COAST, AGAIN), True),
        ((AGAIN, PORT), False),
    ],
)
def test_several_numbers_of_one_outlet_are_one_witness(
    cited: tuple[Source, ...], *, is_single: bool
) -> None:
    one = story(cited)
    assert references.single_sourced(one) == one.facts * is_single


@pytest.mark.parametrize(
    ("fact", "is_single"),
    [
        ("It runs.[1]", True),
        ("It runs.[1][2024]", True),
        ("It runs.[1][7]", False),
        ("It runs.[1] [3, 7]", False),
        ("It runs.[1][\u200b3]", False),
        ("It runs.[7]", False),
    ],
)
def test_a_fact_that_may_have_a_second_witness_is_left_out(fact: str, *, is_single: bool) -> None:
    [read_story] = read(f"Ferry Opens\nFacts\n- {fact}\n{LISTED}").stories
    assert bool(references.single_sourced(read_story)) == is_single


def test_two_numbers_of_one_outlet_are_two_sources_that_are_cited_together() -> None:
    found = references.cited_together(story((AGAIN, COAST, AGAIN), (PORT,)))
    assert [(pair.first, pair.second, pair.items) for pair in found] == [(COAST, AGAIN, 1)]


def test_an_item_that_cites_more_than_the_most_makes_no_pairs() -> None:
    many = [Source(number, f"Source {number}") for number in range(1, 501)]
    facts = [Fact(["All of them.", *map(Citation, many)]), Fact(["Two.", *map(Citation, many[:2])])]
    crowded = Story("Ferry Opens", facts, many)
    assert [pair.items for pair in references.cited_together(crowded)] == [1]
    assert len(references.cited_together(crowded, most=500)) == 500 * 499 // 2


def test_a_marker_without_a_source_covers_nothing() -> None:
    dangling = Story("Ferry Opens", [Fact(["It runs.", UnresolvedCitation(7)])], [COAST])
    assert references.coverage(dangling).cited_facts == Share(0, 1)


def test_a_share_of_nothing_has_no_ratio() -> None:
    assert references.coverage(Story("Rain", [Fact(["It rains."])])).cited_sources.ratio is None
