"""Stories counted: what they say, whom they list, and who is cited for it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain

import attrs

from storyparse import references
from storyparse.citations import UnresolvedCitation
from storyparse.model import Item, Story, stories_of
from storyparse.references import Coverage, Pair, Share
from storyparse.spelling import names

__all__ = ["OutletCounts", "Summary", "summary", "total"]


@attrs.frozen
class OutletCounts:
    """How much some stories rest on an outlet; a count that is left out is 0.

    Attributes:
        name: Its name, as it is first spelled.
        stories: How many stories list it.
        citations: How often it is cited.
        facts: How many facts cite it.
        alone: How many facts cite it and no other, as `references.single_sourced` tells.
        narratives: How many narratives it provided.

    Examples:
        >>> from storyparse import load
        >>> from storyparse.summary import summary
        >>> outlets = summary([load("examples/ferry.story")]).outlets
        >>> [(each.name, each.facts, each.alone) for each in outlets]
        [('Coast Daily', 1, 0), ('The Port Times', 2, 1), ('U.S. Harbor News', 1, 1)]
    """

    name: str
    stories: int = 0
    citations: int = 0
    facts: int = 0
    alone: int = 0
    narratives: int = 0


@attrs.frozen
class Summary:
    """What some stories hold, counted; a count that is left out is 0, a table empty.

    Attributes:
        stories: How many there are.
        facts: Their facts.
        cited_facts: The facts that cite a source.
        single_sourced_facts: The facts that rest on one outlet alone.
        narratives: Their narratives.
        narratives_by_sources: The narratives whose provider is a source of their story.
        narratives_by_others: The narratives with another provider.
        sources: Their sources; of each story anew.
        cited_sources: The sources that are cited.
        used_sources: The sources that are cited or provide a narrative.
        citations: The markers in all facts and narratives that cite a source.
        unresolved_citations: The markers whose number no source has.
        outlets: Whom they list, the most cited first.
        cited_together: The names of outlets that one fact or narrative cites together, the most
            frequent first. An item that cites more than 20 outlets makes no pairs.

    Examples:
        >>> from storyparse import load
        >>> from storyparse.summary import summary
        >>> counts = summary([load("examples/ferry.story")])
        >>> counts.sources, counts.citations, counts.coverage.cited_facts
        (3, 5, Share(part=3, whole=3))
    """

    stories: int = 0
    facts: int = 0
    cited_facts: int = 0
    single_sourced_facts: int = 0
    narratives: int = 0
    narratives_by_sources: int = 0
    narratives_by_others: int = 0
    sources: int = 0
    cited_sources: int = 0
    used_sources: int = 0
    citations: int = 0
    unresolved_citations: int = 0
    outlets: tuple[OutletCounts, ...] = ()
    cited_together: tuple[Pair[str], ...] = ()

    @property
    def coverage(self) -> Coverage:
        """How much of all stories is backed by citations."""
        return Coverage(
            cited_facts=Share(self.cited_facts, self.facts),
            cited_sources=Share(self.cited_sources, self.sources),
            used_sources=Share(self.used_sources, self.sources),
        )


_COUNTS = tuple(field.name for field in attrs.fields(Summary) if field.type is int)
_OUTLET_COUNTS = tuple(field.name for field in attrs.fields(OutletCounts) if field.type is int)


def summary(stories: Iterable[Story]) -> Summary:
    """Count what some stories hold, also those that were read from a faulty text.

    Args:
        stories: The stories, any number of them.

    Returns:
        The counts of all of them together.

    Raises:
        TypeError: One of them is no story.

    Examples:
        >>> from storyparse import load
        >>> from storyparse.summary import summary
        >>> counts = summary([load("examples/ferry.story")])
        >>> counts.facts, counts.citations, counts.coverage.cited_facts.ratio
        (3, 5, 1.0)
        >>> counts.outlets[0]
        OutletCounts(name='Coast Daily', stories=1, citations=2, facts=1, alone=0, narratives=1)
    """
    return total(map(_of, stories_of(stories)))


def total(summaries: Iterable[Summary]) -> Summary:
    """Add up summaries.

    In whatever order they come, the counts are the same; the name of an outlet is the one that
    comes first.

    Args:
        summaries: The summaries, any number of them.

    Returns:
        The counts as if `summary` had been given all the stories at once.

    Examples:
        >>> from storyparse import load_all
        >>> from storyparse.summary import summary, total
        >>> stories = load_all("examples/two-desks.story")
        >>> total([summary(stories[:1]), summary(stories[1:])]) == summary(stories)
        True
    """
    counts: Counter[str] = Counter()
    outlets: dict[str, tuple[str, Counter[str]]] = {}
    pairs: Counter[tuple[str, str]] = Counter()
    key = cache(names.key)  # most names come again and again
    for each in summaries:
        for name in _COUNTS:
            counts[name] += getattr(each, name)
        for outlet in each.outlets:
            _, row = outlets.setdefault(key(outlet.name), (outlet.name, Counter()))
            for name in _OUTLET_COUNTS:
                row[name] += getattr(outlet, name)
        for pair in each.cited_together:
            first, second = sorted((key(pair.first), key(pair.second)))
            pairs[first, second] += pair.items
    return Summary(
        **counts,
        outlets=_table(outlets),
        cited_together=tuple(
            Pair(outlets[first][0], outlets[second][0], items)
            for (first, second), items in sorted(pairs.items(), key=lambda row: (-row[1], row[0]))
        ),
    )


def _table(outlets: Mapping[str, tuple[str, Counter[str]]]) -> tuple[OutletCounts, ...]:
    """Return the rows of outlets, given by the keys of their names, the most cited first."""
    rows = sorted(outlets.items(), key=lambda each: (-each[1][1]["citations"], each[0]))
    return tuple(OutletCounts(name, **counts) for _, (name, counts) in rows)


def _of(story: Story) -> Summary:
    """Count one story; its rows are in no order yet."""
    owners = references.outlets(story)
    cited = [[owners[each.source.number] for each in item.citations] for item in story.items]
    provided = [{owners[each.number] for each in story.providers(one)} for one in story.narratives]
    alone = [owners[fact.citations[0].number] for fact in references.single_sourced(story)]
    by_sources = sum(map(bool, provided))
    covered = references.coverage(story)
    return Summary(
        stories=1,
        facts=covered.cited_facts.whole,
        cited_facts=covered.cited_facts.part,
        single_sourced_facts=len(alone),
        narratives=len(provided),
        narratives_by_sources=by_sources,
        narratives_by_others=sum(one.provider is not None for one in story.narratives) - by_sources,
        sources=covered.cited_sources.whole,
        cited_sources=covered.cited_sources.part,
        used_sources=covered.used_sources.part,
        citations=sum(map(len, cited)),
        unresolved_citations=sum(map(_unresolved, story.items)),
        outlets=_outlets(
            stories=set(owners.values()),
            citations=chain.from_iterable(cited),
            facts=chain.from_iterable(map(set, cited[: len(story.facts)])),
            alone=alone,
            narratives=chain.from_iterable(provided),
        ),
        cited_together=tuple(_together(cited)),
    )


def _outlets(**named: Iterable[str]) -> tuple[OutletCounts, ...]:
    """Return the rows of outlets, given the names that are counted in each column."""
    counts = {column: Counter(listed) for column, listed in named.items()}
    return tuple(
        OutletCounts(name, **{column: counts[column][name] for column in counts})
        for name in counts["stories"]
    )


def _together(cited: Iterable[Iterable[str]]) -> Iterator[Pair[str]]:
    """Yield the pairs of names that are cited together, given those that each item cites."""
    groups = (dict.fromkeys(group) for group in cited)
    counts = Counter(pair for group in groups for pair in references.pairs(group))
    return (Pair(first, second, items) for (first, second), items in counts.items())


def _unresolved(item: Item) -> int:
    return sum(isinstance(piece, UnresolvedCitation) for piece in item.content)
