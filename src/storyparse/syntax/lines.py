"""Texts to outlines: lines are cut, placed, and parsed by the grammar of lines."""

import pkgutil
import re
from array import array
from collections.abc import Callable, Iterable
from functools import cache, partial
from importlib.util import source_hash
from typing import NamedTuple

from storyparse.spelling import titles
from storyparse.spelling.characters import BYTE_ORDER_MARK, LINE_END, SPACES, consecutive
from storyparse.syntax import tables
from storyparse.syntax.outline import Lines, Outline, Shape
from storyparse.syntax.parsing import Terminal, parser
from storyparse.syntax.places import placed
from storyparse.syntax.productions import Productions
from storyparse.values import named

__all__ = ["Reader", "lark_reader", "outline"]


def outline(text: str) -> Outline:
    """Return the parts of any text, in linear time."""
    return _reader().outline(text)


class Reader:
    """What makes outlines of texts.

    Args:
        line: A pattern that matches any line, in the group of its terminal.
        parse: The parser of lines that were placed.
    """

    def __init__(
        self, line: re.Pattern[str], parse: Callable[[Iterable[tuple[str, int]]], Shape]
    ) -> None:
        self.line = line
        self.parse = parse
        self._known: dict[tuple[str, ...], _Known] = {}

    def outline(self, text: str) -> Outline:
        """Return the parts of any text."""
        lines = self._cut(text)
        return named(Outline, (lines, self._shape(lines)))

    def _cut(self, text: str) -> Lines:
        """Cut a text into the grammar's terminals."""
        lines = named(Lines, (text, [], array("q"), array("q")))
        _, types, starts, ends = lines
        for match in consecutive(self.line, text, text.startswith(BYTE_ORDER_MARK)):
            start, end = match.span()
            if text[end - 1] == "\n":
                end -= 1
            if text[end - 1] in _LINE_END or text[start] in SPACES:
                line = text[start:end].rstrip(_LINE_END)
                end = start + len(line)
                start = end - len(line.lstrip(SPACES))
            types.append(match.lastgroup)  # type: ignore[arg-type]  # each is a group
            starts.append(start)
            ends.append(end)
        return lines

    def _shape(self, lines: Lines) -> Shape:
        """Return what the lines are, which most often has been told before of other lines.

        It depends on the types of the lines, and on whether some of them can be titles.
        """
        if len(lines.types) > _LONGEST_KNOWN:
            return self.parse(placed(lines.types, partial(_can_be_title, lines)))
        types = tuple(lines.types)
        known = self._known.get(types)
        if known and known.fits(lines):
            return known.shape
        asked: dict[int, bool] = {}

        def can_be_title(at: int) -> bool:
            asked[at] = _can_be_title(lines, at)
            return asked[at]

        shape = self.parse(placed(types, can_be_title))
        if all(asked.values()):
            if len(self._known) >= _MOST_KNOWN:  # more, where threads come between
                self._known.clear()
            self._known[types] = _Known(tuple(asked), shape)
        return shape


def _can_be_title(lines: Lines, at: int) -> bool:
    return titles.is_possible(titles.bare(lines.words(at)))


class _Known(NamedTuple):
    """The shape of lines of some types, if some of the lines can be titles."""

    titles: tuple[int, ...]
    shape: Shape

    def fits(self, lines: Lines) -> bool:
        """Tell whether lines of the same types have this shape."""
        for at in self.titles:  # noqa: SIM110 - nearly always one, and then faster than all()
            if not _can_be_title(lines, at):
                return False
        return True


_LONGEST_KNOWN = 64
_MOST_KNOWN = 1000

_LINE_END = LINE_END + "\n"


@cache
def _reader() -> Reader:
    """Return the reader by the saved tables; by Lark, where they are not those of the grammar."""
    grammar = pkgutil.get_data("storyparse.grammar", "lines.lark") or b""
    if source_hash(grammar) != tables.GRAMMAR:
        return lark_reader(grammar.decode())
    parse = parser(tables.RULES, tables.STATES, Productions())
    return Reader(_any(tables.TERMINALS), parse)


def lark_reader(grammar: str) -> Reader:
    """Return the reader by a grammar of lines that Lark itself makes."""
    from storyparse.syntax.generator import lark_parser  # noqa: PLC0415 - slow, and seldom needed

    terminals, parse = lark_parser(grammar, Productions())
    return Reader(_any(terminals), parse)


def _any(terminals: list[Terminal]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{type_}>{pattern})" for type_, pattern in terminals))
