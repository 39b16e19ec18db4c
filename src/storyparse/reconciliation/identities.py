"""Which parts of three versions are the same part, and the order in which they stand."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias, TypeVar

from storyparse.changes.matching import Pairs, Stage, come, in_stages
from storyparse.reconciliation.versions import Sides, Versions

__all__ = ["Identity", "arranged", "identities", "order", "standing"]

T = TypeVar("T")

Identity: TypeAlias = Versions[int | None]
"""The places of a part in the three versions, from 0; None where it is not."""


def identities(
    pairs: Sides[Pairs], parts: Sides[Sequence[T]], stages: Iterable[Stage[T]]
) -> tuple[Identity, ...]:
    """Return every part of three versions once.

    Args:
        pairs: Places in the base and in each side.
        parts: What stands there in each side.
        stages: What pairs the parts that both sides added, the surest first: they are one part.

    Examples:
        >>> from storyparse.changes.matching import same
        >>> pairs = Sides(((0, 0), (None, 1)), ((0, None), (None, 0)))
        >>> identities(pairs, Sides("ab", "B"), [same(str.casefold)])
        (Versions(base=0, ours=0, theirs=None), Versions(base=None, ours=1, theirs=0))
    """
    places = Sides(*({old: new for old, new in some if old is not None} for some in pairs))
    known = [Versions(at, places.ours[at], places.theirs[at]) for at in sorted(places.ours)]
    ours, theirs = (dict(enumerate(come(some))) for some in pairs)
    added = in_stages(
        [parts.theirs[at] for at in theirs.values()],
        [parts.ours[at] for at in ours.values()],
        stages,
    )
    return (*known, *(Versions(None, _at(ours, one), _at(theirs, other)) for other, one in added))


def _at(places: Mapping[int, int], at: int | None) -> int | None:
    return None if at is None else places[at]


def standing(place: Identity, versions: Versions[Sequence[T]]) -> Versions[T | None]:
    """Return what stands at some places in three versions, None where it is not.

    Examples:
        >>> standing(Versions(0, None, 1), Versions("a", "", "ba"))
        Versions(base='a', ours=None, theirs='a')
    """
    found = (None if at is None else each[at] for at, each in zip(place, versions, strict=True))
    return Versions(*found)


def arranged(parts: Sequence[Identity], kept: Iterable[int]) -> Sequence[int]:
    """Return the order in which parts stand in the result.

    They stand as ours do, or as theirs do where only they moved some; what the other side has
    besides stands after the same neighbour as there, and what ours added before what theirs did.

    Args:
        parts: All parts.
        kept: Which of them stand in the result, by their places among all.

    Examples:
        >>> parts = [Versions(0, 0, 0), Versions(1, 1, 1), Versions(None, None, 2)]
        >>> arranged(parts, [0, 1, 2]), arranged([Versions(0, 0, 1), Versions(1, 1, 0)], [0, 1])
        ([0, 1, 2], [1, 0])
    """
    in_all = {at for at, part in enumerate(parts) if None not in part}
    orders = Versions(*(order(column) for column in zip(*parts, strict=True))) if parts else None
    if orders is None:
        return []
    was, here, there = ([at for at in each if at in in_all] for each in orders)
    follows_theirs = here == was != there
    standing = {*kept}
    spine, others = (
        [at for at in each if at in standing]
        for each in (orders[:0:-1] if follows_theirs else orders[1:])
    )
    return list(_woven(spine, others, is_before=follows_theirs))


def order(places: Iterable[int | None]) -> Sequence[int]:
    """Return which parts a version has, in its order, by the places where they stand there.

    Examples:
        >>> order([1, None, 0])
        [2, 0]
    """
    having = [(place, at) for at, place in enumerate(places) if place is not None]
    return [at for _, at in sorted(having)]


def _woven(spine: Sequence[int], others: Sequence[int], *, is_before: bool) -> Iterator[int]:
    """Yield a sequence, and after the same neighbours what another one has besides.

    Args:
        spine: The sequence.
        others: The other one.
        is_before: Whether that stands before what the first one alone has at the same place.
    """
    behind = _behind(others, {*spine})
    shared = {*others}
    waiting = behind.get(None, [])
    for at in spine:
        if is_before or at in shared:
            yield from waiting
            waiting = []
        yield at
        waiting = waiting or behind.get(at, [])
    yield from waiting


def _behind(others: Sequence[int], spine: Collection[int]) -> dict[int | None, list[int]]:
    """Return what stands behind each neighbour that both sequences have, and at the beginning."""
    behind: defaultdict[int | None, list[int]] = defaultdict(list)
    neighbour = None
    for at in others:
        if at in spine:
            neighbour = at
        else:
            behind[neighbour].append(at)
    return behind
