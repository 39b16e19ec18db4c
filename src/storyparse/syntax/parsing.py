"""A grammar's tables, run over lines."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, TypeAlias

__all__ = ["END", "Parse", "Rule", "State", "Terminal", "parser"]

END = "$END"
"""The type of what stands behind the last line."""

Terminal: TypeAlias = tuple[str, str]
"""A type of lines, and the regular expression for them; the first that matches a line is its type.
"""

Rule: TypeAlias = tuple[str, int, tuple[int, ...]]
"""How a part is made: the name of a rule, of how many parts, and which of these are lists that are
spliced in, since they were made by a rule without a part of its own (its name begins with ``_``).
"""

State: TypeAlias = tuple[Mapping[str, int], int | None]
"""A state of the parser: to which one to go with a line of a type or with a part of a rule's name,
and the number of the rule that is complete where there is no such move.
"""


Parse: TypeAlias = Callable[[Iterable[tuple[str, int]]], Any]
"""A parser of lines: given their types and their places, it returns what the first rule makes."""


def parser(rules: Sequence[Rule], states: Sequence[State], productions: object) -> Parse:
    """Return an LALR(1) parser of lines, which calls a method of `productions` for every part.

    Each method bears the name of a rule, and is given the list of the rule's parts: spans of lines
    and what other methods made. The grammar is total: any lines that were placed are a text.

    Args:
        rules: The rules of the grammar.
        states: What a parser generator made of it, beginning with the first state.
        productions: The methods.
    """
    moves = [moves for moves, _ in states]
    completed: list[Any] = [
        None if rule is None else _step(rules[rule], productions) for _, rule in states
    ]

    def parse(lines: Iterable[tuple[str, int]]) -> Any:  # noqa: ANN401 - what the last production makes
        state, states = 0, [0]
        parts: list[Any] = []
        for type_, line in chain(lines, [(END, None)]):
            while (move := moves[state].get(type_)) is None:
                name, size, grows, make = completed[state]
                if grows:
                    # A list with one more part: it stays where it is.
                    part = parts.pop()
                    del states[-1]
                    parts[-1].append(part)
                    state = states[-1]
                    continue
                if size == 1:
                    parts[-1] = make([parts[-1]])
                    states[-1] = state = moves[states[-2]][name]
                    continue
                first = len(parts) - size
                parts[first:] = [make(parts[first:])]
                del states[first + 1 :]
                state = moves[states[-1]][name]
                states.append(state)
            state = move
            states.append(state)
            parts.append(line)
        return parts[0]

    return parse


_GROWING = 2, (0,)


def _step(rule: Rule, productions: object) -> tuple[str, int, bool, Callable[[list[Any]], Any]]:
    """Return a rule's name and size, whether a list grows by it, and what makes its part."""
    name, size, spliced = rule
    make = getattr(productions, name, None)
    if make is None and (size, spliced) == _GROWING:
        return name, size, True, list
    make = make or list
    if not spliced:
        return name, size, False, make
    return name, size, False, lambda parts: make(_spliced(parts, spliced))


def _spliced(parts: list[Any], spliced: tuple[int, ...]) -> list[Any]:
    """Return one list of some parts, those that are lists spliced in; the first one grows."""
    whole: list[Any] = parts[0] if spliced[0] == 0 else parts[:1]
    for at in range(1, len(parts)):
        if at in spliced:
            whole += parts[at]
        else:
            whole.append(parts[at])
    return whole
