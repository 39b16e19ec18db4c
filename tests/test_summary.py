"""Stories counted: the counts of all are those of the parts."""

from collections.abc import Sequence

import attrs
from hypothesis import given
from hypothesis import strategies as st

from storyparse import Story, load_all, read, references
from storyparse.references import Pair
from storyparse.spelling import names
from storyparse.strategies import faulty_texts, stories, texts
from storyparse.summary import OutletCounts, Summary, summary, total

READ = texts() | faulty_texts().map(lambda faulty: faulty[0])
SEVERAL = st.lists(stories(), max_size=4) | READ.map(lambda text: list(read(text).stories))


def keyed(found: Summary) -> Summary:
    """The summary, with the keys of names in their place."""
    return attrs.evolve(
        found,
        outlets=tuple(attrs.evolve(row, name=names.key(row.name)) for row in found.outlets),
        cited_together=tuple(
            Pair(names.key(pair.first), names.key(pair.second), pair.items)
            for pair in found.cited_together
        ),
    )


@given(SEVERAL, st.data())
def test_the_summary_of_all_is_the_total_of_the_parts(
    several: Sequence[Story], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(several)))
    parts = [summary(several[:cut]), summary(several[cut:])]
    assert total(parts) == total([summary(several)]) == summary(several)
    shuffled = data.draw(st.permutations(several))
    assert keyed(total(summary([story]) for story in shuffled)) == keyed(summary(several))


@given(stories())
def test_a_story_is_counted_as_the_questions_about_it_tell(story: Story) -> None:
    found = summary([story])
    assert found.coverage == references.coverage(story)
    assert found.single_sourced_facts == len(references.single_sourced(story))
    assert found.narratives_by_sources == len(references.provided_by_sources(story))
    assert found.narratives_by_others == len(references.provided_by_others(story))
    assert found.citations == sum(len(item.citations) for item in story.items)
    assert (found.facts, found.narratives) == (len(story.facts), len(story.narratives))


@given(stories())
def test_an_outlet_has_the_counts_of_all_its_sources(story: Story) -> None:
    owners = references.outlets(story)
    alone = references.single_sourced(story)

    def row(name: str) -> OutletCounts:
        cited = [
            [each for each in item.citations if owners[each.number] == name] for item in story.items
        ]
        provided = [
            {owners[each.number] for each in story.providers(one)} for one in story.narratives
        ]
        return OutletCounts(
            name,
            stories=1,
            citations=sum(map(len, cited)),
            facts=sum(map(bool, cited[: len(story.facts)])),
            alone=sum(owners[fact.citations[0].number] == name for fact in alone),
            narratives=sum(name in by for by in provided),
        )

    found = summary([story]).outlets
    assert {*found} == set(map(row, owners.values()))
    assert len(found) == len({*owners.values()})


@given(SEVERAL)
def test_rows_are_in_order_and_no_two_are_of_one_outlet(several: Sequence[Story]) -> None:
    found = summary(several)
    keys = [names.key(row.name) for row in found.outlets]
    assert len({*keys}) == len(keys)
    counts = [row.citations for row in found.outlets]
    assert counts == sorted(counts, reverse=True)
    assert {name for pair in found.cited_together for name in (pair.first, pair.second)} <= {
        row.name for row in found.outlets
    }


def test_nothing_has_a_summary() -> None:
    assert summary([]) == total([]) == Summary()


def test_several_stories_are_counted_together() -> None:
    found = summary(load_all("examples/two-desks.story"))
    assert (found.stories, found.facts, found.sources, found.citations) == (2, 4, 3, 5)
    assert found.cited_together == (Pair("Hill Courier", "Transit Board", 1),)
    assert found.outlets[0] == OutletCounts("City Gazette", 1, 2, 2, 2, 0)


def test_an_outlet_is_one_whatever_its_numbers_urls_and_spelling() -> None:
    one = "A\nFacts\n- a[1][2]\nSources: [1]Acme Inc. and [2]ACME  Inc <http://a.example>.\n"
    found = summary(read(one + "\nB\nFacts\n- b[9]\nSources: [9]acme inc.\n").stories)
    assert found.outlets == (
        OutletCounts("Acme Inc.", stories=2, citations=3, facts=2, alone=2, narratives=0),
    )
    assert found.cited_together == ()
