"""The citation graph of a story, as questions about it.

A source is one number of the list. An outlet is whoever has a name, under one number or several:
where the question is on how many witnesses something rests, it is about outlets. All answers are
given for what was read from a faulty text as well; a marker whose number no source has cites
nobody.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations
from typing import Generic, TypeVar

import attrs

from storyparse import layout
from storyparse.citations import Citation, Source, cited_numbers
from storyparse.model import Fact, Item, Narrative, Story, check_story
from storyparse.spelling import names

__all__ = [
    "MOST_TOGETHER",
    "Coverage",
    "Pair",
    "Share",
    "cited_together",
    "citing",
    "coverage",
    "outlets",
    "pairs",
    "provided_by",
    "provided_by_others",
    "provided_by_sources",
    "single_sourced",
]

T = TypeVar("T")

MOST_TOGETHER = 20
"""How many an item may cite for them to count as cited together: with more it is a list, whose
pairs would outgrow the text.

Examples:
    >>> from storyparse.references import MOST_TOGETHER, pairs
    >>> len(list(pairs(range(MOST_TOGETHER)))), len(list(pairs(range(MOST_TOGETHER + 1))))
    (190, 0)
"""


@attrs.frozen
class Pair(Generic[T]):
    """Two that are cited together.

    Attributes:
        first: One of them.
        second: The other.
        items: How many facts and narratives cite both.

    Examples:
        >>> from storyparse.references import Pair
        >>> Pair("Coast Daily", "The Port Times", 3).items
        3
    """

    first: T
    second: T
    items: int


@attrs.frozen
class Share:
    """A part of a whole.

    Attributes:
        part: How many there are in the part.
        whole: How many there are in all.

    Examples:
        >>> from storyparse.references import Share
        >>> share = Share(3, 4)
        >>> share.rest, share.ratio
        (1, 0.75)
    """

    part: int
    whole: int

    @property
    def rest(self) -> int:
        """How many are left."""
        return self.whole - self.part

    @property
    def ratio(self) -> float | None:
        """The part of the whole from 0 to 1; None of nothing.

        Examples:
            >>> from storyparse.references import Share
            >>> Share(3, 4).ratio, Share(0, 0).ratio
            (0.75, None)
        """
        return self.part / self.whole if self.whole else None


@attrs.frozen
class Coverage:
    """How much of a story is backed by citations, and how much of its list that takes.

    Attributes:
        cited_facts: The facts that cite a source; the rest cites none.
        cited_sources: The sources that a fact or narrative cites.
        used_sources: The sources that are cited or provide a narrative; the rest is unused.

    Examples:
        >>> from storyparse import load
        >>> from storyparse.references import coverage
        >>> coverage(load("examples/ferry.story")).used_sources
        Share(part=3, whole=3)
    """

    cited_facts: Share
    cited_sources: Share
    used_sources: Share


def outlets(story: Story) -> Mapping[int, str]:
    """Return the name of the outlet that owns each number, in the order of the sources.

    An outlet is named as its first source is. Names are compared without regard to case, canonical
    equivalents, runs of spaces and a final full stop.

    Args:
        story: The story.

    Raises:
        TypeError: It is no story.

    Examples:
        >>> from storyparse import Fact, Source, Story
        >>> from storyparse.references import outlets
        >>> coast = Source(1, "Coast Daily")
        >>> again = Source(2, "COAST DAILY", "https://coast.example")
        >>> outlets(Story("Ferry Opens", [Fact(["It runs."])], [coast, again]))
        {1: 'Coast Daily', 2: 'Coast Daily'}
    """
    check_story(story)
    first: dict[str, str] = {}
    return {
        source.number: first.setdefault(names.key(source.name), source.name)
        for source in story.sources
    }


def citing(story: Story) -> Mapping[Source, tuple[Item, ...]]:
    """Return for each source, in order, what `Story.citing` gives, in one pass over the story.

    Args:
        story: The story.

    Raises:
        TypeError: It is no story.

    Examples:
        >>> from storyparse import Citation, Fact, Source, Story
        >>> from storyparse.references import citing
        >>> coast, port = Source(1, "Coast Daily"), Source(2, "The Port Times")
        >>> story = Story("Ferry Opens", [Fact(["It runs.", Citation(coast)])], [coast, port])
        >>> [len(items) for items in citing(story).values()]
        [1, 0]
    """
    check_story(story)
    found: dict[int, list[Item]] = {source.number: [] for source in story.sources}
    for item in story.items:
        for number in cited_numbers(item.content):
            found[number].append(item)
    return {source: tuple(found[source.number]) for source in story.sources}


def cited_together(story: Story, *, most: int = MOST_TOGETHER) -> tuple[Pair[Source], ...]:
    """Return the sources that one fact or narrative cites together, the most frequent first.

    Args:
        story: The story.
        most: How many different sources an item may cite: one that cites more makes no pairs,
            since there would be hundreds of thousands.

    Returns:
        Each pair once, in the order of the sources. Two numbers of one outlet are two sources.

    Raises:
        TypeError: It is no story.

    Examples:
        >>> from storyparse import Citation, Fact, Source, Story
        >>> from storyparse.references import cited_together
        >>> coast, port = Source(1, "Coast Daily"), Source(2, "The Port Times")
        >>> fact = Fact(["It runs.", Citation(port), Citation(coast), Citation(port)])
        >>> [pair] = cited_together(Story("Ferry Opens", [fact], [coast, port]))
        >>> pair.first.name, pair.second.name, pair.items
        ('Coast Daily', 'The Port Times', 1)
    """
    check_story(story)
    places = {source.number: place for place, source in enumerate(story.sources)}
    cited = (
        sorted(places[number] for number in cited_numbers(item.content)) for item in story.items
    )
    counts = Counter(pair for group in cited for pair in pairs(group, most=most))
    return tuple(
        Pair(story.sources[first], story.sources[second], count)
        for (first, second), count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    )


def pairs(cited: Collection[T], *, most: int = MOST_TOGETHER) -> Iterable[tuple[T, T]]:
    """Return the pairs of what is cited together; where that is more than the most, none.

    Args:
        cited: What is cited together; each of it once.
        most: How many there may be.

    Examples:
        >>> from storyparse.references import pairs
        >>> list(pairs("abc")), list(pairs("abc", most=2))
        ([('a', 'b'), ('a', 'c'), ('b', 'c')], [])
    """
    return combinations(cited, 2) if len(cited) <= most else ()


def single_sourced(story: Story) -> tuple[Fact, ...]:
    """Return the facts that rest on one outlet alone, in order.

    Several numbers of one outlet are one witness. A fact with a marker that no source has, or with
    a bracket that may be meant for a marker, is left out: it may name a second witness.

    Args:
        story: The story.

    Raises:
        TypeError: It is no story.

    Examples:
        >>> from storyparse import Citation, Fact, Source, Story
        >>> from storyparse.references import single_sourced
        >>> coast = Source(1, "Coast Daily")
        >>> again = Source(2, "COAST DAILY", "https://coast.example")
        >>> fact = Fact(["The ferry runs.", Citation(coast), Citation(again)])
        >>> story = Story("Ferry Opens", [fact, Fact(["It rains."])], [coast, again])
        >>> single_sourced(story) == (fact,)
        True
    """
    check_story(story)
    owners = outlets(story)
    return tuple(
        fact
        for fact in story.facts
        if len({owners[number] for number in cited_numbers(fact.content)}) == 1
        and not any(_is_unclear(piece, owners) for piece in fact.content)
    )


def _is_unclear(piece: object, listed: Collection[int]) -> bool:
    """Tell whether a piece of a content is or holds a marker that may mean another source."""
    if isinstance(piece, str):
        return any(layout.doubtful(piece, listed))
    return not isinstance(piece, Citation)


def provided_by(story: Story, source: Source) -> tuple[Narrative, ...]:
    """Return the narratives that a source provided, in order.

    An outlet with several numbers provides with all of them, as `Story.providers` tells.

    Args:
        story: The story.
        source: One of its sources.

    Raises:
        TypeError: The story is none.

    Examples:
        >>> from storyparse import Fact, Narrative, Source, Story
        >>> from storyparse.references import provided_by
        >>> coast, port = Source(1, "Coast Daily"), Source(2, "The Port Times")
        >>> told = Narrative("Critical narrative", ["Nobody asked."], "coast daily")
        >>> story = Story("Ferry Opens", [Fact(["It runs."])], [coast, port], [told])
        >>> provided_by(story, coast) == (told,), provided_by(story, port)
        (True, ())
    """
    check_story(story)
    return tuple(each for each in story.narratives if source in story.providers(each))


def provided_by_sources(story: Story) -> tuple[Narrative, ...]:
    """Return the narratives whose provider is among the sources, in order.

    Args:
        story: The story.

    Raises:
        TypeError: It is no story.

    Examples:
        >>> from storyparse import load
        >>> from storyparse.references import provided_by_sources
        >>> [narrative.provider for narrative in provided_by_sources(load("examples/ferry.story"))]
        ['Coast Daily']
    """
    check_story(story)
    return tuple(each for each in story.narratives if story.providers(each))


def provided_by_others(story: Story) -> tuple[Narrative, ...]:
    """Return the narratives that have a provider who is not among the sources, in order.

    Args:
        story: The story.

    Raises:
        TypeError: It is no story.

    Examples:
        >>> from storyparse import load
        >>> from storyparse.references import provided_by_others
        >>> [narrative.provider for narrative in provided_by_others(load("examples/ferry.story"))]
        ["Ellis Residents' League"]
    """
    check_story(story)
    return tuple(
        each for each in story.narratives if each.provider is not None and not story.providers(each)
    )


def coverage(story: Story) -> Coverage:
    """Return how much of a story is backed by citations.

    Args:
        story: The story.

    Raises:
        TypeError: It is no story.

    Examples:
        >>> from storyparse import Citation, Fact, Source, Story
        >>> from storyparse.references import coverage
        >>> coast, port = Source(1, "Coast Daily"), Source(2, "The Port Times")
        >>> facts = [Fact(["The ferry runs.", Citation(coast)]), Fact(["It rains."])]
        >>> covered = coverage(Story("Ferry Opens", facts, [coast, port]))
        >>> covered.cited_facts, covered.used_sources.ratio
        (Share(part=1, whole=2), 0.5)
    """
    check_story(story)
    cited = {number for item in story.items for number in cited_numbers(item.content)}
    listed = len(story.sources)
    return Coverage(
        cited_facts=Share(sum(1 for fact in story.facts if fact.citations), len(story.facts)),
        cited_sources=Share(len(cited), listed),
        used_sources=Share(len(story.used_sources), listed),
    )
