"""Web Annotations and the text give exactly the citations that were read."""

import io
import json
import uuid
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld  # type: ignore[import-untyped]
from rdflib import RDF, RDFS, Graph
from rdflib.namespace import Namespace

from storyparse import (
    Citation,
    Document,
    Fact,
    Source,
    Story,
    UnresolvedCitation,
    dumps,
    load,
    read,
)
from storyparse.convert import annotations
from storyparse.convert.identifiers import minted
from storyparse.strategies import stories, texts
from storyparse.text import Span

# rdflib itself does what it calls deprecated.
pytestmark = [
    pytest.mark.filterwarnings("ignore:.* is deprecated, use Dataset:DeprecationWarning"),
    pytest.mark.usefixtures("contexts"),
]

OA = Namespace("http://www.w3.org/ns/oa#")
S = Namespace("http://schema.org/")
TARGET = "https://news.example/ferry"
COAST = Source(1, "Coast Daily")
PORT = Source(2, "The Port Times", "https://port.example/ferry")

Cited: TypeAlias = tuple[int, int, int, str, bytes]
"""Where a citation stands, and number, name and URL of its source.

A URL is taken as the bytes that it means: percent-encoded or not.
"""


def graph(text: str) -> Graph:
    """What rdflib reads."""
    return Graph().parse(data=text, format="json-ld")


def graph_of_pyld(text: str) -> Graph:
    """What pyld reads, written by it as N-Quads, which are strict about IRIs."""
    options = {"format": "application/n-quads"}
    return Graph().parse(data=jsonld.to_rdf(json.loads(text), options), format="nt")


def written(
    several: Story | Document | Iterable[Story | Document], target: str | None = None
) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(annotations.dumps(several, target=target))
    return found


def cited(document: Document) -> list[Cited]:
    """The citations of a document, as its stories have them."""
    items = [item for story in document.stories for item in story.items]
    return [
        (*span, each.number, each.source.name, unquote_to_bytes(each.source.url or ""))
        for item in items
        for each in item.citations
        for span in [each.span or Span(0, 0)]
    ]


def told(annotation: dict[str, Any]) -> Cited:
    """The citation that an annotation tells of."""
    place, _ = annotation["target"]["selector"]
    body = annotation["body"]
    name = body["label"] if "source" in body else body["value"]
    url = unquote_to_bytes(body.get("source", ""))
    return place["start"], place["end"], body["schema:position"], name, url


def told_in(found: Graph) -> list[Cited]:
    """The citations that the annotations of a graph tell of."""
    citations = []
    for annotation in found.subjects(RDF.type, OA.Annotation):
        target, body = found.value(annotation, OA.hasTarget), found.value(annotation, OA.hasBody)
        [place] = [
            selector
            for selector in found.objects(target, OA.hasSelector)
            if (selector, RDF.type, OA.TextPositionSelector) in found
        ]
        start, end = (int(str(found.value(place, each))) for each in (OA.start, OA.end))
        name = str(found.value(body, RDFS.label) or found.value(body, RDF.value))
        url = found.value(body, OA.hasSource)
        number = int(str(found.value(body, S.position)))
        citations.append((start, end, number, name, unquote_to_bytes(str(url or ""))))
    return citations


# Laws


@given(texts())
def test_annotations_and_text_give_the_citations_of_the_text(text: str) -> None:
    document = read(text)
    assert [told(annotation) for annotation in written(document)] == cited(document)


@given(texts())
def test_what_is_quoted_stands_where_it_is_said_to_stand(text: str) -> None:
    for annotation in written(read(text)):
        place, quote = annotation["target"]["selector"]
        start, end = place["start"], place["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])
        assert len(quote["prefix"]) == min(32, start)
        assert len(quote["suffix"]) == min(32, len(text) - end)


@given(stories())
def test_a_story_is_annotated_in_its_canonical_text(story: Story) -> None:
    assert written(story) == written(read(dumps(story)))
    numbers = [each.number for item in story.items for each in item.citations]
    assert [each["body"]["schema:position"] for each in written(story)] == numbers


@pytest.mark.parametrize("reader", [graph, graph_of_pyld])
@given(story=stories())
def test_who_reads_linked_data_reads_the_citations(
    reader: Callable[[str], Graph], story: Story
) -> None:
    found = reader(annotations.dumps(story))
    assert sorted(told_in(found)) == sorted(cited(read(dumps(story))))


@given(texts())
def test_every_annotation_has_an_identifier_of_its_own(text: str) -> None:
    ids = [annotation["id"] for annotation in written(read(text))]
    assert len(set(ids)) == len(ids)
    assert ids == [annotation["id"] for annotation in written(read(text))]


@given(texts(), st.sampled_from("\udce9\ud800"), st.sampled_from([None, TARGET]))
def test_a_text_that_is_no_utf8_is_refused(text: str, hidden: str, target: str | None) -> None:
    with pytest.raises(ValueError, match="a text that is no UTF-8 cannot be written"):
        written(read(f"{text}{hidden}"), target)


# Cases


def test_an_annotation_links_a_bracket_to_its_source() -> None:
    text = "Ferry Opens\nFacts\n- It runs.[2]\nSources: [2]The Port Times <https://a.example>.\n"
    [annotation] = written(read(text), TARGET)
    assert uuid.UUID(annotation.pop("id")).version == 5
    assert annotation == {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "motivation": "linking",
        "body": {
            "type": "SpecificResource",
            "source": "https://a.example",
            "label": "The Port Times",
            "schema:position": 2,
        },
        "target": {
            "source": TARGET,
            "selector": [
                {"type": "TextPositionSelector", "start": 28, "end": 31},
                {
                    "type": "TextQuoteSelector",
                    "exact": "[2]",
                    "prefix": "Ferry Opens\nFacts\n- It runs.",
                    "suffix": "\nSources: [2]The Port Times <htt",
                },
            ],
        },
    }


def test_a_source_without_url_is_a_text() -> None:
    story = Story("Ferry Opens", [Fact([Citation(COAST)])], [COAST])
    assert written(story)[0]["body"] == {
        "type": "TextualBody",
        "format": "text/plain",
        "value": "Coast Daily",
        "schema:position": 1,
    }


def test_the_citations_of_one_bracket_share_its_place() -> None:
    text = "Ferry Opens\nFacts\n- It runs [1, 2-3, 1].\nSources: [1]A, [2]B and [3]C.\n"
    found = written(read(text))
    assert {each["target"]["selector"][1]["exact"] for each in found} == {"[1, 2-3, 1]"}
    assert [each["body"]["value"] for each in found] == ["A", "B", "C", "A"]
    assert len({each["id"] for each in found}) == 4


@pytest.mark.parametrize(
    "before", ["\ufeff", "\r\n", "\ufeff# 🚢 e\u0301 \u202e\r\n\r\n", "One\nFacts\n- a\n\n"]
)
def test_places_are_those_of_the_text_as_it_was_given(before: str) -> None:
    text = f"{before}Ferry\r\nFacts\r\n- It runs.【1】\r\nSources: [1]A.\r\n"
    for document in (read(text), read(text.encode())):
        [annotation] = written(document)
        place, quote = annotation["target"]["selector"]
        assert place["start"] == text.index("【")
        assert quote["exact"] == "【1】"
        assert annotation["target"]["source"] == minted(text)


def test_a_marker_without_a_source_is_no_citation() -> None:
    fact = Fact(["It runs.", UnresolvedCitation(7), Citation(COAST)])
    [annotation] = written(Story("Ferry Opens", [fact], [COAST]))
    assert annotation["body"]["schema:position"] == 1


def test_several_texts_have_targets_of_their_own() -> None:
    story, document = load("examples/ferry.story"), read(Path("examples/answer.story").read_bytes())
    found = written([story, document])
    assert found == [*written(story), *written(document)]
    assert len({each["target"]["source"] for each in found}) == 2
    assert len({each["id"] for each in found}) == len(found)


def test_one_target_is_one_text() -> None:
    story = load("examples/ferry.story")
    assert written([story], TARGET) == written(story, TARGET)
    with pytest.raises(ValueError, match="one target is given for 2 texts"):
        written([story, Story("Ferry Opens", [Fact(["a"])])], TARGET)


@pytest.mark.parametrize("target", ["", "ferry", "#ferry", "https:", "https://a b", "urn:\ud800"])
def test_what_is_no_iri_is_no_target(target: str) -> None:
    with pytest.raises(ValueError, match="an absolute IRI is wanted"):
        written(load("examples/ferry.story"), target)


def test_a_target_may_be_an_iri() -> None:
    [first, *_] = written(load("examples/ferry.story"), "https://新.example/新聞?a=%20#b")
    assert first["target"]["source"] == "https://新.example/新聞?a=%20#b"


def test_one_url_of_two_numbers_stays_two_sources() -> None:
    other = Source(3, "Port Wire", PORT.url)
    fact = Fact([Citation(PORT), Citation(other)])
    found = graph(annotations.dumps(Story("Ferry Opens", [fact], [PORT, other])))
    assert {each[2:] for each in told_in(found)} == {
        (2, "The Port Times", b"https://port.example/ferry"),
        (3, "Port Wire", b"https://port.example/ferry"),
    }


def test_what_no_iri_can_hold_is_coded() -> None:
    source = Source(1, "A", 'https://a.example/新|{"b"}\u202e')
    [annotation] = written(Story("Ferry Opens", [Fact([Citation(source)])], [source]))
    assert annotation["body"]["source"] == "https://a.example/新%7C%7B%22b%22%7D%E2%80%AE"


def test_a_document_that_was_not_read_has_no_places() -> None:
    story = Story("Ferry Opens", [Fact([Citation(COAST)])], [COAST])
    with pytest.raises(ValueError, match=r"\[1\] has no place"):
        written(Document("Ferry Opens", (story,), ()))


@pytest.mark.parametrize("wrong", ["Ferry Opens", [None]])
def test_other_things_are_no_texts(wrong: Any) -> None:  # noqa: ANN401 - anything but a text
    with pytest.raises(TypeError, match="stories and documents are wanted, not"):
        annotations.dumps(wrong)


def test_a_story_of_a_faulty_text_is_refused_but_its_document_is_not() -> None:
    document = read("Facts\n- It runs.[1]\nSources: [1]A.\n")
    assert len(written(document)) == 1
    with pytest.raises(ValueError, match="without title"):
        written(document.stories)


def test_a_file_holds_what_is_written() -> None:
    file = io.BytesIO()
    story = load("examples/ferry.story")
    annotations.dump(story, file, target=TARGET)
    assert file.getvalue().decode() == annotations.dumps(story, target=TARGET)


def test_what_is_long_is_said_once() -> None:
    long = Source(1, "Coast Daily", f"http://a.example/{'u' * 3_000}")
    facts = [Fact(["a", Citation(long), Citation(PORT)]) for _ in range(3)]
    first, port, second, *_ = written(Story("Ferry Opens", facts, [long, PORT]))
    assert first["body"]["source"] == long.url
    assert second["body"] == first["body"]["id"]
    assert port["body"]["source"] == PORT.url


def test_a_text_that_is_given_twice_is_annotated_once() -> None:
    story = load("examples/ferry.story")
    assert written([story, story]) == written(story)
