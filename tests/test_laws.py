"""The laws of the format (its section 5), as properties."""

import contextlib
import copy
import pickle

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import storyparse
from storyparse import Citation, Document, Fact, Narrative, Span, Story, UnresolvedCitation
from storyparse.report.styles import STYLES
from storyparse.spelling import markers
from storyparse.strategies import faulty_texts, stories, texts

# Lone surrogates too, with those that stand for bytes that are no UTF-8.
STRINGS = texts() | st.lists(st.sampled_from("\ud800\udc80\udcff") | st.text(max_size=3)).map(
    "".join
)


@given(STRINGS)
def test_read_takes_any_string_and_keeps_it(text: str) -> None:
    """Law 1: read takes any string and returns; the text it holds is the text it was given."""
    assert storyparse.read(text).text == text


@given(st.binary() | texts().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_bytes_can_be_given_back(data: bytes) -> None:
    """Law 1: bytes are decoded so that they can be given back."""
    assert storyparse.read(data).text.encode("utf-8", "surrogateescape") == data


@given(STRINGS | st.binary())
def test_what_is_wrong_with_a_text_is_told_and_never_raised(text: str | bytes) -> None:
    """Law 1, for what else is done with a text; parse refuses it with StoryError alone."""
    found = storyparse.check(text, select=["all"])
    for style in STYLES:
        storyparse.render(found, storyparse.read(text), style)
    storyparse.fix(text, unsafe=True)
    storyparse.format(text)
    storyparse.strip(text)
    with contextlib.suppress(storyparse.StoryError):
        storyparse.parse(text)


@given(stories())
def test_what_is_written_reads_as_the_same_story(story: Story) -> None:
    """Law 2: parse(dumps(story)) == story."""
    assert storyparse.parse(storyparse.dumps(story)) == story


@given(st.lists(stories(), max_size=3))
def test_several_stories_read_as_the_same_stories(several: list[Story]) -> None:
    """Law 2, for any number of stories."""
    assert storyparse.parse_all(storyparse.dumps(several)) == tuple(several)


@given(texts())
def test_what_parse_returns_can_be_constructed(text: str) -> None:
    """What is read without an error could have been made by hand, and written."""
    document = storyparse.read(text)
    if not document.diagnostics:
        for story in document.stories:
            assert _constructed(story) == story
        written = storyparse.dumps(document.stories)
        assert storyparse.parse_all(written) == document.stories
        assert storyparse.dumps(storyparse.parse_all(written)) == written


def _constructed(story: Story) -> Story:
    sources = [attrs.evolve(source) for source in story.sources]
    facts = [attrs.evolve(fact) for fact in story.facts]
    narratives = [attrs.evolve(narrative) for narrative in story.narratives]
    return Story(story.title, facts, sources, narratives)


@given(stories())
def test_canonical_text_is_written_as_it_was(story: Story) -> None:
    """Law 3: dumps(parse(text)) == text for every canonical text."""
    text = storyparse.dumps(story)
    assert storyparse.dumps(storyparse.parse(text)) == text


@given(stories())
def test_equality_is_about_content(story: Story) -> None:
    """Law 5: spans take no part in equality and hash."""
    read = storyparse.parse(storyparse.dumps(story))
    assert read.span is not None
    assert story.span is None
    assert (read, hash(read)) == (story, hash(story))


@given(stories())
def test_citations_hold_the_very_sources(story: Story) -> None:
    """Objects hold the source itself: of the made story, the read one and their copies."""
    read = storyparse.parse(storyparse.dumps(story))
    for each in (story, read, copy.deepcopy(read), pickle.loads(pickle.dumps(read))):
        sources = {id(source) for source in each.sources}
        items: tuple[Fact | Narrative, ...] = (*each.facts, *each.narratives)
        assert {id(c.source) for item in items for c in item.citations} <= sources
        assert each == story


@given(texts())
def test_citations_read_hold_the_very_sources(text: str) -> None:
    """A citation is never without its source, whatever the text."""
    for story in storyparse.read(text).stories:
        sources = {id(source) for source in story.sources}
        items: tuple[Fact | Narrative, ...] = (*story.facts, *story.narratives)
        assert {id(c.source) for item in items for c in item.citations} <= sources


@given(texts())
def test_spans_are_ordered_and_inside(text: str) -> None:
    """Spans of siblings are ordered and inside their parent's."""
    document = storyparse.read(text)
    _check_spans(Span(0, len(text)), document.stories, apart=True)
    for story in document.stories:
        assert story.span is not None
        for siblings in (story.facts, story.sources, story.narratives):
            _check_spans(story.span, siblings, apart=True)
        items: tuple[Fact | Narrative, ...] = (*story.facts, *story.narratives)
        for item in items:
            assert item.span is not None
            citations = [piece for piece in item.content if not isinstance(piece, str)]
            _check_spans(item.span, citations, apart=False)


def _check_spans(parent: Span, siblings: object, *, apart: bool) -> None:
    end = parent.start
    before = Span(end, end)
    for sibling in siblings:  # type: ignore[attr-defined]
        assert sibling.span.start < sibling.span.end <= parent.end
        if apart or sibling.span != before:
            assert end <= sibling.span.start
        before, end = sibling.span, sibling.span.end


@given(texts())
def test_the_text_under_a_citation_is_a_marker(text: str) -> None:
    """The text under a citation's span is a marker with its number."""
    for story in storyparse.read(text).stories:
        listed = {source.number for source in story.sources}
        items: tuple[Fact | Narrative, ...] = (*story.facts, *story.narratives)
        for item in items:
            for piece in item.content:
                if isinstance(piece, Citation | UnresolvedCitation):
                    _check_marker(text, piece, listed)


def _check_marker(text: str, citation: Citation | UnresolvedCitation, listed: set[int]) -> None:
    assert citation.span is not None
    # A marker may lie across the lines of a wrapped item, which are joined by one space.
    lines = text[citation.span.start : citation.span.end].split("\n")
    (marker,) = markers.markers(" ".join(line.strip("\r") for line in lines), listed)
    assert citation.number in marker.numbers


@given(texts())
def test_diagnostics_are_ordered_and_inside(text: str) -> None:
    """They come in the order of their spans, then of their names, and lie in the text."""
    diagnostics = storyparse.read(text).diagnostics
    assert sorted(diagnostics, key=lambda each: (each.span, each.name)) == list(diagnostics)
    for each in diagnostics:
        for span in (each.span, *(label.span for label in each.labels)):
            assert 0 <= span.start < span.end <= len(text)
    assert pickle.loads(pickle.dumps(diagnostics)) == diagnostics


@given(texts())
def test_one_place_has_one_report_of_a_kind(text: str) -> None:
    """One fault gives one report."""
    found = [(each.span, each.name) for each in storyparse.read(text).diagnostics]
    assert len(set(found)) == len(found)


@given(STRINGS, st.data())
def test_positions_count_what_stands_before(text: str, data: st.DataObject) -> None:
    """Lines end with LF; columns count code points, UTF-16 units and bytes of the line before."""
    offset = data.draw(st.integers(0, len(text)))
    position = storyparse.read(text).position(offset)
    before = text[:offset].split("\n")
    assert (position.line, position.column) == (len(before), len(before[-1]) + 1)
    units = sum(2 if character > "\uffff" else 1 for character in before[-1])
    assert position.utf16_column == units + 1
    assert position.byte_column == _bytes(before[-1]) + 1


def _bytes(text: str) -> int:
    return sum(
        1 if "\udc80" <= character <= "\udcff" else len(character.encode("utf-8", "surrogatepass"))
        for character in text
    )


@given(texts(), st.data())
def test_objects_at_an_offset_hold_it(text: str, data: st.DataObject) -> None:
    """At gives what stands at an offset, the innermost first."""
    document = storyparse.read(text)
    offset = data.draw(st.integers(0, len(text)))
    found = document.at(offset)
    spans = [part.span for part in found if part.span is not None]
    assert len(spans) == len(found)
    assert all(span.start <= offset < span.end for span in spans)
    assert [span.end - span.start for span in spans] == sorted(s.end - s.start for s in spans)
    assert bool(found) == any(_holds(story, offset) for story in document.stories)


def _holds(part: Story | Fact | Narrative, offset: int) -> bool:
    return part.span is not None and part.span.start <= offset < part.span.end


@given(faulty_texts())
def test_a_known_fault_gives_its_report(faulty: tuple[str, tuple[str, ...]]) -> None:
    """One fault gives its report and no other."""
    text, names = faulty
    assert tuple(each.name for each in storyparse.read(text).diagnostics) == names
    with pytest.raises(storyparse.StoryError) as caught:
        storyparse.parse(text)
    assert tuple(each.name for each in caught.value.diagnostics) == names


@given(stories(), st.data())
def test_spelling_does_not_change_the_story(story: Story, data: st.DataObject) -> None:
    """A text is read as the canonical one would be, whatever its line ends and blank lines."""
    lines = storyparse.dumps(story).split("\n")
    end = data.draw(st.sampled_from(("\n", "\r\n", " \n", "\t\r\n", "\n\n", "\r\n\u00a0\r\n")))
    mark = data.draw(st.sampled_from(("", "\ufeff")))
    assert storyparse.parse(mark + end.join(lines)) == story


@given(stories())
def test_reading_is_a_function_of_the_text(story: Story) -> None:
    """Documents are equal if their texts are."""
    text = storyparse.dumps(story)
    first, again = storyparse.read(text), storyparse.read(text.encode())
    assert isinstance(first, Document)
    assert first == again
