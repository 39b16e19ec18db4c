"""Lark, Earley: the grammar of the specification with two terminals narrowed.

Earley's lexer tries every terminal that is possible, where the grammar relies on the longest: a
marker, or a link after it, could be read as its beginning and a word as well. So what begins one
is no token of its own where all of it stands there. The transformer works on the finished tree.
"""

from lark import Lark
from lark.lexer import PatternRE, TerminalDef

import storyparse
from benchmarks.contenders.assembly import is_same
from benchmarks.contenders.contender import Contender, Kind
from benchmarks.contenders.lark_rules import GRAMMAR, StoryBuilder
from storyparse import Story

__all__ = ["CONTENDERS"]

_NOT_BEFORE = {
    "BRACKET": r"\[[1-9][0-9]?[0-9]?\]",
    "PARENTHESIS": r"\(http",
}


def _narrow(terminal: TerminalDef) -> None:
    """Keep a terminal that begins another from matching where that one does."""
    longer = _NOT_BEFORE.get(terminal.name)
    if longer is not None:
        terminal.pattern = PatternRE(f"(?!{longer}){terminal.pattern.value}")


_PARSER = Lark(GRAMMAR, parser="earley", edit_terminals=_narrow)
_BUILDER = StoryBuilder()


def _story(text: str) -> Story:
    return _BUILDER.transform(_PARSER.parse(text))


CONTENDERS = (
    Contender(
        name="Lark, Earley",
        kind=Kind.LARK,
        distribution="lark",
        prepare=storyparse.dumps,
        run=_story,
        is_right=is_same,
    ),
)
