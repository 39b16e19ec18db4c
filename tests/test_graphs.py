"""The citation graph is the story's, whatever the story says."""

import io
import re
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyparse import Citation, Fact, Narrative, Source, Story, UnresolvedCitation, load, read
from storyparse.convert import dot, mermaid
from storyparse.convert.graph import Edge, EdgeKind, Graph, Node, NodeKind, graphs
from storyparse.display import first_line, printable, width
from storyparse.spelling import names
from storyparse.strategies import stories, texts

ROOT = Path(__file__).resolve().parents[1]
FERRY = ROOT / "examples" / "ferry.story"
COAST, PORT = Source(1, "Coast Daily"), Source(2, "The Port Times", "https://port.example/?a&b")

both = pytest.mark.parametrize("form", [dot, mermaid], ids=["dot", "mermaid"])


def graph_of(*facts: Fact, narratives: tuple[Narrative, ...] = ()) -> Graph:
    [graph] = graphs(Story("Ferry Opens", facts, [COAST, PORT], narratives))
    return graph


def labels(graph: Graph, kind: NodeKind) -> list[str]:
    return [node.label for node in graph.nodes if node.kind is kind]


@given(stories())
def test_each_citation_is_counted_in_one_edge(story: Story) -> None:
    [graph] = graphs(story)
    cites = [edge for edge in graph.edges if edge.kind is EdgeKind.CITES]
    assert sum(edge.count for edge in cites) == sum(len(each.citations) for each in story.items)
    assert len({(edge.start, edge.end) for edge in cites}) == len(cites)


@given(stories())
def test_sources_are_unused_where_the_story_does_not_use_them(story: Story) -> None:
    [graph] = graphs(story)
    used = [node.id for node in graph.nodes if node.kind is NodeKind.SOURCE]
    assert used == [f"source{source.number}" for source in story.used_sources]
    assert len(labels(graph, NodeKind.UNUSED)) == len(story.sources) - len(used)
    ends = {edge.end for edge in graph.edges}
    assert all((node.id in ends) == (node.id in used) for node in graph.nodes if node.url)


@given(stories())
def test_each_narrative_is_tied_to_who_provided_it(story: Story) -> None:
    [graph] = graphs(story)
    unlisted = {node.id for node in graph.nodes if node.kind is NodeKind.UNLISTED}
    for number, narrative in enumerate(story.narratives, 1):
        ends = [
            edge.end
            for edge in graph.edges
            if edge == Edge(f"narrative{number}", edge.end, EdgeKind.PROVIDED_BY)
        ]
        listed = [f"source{source.number}" for source in story.providers(narrative)]
        if narrative.provider is None or listed:
            assert ends == listed
        else:
            assert len(ends) == 1
            assert ends[0] in unlisted


@given(texts())
def test_what_is_read_of_any_text_has_a_graph(text: str) -> None:
    for graph in graphs(read(text).stories):
        ids = [node.id for node in graph.nodes]
        assert len(set(ids)) == len(ids)
        assert {id_ for edge in graph.edges for id_ in (edge.start, edge.end)} <= set(ids)
        for label in (graph.title, *(node.label for node in graph.nodes)):
            assert label == printable(label) == " ".join(label.split()) != ""


@both
@given(story=stories())
def test_a_text_has_no_hidden_characters_and_ends_with_a_newline(
    form: ModuleType, story: Story
) -> None:
    text = form.dumps(story)
    assert text.endswith("\n")
    assert all(line == printable(line) for line in text.split("\n"))


def unquoted(label: str) -> str:
    """What a label of DOT says, without spaces: a long word may go over several lines."""
    plain = re.sub(r"\\(.)", lambda pair: "\n" if pair[1] == "l" else pair[1], label)
    assert plain.endswith("\n")
    return "".join(line.replace("&amp;", "&").replace(" ", "") for line in plain.split("\n"))


@given(stories())
def test_dot_gives_the_labels_back_when_its_escapes_are_read(story: Story) -> None:
    [graph] = graphs(story)
    quoted = r'"((?:[^"\\]|\\.)*)"'
    found = re.findall(
        rf"^ +(\w+) \[label={quoted}(?:, URL=.*)?\]$", dot.dumps(story), re.MULTILINE
    )
    said = {(id_, unquoted(label)) for id_, label in found}
    assert said == {(node.id, node.label.replace(" ", "")) for node in graph.nodes}


@given(stories())
def test_mermaid_gives_the_labels_back_when_its_entity_codes_are_read(story: Story) -> None:
    [graph] = graphs(story)
    found = re.findall(r'^  (\w+)\W+?"([^"]*)"\W+?:::(\w+)$', mermaid.dumps(story), re.MULTILINE)
    decoded = [
        Node(id_, NodeKind(kind), re.sub(r"#(\d+);", lambda code: chr(int(code[1])), label))
        for id_, label, kind in found
    ]
    assert decoded == [Node(each.id, each.kind, each.label) for each in graph.nodes]


@given(st.text(), st.integers(2, 40))
def test_a_line_has_the_room_it_is_given(text: str, room: int) -> None:
    words = " ".join(printable(text).split())
    line = first_line(words, room)
    assert words.startswith(line)
    assert bool(line) == bool(words)
    assert width(line) <= room


def test_long_words_are_cut_between_words() -> None:
    graph = graph_of(Fact(["The ferry to Port Ellis began running " * 9 + "again."]))
    [fact] = labels(graph, NodeKind.FACT)
    assert fact == "Fact 1: The ferry to Port Ellis began running The ferry to Port…"


def test_a_long_word_and_a_pile_of_marks_are_cut_anywhere() -> None:
    facts = (Fact(["新" * 100_000]), Fact(["e" + "\u0301" * 100_000]))
    long, pile = labels(graph_of(*facts), NodeKind.FACT)
    assert long == f"Fact 1: {'新' * 29}…"
    assert len(pile) < 150


def test_noncharacters_are_shown_as_escapes() -> None:
    assert labels(graph_of(Fact(["a\uffff\ufffe"])), NodeKind.FACT) == [r"Fact 1: a\uffff\ufffe"]


def test_a_source_cited_twice_has_one_edge_that_says_so() -> None:
    story = Story("Ferry", [Fact(["It", Citation(COAST), " runs", Citation(COAST)])], [COAST])
    assert graphs(story)[0].edges == (Edge("fact1", "source1", EdgeKind.CITES, 2),)
    assert 'fact1 -> source1 [label="2×"]' in dot.dumps(story)
    assert 'fact1 -->|"2×"| source1' in mermaid.dumps(story)


def test_a_provider_is_one_node_however_its_name_is_spelled() -> None:
    told = tuple(Narrative("Narrative A", ["x"], name) for name in ("Acme Inc.", "acme  inc"))
    graph = graph_of(Fact(["x"]), narratives=told)
    assert names.key("Acme Inc.") == names.key("acme  inc")
    assert labels(graph, NodeKind.UNLISTED) == ["Acme Inc. (unlisted)"]
    assert [edge.end for edge in graph.edges] == ["unlisted1", "unlisted1"]


def test_a_number_that_no_source_has_is_a_node() -> None:
    graph = graph_of(Fact(["x", UnresolvedCitation(7), UnresolvedCitation(7)]))
    assert labels(graph, NodeKind.UNRESOLVED) == ["[7] (no such source)"]
    assert graph.edges == (Edge("fact1", "unresolved7", EdgeKind.CITES, 2),)


@both
def test_what_is_read_of_a_faulty_text_is_drawn(form: ModuleType) -> None:
    [story] = read(
        "Facts\n- It runs.[7]\nSources: [1]A, [1]B.\nNarratives\n- Nobody asked."
    ).stories
    text = form.dumps(story)
    assert "(no title)" in text
    assert "(no name): Nobody asked." in text
    assert "unresolved7" in text


@both
def test_several_stories_do_not_share_their_nodes(form: ModuleType) -> None:
    text = form.dumps([load(FERRY), load(FERRY)])
    assert {"story1_fact1", "story2_fact1"} <= set(re.findall(r"\w+", text))
    assert "fact1" not in set(re.findall(r"\w+", text))


@both
def test_no_story_is_an_empty_graph(form: ModuleType) -> None:
    assert "story1" not in form.dumps([])


@both
def test_only_stories_are_drawn(form: ModuleType) -> None:
    with pytest.raises(TypeError, match="stories are wanted, not Fact"):
        form.dumps([Fact(["x"])])


@both
def test_dump_writes_what_dumps_returns(form: ModuleType, tmp_path: Path) -> None:
    story, file = load(FERRY), io.StringIO()
    form.dump(story, file)
    form.dump([story], tmp_path / "graph")
    assert file.getvalue() == form.dumps(story) == (tmp_path / "graph").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://a.example/?x=1&copy;=2", "https://a.example/?x=1&amp;copy;=2"),
        ('http://a.example/"\u202e', "http://a.example/%22%E2%80%AE"),
        (r"http://a.example\@b.example/\N", "http://a.example%5C@b.example/%5CN"),
        ("http://a.example/%20#[x]", "http://a.example/%20#[x]"),
    ],
)
def test_a_url_is_written_so_that_graphviz_keeps_it(url: str, written: str) -> None:
    story = Story("Ferry", [Fact(["x"])], [Source(1, "A", url)])
    assert f'URL="{written}"' in dot.dumps(story)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("- item", "#45; item"),
        ("1. item", "1#46; item"),
        ("Pro-town, as U.S. Harbor's (own)", "Pro-town, as U#46;S. Harbor's (own)"),
        ('"`**x**`"', "#34;#96;#42;#42;x#42;#42;#96;#34;"),
        ("<b> &amp; #35; %% a@b", "#60;b#62; #38;amp#59; #35;35#59; #37;#37; a#64;b"),
        ("style:#35;", "style#58;#35;35#59;"),
        ("ﬂ°°60¶ß ﬂ ¶", r"#92;ufb02°°60#92;xb6ß ﬂ ¶"),
    ],
)
def test_what_mermaid_would_obey_is_written_as_entity_codes(text: str, written: str) -> None:
    story = Story("Ferry", [Fact([text])])
    assert f'fact1["Fact 1: {written}"]' in mermaid.dumps(story)


@both
def test_what_no_edge_touches_stands_in_its_column(form: ModuleType) -> None:
    text = form.dumps(Story("Ferry", [Fact(["x", Citation(COAST)]), Fact(["y"])], [COAST, PORT]))
    assert re.search(r"rank=same\s+source1\s+source2|fact2 ~~~ source2\s+fact2 ~~~ source2", text)
