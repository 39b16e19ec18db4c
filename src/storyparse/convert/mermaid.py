"""The citation graph in Mermaid, which many sites draw where it stands in Markdown."""

import re
from collections.abc import Iterable, Iterator, Mapping

from storyparse.convert.graph import Edge, EdgeKind, Graph, Node, NodeKind, graphs
from storyparse.display import escaped
from storyparse.model import Story
from storyparse.streams import AnyPath, Writable, write

__all__ = ["dump", "dumps"]

_CONFIG = """\
---
config:
  flowchart:
    nodeSpacing: 28
    rankSpacing: 240
    wrappingWidth: 240
    subGraphTitleMargin:
      top: 6
      bottom: 10
---
flowchart LR
"""

# What stands before and behind a label: the shape.
_SHAPES: Mapping[NodeKind, tuple[str, str]] = {
    NodeKind.FACT: ("[", "]"),
    NodeKind.NARRATIVE: ("([", "])"),
    NodeKind.SOURCE: ("[[", "]]"),
    NodeKind.UNUSED: ("[[", "]]"),
    NodeKind.UNLISTED: ("{{", "}}"),
    NodeKind.UNRESOLVED: (">", "]"),
}

_STYLES: Mapping[NodeKind, str] = {
    NodeKind.FACT: "fill:#f2f6fb,stroke:#5b7fa8,color:#202020",
    NodeKind.NARRATIVE: "fill:#f3d9ac,stroke:#b5852f,color:#202020",
    NodeKind.SOURCE: "fill:#ffffff,stroke:#404040,color:#202020",
    NodeKind.UNUSED: "fill:#ffffff,stroke:#909090,color:#707070,stroke-dasharray:6 4",
    NodeKind.UNLISTED: "fill:#ffffff,stroke:#404040,color:#202020,stroke-dasharray:2 3",
    NodeKind.UNRESOLVED: (
        "fill:#ffffff,stroke:#a02020,color:#202020,stroke-dasharray:2 3,stroke-width:2px"
    ),
}

_ARROWS: Mapping[EdgeKind, str] = {
    EdgeKind.CITES: "-->",
    EdgeKind.PROVIDED_BY: '-.->|"provided by"|',
}

_CLASSES = (
    "classDef story fill:none,stroke:#b8b8b8",
    *(f"classDef {kind} {style}" for kind, style in _STYLES.items()),
)

# Every ASCII sign, but for those where they can only be text: a comma, an apostrophe, a stop that
# ends a word, a hyphen within one, and the like.
_CODED = re.compile(
    r"""["#-&*+/;-@\[-`{-~]  |  (?<! \w)- | -(?! \w)  |  (?<! [^\W\d])\. | [.:](?! [ ]|\Z)""",
    re.VERBOSE,
)

# Mermaid writes entity codes so while it works, and reads them back wherever they came from.
_INTERNAL = re.compile("ﬂ(?=°)|¶(?=ß)")


def dumps(stories: Story | Iterable[Story]) -> str:
    r"""Return the citation graph of a story, or of several, as a Mermaid flowchart.

    What was read from a faulty text is drawn as well. Mermaid draws the labels as they are:
    nothing in a story is taken for markup. As it is set, Mermaid draws up to 500 edges and 50,000
    characters.

    Args:
        stories: A story, or any number of them; each becomes a subgraph.

    Raises:
        TypeError: One of them is no story.

    Examples:
        >>> from storyparse import load
        >>> from storyparse.convert.mermaid import dumps
        >>> text = dumps(load("examples/ferry.story"))
        >>> print(*(line for line in text.splitlines() if "narrative2" in line), sep="\n")
          narrative2(["Critical narrative: Nobody asked the people of Port Ellis."]):::narrative
          narrative2 -.->|"provided by"| unlisted1
    """
    # Where a chart goes from the left to the right, Mermaid stacks subgraphs from the bottom.
    lines = (line for graph in reversed(graphs(stories)) for line in _subgraph(graph))
    return _CONFIG + "".join(f"{line}\n" for line in (*lines, *_CLASSES))


def dump(stories: Story | Iterable[Story], file: AnyPath | Writable) -> None:
    """Write the citation graph of a story, or of several, to a file: see `dumps`.

    Args:
        stories: A story, or any number of them.
        file: A path, written as UTF-8 and atomically, or an open file of text or bytes.

    Raises:
        OSError: The file cannot be written.
        TypeError: One of the stories is none, or the file neither a path nor an open file.

    Examples:
        >>> import io
        >>> from storyparse import load
        >>> from storyparse.convert.mermaid import dump
        >>> file = io.StringIO()
        >>> dump(load("examples/ferry.story"), file)
        >>> "flowchart" in file.getvalue()
        True
    """
    write(file, dumps(stories))


def _subgraph(graph: Graph) -> Iterator[str]:
    yield f"subgraph {graph.id}[{_quoted(graph.title)}]"
    yield "  direction LR"
    for node in graph.nodes:
        yield f"  {_node(node)}"
    for edge in graph.edges:
        yield f"  {_edge(edge)}"
    yield from (f"  {line}" for line in _columns(graph))
    yield "end"
    yield f"class {graph.id} story"


def _columns(graph: Graph) -> Iterator[str]:
    """Yield links that are not drawn: what no edge touches would stand in any column."""
    tied = {id_ for edge in graph.edges for id_ in (edge.start, edge.end)}
    if graph.items and graph.referents:
        item, referent = graph.items[-1].id, graph.referents[-1].id
        yield from (f"{node.id} ~~~ {referent}" for node in graph.items if node.id not in tied)
        yield from (f"{item} ~~~ {node.id}" for node in graph.referents if node.id not in tied)


def _node(node: Node) -> str:
    before, behind = _SHAPES[node.kind]
    return f"{node.id}{before}{_quoted(node.label)}{behind}:::{node.kind}"


def _edge(edge: Edge) -> str:
    times = f'|"{edge.count}×"|' if edge.count > 1 else ""
    return f"{edge.start} {_ARROWS[edge.kind]}{times} {edge.end}"


def _quoted(text: str) -> str:
    """Return a text in quotes, with nothing in it that Mermaid, Markdown or HTML would obey."""
    shown = _INTERNAL.sub(lambda match: escaped(match[0]), text)
    coded = _CODED.sub(lambda match: f"#{ord(match[0])};", shown)
    return f'"{coded}"'
