"""Changes to a document keep what every marker and every provider refers to."""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from typing import Literal, TypeAlias

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from storyparse import (
    Citation,
    Document,
    Fact,
    Narrative,
    Source,
    Span,
    Story,
    UnresolvedCitation,
    dumps,
    read,
)
from storyparse import refactor as change
from storyparse.edits import applied
from storyparse.refactor import Refactoring, RefactoringError
from storyparse.spelling import lines, names
from storyparse.spelling.characters import SPACES
from storyparse.strategies import stories, texts

Identity: TypeAlias = tuple[str, str | None]
"""Which source this is, whatever its number."""

Cited: TypeAlias = list[tuple[str, list[Identity | int]]]
"""What each item says without its markers, and what these cite."""


def identity(source: Source) -> Identity:
    return source.name, source.url


def who(piece: Citation | UnresolvedCitation) -> Identity | int:
    return identity(piece.source) if isinstance(piece, Citation) else piece.number


def cited(story: Story) -> Cited:
    return [
        (
            "".join(piece for piece in item.content if isinstance(piece, str)),
            [who(piece) for piece in item.content if not isinstance(piece, str)],
        )
        for item in story.items
    ]


def words(said: str) -> str:
    return said.strip(SPACES)


def provided(story: Story) -> list[set[str]]:
    """Return the outlets by which each narrative is provided."""
    return [
        {names.key(source.name) for source in story.providers(narrative)}
        for narrative in story.narratives
    ]


def errors(document: Document) -> Counter[str]:
    """Return how often what is wrong; of references, the markers that lead nowhere."""
    found = Counter(each.name for each in document.diagnostics)
    del found["missing-sources"], found["undefined-citation"]
    return found + Counter(
        "unresolved"
        for story in document.stories
        for item in story.items
        for piece in item.content
        if isinstance(piece, UnresolvedCitation)
    )


@attrs.frozen
class Changed:
    """What came of a change that was not refused."""

    document: Document
    story: Story
    numbers: Mapping[int, int]


def attempted(document: Document, at: int, act: Callable[[], Refactoring]) -> Changed | None:
    """Return what came of a change to a story, or None if it was refused."""
    try:
        result = act()
    except RefactoringError as error:
        told = error
    else:
        return _read_again(document, at, result)
    assert 0 <= told.span.start <= told.span.end <= len(document.text)
    assert str(told).startswith(f"line {told.position.line}, column ")
    return None


def _read_again(document: Document, at: int, result: Refactoring) -> Changed:
    assert result.text == applied(document.text, result.edits)
    after = read(result.text)
    assert not errors(after) - errors(document)
    assert others(after, at) == others(document, at)
    return Changed(after, after.stories[at - 1], result.numbers)


def story_of(data: st.DataObject, text: str) -> tuple[Document, int]:
    """Return a document, and the place of one of its stories."""
    document = read(text)
    assume(document.stories)
    return document, data.draw(st.integers(1, len(document.stories)))


def source_of(data: st.DataObject, story: Story) -> Source:
    assume(story.sources)
    return data.draw(st.sampled_from(story.sources))


def item_of(data: st.DataObject, story: Story) -> Fact | Narrative:
    assume(story.items)
    return data.draw(st.sampled_from(story.items))


def place_of(story: Story, item: Fact | Narrative) -> int:
    return next(place for place, each in enumerate(story.items) if each is item)


def others(document: Document, at: int) -> list[Story]:
    return [story for place, story in enumerate(document.stories, 1) if place != at]


def identities(story: Story) -> list[Identity]:
    return [identity(source) for source in story.sources]


DOCUMENTS = stories().map(dumps) | texts()


@given(DOCUMENTS, st.sampled_from(["listed", "cited"]), st.data())
def test_numbering_anew_changes_nothing_but_numbers(
    text: str, order: Literal["listed", "cited"], data: st.DataObject
) -> None:
    document, at = story_of(data, text)
    after = attempted(document, at, lambda: change.renumber(document, order, story=at))
    if after is None:
        return
    old, new = document.stories[at - 1], after.story
    assert cited(new) == cited(old)
    assert provided(new) == provided(old)
    numbers = [source.number for source in new.sources]
    assert numbers == sorted(numbers)
    mapped = {after.numbers.get(each.number, each.number): identity(each) for each in old.sources}
    assert mapped == {source.number: identity(source) for source in new.sources}


@given(DOCUMENTS, st.data())
def test_numbering_by_a_map_and_back_is_the_identity(text: str, data: st.DataObject) -> None:
    document, at = story_of(data, text)
    old = [source.number for source in document.stories[at - 1].sources]
    new = data.draw(st.lists(st.integers(1, 30) | st.integers(1, 999), unique=True))[: len(old)]
    numbers = dict(zip(old, new, strict=False))
    assume(len({numbers.get(each, each) for each in old}) == len(old))
    there = attempted(document, at, lambda: change.renumber(document, numbers=numbers, story=at))
    if there is None:
        return
    back = {new: old for old, new in there.numbers.items()}
    again = change.renumber(there.document, numbers=back, story=at)
    assert read(again.text).stories == document.stories
    if not document.diagnostics and document.text == dumps(document.stories):
        assert again.text == document.text


NAMES = st.sampled_from(
    ["Reuters", "Coast Daily", "St. Louis Post-Dispatch", "A and B", "Acme Inc."]
)
URLS = st.none() | st.just("https://reuters.example/ferry")


@given(DOCUMENTS, NAMES, URLS, st.booleans(), st.data())
def test_a_source_is_listed_behind_the_others(
    text: str,
    name: str,
    url: str | None,
    resolves: bool,  # noqa: FBT001 - drawn
    data: st.DataObject,
) -> None:
    document, at = story_of(data, text)
    number = data.draw(st.none() | st.integers(1, 9))
    old = document.stories[at - 1]
    assume(number not in [source.number for source in old.sources])
    after = attempted(
        document,
        at,
        lambda: change.add_source(document, name, url, number=number, resolves=resolves, story=at),
    )
    if after is None:
        return
    new = after.story.sources[-1]
    assert identities(after.story) == [*identities(old), (name, url)]
    resolved = [
        (said, [(name, url) if resolves and each == new.number else each for each in whom])
        for said, whom in cited(old)
    ]
    assert cited(after.story) == resolved
    for were, are in zip(provided(old), provided(after.story), strict=True):
        assert were in (are, set())


@given(DOCUMENTS, st.booleans(), st.data())
def test_a_source_goes_with_its_citations_or_not_at_all(
    text: str,
    citations: bool,  # noqa: FBT001 - drawn
    data: st.DataObject,
) -> None:
    document, at = story_of(data, text)
    old = document.stories[at - 1]
    source = source_of(data, old)
    after = attempted(
        document,
        at,
        lambda: change.remove_source(document, source, citations=citations, story=at),
    )
    if after is None:
        return
    assert citations or not old.citing(source)
    assert after.story.sources == tuple(each for each in old.sources if each is not source)
    left = [
        [piece for piece in item.content if getattr(piece, "source", None) != source]
        for item in old.items
    ]
    assert [whom for _, whom in cited(after.story)] == [
        [who(piece) for piece in pieces if not isinstance(piece, str)] for pieces in left
    ]
    assert [words(said) for said, _ in cited(after.story)] == [
        words(said) for said, _ in cited(old)
    ]
    if not citations:
        assert provided(after.story) == provided(old)


@given(DOCUMENTS, st.data())
def test_sources_become_one(text: str, data: st.DataObject) -> None:
    document, at = story_of(data, text)
    old = document.stories[at - 1]
    kept = source_of(data, old)
    gone = data.draw(st.lists(st.sampled_from(old.sources), max_size=3))
    after = attempted(
        document, at, lambda: change.merge_sources(document, gone, into=kept, story=at)
    )
    if after is None:
        return
    taken = {source.number for source in gone} - {kept.number}
    assert after.numbers == dict.fromkeys(taken, kept.number)
    assert after.story.sources == tuple(each for each in old.sources if each.number not in taken)
    for item, new in zip(old.items, after.story.items, strict=True):
        whom = {kept if each in gone else each for each in sources_of(item)}
        assert set(sources_of(new)) == whom


def sources_of(item: Fact | Narrative) -> list[Source]:
    return [citation.source for citation in item.citations]


@given(DOCUMENTS, NAMES, URLS, st.data())
def test_a_source_is_replaced_under_its_number(
    text: str, name: str, url: str | None, data: st.DataObject
) -> None:
    document, at = story_of(data, text)
    old = document.stories[at - 1]
    source = source_of(data, old)
    after = attempted(
        document, at, lambda: change.replace_source(document, source, name, url, story=at)
    )
    if after is None:
        return
    assert numbers_cited(after.story) == numbers_cited(old)
    assert after.story.sources == tuple(
        Source(each.number, name, url) if each is source else each for each in old.sources
    )
    for narrative, new in zip(old.narratives, after.story.narratives, strict=True):
        were, are = old.providers(narrative), after.story.providers(new)
        assert {each.number for each in were} <= {each.number for each in are} | {source.number}


def numbers_cited(story: Story) -> list[list[int]]:
    return [
        [piece.number for piece in item.content if not isinstance(piece, str)]
        for item in story.items
    ]


@given(DOCUMENTS, st.data())
def test_unused_sources_go_and_no_other(text: str, data: st.DataObject) -> None:
    document, at = story_of(data, text)
    after = attempted(document, at, lambda: change.drop_unused_sources(document, story=at))
    if after is None:
        return
    old = document.stories[at - 1]
    assert set(old.used_sources) <= set(after.story.sources) <= set(old.sources)
    assert cited(after.story) == cited(old)
    assert provided(after.story) == provided(old)


@given(DOCUMENTS, st.sampled_from(["number", "name"]), st.data())
def test_the_list_is_put_in_order(
    text: str, by: Literal["number", "name"], data: st.DataObject
) -> None:
    document, at = story_of(data, text)
    after = attempted(document, at, lambda: change.sort_sources(document, by, story=at))
    if after is None:
        return
    old = document.stories[at - 1]
    assert set(after.story.sources) == set(old.sources)
    keys = [
        (names.key(each.name) if by == "name" else "", each.number) for each in after.story.sources
    ]
    assert keys == sorted(keys)
    assert after.story.items == old.items


@given(DOCUMENTS, st.data())
def test_a_citation_is_put_in_and_taken_out(text: str, data: st.DataObject) -> None:
    document, at = story_of(data, text)
    old = document.stories[at - 1]
    pairs = [
        (source, item)
        for item in old.items
        for source in old.sources
        if source not in sources_of(item)
    ]
    assume(pairs)
    source, item = data.draw(st.sampled_from(pairs))
    place = place_of(old, item)
    span = item.span or Span(0, 0)
    end = data.draw(st.integers(span.start + 2, max(span.end, span.start + 2)))
    part = data.draw(st.sampled_from([item, Span(span.start, end)]))
    there = attempted(document, at, lambda: change.cite(document, part, source, story=at))
    if there is None:
        return
    new = there.story.items[place]
    assert [each for each in sources_of(new) if each != source] == sources_of(item)
    assert source in sources_of(new)
    assert new.text.replace(" ", "") == item.text.replace(" ", "")
    back = attempted(there.document, at, lambda: change.uncite(there.document, new, source))
    assert back is not None
    assert back.story == old


@given(DOCUMENTS, st.data())
def test_citations_of_a_source_are_taken_out_of_an_item(text: str, data: st.DataObject) -> None:
    document, at = story_of(data, text)
    old = document.stories[at - 1]
    item = item_of(data, old)
    assume(item.citations)
    source = data.draw(st.sampled_from(sources_of(item)))
    after = attempted(document, at, lambda: change.uncite(document, item, source, story=at))
    if after is None:
        return
    new = after.story.items[place_of(old, item)]
    assert sources_of(new) == [each for each in sources_of(item) if each != source]
    assert words(new.text) == words(item.text)
    assert after.story.sources == old.sources


CONTENTS = st.sampled_from(
    ["Fares rose.", "Fares rose.[1]", "[1, 2] Fares", "- rose", "Facts", "a: b", "x\u200b[7]", "  "]
)


@given(DOCUMENTS, CONTENTS, st.data())
def test_a_fact_is_added(text: str, content: str, data: st.DataObject) -> None:
    document, at = story_of(data, text)
    old = document.stories[at - 1]
    place = data.draw(st.none() | st.integers(1, len(old.facts) + 1))
    try:
        after = attempted(
            document, at, lambda: change.add_fact(document, content, at=place, story=at)
        )
    except ValueError as error:
        assert "content" in str(error)  # noqa: PT017 - it may be raised or not
        return
    if after is None:
        return
    added = len(old.facts) if place is None else place - 1
    facts = list(after.story.facts)
    assert "".join(map(str, facts.pop(added).content)).replace("[1][2]", "[1, 2]") == content
    assert tuple(facts) == old.facts
    assert after.story.narratives == old.narratives
    if old.facts:
        back = change.remove_fact(after.document, added + 1, story=at)
        assert read(back.text).stories == document.stories


def headings(words: str) -> st.SearchStrategy[str]:
    """Draw the spellings of a heading whose words a pattern matches."""
    around = ["{}", "{}:", "# {}", "\t__{}__", "**{}\uff1a**", "*{}*\uff1a", "######\u3000***{}***"]
    return st.builds(str.format, st.sampled_from(around), st.from_regex(words, fullmatch=True))


@given(headings(lines.FACTS))
def test_a_first_narrative_goes_under_a_heading_as_that_of_the_facts(facts: str) -> None:
    text = f"Ferry\n{facts}\n- It runs.\n"
    assert read(change.add_narrative(text, "Critics: No.").text).stories == (
        Story("Ferry", [Fact(["It runs."])], [], [Narrative("Critics", ["No."])]),
    )


@given(headings(lines.FACTS), headings(lines.SOURCES), headings(lines.NARRATIVES))
def test_empty_sections_are_filled_however_their_headings_are_spelled(
    facts: str, sources: str, narratives: str
) -> None:
    text = f"Ferry\n{facts}\n{sources}\n{narratives}\n"
    text = change.add_narrative(text, "Critics: No.").text
    text = change.add_fact(text, "It runs.").text
    text = change.add_source(text, "Coast Daily").text
    story = Story(
        "Ferry",
        [Fact(["It runs."])],
        [Source(1, "Coast Daily")],
        [Narrative("Critics", ["No."])],
    )
    assert read(text).stories == (story,)
    assert not read(text).diagnostics


@given(DOCUMENTS, st.data())
def test_an_item_is_moved_and_moved_back(text: str, data: st.DataObject) -> None:
    document, at = story_of(data, text)
    old = document.stories[at - 1]
    is_fact = data.draw(st.booleans())
    items = old.facts if is_fact else old.narratives
    assume(items)
    move = change.move_fact if is_fact else change.move_narrative
    places = st.integers(1, len(items))
    start, end = data.draw(places), data.draw(places)
    there = attempted(document, at, lambda: move(document, start, end, story=at))
    if there is None:
        return
    expected = list(items)
    expected.insert(end - 1, expected.pop(start - 1))
    assert tuple(expected) == (there.story.facts if is_fact else there.story.narratives)
    back = attempted(there.document, at, lambda: move(there.document, end, start, story=at))
    assert back is not None
    assert back.story == old


def removed(document: Document, item: Fact | Narrative, at: int) -> Refactoring:
    if isinstance(item, Fact):
        return change.remove_fact(document, item, story=at)
    return change.remove_narrative(document, item, story=at)


@given(DOCUMENTS, st.data())
def test_an_item_is_taken_out(text: str, data: st.DataObject) -> None:
    document, at = story_of(data, text)
    old = document.stories[at - 1]
    item = item_of(data, old)
    place = place_of(old, item)
    after = attempted(document, at, lambda: removed(document, item, at))
    if after is None:
        return
    assert after.story.items == old.items[:place] + old.items[place + 1 :]
    assert after.story.sources == old.sources


@given(stories())
def test_a_narrative_is_told_elsewhere_as_it_is(story: Story) -> None:
    text = "Ferry Opens\nFacts\n- It runs.\n"
    for narrative in story.narratives:
        if not narrative.citations:
            try:
                result = change.add_narrative(text, narrative)
            except RefactoringError:
                continue
            assert read(result.text).stories[0].narratives == (narrative,)


@given(stories())
def test_canonical_text_stays_canonical(story: Story) -> None:
    text = dumps(story)
    for act in (change.renumber, change.drop_unused_sources, change.sort_sources):
        try:
            result = act(text)
        except RefactoringError:
            continue
        assert dumps(read(result.text).stories) == result.text


CHANGES: dict[str, Callable[[Document, Story], Refactoring]] = {
    "add_fact": lambda text, _: change.add_fact(text, "Fares rose.", at=1),
    "add_narrative": lambda text, _: change.add_narrative(text, "Critics: No."),
    "add_source": lambda text, _: change.add_source(text, "Port Wire"),
    "cite": lambda text, story: change.cite(text, 1, story.sources[-1]),
    "drop_unused_sources": lambda text, _: change.drop_unused_sources(text),
    "merge_sources": lambda text, story: change.merge_sources(
        text, [story.sources[0], story.sources[1]]
    ),
    "move_fact": lambda text, _: change.move_fact(text, 1, to=2),
    "move_narrative": lambda text, _: change.move_narrative(text, 1, to=2),
    "remove_fact": lambda text, _: change.remove_fact(text, 2),
    "remove_narrative": lambda text, _: change.remove_narrative(text, 1),
    "remove_source": lambda text, story: change.remove_source(
        text, story.sources[0], citations=True
    ),
    "renumber": lambda text, _: change.renumber(text, "cited"),
    "replace_source": lambda text, story: change.replace_source(
        text, story.sources[0], "Port Wire"
    ),
    "sort_sources": lambda text, _: change.sort_sources(text, "name"),
    "uncite": lambda text, story: change.uncite(text, 1, sources_of(story.facts[0])[0]),
}


@cache
def same_documents() -> list[Document]:
    """Return documents that are the same ones in each run."""
    found: list[Document] = []

    @settings(derandomize=True, max_examples=200)
    @given(DOCUMENTS)
    def draw(text: str) -> None:
        found.append(read(text))

    draw()
    return found


def is_carried_out(name: str, document: Document) -> bool | None:
    """Tell whether a change is carried out; None where there is nothing that it could change."""
    try:
        CHANGES[name](document, document.stories[0])
    except RefactoringError:
        return False
    except (IndexError, ValueError):
        return None
    return True


@pytest.mark.parametrize("name", CHANGES)
def test_most_changes_are_carried_out(name: str) -> None:
    """The laws above pass over what is refused: of a change that always is, they say nothing."""
    outcomes = Counter(is_carried_out(name, document) for document in same_documents())
    assert outcomes[True] >= max(10, outcomes[False])


def test_each_change_is_tried() -> None:
    assert set(CHANGES) == {name for name in change.__all__ if not name.startswith("Refactoring")}
