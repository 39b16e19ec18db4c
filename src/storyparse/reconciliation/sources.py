"""The sources of three versions: who is the same, who stays, and by which number."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import attrs

from storyparse.changes.matching import same
from storyparse.citations import Source
from storyparse.model import Story
from storyparse.reconciliation.identities import Identity, arranged, identities, order, standing
from storyparse.reconciliation.renaming import followed_sources
from storyparse.reconciliation.versions import Sides, Versions, merged
from storyparse.spelling import names
from storyparse.spelling.numbers import LARGEST

__all__ = ["Entry", "Sources", "entries", "numbered", "renamed", "staying", "told_apart"]


class Entry(NamedTuple):
    """What a list of sources says of one of them."""

    number: int
    name: str
    url: str | None


@attrs.frozen
class Sources:
    """The sources of three versions of a story, told apart whatever their numbers.

    Attributes:
        places: Where each stands in the lists of the three versions.
        each: The source itself in each of them.
        by_number: Which it is, from 0, that has a number in a version, as that lists them.
    """

    places: tuple[Identity, ...]
    each: tuple[Versions[Source | None], ...]
    by_number: Versions[Mapping[int, int]]


def told_apart(stories: Versions[Story]) -> Sources:
    """Tell the sources of three versions of a story apart.

    Examples:
        >>> from storyparse import read
        >>> lists = "[1]A.", "[1]A and [2]B.", "[1]A and [2]C."
        >>> stories = [read(f"T\\nFacts\\n- a\\nSources: {each}\\n").stories[0] for each in lists]
        >>> told_apart(Versions(*stories)).by_number
        Versions(base={1: 0}, ours={1: 0, 2: 1}, theirs={1: 0, 2: 2})
    """
    lists = Versions(*(story.sources for story in stories))
    pairs = Sides(*(followed_sources(stories.base, side) for side in stories[1:]))
    places = identities(pairs, Sides(*lists[1:]), [same(_key)])
    columns = zip(*places, strict=True) if places else ((), (), ())
    numbers = (
        {source.number: at for source, at in zip(listed, order(column), strict=True)}
        for listed, column in zip(lists, columns, strict=True)
    )
    return Sources(places, tuple(standing(each, lists) for each in places), Versions(*numbers))


def _key(source: Source) -> Hashable:
    return names.key(source.name), source.url


def staying(sources: Sources, used: Collection[int]) -> Sequence[int]:
    """Return the sources that are listed in the result, in order.

    Whom one side took out goes, unless somebody cites it or is provided by it, or the other side
    changed what is said of it.

    Args:
        sources: All sources.
        used: Those that are cited or provide a narrative in the result.
    """
    kept = [at for at, each in enumerate(sources.each) if at in used or _stays(each)]
    return arranged(sources.places, kept)


def _stays(versions: Versions[Source | None]) -> bool:
    base, *sides = (each and (each.name, each.url) for each in versions)
    if base is None or None not in sides:
        return True
    return any(each not in (base, None) for each in sides)


def numbered(
    sources: Sources, listed: Sequence[int], taken: Collection[int]
) -> Mapping[int, int] | None:
    """Return the number that each source gets, or None where there are not enough.

    They keep their numbers in ours, or in theirs where only they gave others. Whom only the other
    side has keeps a number that is free, or gets the next free one, and leaves no gap. Where both
    sides list their sources in the order of their numbers, so does the result.

    Args:
        sources: All sources.
        listed: Those that get a number.
        taken: Numbers that stand in brackets that cite nobody.

    Returns:
        The numbers, in the order of the list.
    """
    keeps_theirs = not _is_renumbered(sources, "ours") and _is_renumbered(sources, "theirs")
    side = "theirs" if keeps_theirs else "ours"
    kept = {
        at: source.number
        for at in listed
        if (source := getattr(sources.each[at], side))
        and (sources.each[at].base or source.number not in taken)
    }
    unfree = {*kept.values(), *taken}
    largest = max(kept.values(), default=0)
    for at in listed:
        if at not in kept:
            wished = _wished(sources.each[at], largest + 1)
            number = next((each for each in wished if each not in unfree), None)
            if number is None:
                return None
            kept[at] = number
            unfree.add(number)
            largest = max(largest, number)
    if all(map(_is_rising, sources.by_number[1:])):
        listed = sorted(listed, key=kept.__getitem__)
    return {at: kept[at] for at in listed}


def _is_rising(numbers: Iterable[int]) -> bool:
    return all(one < other for one, other in pairwise(numbers))


def _is_renumbered(sources: Sources, side: str) -> bool:
    """Tell whether a side gave a source another number."""
    pairs = ((each.base, getattr(each, side)) for each in sources.each)
    return any(old and new and old.number != new.number for old, new in pairs)


def _wished(versions: Versions[Source | None], most: int) -> Iterator[int]:
    """Yield the number that a source has, or at most one, then those behind it, then all others."""
    source = versions.ours or versions.theirs
    number = min(source.number if source else 1, most)
    yield from range(number, LARGEST + 1)
    yield from range(1, number)


def entries(sources: Sources, numbers: Mapping[int, int]) -> Sides[tuple[Entry, ...]]:
    """Return what the list of sources says for each side."""
    described = {at: _described(sources.each[at]) for at in numbers}
    return Sides(
        *(
            tuple(Entry(numbers[at], *described[at][side]) for at in numbers)
            for side in range(len(Sides._fields))
        )
    )


def renamed(sources: Sources) -> Versions[Mapping[int, str]]:
    """Return what sources are called in the result that are called otherwise in a version."""
    found = Versions[dict[int, str]]({}, {}, {})
    for at, versions in enumerate(sources.each):
        one, other = (name for name, _ in _described(versions))
        for known, source in zip(found, versions, strict=True):
            if source and one == other and names.key(source.name) != names.key(one):
                known[at] = one
    return found


def _described(versions: Versions[Source | None]) -> Sides[tuple[str, str | None]]:
    """Return the name and the URL of a source for each side."""
    base, ours, theirs = versions
    one, other = ours or theirs, theirs or ours
    if base is None or one is None or other is None:
        alike = [(each.name, each.url) for each in (one, base) if each]
        return Sides(alike[0], alike[0])
    called = merged(base.name, one.name, other.name)
    found = merged(base.url, one.url, other.url)
    return Sides((called.ours, found.ours), (called.theirs, found.theirs))
