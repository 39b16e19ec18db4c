"""The citation graph in DOT, the language of Graphviz."""

import re
import string
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from storyparse.convert.graph import Edge, EdgeKind, Graph, Node, NodeKind, graphs
from storyparse.display import first_line
from storyparse.model import Story
from storyparse.streams import AnyPath, Writable, write

__all__ = ["dump", "dumps"]

_DEFAULTS = """\
  fontname=Arial
  rankdir=LR
  ranksep=2
  nodesep=0.12
  node [fontname=Arial, fontsize=10, margin="0.12,0.06", height=0, width=2.6]
  edge [fontname=Arial, fontsize=9, color="#808080", arrowsize=0.6]
  edge [tailport=e, headport=w]
"""

_CLUSTER = 'style=rounded, color="#b8b8b8", fontsize=13, labeljust=l, margin=14'

_NODES: Mapping[NodeKind, str] = {
    NodeKind.FACT: 'shape=box, style=filled, fillcolor="#f2f6fb", color="#5b7fa8"',
    NodeKind.NARRATIVE: 'shape=box, style="filled,rounded", fillcolor="#f3d9ac", color="#b5852f"',
    NodeKind.SOURCE: 'shape=note, color="#404040"',
    NodeKind.UNUSED: 'shape=note, style=dashed, color="#909090", fontcolor="#707070"',
    NodeKind.UNLISTED: 'shape=folder, style=dotted, color="#404040"',
    NodeKind.UNRESOLVED: 'shape=box, style=dotted, penwidth=2, color="#a02020"',
}

_EDGES: Mapping[EdgeKind, str] = {
    EdgeKind.CITES: "style=solid",
    EdgeKind.PROVIDED_BY: 'style=dashed, arrowhead=empty, label="provided by", fontcolor="#606060"',
}

# How many cells the lines of a label have.
_TITLE_ROOM = 72
_LABEL_ROOM = 32

_REFERENCE = re.compile(r"&(?=#?\w+;)", re.ASCII)
"""What Graphviz would take for a character of HTML; any other "&" is one."""

_KEPT = "".join(set(string.punctuation) - set('"\\'))


def dumps(stories: Story | Iterable[Story]) -> str:
    r"""Return the citation graph of a story, or of several, in DOT.

    What was read from a faulty text is drawn as well. Graphviz draws the labels as they are:
    nothing in a story is taken for markup.

    Args:
        stories: A story, or any number of them; each becomes a cluster.

    Raises:
        TypeError: One of them is no story.

    Examples:
        >>> from storyparse import load
        >>> from storyparse.convert.dot import dumps
        >>> text = dumps(load("examples/ferry.story"))
        >>> print(*(line.strip() for line in text.splitlines() if "unlisted1" in line), sep="\n")
        unlisted1 [label="Ellis Residents' League\l(unlisted)\l"]
        unlisted1
        narrative2 -> unlisted1
    """
    # Where a graph goes from the left to the right, Graphviz stacks its clusters from the bottom.
    clusters = "".join(map(_cluster, reversed(graphs(stories))))
    return f"digraph citations {{\n{_DEFAULTS}{clusters}}}\n"


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
        >>> from storyparse.convert.dot import dump
        >>> file = io.StringIO()
        >>> dump(load("examples/ferry.story"), file)
        >>> file.getvalue().splitlines()[0]
        'digraph citations {'
    """
    write(file, dumps(stories))


def _cluster(graph: Graph) -> str:
    return "".join(f"  {line}\n" for line in _statements(graph))


def _statements(graph: Graph) -> Iterator[str]:
    yield f"subgraph cluster_{graph.id} {{"
    yield f"  graph [label={_label(graph.title, _TITLE_ROOM)}, {_CLUSTER}]"
    for kind, style in _NODES.items():
        nodes = [node for node in graph.nodes if node.kind is kind]
        yield from _block(f"node [{style}]", map(_node, nodes))
    for column in (graph.items, graph.referents):
        yield from _block("rank=same", (node.id for node in column))
    for edge_kind, style in _EDGES.items():
        edges = [edge for edge in graph.edges if edge.kind is edge_kind]
        yield from _block(f"edge [{style}]", map(_edge, edges))
    yield "}"


def _block(setting: str, statements: Iterable[str]) -> Iterator[str]:
    """Yield a block in which a setting holds, if there is something to set."""
    lines = [f"    {statement}" for statement in statements]
    if lines:
        yield from ("  {", f"    {setting}", *lines, "  }")


def _node(node: Node) -> str:
    link = "" if node.url is None else f', URL="{_link(node.url)}", tooltip="{_link(node.url)}"'
    return f"{node.id} [label={_label(node.label, _LABEL_ROOM)}{link}]"


def _edge(edge: Edge) -> str:
    times = f' [label="{edge.count}×"]' if edge.count > 1 else ""
    return f"{edge.start} -> {edge.end}{times}"


def _label(text: str, room: int) -> str:
    """Return a text as a label: lines of so many cells, each beginning at the left."""
    lines = []
    while text:
        line = first_line(text, room)
        lines.append(_escaped(_REFERENCE.sub("&amp;", line)))
        text = text[len(line) :].lstrip(" ")
    return '"{}"'.format("".join(f"{line}\\l" for line in lines))


def _link(url: str) -> str:
    """Return a URL as an attribute: as browsers write it, so that it is ASCII."""
    return quote(url, safe=_KEPT, errors="surrogatepass").replace("&", "&amp;")


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"")
