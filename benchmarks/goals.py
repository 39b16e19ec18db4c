"""What must hold: the goals, and how a run is judged by them."""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import TypeAlias

import attrs

from benchmarks import growth, hostile, ordinary, processes
from benchmarks.contenders import Kind
from benchmarks.results import Results

__all__ = ["GOALS", "Bound", "Goal", "Verdict", "judged"]

_Value: TypeAlias = Callable[[Results], float]


class Bound(Enum):
    """On which side of its limit a value has to be."""

    AT_MOST = "at most"
    AT_LEAST = "at least"


@attrs.frozen
class Goal:
    """A limit for something measured.

    Args:
        name: What is judged.
        bound: Whether the limit is the most or the least.
        limit: The limit; it may be reached.
        value: Finds the value in the results. It raises a LookupError if it was not measured.
    """

    name: str
    bound: Bound
    limit: float
    value: _Value


@attrs.frozen
class Verdict:
    """What became of a goal.

    Args:
        goal: The goal.
        value: What was measured, or None.
    """

    goal: Goal
    value: float | None

    @property
    def is_missed(self) -> bool:
        """Whether the value lies beyond the limit."""
        if self.value is None:
            return False
        if self.goal.bound is Bound.AT_MOST:
            return self.value > self.goal.limit
        return self.value < self.goal.limit

    def __str__(self) -> str:
        """Return a sentence of the terminal."""
        goal = self.goal
        wanted = f"{goal.bound.value} {goal.limit:g}"
        if self.value is None:
            return f"not measured: {goal.name} ({wanted})"
        said = f"{goal.name}: {self.value:.2f}, wanted is {wanted}"
        if not self.is_missed:
            return f"reached: {said}"
        distance = max(self.value / goal.limit, goal.limit / self.value)
        return f"MISSED: {said}; a factor of {distance:.2f} is lacking"


def judged(results: Results, goals: Sequence[Goal] | None = None) -> tuple[Verdict, ...]:
    """Return what became of each goal: of all, or of some."""
    return tuple(_verdict(goal, results) for goal in (GOALS if goals is None else goals))


def _verdict(goal: Goal, results: Results) -> Verdict:
    try:
        return Verdict(goal, goal.value(results))
    except LookupError:
        return Verdict(goal, None)


def _of(group: str, name: str) -> _Value:
    return lambda results: results.group(group)[name].median


def _medians(results: Results, group: str) -> list[float]:
    if medians := [spread.median for spread in results.group(group).values()]:
        return medians
    raise LookupError(group)


def _least(group: str) -> _Value:
    return lambda results: min(_medians(results, group))


def _most(group: str) -> _Value:
    return lambda results: max(_medians(results, group))


def _quotient(value: _Value, other: _Value) -> _Value:
    return lambda results: value(results) / other(results)


def _evenness(group: str, names: Sequence[str]) -> _Value:
    """Return how far the values of some figures are apart: the largest over the smallest."""

    def value(results: Results) -> float:
        medians = [results.group(group)[name].median for name in names]
        return max(medians) / min(medians)

    return value


_READ = _of(ordinary.OPERATIONS, "read")
_SHORTEST, *_LONG = growth.SIZES

GOALS: Sequence[Goal] = (
    Goal("`read`, times the hand-written parser", Bound.AT_MOST, 1.6, _READ),
    Goal(
        "The fastest of parsimonious, Arpeggio, parsy, pyparsing and textX, times `read`",
        Bound.AT_LEAST,
        4,
        _quotient(_least(Kind.GRAMMAR.name), _READ),
    ),
    Goal(
        "The faster of markdown-it-py and mistune, times `read`",
        Bound.AT_LEAST,
        6,
        _quotient(_least(Kind.MARKDOWN.name), _READ),
    ),
    Goal(
        "`read`, times `dumps`",
        Bound.AT_LEAST,
        3,
        _quotient(_READ, _of(ordinary.OPERATIONS, "dumps")),
    ),
    Goal(
        f"Time for a KB, {_LONG[0]} to {_LONG[-1]}: the longest, times the shortest",
        Bound.AT_MOST,
        1.3,
        _evenness(growth.TIME, _LONG),
    ),
    Goal("Peak memory, times the text's size in UTF-8", Bound.AT_MOST, 8, _most(growth.MEMORY)),
    Goal(
        "The slowest hostile text that holds one thing alone, times ordinary stories",
        Bound.AT_MOST,
        10,
        _most(hostile.TIME),
    ),
    Goal(
        "The slowest that holds it within a story, times ordinary stories",
        Bound.AT_MOST,
        10,
        _most(hostile.TIME_WITHIN),
    ),
    Goal(
        "The hostile text of one thing alone with most memory, times ordinary stories",
        Bound.AT_MOST,
        12,
        _most(hostile.MEMORY),
    ),
    Goal(
        "The one within a story with most memory, times ordinary stories",
        Bound.AT_MOST,
        12,
        _most(hostile.MEMORY_WITHIN),
    ),
    Goal(
        f"`{processes.PARSE}`, times `{processes.BASELINE}`",
        Bound.AT_MOST,
        1.15,
        _of(processes.GROUP, processes.PARSE),
    ),
    Goal(
        f"`{processes.CHECK}`, times `{processes.WITH_CLICK}`",
        Bound.AT_MOST,
        1.5,
        _quotient(
            _of(processes.GROUP, processes.CHECK), _of(processes.GROUP, processes.WITH_CLICK)
        ),
    ),
)
