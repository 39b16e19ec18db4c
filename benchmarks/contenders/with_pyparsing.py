"""Pyparsing: combinators, with `Located` for the places and parse actions for the values.

Both are what its documentation teaches. Groups that are taken apart at the end, with the places of
their first and last matches, are faster, and are measured as well; packrat is slower here.
"""

import re
from collections.abc import Sequence
from typing import cast

from pyparsing import (
    Group,
    Literal,
    Located,
    OneOrMore,
    Opt,
    ParserElement,
    ParseResults,
    Regex,
    Suppress,
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

_NAME, _URL = Regex(patterns.NAME), Regex(patterns.URL)
_NARRATIVE_NAME, _PROVIDER = Regex(patterns.NARRATIVE_NAME), Regex(patterns.PROVIDER)
_BULLET, _SEPARATOR = Suppress("\n- "), Suppress(Literal(", ") | Literal(" and "))


def _whole(story: ParserElement) -> ParserElement:
    """Return the parser of a text that is a story; its white space counts."""
    return (story + Suppress(Opt("\n"))).leave_whitespace().parse_with_tabs()


def _cited(tokens: ParseResults) -> Piece:
    marker: re.Match[str] = tokens[0]
    return marker.start(), int(marker[1]), marker.end()


def _fact(tokens: ParseResults) -> FoundFact:
    start, pieces, end = tokens
    return FoundFact(start, pieces, end)


def _number(tokens: ParseResults) -> int:
    return int(tokens[0][1])


def _entry(tokens: ParseResults) -> Entry:
    start, (number, name, *urls), end = tokens
    return Entry(start, number, name, urls[0] if urls else None, end)


def _narrative(tokens: ParseResults) -> FoundNarrative:
    start, (name, *providers, pieces), end = tokens
    return FoundNarrative(start, name, providers[0] if providers else None, pieces, end)


def _story(tokens: ParseResults) -> Story:
    _, (title, facts, entries, narratives), end = tokens
    return assembled(title, facts, entries, narratives, end)


_CITATION = Regex(patterns.CITATION, as_match=True).set_parse_action(_cited)
_CONTENT = OneOrMore(_CITATION | Regex(patterns.TEXT))
_FACT = Located(_BULLET + _CONTENT).set_parse_action(_fact)
_FACTS = Suppress("\nFacts") + OneOrMore(_FACT)
_NUMBER = Regex(patterns.NUMBER, as_match=True).set_parse_action(_number)
_LOCATED = Suppress(" <") + _URL + Suppress(">")
_ENTRY = Located(_NUMBER + _NAME + Opt(_LOCATED)).set_parse_action(_entry)
_SOURCES = Suppress("\nSources: ") + _ENTRY + (_SEPARATOR + _ENTRY)[...] + Suppress(".")
_PROVIDED = Suppress(", as provided by ") + _PROVIDER + Suppress(". ")
_NARRATIVE = Located(
    _BULLET + _NARRATIVE_NAME + (Suppress(": ") | _PROVIDED) + Group(_CONTENT)
).set_parse_action(_narrative)
_NARRATIVES = Suppress("\nNarratives") + OneOrMore(_NARRATIVE)
_STORY = Located(
    Regex(patterns.TITLE) + Group(_FACTS) + Group(Opt(_SOURCES)) + Group(Opt(_NARRATIVES))
).set_parse_action(_story)
_ACTING = _whole(_STORY)


def _acted(text: str) -> Story:
    return cast("Story", _ACTING.parse_string(text, parse_all=True)[0])


# The same, of groups alone: a piece is a match, of a text or of a citation.

_PLAIN_CONTENT = Group(
    OneOrMore(Regex(patterns.CITATION, as_match=True) | Regex(patterns.TEXT, as_match=True))
)
_PLAIN_ENTRY = Group(
    Regex(patterns.NUMBER, as_match=True)
    + Regex(patterns.NAME, as_match=True)
    + Opt(Suppress(" <") + _URL + Regex(">", as_match=True))
)
_PLAIN_SOURCES = (
    Suppress("\nSources: ")
    + _PLAIN_ENTRY
    + (_SEPARATOR + _PLAIN_ENTRY)[...]
    + Regex(r"\.", as_match=True)
)
_PLAIN_NARRATIVE = (
    Regex("\n- ", as_match=True)
    + Group(_NARRATIVE_NAME + (Suppress(": ") | _PROVIDED))
    + _PLAIN_CONTENT
)
_PLAIN = _whole(
    Regex(patterns.TITLE)
    + Suppress("\nFacts")
    + Group(OneOrMore(_BULLET + _PLAIN_CONTENT))
    + Group(Opt(_PLAIN_SOURCES))
    + Group(Opt(Suppress("\nNarratives") + OneOrMore(Group(_PLAIN_NARRATIVE))))
)


def _taken_apart(text: str) -> Story:
    title, facts, sources, narratives = _PLAIN.parse_string(text, parse_all=True)
    last = narratives[-1][-1][-1] if narratives else sources[-1] if sources else facts[-1][-1]
    return assembled(
        title,
        [_plain_fact(matches) for matches in facts],
        [_plain_entry(*matches) for matches in sources[:-1]],
        [_plain_narrative(*parts) for parts in narratives],
        last.end(),
    )


def _plain_fact(matches: Sequence[re.Match[str]]) -> FoundFact:
    start = matches[0].start() - len("\n- ")
    return FoundFact(start, _plain_pieces(matches), matches[-1].end())


def _plain_pieces(matches: Sequence[re.Match[str]]) -> list[Piece]:
    # The pattern of a text has no groups.
    return [
        (match.start(), int(match[1]), match.end()) if match.re.groups else match[0]
        for match in matches
    ]


def _plain_entry(
    number: re.Match[str],
    name: re.Match[str],
    url: str | None = None,
    closed: re.Match[str] | None = None,
) -> Entry:
    return Entry(number.start(), int(number[1]), name[0], url, (closed or name).end())


def _plain_narrative(
    bullet: re.Match[str], head: Sequence[str], matches: Sequence[re.Match[str]]
) -> FoundNarrative:
    name, *providers = head
    provider = providers[0] if providers else None
    return FoundNarrative(bullet.start(), name, provider, _plain_pieces(matches), matches[-1].end())


CONTENDERS = (
    Contender(
        name="pyparsing",
        kind=Kind.GRAMMAR,
        distribution="pyparsing",
        prepare=storyparse.dumps,
        run=_acted,
        is_right=is_same,
    ),
    Contender(
        name="pyparsing, groups taken apart by hand",
        kind=Kind.TUNED,
        distribution="pyparsing",
        prepare=storyparse.dumps,
        run=_taken_apart,
        is_right=is_same,
    ),
)
