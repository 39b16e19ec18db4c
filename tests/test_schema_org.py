"""What a story says arrives where JSON-LD is read, in the words of schema.org and no others."""

import io
import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld  # type: ignore[import-untyped]
from rdflib import RDF, Graph
from rdflib.compare import isomorphic
from rdflib.namespace import SDO, Namespace
from rdflib.term import Node

from storyparse import Citation, Fact, Narrative, Source, Story, UnresolvedCitation, load, read
from storyparse.convert import schema_org
from storyparse.spelling.names import key
from storyparse.strategies import stories

# rdflib itself does what it calls deprecated.
pytestmark = [
    pytest.mark.filterwarnings("ignore:.* is deprecated, use Dataset:DeprecationWarning"),
    pytest.mark.usefixtures("contexts"),
]

PAGE = "https://news.example/ferry"
S = Namespace("http://schema.org/")  # as its context has it; rdflib's own has https
COAST = Source(1, "Coast Daily")
PORT = Source(2, "The Port Times", "https://port.example/ferry")
FACT = Fact(["It runs."])


def graph(text: str) -> Graph:
    """What rdflib reads."""
    return Graph().parse(data=text, format="json-ld", publicID=PAGE)


def graph_of_pyld(text: str) -> Graph:
    """What pyld reads, written by it as N-Quads, which are strict about IRIs."""
    options = {"base": PAGE, "format": "application/n-quads"}
    return Graph().parse(data=jsonld.to_rdf(json.loads(text), options), format="nt")


def written(several: Story | Iterable[Story]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(schema_org.dumps(several))
    return found


def ferry() -> Story:
    return load("examples/ferry.story")


# Laws


@given(st.lists(stories(), max_size=3))
def test_two_readers_read_the_same(several: list[Story]) -> None:
    text = schema_org.dumps(several)
    assert isomorphic(graph(text), graph_of_pyld(text))


@given(st.lists(stories(), max_size=3))
def test_all_words_are_those_of_schema_org(several: list[Story]) -> None:
    found = graph(schema_org.dumps(several))
    words = {*found.predicates(), *found.objects(None, RDF.type)} - {RDF.type}
    assert all(word.startswith(S) and word.removeprefix(S) in SDO for word in map(str, words))
    assert S.ClaimReview not in words


def values(found: Graph, node: Node | None, name: str) -> set[str]:
    return {str(value) for value in found.objects(node, S[name])}


def parts(found: Graph, article: Node, *kinds: str) -> list[Node]:
    """The parts of some kinds, by their positions."""
    nodes = [
        node
        for kind in kinds
        for node in found.objects(article, S.hasPart)
        if (node, RDF.type, S[kind]) in found
    ]
    return sorted(nodes, key=lambda node: int(str(found.value(node, S.position))))


def said(item: Fact | Narrative) -> set[str]:
    return {item.text} - {""}


def cited(item: Fact | Narrative) -> set[str]:
    return {f"{PAGE}#source-{citation.number}" for citation in item.citations}


@given(stories())
def test_what_a_story_says_is_what_is_read(story: Story) -> None:
    found = graph(schema_org.dumps(story))
    article = found.value(None, RDF.type, S.NewsArticle)
    assert article is not None
    assert values(found, article, "headline") == {story.title}
    assert [values(found, node, "text") for node in parts(found, article, "Claim")] == [
        said(fact) for fact in story.facts
    ]
    assert [values(found, node, "citation") for node in parts(found, article, "Claim")] == [
        cited(fact) for fact in story.facts
    ]
    told = parts(found, article, "OpinionNewsArticle", "CreativeWork")
    for node, narrative in zip(told, story.narratives, strict=True):
        assert values(found, node, "name") == {narrative.name}
        assert values(found, node, "citation") == cited(narrative)
        body = "text" if narrative.provider is None else "articleBody"
        assert values(found, node, body) == said(narrative)


@given(stories())
def test_who_is_cited_and_who_provides_is_what_is_read(story: Story) -> None:
    found = graph(schema_org.dumps(story))
    article = found.value(None, RDF.type, S.NewsArticle)
    assert article is not None
    listed = {
        (
            str(node),
            *(str(found.value(node, S[name])) for name in ("position", "name")),
            unquote_to_bytes(str(found.value(node, S.url))),
        )
        for node in found.objects(article, S.citation)
    }
    assert listed == {
        (
            f"{PAGE}#source-{source.number}",
            str(source.number),
            source.name,
            unquote_to_bytes(str(source.url)),
        )
        for source in story.sources
    }
    told = parts(found, article, "OpinionNewsArticle", "CreativeWork")
    for node, narrative in zip(told, story.narratives, strict=True):
        outlets = set(found.objects(node, S.provider))
        names = {name for outlet in outlets for name in values(found, outlet, "name")}
        provided = {
            str(source)
            for outlet in outlets
            for source in found.subjects(S.provider, outlet)
            if "#source-" in str(source)
        }
        providers = story.providers(narrative)
        assert provided == {f"{PAGE}#source-{source.number}" for source in providers}
        told_by = [narrative.provider] if narrative.provider else []
        expected = [source.name for source in providers] or told_by
        assert {key(name) for name in names} == {key(name) for name in expected}


@given(stories())
def test_no_text_ends_a_script_element(story: Story) -> None:
    assert not {"<", ">"} & set(schema_org.dumps(story))


# Cases


def test_a_story_is_a_news_article() -> None:
    found = written(ferry())
    assert (found["@context"], found["@type"]) == ("https://schema.org", "NewsArticle")
    assert [part["@type"] for part in found["hasPart"]] == [
        *["Claim"] * 3,
        *["OpinionNewsArticle"] * 2,
        "CreativeWork",
    ]
    assert found["citation"][1] == {
        "@type": "CreativeWork",
        "@id": "#source-2",
        "position": 2,
        "name": "The Port Times",
        "url": "https://port.example/ferry",
    }


def test_who_provides_is_who_provides_the_sources_of_that_name() -> None:
    found = written(ferry())
    coast, port, _ = found["citation"]
    known, unknown, nobody = found["hasPart"][3:]
    assert known["provider"] == [
        {"@type": "Organization", "@id": "#outlet-1", "name": "Coast Daily"}
    ]
    assert [coast["provider"]] == known["provider"]
    assert unknown["provider"] == [{"@type": "Organization", "name": "Ellis Residents' League"}]
    assert "provider" not in port
    assert "provider" not in nobody


def test_an_outlet_with_several_numbers_is_one_organization() -> None:
    sources = [PORT, Source(5, "port wire"), Source(4, "THE PORT TIMES", "https://b.example")]
    told = Narrative("Joint narrative", ["We asked."], "Port Wire and the Port Times")
    found = written(Story("Ferry Opens", [FACT], sources, [told]))
    assert found["hasPart"][1]["provider"] == [{"@id": "#outlet-2"}, {"@id": "#outlet-5"}]
    assert [source["provider"] for source in found["citation"]] == [
        {"@type": "Organization", "@id": "#outlet-2", "name": "The Port Times"},
        {"@type": "Organization", "@id": "#outlet-5", "name": "port wire"},
        {"@type": "Organization", "@id": "#outlet-2", "name": "THE PORT TIMES"},
    ]


def test_a_source_is_cited_once_by_a_part_and_in_order() -> None:
    fact = Fact([Citation(PORT), "It", Citation(COAST), " runs.", Citation(PORT)])
    [part] = written(Story("Ferry Opens", [fact], [COAST, PORT]))["hasPart"]
    assert part["text"] == "It runs."
    assert part["citation"] == [{"@id": "#source-2"}, {"@id": "#source-1"}]


def test_what_is_not_there_is_left_out() -> None:
    story = Story("Ferry Opens", [Fact([Citation(COAST)])], [COAST])
    assert written(story)["hasPart"][0].keys() == {"@type", "@id", "position", "citation"}
    assert "citation" not in written(Story("Ferry Opens", [FACT]))


def test_several_stories_have_identifiers_of_their_own() -> None:
    found = written([ferry(), ferry()])
    assert found.keys() == {"@context", "@graph"}
    assert [article["hasPart"][0]["@id"] for article in found["@graph"]] == [
        "#story-1-fact-1",
        "#story-2-fact-1",
    ]
    text = schema_org.dumps([ferry(), ferry()])
    assert len(graph(text)) == 2 * len(graph(schema_org.dumps(ferry())))


def test_one_story_is_one_object_and_none_is_an_empty_graph() -> None:
    assert written([ferry()]) == written(ferry())
    assert written([]) == {"@context": "https://schema.org", "@graph": []}


def test_a_marker_without_a_source_stays_in_the_text() -> None:
    fact = Fact(["It runs.", UnresolvedCitation(7)])
    [part] = written(Story("Ferry Opens", [fact]))["hasPart"]
    assert part["text"] == "It runs.[7]"


@pytest.mark.parametrize(
    ("url", "iri"),
    [
        ("https://wire.example/新?a=%20#b", "https://wire.example/新?a=%20#b"),
        ('https://a.example/a|b{"c"}\\^`', "https://a.example/a%7Cb%7B%22c%22%7D%5C%5E%60"),
        ("https://a.example/\x00\u202e", "https://a.example/%00%E2%80%AE"),
    ],
)
def test_a_url_is_an_iri(url: str, iri: str) -> None:
    story = Story("Ferry Opens", [FACT], [Source(1, "A", url)])
    assert written(story)["citation"][0]["url"] == iri
    assert values(graph(schema_org.dumps(story)), None, "url") == {iri}


def test_a_story_of_a_faulty_text_is_refused() -> None:
    with pytest.raises(ValueError, match="without title"):
        schema_org.dumps(read("Facts\n- It runs.\n").stories)


def test_a_file_holds_what_is_written() -> None:
    file = io.BytesIO()
    schema_org.dump(ferry(), file)
    assert file.getvalue().decode() == schema_org.dumps(ferry())
