"""Which things of an old and of a new sequence belong together."""

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias, TypeVar

__all__ = [
    "Pairs",
    "Stage",
    "alike",
    "are_alike",
    "both",
    "come",
    "gone",
    "in_stages",
    "same",
    "unmoved",
]

T = TypeVar("T")

Pairs: TypeAlias = tuple[tuple[int | None, int | None], ...]
"""The old and the new place of each thing, from 0; None where it is not.

Those of the new sequence come first, in its order; then those that are gone, in the old order. Each
place of either sequence occurs exactly once.
"""

Stage: TypeAlias = Callable[[Mapping[int, T], Mapping[int, T]], Iterable[tuple[int, int]]]
"""Yields pairs of an old and a new place, each place at most once.

It is given the things that are left by their places, in order.
"""

# How alike two texts must be, from 0 to 1, for one to be the other in new words.
_ALIKE = 0.4
# What stands in more texts than this says little about any of them, and of the texts that share
# what is rare only so many are compared: time stays linear.
_MOST_HOLDERS = 16
_MOST_COMPARED = 8


def in_stages(old: Sequence[T], new: Sequence[T], stages: Iterable[Stage[T]]) -> Pairs:
    """Pair the things of two sequences.

    Args:
        old: The old things.
        new: The new things.
        stages: What pairs them, the surest first: each pairs what those before it have left.

    Examples:
        >>> in_stages("abc", "xb", [same(lambda letter: letter)])
        ((None, 0), (1, 1), (0, None), (2, None))
    """
    olds, news = dict(enumerate(old)), dict(enumerate(new))
    found: dict[int, int] = {}
    for stage in stages:
        for before, after in tuple(stage(olds, news)) if olds and news else ():
            del olds[before], news[after]
            found[after] = before
    kept = ((found.get(place), place) for place in range(len(new)))
    return (*kept, *((place, None) for place in olds))


def both(pairs: Pairs) -> Sequence[tuple[int, int]]:
    """Return the pairs of what both sequences have, in the new order.

    Examples:
        >>> both(((None, 0), (1, 1), (0, None)))
        [(1, 1)]
    """
    return [(before, after) for before, after in pairs if before is not None and after is not None]


def gone(pairs: Pairs) -> Sequence[int]:
    """Return the old places of what the new sequence has not.

    Examples:
        >>> gone(((None, 0), (1, 1), (0, None)))
        [0]
    """
    return [before for before, after in pairs if before is not None and after is None]


def come(pairs: Pairs) -> Sequence[int]:
    """Return the new places of what the old sequence had not.

    Examples:
        >>> come(((None, 0), (1, 1), (0, None)))
        [0]
    """
    return [after for before, after in pairs if before is None and after is not None]


def same(key: Callable[[T], Hashable]) -> Stage[T]:
    """Return a stage that pairs things with equal keys; what has the key None is left.

    Of several with one key, those with which both sequences begin or end are paired first, then
    the first with the first.

    Examples:
        >>> in_stages("aba", "ba", [same(lambda letter: letter)])
        ((1, 0), (2, 1), (0, None))
    """

    def stage(olds: Mapping[int, T], news: Mapping[int, T]) -> Iterator[tuple[int, int]]:
        old = deque((key(thing), place) for place, thing in olds.items())
        new = deque((key(thing), place) for place, thing in news.items())
        for end in (0, -1):
            while old and new and None is not old[end][0] == new[end][0]:
                yield old[end][1], new[end][1]
                del old[end], new[end]
        places: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for known, before in old:
            places[known].append(before)
        for known, after in new:
            if known is not None and places[known]:
                yield places[known].popleft(), after

    return stage


def alike(text: Callable[[T], str]) -> Stage[T]:
    """Return a stage that pairs things whose texts are alike, the most alike first.

    Examples:
        >>> in_stages(["It runs.", "Fares rose by 4%"], ["Fares fell by 4%"], [alike(str)])
        ((1, 0), (0, None))
    """

    def stage(olds: Mapping[int, T], news: Mapping[int, T]) -> Iterator[tuple[int, int]]:
        looks = (
            {place: _looks(text(thing)) for place, thing in left.items()} for left in (olds, news)
        )
        gone: set[int] = set()
        come: set[int] = set()
        for _, _, before, after in sorted(_candidates(*looks)):
            if before not in gone and after not in come:
                gone.add(before)
                come.add(after)
                yield before, after

    return stage


def are_alike(one: str, other: str) -> bool:
    """Tell whether two texts are alike enough for one to be the other in new words.

    Examples:
        >>> are_alike("Thomson Reuters", "Reuters"), are_alike("TASS", "Reuters")
        (True, False)
    """
    return _likeness(_looks(one), _looks(other)) >= _ALIKE


def unmoved(pairs: Pairs) -> frozenset[int]:
    """Return the old places of what stands in the order in which it stood.

    What has its old place is among it; beside that, as much as there can be.

    Examples:
        >>> sorted(unmoved(((2, 0), (0, 1), (1, 2), (3, 3))))
        [0, 1, 3]
        >>> sorted(unmoved(((2, 0), (1, 1), (0, 2))))
        [1]
    """
    kept = both(pairs)
    fixed = [before for before, after in kept if before == after]
    return _rising(
        [
            before
            for before, after in kept
            if bisect_left(fixed, before) == bisect_left(fixed, after)
        ]
    )


def _rising(places: Sequence[int]) -> frozenset[int]:
    """Return the places of a longest rising subsequence, each of them different."""
    ends: list[int] = []  # the least end of a rising subsequence of each length
    before: dict[int, int | None] = {}
    for place in places:
        at = bisect_left(ends, place)
        before[place] = ends[at - 1] if at else None
        ends[at : at + 1] = [place]
    kept = []
    last = ends[-1] if ends else None
    while last is not None:
        kept.append(last)
        last = before[last]
    return frozenset(kept)


class _Bag(NamedTuple):
    """What a text is made of, in any order."""

    counts: Counter[str]
    size: int


class _Looks(NamedTuple):
    """What is compared of a text: runs of three characters know the words of every script."""

    runs: _Bag
    words: _Bag


def _looks(text: str) -> _Looks:
    padded, words = f" {text} ", text.split(" ")
    runs = Counter(padded[at : at + 3] for at in range(len(text)))
    return _Looks(_Bag(runs, len(text)), _Bag(Counter(words), len(words)))


def _likeness(one: _Looks, other: _Looks) -> float:
    """Return which share of two texts they have in common, in the time that the first one takes."""
    return max(_share(one.runs, other.runs), _share(one.words, other.words))


def _share(one: _Bag, other: _Bag) -> float:
    common = sum(min(count, other.counts[part]) for part, count in one.counts.items())
    return 2 * common / ((one.size + other.size) or 1)


def _candidates(
    olds: Mapping[int, _Looks], news: Mapping[int, _Looks]
) -> Iterator[tuple[float, int, int, int]]:
    """Yield how unlike two texts are that are alike, how far apart, and where they stand."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for after, looks in news.items():
        for run in looks.runs.counts:
            holders[run].append(after)
    telling = {run: places for run, places in holders.items() if len(places) <= _MOST_HOLDERS}
    for before, looks in olds.items():
        sharing = Counter(after for run in looks.runs.counts for after in telling.get(run, ()))
        for after, _ in sharing.most_common(_MOST_COMPARED):
            likeness = _likeness(looks, news[after])
            if likeness >= _ALIKE:
                yield -likeness, abs(before - after), before, after
