"""Which parts of an old and of a new story are the same part."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs

from storyparse.changes.matching import Pairs, Stage, alike, are_alike, both, in_stages, same
from storyparse.citations import Citation, Source, UnresolvedCitation
from storyparse.model import Item, Narrative, Story
from storyparse.spelling import names

__all__ = ["aligned_items", "aligned_sources", "aligned_stories", "renumbering"]


def aligned_sources(old: Sequence[Source], new: Sequence[Source]) -> Pairs:
    """Pair the sources of an old and of a new story.

    Those with equal name and URL are the same source, else those with equal names, else those
    with equal URLs, with the same number rather than with another one; else those with the same
    number, where one name is like the other. Of one name and URL, as many as there were but with
    other numbers are the same in their order.

    Args:
        old: The sources of the old story.
        new: The sources of the new story.

    Returns:
        Pairs of an old and a new place, from 0: those of the new sources in their order, with None
        for the old place of what was added; then those of what was removed, in the old order, with
        None for the new place. Each place occurs exactly once.

    Examples:
        >>> old = [Source(1, "Coast Daily"), Source(2, "Reuters"), Source(3, "TASS")]
        >>> new = [Source(1, "Coast Daily"), Source(2, "TASS"), Source(3, "The Port Times")]
        >>> aligned_sources(old, new)
        ((0, 0), (2, 1), (None, 2), (1, None))
    """
    return in_stages(
        old,
        new,
        [
            _twins(old, new),
            same(lambda source: (source.number, source.name, source.url)),
            same(_entry),
            same(lambda source: (source.number, names.key(source.name), source.url)),
            same(lambda source: (names.key(source.name), source.url)),
            same(lambda source: (source.number, names.key(source.name))),
            same(lambda source: names.key(source.name)),
            same(lambda source: source.url and (source.number, source.url)),
            same(lambda source: source.url),
            _renamed,
        ],
    )


def _entry(source: Source) -> tuple[str, str | None]:
    return source.name, source.url


def _twins(old: Sequence[Source], new: Sequence[Source]) -> Stage[Source]:
    """Return a stage that pairs sources of one name and URL that have other numbers all in all."""
    olds, news = _numbers(old), _numbers(new)
    renumbered = {
        entry
        for entry in olds.keys() & news.keys()
        if olds[entry] != news[entry] and len(olds[entry]) == len(news[entry])
    }
    return same(lambda source: _entry(source) if _entry(source) in renumbered else None)


def _numbers(sources: Sequence[Source]) -> Mapping[tuple[str, str | None], set[int]]:
    """Return the numbers of the sources with each name and URL."""
    numbers: defaultdict[tuple[str, str | None], set[int]] = defaultdict(set)
    for source in sources:
        numbers[_entry(source)].add(source.number)
    return numbers


def _renamed(olds: Mapping[int, Source], news: Mapping[int, Source]) -> Iterator[tuple[int, int]]:
    """Yield the places of sources with the same number whose names are alike."""
    numbered = {source.number: place for place, source in news.items()}
    for before, source in olds.items():
        after = numbered.get(source.number)
        if after is not None and are_alike(names.key(source.name), names.key(news[after].name)):
            yield before, after


def renumbering(old: Sequence[Source], new: Sequence[Source], pairs: Pairs) -> dict[int, int]:
    """Return the new number of each old source that is still there, by its old number.

    Args:
        old: The sources of the old story.
        new: The sources of the new story.
        pairs: How they are aligned.

    Examples:
        >>> old, new = [Source(1, "TASS"), Source(2, "Reuters")], [Source(1, "Reuters")]
        >>> renumbering(old, new, aligned_sources(old, new))
        {2: 1}
    """
    return {old[before].number: new[after].number for before, after in both(pairs)}


def aligned_items(old: Sequence[Item], new: Sequence[Item], numbers: Mapping[int, int]) -> Pairs:
    """Pair the facts, or the narratives, of an old and of a new story.

    Those are the same that say the same and cite the same sources, else those that say the same
    and cite others, else those that are most alike; else, of narratives, those with the same name
    and provider. Each is compared with few others: the time that this takes grows as the text does.

    Args:
        old: The facts, or the narratives, of the old story.
        new: Those of the new story.
        numbers: The new number of each old source that is still there.

    Returns:
        Pairs of an old and a new place, from 0: those of the new items in their order, with None
        for the old place of what was added; then those of what was removed, in the old order, with
        None for the new place. Each place occurs exactly once. Whose old places do not rise was
        moved.

    Examples:
        >>> from storyparse import Fact
        >>> old = [Fact(["It runs."]), Fact(["Fares rose by 4%."])]
        >>> new = [Fact(["Fares rose by 5%."]), Fact(["It runs."]), Fact(["Nobody came."])]
        >>> aligned_items(old, new, {})
        ((1, 0), (0, 1), (None, 2))
    """
    return in_stages(
        # A number of a source that is gone is the number of none.
        [_said(item, lambda number: numbers.get(number, -number)) for item in old],
        [_said(item, lambda number: number) for item in new],
        [
            same(lambda said: (said.name, said.provider, said.content)),
            same(lambda said: said.content or None),
            same(lambda said: said.words and (said.name, said.provider, said.words)),
            same(lambda said: said.words or None),
            alike(lambda said: said.words),
            same(lambda said: said.name and (said.name, said.provider)),
        ],
    )


@attrs.frozen
class _Said:
    """What an item says and cites, and who says so."""

    name: str | None
    provider: str | None
    content: tuple[str | int | UnresolvedCitation, ...]
    words: str


def _said(item: Item, number: Callable[[int], int]) -> _Said:
    return _Said(
        names.key(item.name) if isinstance(item, Narrative) else None,
        names.key(item.provider) if isinstance(item, Narrative) and item.provider else None,
        tuple(
            number(piece.number) if isinstance(piece, Citation) else piece for piece in item.content
        ),
        item.text,
    )


def aligned_stories(old: Sequence[Story], new: Sequence[Story]) -> Pairs:
    """Pair the stories of an old and of a new document, as `aligned_items` pairs facts.

    Those with the same title are the same story, those that say the same rather than others; else
    those that are most alike. Of two documents of one story each, the stories are the same.

    Examples:
        >>> from storyparse import read
        >>> old = read("One\\nFacts\\n- a\\n\\nTwo\\nFacts\\n- b\\n").stories
        >>> new = read("Two\\nFacts\\n- c\\n").stories
        >>> aligned_stories(old, new)
        ((1, 0), (0, None))
    """
    if len(old) == len(new) == 1:
        return ((0, 0),)
    return in_stages(old, new, [same(_words), same(_title), alike(_words)])


def _title(story: Story) -> str | None:
    return story.title or None


def _words(story: Story) -> str:
    return "\n".join([story.title, *(item.text for item in story.items)])
