"""Arpeggio: a PEG of Python functions, and a visitor of its tree.

A `PTNodeVisitor` is what its documentation teaches. Walking the tree by hand is faster, and is
measured as well; memoization is slower here.
"""

from collections.abc import Iterable
from typing import Any, cast

from arpeggio import (
    EOF,
    OneOrMore,
    Optional,
    ParserPython,
    PTNodeVisitor,
    RegExMatch,
    SemanticActionResults,
    StrMatch,
    Terminal,
    visit_parse_tree,
)

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


def _literal(text: str) -> StrMatch:
    """Match a text that leaves nothing in the tree."""
    return StrMatch(text, suppress=True)


# The rules: the tree's nodes bear their names. A node begins and ends with what is in the tree.


def start() -> object:
    return story, Optional(_literal("\n")), EOF


def story() -> object:
    return title, facts, Optional(sources), Optional(narratives)


def facts() -> object:
    return _literal("\nFacts"), OneOrMore(fact)


def fact() -> object:
    return bullet, content


def content() -> object:
    return OneOrMore([citation, text])


def sources() -> object:
    separator = RegExMatch(", | and ", suppress=True)
    return _literal("\nSources: "), OneOrMore(entry, sep=separator), full_stop


def entry() -> object:
    return number, name, Optional(located)


def located() -> object:
    return _literal(" <"), url, closed


def narratives() -> object:
    return _literal("\nNarratives"), OneOrMore(narrative)


def narrative() -> object:
    return bullet, narrative_name, [provided, ": "], content


def provided() -> object:
    return _literal(", as provided by "), provider, _literal(". ")


def bullet() -> object:
    return StrMatch("\n- ")


def full_stop() -> object:
    return StrMatch(".")


def closed() -> object:
    return StrMatch(">")


def title() -> object:
    return RegExMatch(patterns.TITLE)


def text() -> object:
    return RegExMatch(patterns.TEXT)


def citation() -> object:
    return RegExMatch(patterns.CITATION)


def number() -> object:
    return RegExMatch(patterns.NUMBER)


def name() -> object:
    return RegExMatch(patterns.NAME)


def url() -> object:
    return RegExMatch(patterns.URL)


def narrative_name() -> object:
    return RegExMatch(patterns.NARRATIVE_NAME)


def provider() -> object:
    return RegExMatch(patterns.PROVIDER)


_PARSER = ParserPython(start, skipws=False)


class _StoryVisitor(PTNodeVisitor):  # type: ignore[misc] # it has no types
    """Makes the story; each method is given a node, and what its children became."""

    def visit_start(self, _: Any, children: SemanticActionResults) -> Story:
        [story] = children.story
        return cast("Story", story)

    def visit_story(self, node: Any, children: SemanticActionResults) -> Story:
        [title], [facts] = children.title, children.facts
        [entries], [narratives] = children.sources or [[]], children.narratives or [[]]
        return assembled(title, facts, entries, narratives, node.position_end)

    def visit_facts(self, _: Any, children: SemanticActionResults) -> list[FoundFact]:
        return cast("list[FoundFact]", children)

    visit_narratives = visit_content = visit_facts

    def visit_fact(self, node: Any, children: SemanticActionResults) -> FoundFact:
        [pieces] = children.content
        return FoundFact(node.position, pieces, node.position_end)

    def visit_citation(self, node: Terminal, _: SemanticActionResults) -> Piece:
        return node.position, int(node.extra_info[1]), node.position_end

    def visit_sources(self, _: Any, children: SemanticActionResults) -> list[Entry]:
        return cast("list[Entry]", children.entry)

    def visit_entry(self, node: Any, children: SemanticActionResults) -> Entry:
        [number], [name], [url] = children.number, children.name, children.located or [None]
        return Entry(node.position, number, name, url, node.position_end)

    def visit_number(self, node: Terminal, _: SemanticActionResults) -> int:
        return int(node.extra_info[1])

    def visit_located(self, _: Any, children: SemanticActionResults) -> str:
        return cast("str", children[0])

    visit_provided = visit_located

    def visit_narrative(self, node: Any, children: SemanticActionResults) -> FoundNarrative:
        [name], [pieces] = children.narrative_name, children.content
        [provider] = children.provided or [None]
        return FoundNarrative(node.position, name, provider, pieces, node.position_end)

    def visit_text(self, node: Terminal, _: SemanticActionResults) -> str:
        return cast("str", node.value)

    visit_title = visit_name = visit_url = visit_narrative_name = visit_provider = visit_text


_VISITOR = _StoryVisitor()


def _visited(given: str) -> Story:
    return cast("Story", visit_parse_tree(_PARSER.parse(given), _VISITOR))


def _walked(given: str) -> Story:
    story = _PARSER.parse(given)[0]
    title, facts, *others = story
    sections = {node.rule_name: node for node in others}
    return assembled(
        title.value,
        [FoundFact(node.position, _pieces(node[1]), node.position_end) for node in facts],
        [_entry(node) for node in sections.get("sources", ())[:-1]],
        [_narrative(node) for node in sections.get("narratives", ())],
        story.position_end,
    )


def _pieces(nodes: Iterable[Any]) -> list[Piece]:
    return [node.value if node.rule_name == "text" else _citation(node) for node in nodes]


def _citation(node: Terminal) -> Piece:
    return node.position, int(node.extra_info[1]), node.position_end


def _entry(node: Any) -> Entry:
    number, name, *located = node
    url = located[0][0].value if located else None
    return Entry(node.position, int(number.extra_info[1]), name.value, url, node.position_end)


def _narrative(node: Any) -> FoundNarrative:
    _, name, ending, content = node
    provider = ending[0].value if ending.rule_name == "provided" else None
    return FoundNarrative(node.position, name.value, provider, _pieces(content), node.position_end)


CONTENDERS = (
    Contender(
        name="Arpeggio",
        kind=Kind.GRAMMAR,
        distribution="Arpeggio",
        prepare=storyparse.dumps,
        run=_visited,
        is_right=is_same,
    ),
    Contender(
        name="Arpeggio, tree walked by hand",
        kind=Kind.TUNED,
        distribution="Arpeggio",
        prepare=storyparse.dumps,
        run=_walked,
        is_right=is_same,
    ),
)
