"""Texts to outlines: Lark, run on the grammar of lines."""

import functools
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import NamedTuple, TypeAlias

from lark import Lark, Token, Transformer
from lark.common import LexerConf
from lark.lexer import Lexer

from storyparse.spelling.characters import LINE_END, SPACES, consecutive
from storyparse.syntax.outline import Block, Outline, Section, SectionKind, StoryOutline
from storyparse.syntax.places import Line, placed
from storyparse.text import Span

__all__ = ["outline"]

_BYTE_ORDER_MARK = "\ufeff"


def outline(text: str) -> Outline:
    """Return the parts of any text, in linear time."""
    result: Outline = _parser().parse(text)  # type: ignore[assignment]
    return result


@functools.cache
def _parser() -> Lark:
    grammar = files("storyparse.grammar").joinpath("lines.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", lexer=_LineLexer, transformer=_Outliner())


class _LineLexer(Lexer):
    """Cuts a text into the grammar's terminals, a line each, and gives each line its place."""

    def __init__(self, conf: LexerConf) -> None:
        terminals = sorted(conf.terminals, key=lambda terminal: -terminal.priority)
        pattern = "|".join(f"(?P<{each.name}>{each.pattern.to_regexp()})" for each in terminals)
        self._pattern = re.compile(pattern)

    def lex(self, text: str) -> Iterator[Token]:  # type: ignore[override]
        start = 1 if text.startswith(_BYTE_ORDER_MARK) else 0
        for line in placed([_line(match) for match in consecutive(self._pattern, text, start)]):
            yield Token(line.type, line.text, line.start, end_pos=line.end)


def _line(match: re.Match[str]) -> Line:
    indented = match[0].rstrip(LINE_END + "\n")
    text = indented.lstrip(SPACES)
    start = match.start() + len(indented) - len(text)
    return Line(match.lastgroup or "", start, start + len(text), text)


class _Outside(NamedTuple):
    lines: Block


class _Inside(NamedTuple):
    lines: Block


_Part: TypeAlias = Token | _Inside | _Outside


class _Outliner(Transformer[Token, Outline]):
    """Makes the outline while Lark parses; each method is a production of the grammar."""

    def item(self, lines: list[Token]) -> _Inside:
        return _Inside(_spans(lines))

    entry = item

    def outside_items(self, lines: list[Token]) -> _Outside:
        return _Outside(_spans(lines))

    outside_entries = stray = outside_items

    def after_line(self, parts: list[_Part]) -> _Outside:
        lines = _spans(part for part in parts if isinstance(part, Token))
        return _Outside((*lines, *_outside(part for part in parts if isinstance(part, _Outside))))

    def facts(self, parts: list[_Part]) -> Section:
        return _section(SectionKind.FACTS, parts)

    def narratives(self, parts: list[_Part]) -> Section:
        return _section(SectionKind.NARRATIVES, parts)

    def sources_list(self, parts: list[_Part]) -> Section:
        return _section(SectionKind.SOURCES, parts)

    def sources_line(self, parts: list[_Part]) -> Section:
        lines = _spans(part for part in parts if isinstance(part, Token))
        outside = tuple(_outside(part for part in parts if isinstance(part, _Outside)))
        return Section(SectionKind.SOURCES, lines[0], (lines,), outside, in_line=True)

    def story(self, parts: list[Token | _Outside | Section]) -> StoryOutline:
        [title] = (_span(part) for part in parts if isinstance(part, Token))
        sections = tuple(part for part in parts if isinstance(part, Section))
        outside = _outside(part for part in parts if isinstance(part, _Outside))
        # The line that is put before a story without a title is empty.
        return StoryOutline(title if title.start < title.end else None, sections, tuple(outside))

    def start(self, parts: list[_Outside | StoryOutline]) -> Outline:
        stories = tuple(part for part in parts if isinstance(part, StoryOutline))
        outside = tuple(_outside(part for part in parts if isinstance(part, _Outside)))
        return Outline(stories, outside)


def _section(kind: SectionKind, parts: list[_Part]) -> Section:
    heading, *rest = _spans(part for part in parts if isinstance(part, Token))
    blocks = tuple(part.lines for part in parts if isinstance(part, _Inside))
    outside = _outside(part for part in parts if isinstance(part, _Outside))
    return Section(kind, heading, blocks, (*rest, *outside))


def _outside(parts: Iterable[_Outside]) -> Iterator[Span]:
    return (line for part in parts for line in part.lines)


def _spans(lines: Iterable[Token]) -> Block:
    return tuple(map(_span, lines))


def _span(line: Token) -> Span:
    return Span(line.start_pos or 0, line.end_pos or 0)
