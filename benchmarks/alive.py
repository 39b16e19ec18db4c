"""Many documents kept alive: what the garbage collector takes for them."""

import gc
from collections.abc import Iterator, Sequence
from itertools import cycle, islice

import storyparse
from benchmarks import corpus
from benchmarks.results import Effort, Figure
from benchmarks.timing import Subject, compared
from storyparse import Document

__all__ = ["GROUP", "figures"]

GROUP = "alive"
_STORIES = 1_000
_FROZEN_TOGETHER = 1_000


def figures(effort: Effort) -> Iterator[Figure]:
    """Yield what reading takes when all documents are kept, as a multiple of dropping each."""
    texts = list(islice(cycle(corpus.stories(_STORIES, seed=1)), effort.documents))
    subjects = [
        Subject(f"{len(texts):,} kept", _keep, [texts]),
        Subject(f"{len(texts):,} kept, `gc.freeze` now and then", _freeze, [texts]),
        Subject(f"{len(texts):,} kept, collector switched off", _pause, [texts]),
    ]
    baseline = Subject("dropped", _drop, [texts])
    # What was kept before would make the collector expect as much again, and look less often.
    found = compared(subjects, baseline, rounds=effort.long_rounds, settle=gc.collect)
    for subject, ratio in found:
        yield Figure(GROUP, subject.name, ratio)


def _drop(texts: Sequence[str]) -> None:
    for text in texts:
        storyparse.read(text)


def _keep(texts: Sequence[str]) -> list[Document]:
    return [storyparse.read(text) for text in texts]


def _freeze(texts: Sequence[str]) -> None:
    """Keep all, and take them out of the collector's sight from time to time."""
    kept = []
    for count, text in enumerate(texts, 1):
        kept.append(storyparse.read(text))
        if not count % _FROZEN_TOGETHER:
            gc.freeze()
    gc.unfreeze()


def _pause(texts: Sequence[str]) -> None:
    gc.disable()
    try:
        _keep(texts)
    finally:
        gc.enable()
