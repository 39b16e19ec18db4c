"""Fixes applied to a text in rounds, each of which is read again before it counts."""

from bisect import bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import compress, islice
from typing import TypeAlias

import attrs

from storyparse.checker import found
from storyparse.diagnostics import Diagnostic, Safety, Severity
from storyparse.document import Document
from storyparse.edits import apart, applied
from storyparse.meaning import Meaning, meanings
from storyparse.model import Story
from storyparse.reader import read
from storyparse.rule import Rule
from storyparse.selection import selected

__all__ = ["Fixed", "fix", "fixed"]

# Bounds: how often safe and unsafe fixes take turns, how many rounds a turn has, and how often the
# text is read in a round.
_TURNS = 10
_ROUNDS = 100
_TRIES = 32
_UNKNOWN = -1  # a part that no story is


def fix(
    text: str | bytes,
    *,
    unsafe: bool = False,
    select: Iterable[str] | None = None,
    extend_select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> str:
    """Mend what can be mended in a text, and leave every other character as it is.

    A fix is applied only if the text, read again, says what it said: each item shows the same words
    and cites the same sources, each provider is whoever it was, and no error is new.

    Args:
        text: The text of any number of stories, as `read` takes it.
        unsafe: Whether to apply unsafe fixes as well, which take something out or give other
            numbers.
        select: Selectors of the rules whose fixes to apply; None for those on by default.
        extend_select: Selectors of further rules.
        ignore: Selectors of rules whose fixes are left out, whatever else selects them.

    Returns:
        The text after all fixes, with its own line ends and byte order mark.

    Raises:
        ValueError: A selector selects nothing.
        RuleError: A rule of another package fails.
        TypeError: The text is no text.

    >>> text = "Ferry Opens\\nFacts\\n- It runs.[3][3]\\nSources: [2]A and [3]Coast Daily.\\n"
    >>> print(fix(text), end="")
    Ferry Opens
    Facts
    - It runs.[3]
    Sources: [2]A and [3]Coast Daily.
    >>> print(fix(text, unsafe=True), end="")
    Ferry Opens
    Facts
    - It runs.[1]
    Sources: [1]Coast Daily.
    """
    rules = selected(select, extend_select=extend_select, ignore=ignore)
    return fixed(read(text), rules, unsafe=unsafe).document.text


@attrs.frozen
class Fixed:
    """A document after its fixes.

    Args:
        document: The document that was read after the last of them.
        diagnostics: What the rules find in it.
        applied: The diagnostics whose fixes were applied, in the order in which that was done.
    """

    document: Document
    diagnostics: tuple[Diagnostic, ...]
    applied: tuple[Diagnostic, ...] = ()


def fixed(document: Document, rules: Sequence[Rule], *, unsafe: bool = False) -> Fixed:
    """Return a document after the fixes of some rules, in rounds until nothing changes.

    Args:
        document: The document.
        rules: The rules whose fixes are applied.
        unsafe: Whether unsafe fixes are applied as well, where no safe one is left.
    """
    # A fix must not make a problem of the default rules, whatever rules are selected.
    watched = tuple(dict.fromkeys((*rules, *selected())))
    names = frozenset(rule.kind.name for rule in rules)
    state, done = _state(document, watched), list[Diagnostic]()
    for _ in range(_TURNS):
        state, mended = _mended(state, watched, names, Safety.SAFE)
        done += mended
        if unsafe:
            state, mended = _mended(state, watched, names, Safety.UNSAFE)
            done += mended
        if not (unsafe and mended):
            break
    return Fixed(state.document, state.of(names), tuple(done))


@attrs.frozen
class _State:
    """A document, what is wrong with it, and what it says."""

    document: Document
    diagnostics: tuple[Diagnostic, ...]
    meanings: Sequence[Meaning]

    def of(self, names: Container[str]) -> tuple[Diagnostic, ...]:
        """Return the diagnostics with some names."""
        return tuple(each for each in self.diagnostics if each.name in names)

    def part(self, diagnostic: Diagnostic) -> int:
        """Return which story a diagnostic is about, from 1; 0 before the first."""
        return bisect_right(self.document.stories, diagnostic.span.start, key=_start)

    def said(self) -> Sequence[Meaning | None]:
        """Return what each part says."""
        return [None, *self.meanings]

    def counts(self) -> Mapping[int, Counter[tuple[str, Severity]]]:
        """Return how often each kind is reported in each part."""
        counts: defaultdict[int, Counter[tuple[str, Severity]]] = defaultdict(Counter)
        for diagnostic in self.diagnostics:
            counts[self.part(diagnostic)][diagnostic.name, diagnostic.severity] += 1
        return counts


def _start(story: Story) -> int:
    return story.span.start if story.span else 0


def _state(document: Document, rules: Sequence[Rule]) -> _State:
    return _State(document, found(document, rules), meanings(document.stories))


def _mended(
    state: _State, rules: Sequence[Rule], names: Container[str], safety: Safety
) -> tuple[_State, list[Diagnostic]]:
    """Apply fixes of one safety until nothing changes; return what was mended."""
    done: list[Diagnostic] = []
    for _ in range(_ROUNDS):
        state, mended = _round(state, rules, names, safety)
        if not mended:
            break
        done += mended
    return state, done


_Group: TypeAlias = tuple[Diagnostic, ...]


def _round(
    state: _State, rules: Sequence[Rule], names: Container[str], safety: Safety
) -> tuple[_State, list[Diagnostic]]:
    """Apply as many fixes that do not overlap as do no harm; return what was mended.

    All are tried at once. Where a story is harmed, its fixes are tried by halves: one bad fix costs
    few readings, however many good ones there are.
    """
    waiting = _waiting(state, names, safety)
    kept: dict[int, _Group] = {}
    result, in_result = state, kept.copy()
    at_once = len(waiting)
    for _ in range(_TRIES):
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


def _halves(group: _Group) -> Iterator[_Group]:
    """Yield the halves of a group that was tried in vain, the last first; of a single fix, none."""
    middle = len(group) // 2
    if middle:
        yield group[middle:]
        yield group[:middle]


def _waiting(state: _State, names: Container[str], safety: Safety) -> Mapping[int, deque[_Group]]:
    """Return the fixes of each part that can be applied together."""
    fixable = [each for each in state.of(names) if each.fix and each.fix.safety is safety]
    # Where two overlap, the one that changes more places mends more.
    fixable.sort(key=lambda each: -len(each.fix.edits if each.fix else ()))
    free = apart(each.fix for each in fixable)
    groups: defaultdict[int, list[Diagnostic]] = defaultdict(list)
    for diagnostic in compress(fixable, free):
        groups[state.part(diagnostic)].append(diagnostic)
    return {part: deque([tuple(group)]) for part, group in groups.items()}


def _open(waiting: Mapping[int, deque[_Group]]) -> Iterator[tuple[int, deque[_Group]]]:
    return ((part, groups) for part, groups in waiting.items() if groups)


def _after(state: _State, trial: Mapping[int, _Group], rules: Sequence[Rule]) -> _State:
    """Return the state after the fixes of a trial."""
    fixes = (each.fix for group in trial.values() for each in group)
    edits = (edit for fix in fixes if fix for edit in fix.edits)
    return _state(read(applied(state.document.text, edits)), rules)


def _harmed(before: _State, after: _State, trial: Mapping[int, _Group], safety: Safety) -> set[int]:
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
        new[kind] <= old[kind] - gone[kind]
        for kind in new
        if kind in gone or safety is Safety.SAFE or Severity.ERROR in kind
    )
