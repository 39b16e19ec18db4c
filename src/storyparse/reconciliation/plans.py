"""What a story in three versions is to say, and the lines in which each side says it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from storyparse import layout
from storyparse.document import Document
from storyparse.edits import applied
from storyparse.model import Item, Story
from storyparse.reader import read
from storyparse.reconciliation import cutting, items
from storyparse.reconciliation.sayings import Saying
from storyparse.reconciliation.sources import (
    Entry,
    Sources,
    entries,
    numbered,
    renamed,
    staying,
    told_apart,
)
from storyparse.reconciliation.telling import Told
from storyparse.reconciliation.versions import Sides, Versions, merged
from storyparse.refactor import numbering
from storyparse.spelling.numbers import free

__all__ = ["Plan", "planned"]


@attrs.frozen
class Plan:
    """What a story is to say.

    Attributes:
        before: The lines of the three versions.
        documents: The two sides by the numbers of the result.
        lines: The lines of these.
        items: The facts, and the narratives, of the result, by the names of the sections.
        numbers: The number of each source of the result.
        told: What the story is to tell for each side.
    """

    before: Versions[cutting.Parts]
    documents: Sides[Document]
    lines: Sides[cutting.Parts]
    items: Mapping[str, Sequence[items.Part]]
    numbers: Mapping[int, int]
    told: Sides[Told]


def planned(documents: Versions[Document]) -> Plan | None:
    """Return what a story is to say, or None where there are not enough numbers for its sources.

    Args:
        documents: The three versions of the story, all of which stands in its parts.
    """
    stories = Versions(*(document.stories[0] for document in documents))
    sources = told_apart(stories)
    parts = {
        "facts": _items(stories, sources, [story.facts for story in stories]),
        "narratives": _items(stories, sources, [story.narratives for story in stories]),
    }
    used = {each for some in parts.values() for part in some for each in _used(part)}
    taken = _taken(documents.ours) | _taken(documents.theirs)
    numbers = numbered(sources, staying(sources, used), taken)
    if numbers is None:
        return None
    sides = Sides(
        *(
            _renumbered(document, _new_numbers(known, numbers))
            for document, known in zip(documents[1:], sources.by_number[1:], strict=True)
        )
    )
    if not all(map(cutting.is_one_story, sides)):
        return None
    before = Versions(*map(cutting.parts, documents))
    lines = Sides(*map(cutting.parts, sides))
    if list(map(_sizes, before[1:])) != list(map(_sizes, lines)):
        return None
    return Plan(
        before=before,
        documents=sides,
        lines=lines,
        items=parts,
        numbers=numbers,
        told=_told(stories, parts, numbers, entries(sources, numbers)),
    )


def _items(
    stories: Versions[Story], sources: Sources, some: Sequence[Sequence[Item]]
) -> Sequence[items.Part]:
    versions = zip(some, stories, sources.by_number, renamed(sources), strict=True)
    return items.reconciled(Versions(*(items.Version(*each) for each in versions)))


def _used(part: items.Part) -> Iterator[int]:
    """Yield the sources that are cited for an item, or provide it."""
    for saying, providers in zip(part.result, part.providers, strict=True):
        if saying is not None:
            yield from (each for each in saying.cited if each >= 0)
            yield from providers


def _taken(document: Document) -> frozenset[int]:
    """Return the numbers that stand in brackets which cite nobody."""
    stories = document.stories
    return layout.stray_numbers(document, stories[0]) | layout.standing_numbers(stories)


def _new_numbers(known: Mapping[int, int], numbers: Mapping[int, int]) -> Mapping[int, int]:
    """Return the new number of each number of a side; who is not in the result gets a free one.

    Args:
        known: Which source has a number there.
        numbers: The number of each source of the result.
    """
    staying = {old: numbers[at] for old, at in known.items() if at in numbers}
    going = (old for old in known if old not in staying)
    return staying | dict(zip(going, free({*staying.values()}), strict=False))


def _renumbered(document: Document, numbers: Mapping[int, int]) -> Document:
    """Return a document of one story by other numbers."""
    if all(old == new for old, new in numbers.items()):
        return document
    [story] = document.stories
    edits = (
        *numbering.entry_edits(document, story, numbers),
        *numbering.marker_edits(document, story, numbers),
    )
    return read(applied(document.text, edits))


def _sizes(parts: cutting.Parts) -> Mapping[str, int]:
    return {name: len(cuts) for name, cuts in parts.items()}


def _told(
    stories: Versions[Story],
    parts: Mapping[str, Sequence[items.Part]],
    numbers: Mapping[int, int],
    listed: Sides[tuple[Entry, ...]],
) -> Sides[Told]:
    """Return what a story is to tell for each side."""
    titles = merged(*(story.title for story in stories))
    return Sides(
        *(
            Told(
                title,
                _sayings(parts["facts"], side, numbers),
                _sayings(parts["narratives"], side, numbers),
                listed[side],
                tuple(
                    frozenset(numbers[each] for each in part.providers[side])
                    for part in parts["narratives"]
                    if part.result[side]
                ),
            )
            for side, title in enumerate(titles)
        )
    )


def _sayings(
    parts: Iterable[items.Part], side: int, numbers: Mapping[int, int]
) -> tuple[Saying, ...]:
    found = (part.result[side] for part in parts)
    return tuple(saying.numbered(numbers) for saying in found if saying)
