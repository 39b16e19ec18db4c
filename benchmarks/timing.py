"""Times side by side: how much longer one piece of work takes than another.

A machine is never equally fast for long. So each slice of what is measured runs between two slices
of the baseline on the same inputs, and counts as a multiple of their mean. What is told is the
median of many rounds.
"""

import math
import statistics
from collections.abc import Callable, Iterator, Sequence
from time import perf_counter
from typing import Any, TypeAlias

import attrs

__all__ = ["Clock", "Spread", "Subject", "compared", "spread"]

Clock: TypeAlias = Callable[[], float]
"""What tells the time, in seconds."""

_SLICE = 0.02  # long for the clock, short for the moods of a machine


@attrs.frozen
class Subject:
    """A piece of work.

    Args:
        name: What tables call it.
        run: What is measured.
        inputs: What it is run on; those of two subjects that are compared stand for each other.
    """

    name: str
    run: Callable[[Any], object]
    inputs: Sequence[Any]


@attrs.frozen
class Spread:
    """The middle half of what was measured.

    Args:
        low: The first quartile.
        median: The median.
        high: The third quartile.
    """

    low: float
    median: float
    high: float

    def times(self, factor: float) -> "Spread":
        """Return the spread of the same values, each multiplied."""
        return Spread(self.low * factor, self.median * factor, self.high * factor)


def spread(values: Sequence[float]) -> Spread:
    """Return the quartiles of some values.

    >>> spread([1.0, 2.0, 3.0, 4.0, 9.0])
    Spread(low=2.0, median=3.0, high=4.0)
    """
    if len(values) == 1:
        return Spread(values[0], values[0], values[0])
    return Spread(*statistics.quantiles(values, n=4, method="inclusive"))


def _nothing() -> None:
    pass


def compared(  # noqa: PLR0913 - all but three are for special cases
    subjects: Sequence[Subject],
    baseline: Subject,
    *,
    rounds: int,
    seconds: float = _SLICE,
    settle: Callable[[], object] = _nothing,
    clock: Clock = perf_counter,
) -> Iterator[tuple[Subject, Spread]]:
    """Yield how many times as long as the baseline each subject takes for an input.

    Args:
        subjects: What is measured, each with as many inputs as the baseline has.
        baseline: What is 1.00.
        rounds: How often each subject gets its turn.
        seconds: How long a slice takes at least. A slow subject gets fewer of its inputs, and the
            baseline then the same ones, more often.
        settle: What is done before each slice, and not measured.
        clock: What tells the time.
    """
    pairs = [_pair(subject, baseline, seconds, clock) for subject in subjects]
    ratios: list[list[float]] = [[] for _ in pairs]
    for _ in range(rounds):
        for found, (slice_, reference) in zip(ratios, pairs, strict=True):
            turns = (reference, slice_, reference)
            before, between, after = (each.seconds(settle, clock) for each in turns)
            found.append(2 * between / (before + after))
    for subject, found in zip(subjects, ratios, strict=True):
        yield subject, spread(found)


@attrs.frozen
class _Slice:
    """As much of a subject as is run without a break: some of its inputs, a number of times."""

    run: Callable[[Any], object]
    inputs: Sequence[Any]
    times: int

    def seconds(self, settle: Callable[[], object], clock: Clock) -> float:
        """Return how long one input takes."""
        settle()
        run, inputs = self.run, self.inputs
        started = clock()
        for _ in range(self.times):
            for each in inputs:
                run(each)
        return (clock() - started) / (self.times * len(inputs))


def _pair(
    subject: Subject, baseline: Subject, seconds: float, clock: Clock
) -> tuple[_Slice, _Slice]:
    """Return the slices of a subject and of its baseline, on the same inputs."""
    taken = _taken(subject, seconds, clock)
    return (
        _slice(subject.run, subject.inputs[:taken], seconds, clock),
        _slice(baseline.run, baseline.inputs[:taken], seconds, clock),
    )


def _taken(subject: Subject, seconds: float, clock: Clock) -> int:
    """Return how many inputs take some time, or how many there are."""
    first, *others = subject.inputs
    if not others:
        return 1
    subject.run(first)  # what is made once is not measured
    end = clock() + seconds
    for count, each in enumerate(subject.inputs, 1):
        subject.run(each)
        if clock() >= end:
            return count
    return len(subject.inputs)


def _slice(
    run: Callable[[Any], object], inputs: Sequence[Any], seconds: float, clock: Clock
) -> _Slice:
    """Return a slice of some inputs that takes some time at least; it has been run once."""
    elapsed = _Slice(run, inputs, 1).seconds(_nothing, clock) * len(inputs)
    return _Slice(run, inputs, math.ceil(seconds / elapsed) if 0 < elapsed < seconds else 1)
