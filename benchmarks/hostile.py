"""Hostile texts: what they take, against an ordinary text of their size."""

import tracemalloc
from collections.abc import Iterator

import storyparse
from benchmarks import corpus
from benchmarks.results import Effort, Figure
from benchmarks.timing import Subject, compared, spread

__all__ = ["GROUPS", "MEMORY", "MEMORY_WITHIN", "TIME", "TIME_WITHIN", "figures"]

TIME = "hostile time"
MEMORY = "hostile memory"
TIME_WITHIN = "hostile time, within a story"
MEMORY_WITHIN = "hostile memory, within a story"
GROUPS = ((TIME, MEMORY, corpus.HOSTILE), (TIME_WITHIN, MEMORY_WITHIN, corpus.HOSTILE_WITHIN))
"""How the time and the memory of each kind of hostile texts are called, and the texts."""

_SIZE = 400_000


def figures(effort: Effort) -> Iterator[Figure]:
    """Yield the time and the peak memory of each, as multiples of those of ordinary stories."""
    ordinary = corpus.many(_SIZE, seed=1)
    baseline = Subject("ordinary", storyparse.read, [ordinary])
    for time, memory, made in GROUPS:
        texts = {name: make(_SIZE) for name, make in made.items()}
        subjects = [Subject(name, storyparse.read, [text]) for name, text in texts.items()]
        for subject, ratio in compared(subjects, baseline, rounds=effort.long_rounds):
            yield Figure(time, subject.name, ratio)
        for name, text in texts.items():
            yield Figure(memory, name, spread([_peak(text) / _peak(ordinary)]))


def _peak(text: str) -> int:
    """Return the bytes that are allocated at most while a text is read."""
    tracemalloc.start()
    try:
        document = storyparse.read(text)
        peak = tracemalloc.get_traced_memory()[1]
        del document
        return peak
    finally:
        tracemalloc.stop()
