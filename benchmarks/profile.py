"""Where the time goes: what each stage of `read`, `check` and `dumps` takes of the whole.

Most stages are timed where they happen: a watch runs while the library's own function does, inside
the real call of the whole. What is inlined, or seldom needed, is timed alone, on the same texts.
"""

import gc
import inspect
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import perf_counter
from typing import Any, TypeAlias
from unittest import mock

import attrs

import storyparse
from benchmarks import corpus
from benchmarks.results import Effort, Figure
from benchmarks.timing import Clock, Spread, spread
from storyparse import Citation, Story, checker, reader, runner, selection, writer
from storyparse.resolve import citing, items, sources, stories
from storyparse.rule import Rule
from storyparse.spelling import narratives
from storyparse.syntax import lines
from storyparse.text import Span
from storyparse.values import named

__all__ = ["GROUPS", "NEW_SHAPES", "TABLES", "Stage", "Table", "Watch", "figures", "shares"]

_STORIES = 50
_STORIES_FOR_SHAPES = 1_000
_IDLE_CALLS = 1_000

_Function: TypeAlias = Callable[..., Any]


@attrs.frozen
class Stage:
    """A part of some work, or all of it.

    Args:
        name: What tables call it.
        function: The function or module of the library that does it, as tables name it.
        seconds: Returns how long it takes for some texts, by a clock.
    """

    name: str
    function: str
    seconds: Callable[[Sequence[str], Clock], float]


@attrs.frozen
class Table:
    """Some work, and parts of it.

    Args:
        group: What its figures are called in the data.
        whole: The work.
        stages: Its parts.
        is_whole: Whether these are parts that follow each other, and nearly all of the work.
    """

    group: str
    whole: Stage
    stages: Sequence[Stage]
    is_whole: bool = False


def figures(effort: Effort) -> Iterator[Figure]:
    """Yield the share that each stage has in its whole."""
    texts = corpus.stories(_STORIES, seed=1)
    for table in TABLES.values():
        for stage, share in shares(table, texts, rounds=effort.rounds):
            yield Figure(table.group, stage.name, share)
    yield Figure(
        NEW_SHAPES, f"of {_STORIES_FOR_SHAPES:,} ordinary stories", spread([_new_shapes()])
    )


def shares(
    table: Table, texts: Sequence[str], *, rounds: int, clock: Clock = perf_counter
) -> Iterator[tuple[Stage, Spread]]:
    """Yield which share each stage has in the whole, which is measured before it and after it."""
    found: list[list[float]] = [[] for _ in table.stages]
    with _without_collector():
        for _ in range(rounds):
            before = table.whole.seconds(texts, clock)
            for stage, ratios in zip(table.stages, found, strict=True):
                between = stage.seconds(texts, clock)
                after = table.whole.seconds(texts, clock)
                ratios.append(2 * between / (before + after))
                before = after
    for stage, ratios in zip(table.stages, found, strict=True):
        yield stage, spread(ratios)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Switch the garbage collector off: it would run in one stage for what others have made."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _new_shapes() -> float:
    """Return which share of ordinary stories has lines of types that none before it had."""
    new = _new_reader()
    for text in corpus.stories(_STORIES_FOR_SHAPES, seed=2):
        new.outline(text)
    return len(new._known) / _STORIES_FOR_SHAPES  # noqa: SLF001 - only it knows how many


def _new_reader() -> lines.Reader:
    known = lines._reader()  # noqa: SLF001 - its parts, in one that knows no shape
    return lines.Reader(known.line, known.parse)


# ---- Stages timed alone ----


def _alone(name: str, prepare: Callable[[str], Any], run: _Function, function: str) -> Stage:
    """Return a stage that is run on what is prepared of each text, which is not measured."""

    def seconds(texts: Sequence[str], clock: Clock) -> float:
        prepared = [prepare(text) for text in texts]
        started = clock()
        for given in prepared:
            run(given)
        return clock() - started

    return Stage(name, function, seconds)


def _named(function: _Function) -> str:
    """Return where a function stands in the library, and its name."""
    return f"{function.__module__}.{function.__qualname__}".removeprefix("storyparse.")


def _making(
    name: str,
    maker: _Function,
    wanted: Callable[[Story], Sequence[Any]],
    function: str = "values.maker",
) -> Stage:
    """Return the stage that makes objects of a story again, of values that are there."""

    def prepare(text: str) -> Sequence[Sequence[object]]:
        return [_values(made) for made in wanted(storyparse.parse(text))]

    def run(several: Sequence[Sequence[object]]) -> list[object]:
        return [maker(*values) for values in several]

    return _alone(name, prepare, run, function)


def _values(made: attrs.AttrsInstance | Span) -> Sequence[object]:
    if isinstance(made, Span):
        return Span, tuple(made)
    return [getattr(made, field.name) for field in attrs.fields(type(made))]


def _cited(story: Story) -> Sequence[Citation]:
    return [citation for item in story.items for citation in item.citations]


def _spans(story: Story) -> Sequence[Span]:
    parts = (story, *story.sources, *story.items, *_cited(story))
    return [part.span for part in parts if part.span]


# ---- Stages timed where they happen ----


class Watch:
    """A watch that runs while a function does, less the time that it takes itself."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.turns: list[float] = []

    @property
    def elapsed(self) -> float:
        """How long it ran.

        Raises:
            LookupError: It never did: nobody called the function.
        """
        if not self.turns:
            msg = "a stage is no part of its whole: nobody calls its function"
            raise LookupError(msg)
        idle = Watch(self.clock)
        watched = idle.watched(_do_nothing)
        for _ in range(_IDLE_CALLS):
            watched()
        return sum(self.turns) - len(self.turns) * statistics.median(idle.turns)

    def watched(self, function: _Function) -> _Function:
        """Return a function during which it runs; of a generator, while that is at work."""
        clock, turned = self.clock, self.turns.append

        def call(*values: object, **named: object) -> object:
            started = clock()
            returned = function(*values, **named)
            turned(clock() - started)
            return returned

        def generate(*values: object, **named: object) -> Iterator[object]:
            generator = function(*values, **named)
            while True:
                started = clock()
                yielded = next(generator, self)
                turned(clock() - started)
                if yielded is self:
                    return
                yield yielded

        return generate if inspect.isgeneratorfunction(function) else call


def _do_nothing() -> None:
    pass


def _inside(
    name: str, whole: _Function, prepare: Callable[[str], Any], owner: object, attribute: str
) -> Stage:
    """Return a stage of some work: what it calls by an attribute of a module or class."""
    function = getattr(owner, attribute)

    def seconds(texts: Sequence[str], clock: Clock) -> float:
        prepared, watch = [prepare(text) for text in texts], Watch(clock)
        with mock.patch.object(owner, attribute, watch.watched(function)):
            for given in prepared:
                whole(given)
        return watch.elapsed

    return Stage(name, _named(function), seconds)


def _reading(name: str, owner: object, attribute: str) -> Stage:
    return _inside(name, storyparse.read, str, owner, attribute)


def _checking(name: str, attribute: str) -> Stage:
    return _inside(name, storyparse.check, str, checker, attribute)


def _writing(name: str, attribute: str) -> Stage:
    return _inside(name, storyparse.dumps, storyparse.parse, writer, attribute)


def _running(rule: Rule) -> Stage:
    """Return the stage that is a rule, while all rules are run as `check` runs them."""

    def seconds(texts: Sequence[str], clock: Clock) -> float:
        documents, watch = [storyparse.read(text) for text in texts], Watch(clock)
        watched = attrs.evolve(rule, check=_watched_rule(rule, watch))
        rules = [watched if each is rule else each for each in selection.selected()]
        for document in documents:
            runner.found(document, rules)
        return watch.elapsed

    return Stage(rule.kind.name, f"rules.{rule.kind.name.replace('-', '_')}", seconds)


def _watched_rule(rule: Rule, watch: Watch) -> _Function:
    """Return a rule's check with all that it finds, however late it looks for that."""
    return watch.watched(lambda document: tuple(rule.check(document)))


# ---- The tables; most functions are of no use outside of the library ----

_READ = _alone("read", str, storyparse.read, "reader.read")
_CHECK = _alone("check", str, storyparse.check, "checker.check")
_DUMPS = _alone("dumps", storyparse.parse, storyparse.dumps, "writer.dumps")

_TABLES = (
    Table(
        "profile: read",
        _READ,
        (
            _reading("lone surrogates looked for", reader, "_invalid"),
            _reading("lines cut", lines.Reader, "_cut"),
            _reading("their shape, known", lines.Reader, "_shape"),
            _reading("sources", stories, "read_sources"),
            _reading("what can be cited", stories, "Citing"),
            _reading("facts", stories, "read_facts"),
            _reading("narratives", stories, "read_narratives"),
        ),
        is_whole=True,
    ),
    Table(
        "profile: shapes",
        _READ,
        (
            _alone(
                "a shape that is new",
                lambda text: (_new_reader(), lines.outline(text).lines),
                lambda given: lines.Reader._shape(*given),  # noqa: SLF001 - the stage
                _named(lines.Reader._shape),  # noqa: SLF001 - the stage
            ),
        ),
    ),
    Table(
        "profile: items",
        _READ,
        (
            _reading("items and their places", items, "_items"),
            _reading("names of the sources, for the heads", narratives, "Listed"),
            _reading("heads of narratives", narratives, "head"),
            _reading("contents and their markers", citing.Citing, "content"),
        ),
    ),
    Table(
        "profile: objects",
        _READ,
        (
            _making("spans", named, _spans, "values.named"),
            _making("citations", citing._citation, _cited),  # noqa: SLF001 - the maker
            _making("facts", items._fact, lambda story: story.facts),  # noqa: SLF001 - the maker
            _making("narratives", items._narrative, lambda story: story.narratives),  # noqa: SLF001 - the maker
            _making("sources", sources._source, lambda story: story.sources),  # noqa: SLF001 - the maker
            _making("story", stories._story, lambda story: [story]),  # noqa: SLF001 - the maker
        ),
    ),
    Table(
        "profile: check",
        _CHECK,
        (
            _checking("read", "document_of"),
            _checking("rules chosen", "selected"),
            _checking("rules run", "found"),
        ),
        is_whole=True,
    ),
    Table("profile: rules", _CHECK, [_running(rule) for rule in selection.selected()]),
    Table(
        "profile: dumps",
        _DUMPS,
        (
            _writing("facts and narratives", "words"),
            _writing("sources", "entry"),
        ),
        is_whole=True,
    ),
)
TABLES: Mapping[str, Table] = {table.group: table for table in _TABLES}
"""What is measured, by the group of its figures."""

NEW_SHAPES = "profile: new shapes"
GROUPS = frozenset({*TABLES, NEW_SHAPES})
"""All groups of figures."""
