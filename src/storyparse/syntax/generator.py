"""Lark: the parser of lines that it is, and the tables that it makes of their grammar.

This is the only module that knows Lark, and looks into its private parts for one reason: to make a
parser of a grammar takes Lark a tenth of a second, and that parser builds trees that nobody needs.
So the tables are taken out of it and saved. Where the saved ones are not of the grammar, Lark
itself parses.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from importlib.util import source_hash
from typing import Any, TypeAlias, cast

from lark import Lark, Token
from lark.common import LexerConf
from lark.grammar import Rule as LarkRule
from lark.lexer import Lexer
from lark.parsers.lalr_analysis import Shift

from storyparse.syntax.parsing import END, Parse, Rule, State, Terminal

__all__ = ["lark_parser", "saved"]

_Steps: TypeAlias = Mapping[str, tuple[object, Any]]


def lark_parser(grammar: str, productions: object) -> tuple[list[Terminal], Parse]:
    """Return the terminals of a grammar of lines, and Lark's own parser of lines."""
    lark = Lark(grammar, parser="lalr", lexer=_Fed, transformer=cast("Any", productions))
    return _terminals(lark), cast("Parse", lark.parse)


class _Line(int):
    """The place of a line, as Lark wants its tokens."""

    type: str
    start_pos = end_pos = line = end_line = column = end_column = None


class _Fed(Lexer):
    """Gives Lark lines that were placed before."""

    def __init__(self, _: LexerConf) -> None:
        pass

    def lex(self, lines: Iterable[tuple[str, int]]) -> Iterator[Token]:  # type: ignore[override]
        for type_, at in lines:
            line = _Line(at)
            line.type = type_
            yield cast("Token", line)


def _terminals(lark: Lark) -> list[Terminal]:
    terminals = sorted(lark.terminals, key=lambda terminal: (-terminal.priority, terminal.name))
    return [(each.name, each.pattern.to_regexp()) for each in terminals]


_SAVED = '''\
"""What Lark makes of lines.lark. `pytest --accept tests/test_tables.py` writes it."""

GRAMMAR = {grammar}
TERMINALS: list[tuple[str, str]] = [
{terminals}
]
RULES: list[tuple[str, int, tuple[int, ...]]] = [
{rules}
]
STATES: list[tuple[dict[str, int], int | None]] = [
{states}
]
'''


def saved(grammar: str) -> str:
    """Return the source of a module that holds what Lark makes of a grammar, as plain data.

    Raises:
        ValueError: The grammar needs the next line to choose between two rules that are complete:
            no such table is kept here.
    """
    lark = Lark(grammar, parser="lalr", lexer=_Fed)
    choices = _choices(lark.rules)
    return _SAVED.format(
        grammar=source_hash(grammar.encode()),
        terminals=_rows(_terminals(lark)),
        rules=_rows(_rule(rule, choices) for rule in lark.rules),
        states=_rows(_states(lark, choices)),
    )


def _rows(values: Iterable[object]) -> str:
    return "\n".join(f"    {value!a}," for value in values)


def _choices(rules: Sequence[LarkRule]) -> frozenset[str]:
    """Return the names of rules that only choose between terminals, and make no part."""
    names = frozenset(rule.origin.name for rule in rules if rule.origin.name.startswith("_"))
    others = frozenset(rule.origin.name for rule in rules if not _is_choice(rule, names))
    while others & names:  # A choice may be between choices.
        names -= others
        others = frozenset(rule.origin.name for rule in rules if not _is_choice(rule, names))
    return names


def _is_choice(rule: LarkRule, choices: Container[str]) -> bool:
    return len(rule.expansion) == 1 and (
        rule.expansion[0].is_term or rule.expansion[0].name in choices
    )


def _rule(rule: LarkRule, choices: Container[str]) -> Rule:
    lists = (
        at
        for at, part in enumerate(rule.expansion)
        if part.name.startswith("_") and part.name not in choices
    )
    return str(rule.origin.name), len(rule.expansion), tuple(lists)


def _states(lark: Lark, choices: Container[str]) -> Iterator[State]:
    """Yield the states, in the order in which they are reached from the first one."""
    table = cast("Any", lark.parser.parser)._parse_table  # noqa: SLF001 - the reason stands above
    [start], [end] = table.start_states.values(), table.end_states.values()
    steps = {**table.states, end: {**table.states[end], END: (Shift, end)}}
    complete = {state: _complete(steps[state]) for state in steps}
    chosen = {
        state: str(rule.origin.name)
        for state, rule in complete.items()
        if rule and rule.origin.name in choices
    }
    moves = {state: _moves(steps[state], chosen) for state in steps}
    reached = [start]
    for state in reached:
        reached += [to for to in dict.fromkeys(moves[state].values()) if to not in reached]
    number = {state: at for at, state in enumerate(reached)}
    rules: dict[LarkRule | None, int] = {rule: at for at, rule in enumerate(lark.rules)}
    for state in reached:
        yield {type_: number[to] for type_, to in moves[state].items()}, rules.get(complete[state])


def _complete(steps: _Steps) -> LarkRule | None:
    """Return the rule that is complete in a state."""
    complete = {to for step, to in steps.values() if step is not Shift}
    if len(complete) > 1:
        msg = f"{len(complete)} rules are complete at the same place of the grammar"
        raise ValueError(msg)
    return next(iter(complete), None)


def _moves(steps: _Steps, chosen: Mapping[int, str]) -> dict[str, int]:
    """Return what leads from a state to others, by way of choices at once."""
    moves = {type_: to for type_, (step, to) in sorted(steps.items()) if step is Shift}
    for type_, to in moves.items():
        while to in chosen:
            to = moves[chosen[to]]  # noqa: PLW2901 - until it is no choice
        moves[type_] = to
    return moves
