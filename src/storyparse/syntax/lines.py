"""Texts to outlines: Lark, run on the grammar of lines."""

import functools
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import NamedTuple, TypeAlias

from lark import Lark, Token, Transformer
from lark.common import LexerConf
from lark.lexer import Lexer

from storyparse.spelling.characters import BYTE_ORDER_MARK, LINE_END, SPACES, consecutive
from storyparse.syntax.outline import Block, Outline, Section, SectionKind, StoryOutline
from storyparse.syntax.places import Line, placed
from storyparse.text import Span

__all__ = ["outline"]


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
        start = 1 if text.startswith(BYTE_ORDER_MARK) else 0
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
        return _Outside((*_spans(parts), *_outside(parts)))

    def facts(self, parts: list[_Part]) -> Section:
        return _section(SectionKind.FACTS, parts)

    def narratives(self, parts: list[_Part]) -> Section:
        return _section(SectionKind.NARRATIVES, parts)

    def sources_list(self, parts: list[_Part]) -> Section:
        return _section(SectionKind.SOURCES, parts)

    def sources_line(self, parts: list[_Part]) -> Section:
        lines = _spans(parts)
        return Section(SectionKind.SOURCES, lines[0], (lines,), _outside(parts), in_line=True)

    def story(self, parts: list[Token | _Outside | Section]) -> StoryOutline:
        [title] = _spans(parts)
        sections = tuple(part for part in parts if isinstance(part, Section))
        # The line that is put before a story without a title is empty.
        return StoryOutline(title if title.start < title.end else None, sections, _outside(parts))

    def start(self, parts: list[_Outside | StoryOutline]) -> Outline:
        stories = tuple(part for part in parts if isinstance(part, StoryOutline))
        return Outline(stories, _outside(parts))


def _section(kind: SectionKind, parts: list[_Part]) -> Section:
    heading, *rest = _spans(parts)
    blocks = tuple(part.lines for part in parts if isinstance(part, _Inside))
    return Section(kind, heading, blocks, (*rest, *_outside(parts)))


def _spans(parts: Iterable[object]) -> Block:
    """Return the spans of the lines among some parts."""
    return tuple(_span(part) for part in parts if isinstance(part, Token))


def _outside(parts: Iterable[object]) -> Block:
    """Return the spans of the lines that belong nowhere among some parts."""
    return tuple(line for part in parts if isinstance(part, _Outside) for line in part.lines)


def _span(line: Token) -> Span:
    return Span(line.start_pos or 0, line.end_pos or 0)
