"""Several stories to one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar

import attrs

from storyparse import layout
from storyparse.citations import Citation, Source, UnresolvedCitation
from storyparse.model import Fact, Narrative, Story, check_provider, stories_of
from storyparse.spelling import names, narratives, numbers
from storyparse.values import shortened

__all__ = ["MergeError", "Merged", "merge"]

_I = TypeVar("_I", Fact, Narrative)


@attrs.frozen
class Merged:
    """One story made of several.

    Attributes:
        story: The story.
        numbers: For each of the several, the number that each of its sources has in the one.

    Examples:
        >>> from storyparse import merge, parse
        >>> home = parse("Ferry\\nFacts\\n- It runs.[3]\\nSources: [3]Coast Daily.\\n")
        >>> merge([home, home]).numbers
        ({3: 1}, {3: 1})
    """

    story: Story
    numbers: tuple[Mapping[int, int], ...] = attrs.field(hash=False)


class MergeError(ValueError):
    """Stories that cannot be one without a change to what they say or refer to.

    Args:
        reason: What would change, or what keeps them apart.
        story: Which of the stories it is about, counted from 1; None if it is about no single one.
        part: Which part of that story, such as ``"narrative 2"``; None if it is about none.

    Examples:
        >>> from storyparse import MergeError, merge, parse
        >>> home = parse("One\\nFacts\\n- a\\nNarratives\\n- N, as provided by Hill and Bay. b\\n")
        >>> away = parse("Two\\nFacts\\n- a\\nSources: [1]Hill and [2]Bay.\\n")
        >>> try:
        ...     merge([away, home])
        ... except MergeError as error:
        ...     print(error)
        story 2, narrative 1: its provider 'Hill and Bay' is no source, and would be 'Bay, Hill'
    """

    def __init__(self, reason: str, story: int | None = None, part: str | None = None) -> None:
        super().__init__(reason, story, part)
        self.reason = reason
        self.story = story
        self.part = part

    def __str__(self) -> str:
        """Return the place and the reason."""
        story = f"story {self.story}" if self.story else None
        return ": ".join(filter(None, (", ".join(filter(None, (story, self.part))), self.reason)))


def merge(stories: Iterable[Story], *, title: str | None = None) -> Merged:
    """Make one story out of several.

    Facts and narratives stand in the order of the stories, all of them: what two stories say alike
    stands twice. Sources with the same name and URL become one, in its first spelling; they are
    numbered anew in the order in which they are first listed, without the numbers that stand in
    brackets which are text, or in markers whose source is missing: none of these comes to cite.

    A narrative stays with the outlets that provided it, whose names are all that tells them apart.
    A provider that no source of its story has the name of may find its source in another one.

    Args:
        stories: The stories, at least one; those read from faulty texts too, if they can be written
            and have a fact among them. A marker without a source keeps its number.
        title: The title of the one story; without it that of the first one.

    Returns:
        The one story, and what has become of the numbers.

    Raises:
        MergeError: No story is given; one of them holds what cannot be written; a provider would
            end elsewhere or refer to other outlets; or no number is left for a source.
        TypeError: One of them is no story, or the title no text.

    Examples:
        >>> from storyparse import dumps, merge, parse
        >>> ferry = parse("Ferry\\nFacts\\n- It runs.[1][2]\\nSources: [1]Wire and [2]The Port.\\n")
        >>> buses = parse("Buses\\nFacts\\n- They run.[1]\\nSources: [1]The Port.\\n")
        >>> merged = merge([ferry, buses], title="Traffic")
        >>> print(dumps(merged.story), merged.numbers, sep="")
        Traffic
        Facts
        - It runs.[1][2]
        - They run.[2]
        Sources: [1]Wire and [2]The Port.
        ({1: 1, 2: 2}, {1: 2})
    """
    several = tuple(stories_of(stories))
    if not several:
        msg = "there is no story to merge"
        raise MergeError(msg)
    sources, new_numbers = _united(several)
    facts, told = _retold(several, sources, new_numbers)
    with _at():
        story = Story(several[0].title if title is None else title, facts, sources, told)
    return Merged(story, new_numbers)


@contextmanager
def _at(story: int | None = None, part: str | None = None) -> Iterator[None]:
    """Say of which part of which story something cannot be written."""
    try:
        yield
    except ValueError as error:
        raise MergeError(str(error), story, part) from None


def _united(stories: Sequence[Story]) -> tuple[tuple[Source, ...], tuple[dict[int, int], ...]]:
    """Return the sources of all stories, each once, and the new numbers for each story."""
    free = numbers.free(layout.standing_numbers(stories))
    united: dict[tuple[str, str | None], Source] = {}
    new_numbers: list[dict[int, int]] = []
    for place, story in enumerate(stories, 1):
        new_numbers.append({})
        for old in story.sources:
            identity = names.key(old.name), old.url
            if identity not in united:
                with _at(place, f"source {old.number}"):
                    united[identity] = Source(_next(free), old.name, old.url)
            new_numbers[-1][old.number] = united[identity].number
    return tuple(united.values()), tuple(new_numbers)


def _next(free: Iterator[int]) -> int:
    number = next(free, None)
    if number is None:
        msg = f"none of the numbers up to {numbers.LARGEST} is left for it"
        raise ValueError(msg)
    return number


def _retold(
    stories: Sequence[Story],
    sources: Sequence[Source],
    new_numbers: Sequence[Mapping[int, int]],
) -> tuple[list[Fact], list[Narrative]]:
    """Return the facts and narratives of all stories, citing the sources by their new numbers."""
    by_number = {source.number: Citation(source) for source in sources}
    outlets = _Outlets(sources)
    facts: list[Fact] = []
    told: list[Narrative] = []
    for place, (story, renumbered) in enumerate(zip(stories, new_numbers, strict=True), 1):
        cited = {old: by_number[new] for old, new in renumbered.items()}
        for at, fact in enumerate(story.facts, 1):
            with _at(place, f"fact {at}"):
                facts.append(_citing(fact, cited))
        for at, narrative in enumerate(story.narratives, 1):
            with _at(place, f"narrative {at}"):
                told.append(_citing(narrative, cited))
                outlets.check(told[-1], story)
    return facts, told


def _citing(item: _I, cited: Mapping[int, Citation]) -> _I:
    """Return an item with other citations; its place, in a text of its own, is left behind."""
    return attrs.evolve(item, content=(_piece(each, cited) for each in item.content), span=None)


def _piece(
    piece: str | Citation | UnresolvedCitation, cited: Mapping[int, Citation]
) -> str | Citation | UnresolvedCitation:
    if isinstance(piece, Citation):
        return cited[piece.number]
    return piece if isinstance(piece, str) else UnresolvedCitation(piece.number)


class _Outlets:
    """The names that sources have, which tell who provides a narrative.

    Args:
        sources: The sources of the one story.
    """

    def __init__(self, sources: Sequence[Source]) -> None:
        self._listed = narratives.Listed([source.name for source in sources])
        self._names = {names.key(source.name): source.name for source in reversed(sources)}
        self._reach = names.reach(self._names)

    def check(self, narrative: Narrative, story: Story) -> None:
        """Refuse a provider that would not be what it is in the story it comes from."""
        if narrative.provider is None:
            return
        check_provider(narrative, self._listed)
        were = {names.key(source.name) for source in story.providers(narrative)}
        are = names.listed(narrative.provider, self._names.keys(), self._reach)
        if are != were and (were or are != {names.key(narrative.provider)}):
            msg = (
                f"its provider {shortened(narrative.provider)} is {_shown(were, self._names)}, "
                f"and would be {_shown(are, self._names)}"
            )
            raise ValueError(msg)


def _shown(keys: Iterable[str], known: Mapping[str, str]) -> str:
    """Return the names with some keys as an error shows them."""
    return shortened(", ".join(known[key] for key in sorted(keys))) if keys else "no source"
