"""The changes between two stories."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

from storyparse.changes import item_change, source_change
from storyparse.changes.alignment import aligned_items, aligned_sources, renumbering
from storyparse.changes.change import Change, TitleReworded
from storyparse.changes.contents import Marker, citations, followed, without_citations
from storyparse.changes.item_change import ItemKind, Place
from storyparse.changes.matching import Pairs, Stage, both, come, gone, in_stages, same, unmoved
from storyparse.citations import Content, Source, words
from storyparse.model import Item, Narrative, Story, check_story

__all__ = ["diff"]


def diff(old: Story, new: Story) -> tuple[Change, ...]:
    """Return what changed between two stories, in the words of news.

    Contents are compared by the sources that they cite, never by their numbers: of a story that
    was only renumbered, that is the one change.

    Args:
        old: The story as it was; also one that was read from a faulty text.
        new: The story as it is; also one that was read from a faulty text.

    Returns:
        The changes of the title, of the sources, of the facts, and of the narratives. Each says one
        thing, and says it as ``str(change)``. Of equal stories there are none.

    Raises:
        TypeError: One of them is no story.

    Examples:
        >>> from storyparse import Citation, Fact, Source, Story, diff
        >>> coast, wire = Citation(Source(1, "Coast Daily")), Citation(Source(2, "Port Wire"))
        >>> old = Story("Ferry", [Fact(["It runs.", coast])], [coast.source])
        >>> new = Story("Ferry", [Fact(["It sails.", coast, wire])], [coast.source, wire.source])
        >>> print(*diff(old, new), sep="\\n")
        source [2] Port Wire added
        fact 1 reworded: 'It runs.' → 'It sails.'
        fact 1 gained [2] Port Wire
    """
    check_story(old)
    check_story(new)
    pairs = aligned_sources(old.sources, new.sources)
    numbers = renumbering(old.sources, new.sources, pairs)
    listed = {source.number: source for source in new.sources}
    sources = {before: listed[after] for before, after in numbers.items()}
    return (
        *_title(old, new),
        *_sources(old.sources, new.sources, pairs),
        *_items(ItemKind.FACT, old.facts, new.facts, sources),
        *_items(ItemKind.NARRATIVE, old.narratives, new.narratives, sources),
    )


def _title(old: Story, new: Story) -> Iterator[Change]:
    if old.title != new.title:
        yield TitleReworded(old.title, new.title)


def _sources(old: Sequence[Source], new: Sequence[Source], pairs: Pairs) -> Iterator[Change]:
    for place in gone(pairs):
        yield source_change.SourceRemoved(old[place])
    kept = both(pairs)
    numbers = tuple((old[before].number, new[after].number) for before, after in kept)
    places = [before for before, _ in kept]
    if any(before != after for before, after in numbers):
        yield source_change.Renumbered(numbers)
    elif places != sorted(places):
        yield source_change.SourcesMoved(tuple(number for _, number in numbers))
    for before, after in kept:
        yield from _source(old[before], new[after])
    for place in come(pairs):
        yield source_change.SourceAdded(new[place], place + 1)


def _source(old: Source, new: Source) -> Iterator[Change]:
    if old.name != new.name:
        yield source_change.SourceRenamed(new.number, old.name, new.name)
    if old.url != new.url:
        yield source_change.SourceUrlChanged(new.number, old.url, new.url)


def _items(
    kind: ItemKind, old: Sequence[Item], new: Sequence[Item], sources: Mapping[int, Source]
) -> Iterator[Change]:
    """Yield the changes of all facts, or of all narratives.

    Args:
        kind: What they are.
        old: The old ones.
        new: The new ones.
        sources: The new source for each old one that is still there, by its old number.
    """
    numbers = {before: source.number for before, source in sources.items()}
    pairs = aligned_items(old, new, numbers)
    places = _places(kind, new)
    if gone(pairs):
        left = _places(kind, old)
        yield from (item_change.ItemRemoved(left[place], old[place]) for place in gone(pairs))
    in_order = unmoved(pairs)
    for place, item, (before, _) in zip(places, new, pairs, strict=False):
        if before is None:
            yield item_change.ItemAdded(place, item)
            continue
        if before not in in_order:
            yield item_change.ItemMoved(place, before + 1)
        yield from _content(place, followed(old[before].content, sources), item.content)
        yield from _head(place, old[before], item)


def _content(place: Place, old: Content, new: Content) -> Iterator[Change]:
    """Yield what an item lost, what it says otherwise, and what it gained."""
    if old == new:
        return
    lost, gained = _unpaired(citations(old), citations(new))
    for at, citation in lost.items():
        yield item_change.CitationLost(place, citation, at)
    kept, now = without_citations(old, lost), without_citations(new, gained)
    if words(kept) != words(now):
        yield item_change.ItemReworded(place, kept, now)
    elif kept != now:
        yield item_change.CitationsMoved(place, kept, now)
    for at, citation in gained.items():
        yield item_change.CitationGained(place, citation, at)


def _unpaired(
    old: Mapping[int, Marker], new: Mapping[int, Marker]
) -> tuple[Mapping[int, Marker], Mapping[int, Marker]]:
    """Return the old and the new citations that are not in both contents, by their places."""
    stages: Sequence[Stage[tuple[int, Marker]]] = same(tuple), same(itemgetter(1))
    pairs = in_stages(_at_words(old), _at_words(new), stages)
    olds, news = list(old), list(new)
    lost, gained = [olds[place] for place in gone(pairs)], [news[place] for place in come(pairs)]
    return {at: old[at] for at in lost}, {at: new[at] for at in gained}


def _at_words(found: Mapping[int, Marker]) -> Sequence[tuple[int, Marker]]:
    """Return citations, each with how many code points of text stand before it."""
    return [(at - count, citation) for count, (at, citation) in enumerate(found.items())]


def _head(place: Place, old: Item, new: Item) -> Iterator[Change]:
    """Yield what changed in the name and provider of a narrative."""
    if isinstance(old, Narrative) and isinstance(new, Narrative):
        if old.name != new.name:
            yield item_change.NarrativeRenamed(place, old.name, new.name)
        if old.provider != new.provider:
            yield item_change.ProviderChanged(place, old.provider, new.provider)


def _places(kind: ItemKind, items: Sequence[Item]) -> Sequence[Place]:
    """Return what the items are called."""
    providers = [item.provider if isinstance(item, Narrative) else None for item in items]
    counts = Counter(providers)
    return [
        Place(kind, number, item.content, provider if counts[provider] == 1 else None)
        for number, (item, provider) in enumerate(zip(items, providers, strict=True), 1)
    ]
