"""Lark, LALR, the transformer inside the parser.

Once it reads the grammar of the specification as it is, whose tokens are words. Once it reads a
grammar of the tokens that the other libraries have, whole names and texts.
"""

from typing import Any, cast
from unittest import mock

from lark import Lark, Token, Transformer, lexer

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
from benchmarks.contenders.lark_rules import GRAMMAR, StoryBuilder
from storyparse import Story

__all__ = ["CONTENDERS"]


def _terminal(pattern: str) -> str:
    escaped = pattern.replace("/", r"\/")  # a slash would end the expression
    return f"/{escaped}/"


_COARSE_GRAMMAR = rf"""
start: story _NEWLINE?
story: title facts sources? narratives?
title: TITLE
facts: _FACTS fact+
fact: BULLET content
content: (CITATION | TEXT)+
sources: _SOURCES entry (_SEPARATOR entry)* FULL_STOP
entry: NUMBER NAME (_OPENED URL CLOSED)?
narratives: _NARRATIVES narrative+
narrative: BULLET NARRATIVE_NAME (_COLON | _PROVIDED_BY PROVIDER _STOPPED) content

_NEWLINE: "\n"
_FACTS: "\nFacts"
BULLET: "\n- "
_SOURCES: "\nSources: "
_SEPARATOR: ", " | " and "
FULL_STOP: "."
_OPENED: " <"
CLOSED: ">"
_NARRATIVES: "\nNarratives"
_COLON: ": "
_PROVIDED_BY: ", as provided by "
_STOPPED: ". "

TITLE: {_terminal(patterns.TITLE)}
CITATION.1: {_terminal(patterns.CITATION)}
TEXT: {_terminal(patterns.TEXT)}
NUMBER: {_terminal(patterns.NUMBER)}
NAME: {_terminal(patterns.NAME)}
URL: {_terminal(patterns.URL)}
NARRATIVE_NAME: {_terminal(patterns.NARRATIVE_NAME)}
PROVIDER: {_terminal(patterns.PROVIDER)}
"""


class _CoarseBuilder(Transformer[Any, Story]):
    """Makes the story; each method is a rule of the grammar, given what its parts became."""

    def __init__(self) -> None:
        super().__init__(visit_tokens=False)

    def start(self, parts: list[Any]) -> Story:
        return cast("Story", parts[0])

    def story(self, parts: list[Any]) -> Story:
        title, facts, *others = parts
        entries: list[Entry] = []
        narratives: list[FoundNarrative] = []
        end = facts[-1].end
        for section in others:
            if isinstance(section[-1], FoundNarrative):
                narratives = section
                end = section[-1].end
            else:
                *entries, full_stop = section
                end = full_stop.end_pos
        return assembled(title, facts, entries, narratives, end)

    def title(self, tokens: list[Token]) -> str:
        return str(tokens[0])

    def facts(self, parts: list[Any]) -> list[Any]:
        return parts

    sources = narratives = facts

    def fact(self, parts: list[Any]) -> FoundFact:
        bullet, (pieces, end) = parts
        return FoundFact(bullet.start_pos, pieces, end)

    def content(self, tokens: list[Token]) -> tuple[list[Piece], int]:
        return [_piece(token) for token in tokens], tokens[-1].end_pos or 0

    def entry(self, tokens: list[Token]) -> Entry:
        number, name, *located = tokens
        url = str(located[0]) if located else None
        return Entry(
            number.start_pos or 0, int(number[1:-1]), str(name), url, tokens[-1].end_pos or 0
        )

    def narrative(self, parts: list[Any]) -> FoundNarrative:
        bullet, name, *providers, (pieces, end) = parts
        provider = str(providers[0]) if providers else None
        return FoundNarrative(bullet.start_pos, str(name), provider, pieces, end)


def _piece(token: Token) -> Piece:
    if token.type == "TEXT":
        return str(token)
    return token.start_pos or 0, int(token[1:-1]), token.end_pos or 0


# Where interegular is installed, Lark compares all terminals of a grammar, which takes minutes.
with mock.patch.object(lexer, "has_interegular", new=False):
    _PARSER = Lark(GRAMMAR, parser="lalr", transformer=StoryBuilder())
    _COARSE_PARSER = Lark(_COARSE_GRAMMAR, parser="lalr", transformer=_CoarseBuilder())


def _story(text: str) -> Story:
    return cast("Story", _PARSER.parse(text))  # the transformer makes it of the tree


def _coarse_story(text: str) -> Story:
    return cast("Story", _COARSE_PARSER.parse(text))


CONTENDERS = (
    Contender(
        name="Lark, LALR",
        kind=Kind.LARK,
        distribution="lark",
        prepare=storyparse.dumps,
        run=_story,
        is_right=is_same,
    ),
    Contender(
        name="Lark, LALR, tokens as in the others",
        kind=Kind.LARK,
        distribution="lark",
        prepare=storyparse.dumps,
        run=_coarse_story,
        is_right=is_same,
    ),
)
