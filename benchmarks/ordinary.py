"""Ordinary stories: what each operation and each other way of reading takes for one."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

import storyparse
from benchmarks import contenders, corpus, handwritten
from benchmarks.contenders import Contender
from benchmarks.results import Effort, Figure
from benchmarks.timing import Subject, compared
from storyparse import Story

__all__ = ["BASELINE", "OPERATIONS", "figures"]

BASELINE = "hand-written parser"
OPERATIONS = "operations"
_STORIES = 200
_COMPARED = 10  # Earley takes its time

_Operation: TypeAlias = tuple[
    str,
    Callable[[str], Any],  # what it is given, made of a text
    Callable[[Any], Any],  # what is measured
    Callable[[str], object],  # what comes of it
]

_OPERATIONS: Sequence[_Operation] = (
    ("hand-written parser, again", str, handwritten.read, storyparse.read),
    ("read", str, storyparse.read, handwritten.read),
    ("read, from bytes", str.encode, storyparse.read, handwritten.read),
    ("parse", str, storyparse.parse, lambda text: handwritten.read(text).stories[0]),
    ("dumps", storyparse.parse, storyparse.dumps, str),
    ("read, then dumps", str, lambda text: storyparse.dumps(storyparse.read(text).stories), str),
    ("format", str, storyparse.format, str),
    ("check", str, storyparse.check, lambda text: storyparse.check(storyparse.read(text))),
)


def figures(effort: Effort) -> Iterator[Figure]:
    """Yield, by group, how many times as long as the hand-written parser each takes for a story.

    Raises:
        ValueError: One of them does not give the right result.
    """
    texts = corpus.stories(_STORIES, seed=1)
    stories = [storyparse.parse(text) for text in texts]
    subjects = [
        *((OPERATIONS, _operation(each, texts)) for each in _OPERATIONS),
        *((each.kind.name, _contender(each, stories)) for each in contenders.load_all()),
    ]
    found = compared(
        [subject for _, subject in subjects],
        Subject(BASELINE, handwritten.read, texts),
        rounds=effort.rounds,
    )
    for (group, _), (subject, spread) in zip(subjects, found, strict=True):
        yield Figure(group, subject.name, spread)


def _operation(operation: _Operation, texts: Sequence[str]) -> Subject:
    name, prepare, run, expected = operation
    inputs = [prepare(text) for text in texts]
    for each, text in zip(inputs, texts, strict=True):
        _check(name, is_right=run(each) == expected(text))
    return Subject(name, run, inputs)


def _contender(contender: Contender[Any, Any], stories: Sequence[Story]) -> Subject:
    inputs = [contender.prepare(story) for story in stories]
    for each, story in list(zip(inputs, stories, strict=True))[:_COMPARED]:
        _check(contender.name, is_right=contender.is_right(contender.run(each), story))
    return Subject(contender.name, contender.run, inputs)


def _check(name: str, *, is_right: bool) -> None:
    if not is_right:
        msg = f"{name}: the result is not what it must be"
        raise ValueError(msg)
