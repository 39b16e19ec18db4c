"""The citation graph of a story: what it says, who is cited for it, and who provided it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

import attrs

from storyparse.citations import Source, cited
from storyparse.convert.providers import providers
from storyparse.display import escaped, first_line, printable
from storyparse.model import Item, Story, stories_of
from storyparse.spelling import names

__all__ = ["Edge", "EdgeKind", "Graph", "Node", "NodeKind", "graphs"]

# Pictures are XML, which cannot hold them; what else it cannot hold is not printable.
_NONCHARACTERS = {ord(character): escaped(character) for character in "\ufffe\uffff"}


class NodeKind(StrEnum):
    """What a node stands for."""

    FACT = "fact"
    NARRATIVE = "narrative"
    SOURCE = "source"
    UNUSED = "unused"
    """A source that is not cited and provides nothing."""
    UNLISTED = "unlisted"
    """Who provided a narrative and is not among the sources."""
    UNRESOLVED = "unresolved"
    """A number that is cited and that no source has."""


class EdgeKind(StrEnum):
    """What an edge says."""

    CITES = "cites"
    PROVIDED_BY = "provided by"


@attrs.frozen
class Node:
    """A fact, a narrative, a source, a provider that is none, or a number without a source.

    Attributes:
        id: ``fact1``, ``narrative1``, ``source1``, ``unlisted1`` or ``unresolved7``; of several
            stories ``story2_fact1``.
        kind: What it stands for.
        label: What it is called: one line, shortened, with single spaces and nothing hidden.
        url: The URL of a source, as the story has it.
    """

    id: str
    kind: NodeKind
    label: str
    url: str | None = None


@attrs.frozen
class Edge:
    """What ties a fact or narrative to a source, a provider or a number.

    Attributes:
        start: The id of the fact or narrative.
        end: The id of the source, provider or number.
        kind: What it says.
        count: How often it says so.
    """

    start: str
    end: str
    kind: EdgeKind
    count: int = 1


@attrs.frozen
class Graph:
    """The citation graph of a story.

    Attributes:
        id: ``story1``, ``story2`` and so on.
        title: The title, shown as a label is.
        items: The facts, then the narratives.
        referents: Where edges can end: the sources, then other providers, then numbers.
        edges: The citations, then who provided what, in the order of the items.
    """

    id: str
    title: str
    items: tuple[Node, ...]
    referents: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The items, then the referents."""
        return (*self.items, *self.referents)


def graphs(stories: Story | Iterable[Story]) -> tuple[Graph, ...]:
    """Return the graph of a story, or of several, also of what was read from a faulty text.

    Args:
        stories: A story, or any number of them.

    Raises:
        TypeError: One of them is no story.

    Examples:
        >>> from storyparse import load
        >>> [graph] = graphs(load("examples/ferry.story"))
        >>> [node.label for node in graph.nodes if node.kind is NodeKind.UNLISTED]
        ["Ellis Residents' League (unlisted)"]
        >>> graph.edges[0]
        Edge(start='fact1', end='source1', kind=<EdgeKind.CITES: 'cites'>, count=1)
    """
    several = tuple(stories_of(stories))
    ids = [f"story{place}" for place in range(1, len(several) + 1)]
    prefixes = [f"{id_}_" for id_ in ids] if len(several) > 1 else [""] * len(several)
    return tuple(map(_graph, several, ids, prefixes))


def _graph(story: Story, id_: str, prefix: str) -> Graph:
    items = (*_facts(story, prefix), *_narratives(story, prefix))
    sources, unlisted = _sources(story, prefix), _unlisted(story, prefix)
    unresolved = _unresolved(story, prefix)
    return Graph(
        id_,
        _shown(story.title, room=120) or "(no title)",
        items,
        (*sources.values(), *unlisted.values(), *unresolved.values()),
        (
            *_citing(story, items, sources | unresolved),
            *_providing(story, items[len(story.facts) :], sources, unlisted),
        ),
    )


def _facts(story: Story, prefix: str) -> Iterator[Node]:
    for number, fact in enumerate(story.facts, 1):
        label = _item(f"Fact {number}", fact.text)
        yield Node(f"{prefix}fact{number}", NodeKind.FACT, label)


def _narratives(story: Story, prefix: str) -> Iterator[Node]:
    for number, narrative in enumerate(story.narratives, 1):
        label = _item(_shown(narrative.name) or "(no name)", narrative.text)
        yield Node(f"{prefix}narrative{number}", NodeKind.NARRATIVE, label)


def _item(head: str, text: str) -> str:
    words = _shown(text)
    return f"{head}: {words}" if words else head


def _sources(story: Story, prefix: str) -> dict[int, Node]:
    """Return the sources by their numbers."""
    used = {source.number for source in story.used_sources}
    return {
        source.number: _source(source, prefix, is_used=source.number in used)
        for source in story.sources
    }


def _source(source: Source, prefix: str, *, is_used: bool) -> Node:
    kind, note = (NodeKind.SOURCE, "") if is_used else (NodeKind.UNUSED, " (unused)")
    label = f"[{source.number}] {_shown(source.name)}{note}"
    return Node(f"{prefix}source{source.number}", kind, label, source.url)


def _unlisted(story: Story, prefix: str) -> dict[str, Node]:
    """Return the providers that are no sources, by the keys of their names."""
    nodes: dict[str, Node] = {}
    for narrative in story.narratives:
        if narrative.provider is None or providers(story, narrative):
            continue
        id_ = f"{prefix}unlisted{len(nodes) + 1}"
        label = f"{_shown(narrative.provider)} (unlisted)"
        nodes.setdefault(names.key(narrative.provider), Node(id_, NodeKind.UNLISTED, label))
    return nodes


def _unresolved(story: Story, prefix: str) -> dict[int, Node]:
    """Return the numbers that no source has."""
    cited = {number for item in story.items for number in _cited(item)}
    return {
        number: Node(
            f"{prefix}unresolved{number}", NodeKind.UNRESOLVED, f"[{number}] (no such source)"
        )
        for number in sorted(cited - {source.number for source in story.sources})
    }


def _cited(item: Item) -> Counter[int]:
    """Return how often an item cites each number, in the order in which it does."""
    return Counter(piece.number for piece in cited(item.content))


def _citing(story: Story, nodes: Iterable[Node], cited: Mapping[int, Node]) -> Iterator[Edge]:
    for node, item in zip(nodes, story.items, strict=True):
        for number, count in _cited(item).items():
            yield Edge(node.id, cited[number].id, EdgeKind.CITES, count)


def _providing(
    story: Story,
    nodes: Iterable[Node],
    sources: Mapping[int, Node],
    unlisted: Mapping[str, Node],
) -> Iterator[Edge]:
    for node, narrative in zip(nodes, story.narratives, strict=True):
        ends = [sources[source.number] for source in providers(story, narrative)]
        if narrative.provider is not None and not ends:
            ends = [unlisted[names.key(narrative.provider)]]
        for provider in ends:
            yield Edge(node.id, provider.id, EdgeKind.PROVIDED_BY)


def _shown(text: str, *, room: int = 60) -> str:
    """Return a text as a label shows it; of a long one the first words."""
    words = " ".join(printable(text).translate(_NONCHARACTERS).split())
    if first_line(words, room) == words:
        return words
    return f"{first_line(words, room - 1, earliest=room // 2)}…"
