"""Parsy: combinators, each of which makes the value of its part, as its documentation teaches.

Where its values are taken apart at the end, `map`, `combine` and the operators save their two calls
each: that is faster, and is measured as well.
"""

from collections.abc import Sequence
from typing import Any, cast

from parsy import eof, index, regex, seq, string

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

_ANY = float("inf")  # `times(1, _ANY)` is `at_least(1)`, which is two parsers

_NAME, _URL = regex(patterns.NAME), regex(patterns.URL)
_NARRATIVE_NAME, _PROVIDER = regex(patterns.NARRATIVE_NAME), regex(patterns.PROVIDER)
_BULLET, _SEPARATOR = string("\n- "), string(", ") | string(" and ")

_CITATION = seq(index, regex(patterns.CITATION, group=1).map(int), index)
_CONTENT = (_CITATION | regex(patterns.TEXT)).times(1, _ANY)
_FACT = seq(index, _BULLET >> _CONTENT, index).combine(FoundFact)
_FACTS = string("\nFacts") >> _FACT.times(1, _ANY)
_LOCATED = string(" <") >> _URL << string(">")
_ENTRY = seq(
    index, regex(patterns.NUMBER, group=1).map(int), _NAME, _LOCATED.optional(), index
).combine(Entry)
_SOURCES = string("\nSources: ") >> _ENTRY.sep_by(_SEPARATOR, min=1) << string(".")
_PROVIDED = string(", as provided by ") >> _PROVIDER << string(". ")
_NARRATIVE = seq(
    index, _BULLET >> _NARRATIVE_NAME, string(": ").result(None) | _PROVIDED, _CONTENT, index
).combine(FoundNarrative)
_NARRATIVES = string("\nNarratives") >> _NARRATIVE.times(1, _ANY)
_STORY = seq(
    regex(patterns.TITLE), _FACTS, _SOURCES.optional([]), _NARRATIVES.optional([]), index
).combine(assembled)
_START = _STORY << string("\n").optional()


def _combined(text: str) -> Story:
    return cast("Story", _START.parse(text))


# The same, of sequences and repetitions alone.

_PLAIN_CITATION = seq(index, regex(patterns.CITATION, group=1), index)
_PLAIN_CONTENT = (_PLAIN_CITATION | regex(patterns.TEXT)).times(1, _ANY)
_PLAIN_FACT = seq(index, _BULLET, _PLAIN_CONTENT, index)
_PLAIN_LOCATED = seq(string(" <"), _URL, string(">"))
_PLAIN_ENTRY = seq(index, regex(patterns.NUMBER, group=1), _NAME, _PLAIN_LOCATED.times(0, 1), index)
_PLAIN_SOURCES = seq(
    string("\nSources: "),
    _PLAIN_ENTRY,
    seq(_SEPARATOR, _PLAIN_ENTRY).times(0, _ANY),
    string("."),
)
_PLAIN_PROVIDED = seq(string(", as provided by "), _PROVIDER, string(". "))
_PLAIN_NARRATIVE = seq(
    index, _BULLET, _NARRATIVE_NAME, string(": ") | _PLAIN_PROVIDED, _PLAIN_CONTENT, index
)
_PLAIN_STORY = seq(
    regex(patterns.TITLE),
    string("\nFacts"),
    _PLAIN_FACT.times(1, _ANY),
    _PLAIN_SOURCES.times(0, 1),
    seq(string("\nNarratives"), _PLAIN_NARRATIVE.times(1, _ANY)).times(0, 1),
    index,
    string("\n").times(0, 1),
    eof,
)


def _taken_apart(text: str) -> Story:
    found, _ = _PLAIN_STORY.parse_partial(text)
    title, _, facts, sources, narratives, end, _, _ = found
    return assembled(
        title,
        [FoundFact(start, _pieces(pieces), end) for start, _, pieces, end in facts],
        [entry for section in sources for entry in _entries(section)],
        [_narrative(*narrative) for _, section in narratives for narrative in section],
        end,
    )


def _pieces(found: list[Any]) -> list[Piece]:
    return [piece if isinstance(piece, str) else _citation(*piece) for piece in found]


def _citation(start: int, number: str, end: int) -> Piece:
    return start, int(number), end


def _entries(sources: list[Any]) -> list[Entry]:
    _, first, others, _ = sources
    return [_entry(*first), *(_entry(*entry) for _, entry in others)]


def _entry(start: int, number: str, name: str, located: Sequence[list[str]], end: int) -> Entry:
    return Entry(start, int(number), name, located[0][1] if located else None, end)


def _narrative(
    start: int, _: str, name: str, ending: str | list[str], pieces: list[Any], end: int
) -> FoundNarrative:
    provider = None if isinstance(ending, str) else ending[1]
    return FoundNarrative(start, name, provider, _pieces(pieces), end)


CONTENDERS = (
    Contender(
        name="parsy",
        kind=Kind.GRAMMAR,
        distribution="parsy",
        prepare=storyparse.dumps,
        run=_combined,
        is_right=is_same,
    ),
    Contender(
        name="parsy, values taken apart by hand",
        kind=Kind.TUNED,
        distribution="parsy",
        prepare=storyparse.dumps,
        run=_taken_apart,
        is_right=is_same,
    ),
)
