"""What the library is measured against reads every text as the library does."""

import attrs
from hypothesis import given
from hypothesis import strategies as st

import storyparse
from benchmarks import handwritten
from storyparse.strategies import faulty_texts, stories, texts


def fields(value: object) -> object:
    """Return all that a value holds with the types, spans too, which take no part in equality."""
    if isinstance(value, tuple):
        return type(value), [fields(each) for each in value]
    type_ = type(value)
    if attrs.has(type_):
        return type_, [fields(getattr(value, each.name)) for each in attrs.fields(type_)]
    return type_, value


def check(text: str) -> None:
    document = handwritten.read(text)
    assert fields(document) == fields(storyparse.read(text))
    for story in document.stories:
        sources = {id(source) for source in story.sources}
        assert {id(each.source) for item in story.items for each in item.citations} <= sources


def test_reads_the_cases_alike(case_text: str) -> None:
    check(case_text)


@given(st.lists(stories(), max_size=3))
def test_reads_canonical_stories_alike(several: list[storyparse.Story]) -> None:
    check(storyparse.dumps(several))


@given(texts() | st.tuples(texts(), texts()).map("\n\n".join))
def test_reads_any_text_alike(text: str) -> None:
    check(text)


@given(faulty_texts())
def test_reads_faulty_texts_alike(faulty: tuple[str, tuple[str, ...]]) -> None:
    check(faulty[0])
