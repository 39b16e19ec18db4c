"""Fixes tried on a text, which is read again to tell which of them do no harm."""

from collections import Counter, defaultdict, deque
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import compress, islice
from operator import not_
from typing import Self, TypeAlias

import attrs

from storyparse.diagnostics import Diagnostic, Safety, Severity
from storyparse.document import Document
from storyparse.edits import apart, applied
from storyparse.meaning import Meaning, meanings
from storyparse.reader import read
from storyparse.rule import Rule
from storyparse.runner import found

__all__ = ["State", "parted", "tried"]

# Bounds on how often a text is read again for one answer, and on how much is read then.
_FEWEST_TRIES = 4
_MOST_TRIES = 32
_MOST_READ = 2_000_000  # code points
_UNKNOWN = -1  # a part that no story is


@attrs.frozen
class State:
    """A document, what is wrong with it, and what it says."""

    document: Document
    diagnostics: tuple[Diagnostic, ...]
    meanings: Sequence[Meaning]

    @classmethod
    def of(cls, document: Document, rules: Sequence[Rule]) -> Self:
        """Return the state of a document, by the reports of some rules."""
        return cls(document, found(document, rules), meanings(document.stories))

    def named(self, names: Container[str]) -> tuple[Diagnostic, ...]:
        """Return the diagnostics with some names."""
        return tuple(each for each in self.diagnostics if each.name in names)

    def part(self, diagnostic: Diagnostic) -> int:
        """Return which story a diagnostic is about, from 1; 0 before the first."""
        return self.document.begun(diagnostic.span.start)

    def said(self) -> Sequence[Meaning | None]:
        """Return what each part says."""
        return [None, *self.meanings]

    def counts(self) -> Mapping[int, Counter[tuple[str, Severity]]]:
        """Return how often each kind is reported in each part."""
        counts: defaultdict[int, Counter[tuple[str, Severity]]] = defaultdict(Counter)
        for diagnostic in self.diagnostics:
            counts[self.part(diagnostic)][diagnostic.name, diagnostic.severity] += 1
        return counts


_Group: TypeAlias = tuple[Diagnostic, ...]


def tried(
    state: State, wanted: Iterable[Diagnostic], rules: Sequence[Rule], safety: Safety
) -> tuple[State, list[Diagnostic]]:
    """Apply the fixes of some diagnostics that do no harm; return what was mended by them.

    All are tried at once. Where a story is harmed, its fixes are tried by halves: one bad fix costs
    few readings, however many good ones there are.

    Args:
        state: The state before.
        wanted: Diagnostics with fixes that do not overlap.
        rules: The rules by whose reports harm is told.
        safety: The safety of the fixes: a safe one must cause no report, an unsafe one no error.
    """
    waiting = _by_part(state, wanted)
    kept: dict[int, _Group] = {}
    result, in_result = state, kept.copy()
    at_once = len(waiting)
    for _ in range(_tries(state)):
        batch = {part: groups.popleft() for part, groups in islice(_open(waiting), at_once)}
        if not batch:
            break
        trial = kept | {part: kept.get(part, ()) + group for part, group in batch.items()}
        after = _after(state, trial, rules)
        harmed = _harmed(state, after, trial, safety)
        # Where it cannot be told which story is harmed, fewer of them are tried at once.
        at_once = at_once if harmed <= trial.keys() else max(len(batch) // 2, 1)
        for part, group in batch.items():
            if not harmed <= trial.keys() and len(batch) > 1:
                waiting[part].appendleft(group)
            elif harmed <= trial.keys() - {part}:
                kept[part] = trial[part]
            else:
                waiting[part].extendleft(_halves(group))
        if not harmed:
            result, in_result = after, kept.copy()
    if kept != in_result:
        after = _after(state, kept, rules)
        if not _harmed(state, after, kept, safety):
            result, in_result = after, kept
    return result, [each for group in in_result.values() for each in group]


def _tries(state: State) -> int:
    """Return how often a text may be read again: seldom where that takes long."""
    return max(_FEWEST_TRIES, min(_MOST_TRIES, _MOST_READ // (len(state.document.text) + 1)))


def _halves(group: _Group) -> Iterator[_Group]:
    """Yield the halves of a group that was tried in vain, the last first; of a single fix, none."""
    middle = len(group) // 2
    if middle:
        yield group[middle:]
        yield group[:middle]


def parted(diagnostics: Iterable[Diagnostic]) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Part diagnostics with fixes that can be applied together from those that overlap them."""
    # Where two overlap, the one that changes more places mends more.
    ordered = sorted(diagnostics, key=lambda each: -len(each.fix.edits if each.fix else ()))
    free = list(apart(each.fix for each in ordered))
    return list(compress(ordered, free)), list(compress(ordered, map(not_, free)))


def _by_part(state: State, wanted: Iterable[Diagnostic]) -> Mapping[int, deque[_Group]]:
    groups: defaultdict[int, list[Diagnostic]] = defaultdict(list)
    for diagnostic in wanted:
        groups[state.part(diagnostic)].append(diagnostic)
    return {part: deque([tuple(group)]) for part, group in groups.items()}


def _open(waiting: Mapping[int, deque[_Group]]) -> Iterator[tuple[int, deque[_Group]]]:
    return ((part, groups) for part, groups in waiting.items() if groups)


def _after(state: State, trial: Mapping[int, _Group], rules: Sequence[Rule]) -> State:
    """Return the state after the fixes of a trial."""
    fixes = (each.fix for group in trial.values() for each in group)
    edits = (edit for fix in fixes if fix for edit in fix.edits)
    return State.of(read(applied(state.document.text, edits)), rules)


def _harmed(before: State, after: State, trial: Mapping[int, _Group], safety: Safety) -> set[int]:
    """Return the parts that are harmed: not only those of the trial where that cannot be told."""
    if len(before.meanings) != len(after.meanings):
        return {_UNKNOWN}
    old, new = before.counts(), after.counts()
    return {
        part
        for part, (was, says) in enumerate(zip(before.said(), after.said(), strict=True))
        if not _says_no_less(was, says)
        or not _mends(old[part], new[part], trial.get(part, ()), safety)
    }


def _says_no_less(was: Meaning | None, says: Meaning | None) -> bool:
    """Tell whether a story says what it said, and lists nobody new."""
    return was == says and (was is None or says is None or says.listed <= was.listed)


def _mends(
    old: Counter[tuple[str, Severity]],
    new: Counter[tuple[str, Severity]],
    mended: _Group,
    safety: Safety,
) -> bool:
    """Tell whether what was to be mended is gone, and nothing is new that must not be."""
    gone = Counter((each.name, each.severity) for each in mended)
    return all(
        count <= old[name, severity] - gone[name, severity]
        for (name, severity), count in new.items()
        if (name, severity) in gone or safety is Safety.SAFE or severity is Severity.ERROR
    )
