"""Parsimonious: a PEG in a text of its own, packrat, and a visitor of its tree.

A `NodeVisitor` is what its documentation teaches. Walking the tree by hand is faster, and is
measured as well.
"""

from typing import Any, cast

from parsimonious.grammar import Grammar
from parsimonious.nodes import Node, NodeVisitor

import storyparse
from benchmarks.contenders import patterns
from benchmarks.contenders.assembly import (
    Entry,
    FoundFact,
    FoundNarrative,
    Piece,
    assembled,
    is_same,
)
from benchmarks.contenders.contender import Contender, Kind
from storyparse import Story

__all__ = ["CONTENDERS"]

_GRAMMAR = Grammar(
    rf"""
    start          = story '\n'?
    story          = title facts sources? narratives?
    facts          = '\nFacts' fact+
    fact           = '\n- ' content
    content        = piece+
    piece          = citation / text
    sources        = '\nSources: ' entry next_entry* '.'
    next_entry     = (', ' / ' and ') entry
    entry          = number name located?
    located        = ' <' url '>'
    narratives     = '\nNarratives' narrative+
    narrative      = '\n- ' narrative_name (': ' / provided) content
    provided       = ', as provided by ' provider '. '

    title          = ~r'{patterns.TITLE}'
    text           = ~r'{patterns.TEXT}'
    citation       = ~r'{patterns.CITATION}'
    number         = ~r'{patterns.NUMBER}'
    name           = ~r'{patterns.NAME}'
    url            = ~r'{patterns.URL}'
    narrative_name = ~r'{patterns.NARRATIVE_NAME}'
    provider       = ~r'{patterns.PROVIDER}'
    """
)


class _StoryVisitor(NodeVisitor):  # type: ignore[misc] # it has no types
    """Makes the story; each method is given a node, and what its children became."""

    def generic_visit(self, _: Node, children: list[Any]) -> list[Any]:
        return children

    def visit_start(self, _: Node, children: list[Any]) -> Story:
        story: Story = children[0]
        return story

    def visit_story(self, node: Node, children: list[Any]) -> Story:
        title, facts, sources, narratives = children
        entries = sources[0] if sources else []
        return assembled(title, facts, entries, narratives[0] if narratives else [], node.end)

    def visit_facts(self, _: Node, children: list[Any]) -> list[FoundFact]:
        facts: list[FoundFact] = children[1]
        return facts

    def visit_fact(self, node: Node, children: list[Any]) -> FoundFact:
        return FoundFact(node.start, children[1], node.end)

    visit_piece = NodeVisitor.lift_child

    def visit_citation(self, node: Node, _: list[Any]) -> Piece:
        return node.start, int(node.match[1]), node.end

    def visit_sources(self, _: Node, children: list[Any]) -> list[Entry]:
        return [children[1], *children[2]]

    def visit_next_entry(self, _: Node, children: list[Any]) -> Entry:
        entry: Entry = children[1]
        return entry

    def visit_entry(self, node: Node, children: list[Any]) -> Entry:
        number, name, located = children
        return Entry(node.start, number, name, located[0] if located else None, node.end)

    def visit_number(self, node: Node, _: list[Any]) -> int:
        return int(node.match[1])

    def visit_located(self, _: Node, children: list[Any]) -> str:
        return cast("str", children[1])

    visit_provided = visit_located

    def visit_narratives(self, _: Node, children: list[Any]) -> list[FoundNarrative]:
        narratives: list[FoundNarrative] = children[1]
        return narratives

    def visit_narrative(self, node: Node, children: list[Any]) -> FoundNarrative:
        _, name, [provider], pieces = children
        return FoundNarrative(node.start, name, provider or None, pieces, node.end)

    def visit_title(self, node: Node, _: list[Any]) -> str:
        return cast("str", node.text)

    visit_text = visit_name = visit_url = visit_narrative_name = visit_provider = visit_title


_VISITOR = _StoryVisitor()


def _visited(text: str) -> Story:
    return cast("Story", _VISITOR.visit(_GRAMMAR.parse(text)))


def _walked(text: str) -> Story:
    story = _GRAMMAR.parse(text).children[0]
    title, facts, sources, narratives = story.children
    return assembled(
        title.text,
        [_fact(fact) for fact in facts.children[1].children],
        [entry for node in sources.children for entry in _entries(node)],
        [
            _narrative(narrative)
            for section in narratives.children
            for narrative in section.children[1].children
        ],
        story.end,
    )


def _fact(node: Node) -> FoundFact:
    return FoundFact(node.start, _pieces(node.children[1]), node.end)


def _pieces(content: Node) -> list[Piece]:
    return [_piece(choice.children[0]) for choice in content.children]


def _piece(node: Node) -> Piece:
    if node.expr_name == "text":
        return cast("str", node.match[0])
    return node.start, int(node.match[1]), node.end


def _entries(sources: Node) -> list[Entry]:
    _, first, others, _ = sources.children
    return [_entry(first), *(_entry(other.children[1]) for other in others.children)]


def _entry(node: Node) -> Entry:
    number, name, located = node.children
    url = located.children[0].children[1].text if located.children else None
    return Entry(node.start, int(number.match[1]), name.text, url, node.end)


def _narrative(node: Node) -> FoundNarrative:
    _, name, choice, content = node.children
    ending = choice.children[0]
    provider = ending.children[1].text if ending.children else None
    return FoundNarrative(node.start, name.text, provider, _pieces(content), node.end)


CONTENDERS = (
    Contender(
        name="parsimonious",
        kind=Kind.GRAMMAR,
        distribution="parsimonious",
        prepare=storyparse.dumps,
        run=_visited,
        is_right=is_same,
    ),
    Contender(
        name="parsimonious, tree walked by hand",
        kind=Kind.TUNED,
        distribution="parsimonious",
        prepare=storyparse.dumps,
        run=_walked,
        is_right=is_same,
    ),
)
