"""Sources that got another name and another number at once."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping

from storyparse.changes.alignment import aligned_sources
from storyparse.changes.matching import Pairs, alike, both, in_stages
from storyparse.citations import Source
from storyparse.model import Narrative, Story
from storyparse.reconciliation.sayings import said
from storyparse.spelling import names

__all__ = ["followed_sources"]


def followed_sources(old: Story, new: Story) -> Pairs:
    """Pair the sources of two stories as `aligned_sources` does, and those that got another name.

    Whatever its number, a source is the old one by another name if both names are alike, both are
    cited at one place or provide the same narrative, and no two URLs tell them apart.

    Examples:
        >>> from storyparse import parse
        >>> old = parse("T\\nFacts\\n- It runs.[1]\\nSources: [1]Coast Daily.\\n")
        >>> new = parse("T\\nFacts\\n- It runs.[2]\\nSources: [1]AFP and [2]Coast Daily Online.\\n")
        >>> followed_sources(old, new)
        ((None, 0), (0, 1))
    """
    before, after = _uses(old), _uses(new)

    def renamed(
        olds: Mapping[int, Source], news: Mapping[int, Source]
    ) -> Iterator[tuple[int, int]]:
        for was, now in _named_alike(olds, news):
            one, other = olds[was], news[now]
            is_used_alike = not before[one.number].isdisjoint(after[other.number])
            if is_used_alike and None in (one.url, other.url):
                yield was, now

    known = both(aligned_sources(old.sources, new.sources))
    return in_stages(old.sources, new.sources, [lambda *_: known, renamed])


def _key(source: Source) -> str:
    return names.key(source.name)


_named_alike = alike(_key)


def _uses(story: Story) -> Mapping[int, set[Hashable]]:
    """Return the places at which each source is used."""
    numbers = {source.number: source.number for source in story.sources}
    uses: defaultdict[int, set[Hashable]] = defaultdict(set)
    for item in story.items:
        saying = said(item, numbers)
        for at, run in saying.runs:
            for number in run:
                uses[number].add((saying.text, at))
        for source in story.providers(item) if isinstance(item, Narrative) else ():
            uses[source.number].add(saying.text)
    return uses
