"""Changes of sources, made to a list of them."""

from collections.abc import Iterable, Mapping, Sequence

from storyparse.changes.change import Change
from storyparse.changes.contents import laid_out
from storyparse.changes.fitting import misfit
from storyparse.changes.source_change import (
    Renumbered,
    SourceAdded,
    SourceRemoved,
    SourceRenamed,
    SourcesMoved,
    SourceUrlChanged,
)
from storyparse.citations import Source
from storyparse.values import maker

__all__ = ["new_numbers", "new_sources"]


def new_numbers(changes: Iterable[Change], sources: Sequence[Source]) -> dict[int, int]:
    """Return the new number of each source that stays, by its old one, in the new order.

    Args:
        changes: The changes of a story.
        sources: Its sources.

    Raises:
        ValueError: A change does not fit the sources.

    Examples:
        >>> sources = [Source(1, "Coast Daily"), Source(2, "TASS"), Source(3, "Reuters")]
        >>> changes = [SourceRemoved(sources[1]), Renumbered(((3, 1), (1, 2)))]
        >>> new_numbers(changes, sources)
        {3: 1, 1: 2}
    """
    left = {source.number: source for source in sources}
    numbers = {number: number for number in left}
    for each in changes:
        match each:
            case SourceRemoved(source) if left.get(source.number) == source:
                del left[source.number], numbers[source.number]
            case Renumbered(pairs) if {old for old, _ in pairs} == numbers.keys():
                numbers = dict(pairs)
            case SourcesMoved(order) if set(order) == numbers.keys():
                numbers = {number: number for number in order}
            case SourceRemoved() | Renumbered() | SourcesMoved():
                raise misfit(each)
    return numbers


def new_sources(
    changes: Iterable[Change], sources: Sequence[Source], numbers: Mapping[int, int]
) -> tuple[Source, ...]:
    """Return the sources as they are listed after changes.

    Args:
        changes: The changes of a story.
        sources: Its sources.
        numbers: The new number of each that stays, in the new order.

    Raises:
        ValueError: A change does not fit the sources, or two would have the same number.

    Examples:
        >>> sources = [Source(1, "Reuters"), Source(2, "Coast Daily")]
        >>> changes = [SourceRenamed(2, "Reuters", "AP")]
        >>> for source in new_sources(changes, sources, {2: 1, 1: 2}):
        ...     print(source)
        Source(number=1, name='Coast Daily', url=None)
        Source(number=2, name='AP', url=None)
    """
    before = {source.number: source for source in sources}
    kept = {
        new: _source(new, before[old].name, before[old].url, None) for old, new in numbers.items()
    }
    added: dict[int, Source] = {}
    for each in changes:
        match each:
            case SourceRenamed(at, old, name) if at in kept and kept[at].name == old:
                kept[at] = _source(at, name, kept[at].url, None)
            case SourceUrlChanged(at, old, url) if at in kept and kept[at].url == old:
                kept[at] = _source(at, kept[at].name, url, None)
            case SourceAdded(source, position) if position - 1 not in added:
                added[position - 1] = source
            case SourceRenamed() | SourceUrlChanged() | SourceAdded():
                raise misfit(each)
    listed = tuple(laid_out(list(kept.values()), added))
    if len({source.number for source in listed}) < len(listed):
        msg = "two sources would have the same number"
        raise ValueError(msg)
    return listed


_source = maker(Source)
