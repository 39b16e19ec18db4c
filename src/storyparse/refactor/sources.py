"""Sources added, taken out, replaced, joined and put in order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

import attrs

from storyparse import layout
from storyparse.citations import Citation, Source, UnresolvedCitation
from storyparse.model import Item, Story
from storyparse.reader import Text
from storyparse.refactor import marking, numbering
from storyparse.refactor.adding import addition, replacement
from storyparse.refactor.proof import Plan, carried_out
from storyparse.refactor.reciting import recited
from storyparse.refactor.refactoring import Refactoring
from storyparse.refactor.renumbering import refuse_strays, sorted_entries
from storyparse.refactor.subject import Subject
from storyparse.refactor.versions import evolved, retold
from storyparse.spelling import names
from storyparse.spelling.numbers import LARGEST

__all__ = [
    "add_source",
    "drop_unused_sources",
    "merge_sources",
    "remove_source",
    "replace_source",
    "sort_sources",
]


def add_source(  # noqa: PLR0913 - one for each thing that is said of it
    document: Text,
    name: str,
    url: str | None = None,
    *,
    number: int | None = None,
    resolves: bool = False,
    story: Story | int | None = None,
) -> Refactoring:
    """List a source behind the others.

    Args:
        document: The text, or what `read` made of it.
        name: Its name.
        url: Its URL, or None.
        number: Its number; None for the next one behind the largest that is free, where no bracket
            holds it that would come to cite.
        resolves: Whether markers with this number, which no source has, are to cite it.
        story: The story, or its place counted from 1; needed in a document of several.

    Returns:
        The change; no source gets another number.

    Raises:
        RefactoringError: A reference would change: text would be read as a citation, a provider
            would end elsewhere, or no number is free.
        ValueError: There is no such story, it is not said which of several stories is meant, or no
            story can list such a source.
        TypeError: The document, the name or the URL is no text.

    Examples:
        >>> from storyparse.refactor import add_source
        >>> text = "Ferry Opens\\nFacts\\n- It runs.[1]\\nSources: [1]Coast Daily.\\n"
        >>> print(add_source(text, "The Port Times").text, end="")
        Ferry Opens
        Facts
        - It runs.[1]
        Sources: [1]Coast Daily and [2]The Port Times.
    """
    subject = Subject.of(document, story)
    listed = [source.number for source in subject.story.sources]
    if number in listed:
        msg = f"source {number} is listed already"
        raise ValueError(msg)
    source = Source(_free(subject, listed) if number is None else number, name, url)
    sources = (*subject.story.sources, source)
    plan = Plan(
        story=retold(subject.story, sources, _resolving(source) if resolves else _as_it_was),
        edits=addition(subject, source),
        gained=[source],
    )
    return carried_out(subject, plan)


def _free(subject: Subject, listed: Sequence[int]) -> int:
    free = list(numbering.free(subject.story, listed))
    if not free:
        subject.refuse(f"no number up to {LARGEST} is free", None)
    largest = max(listed, default=0)
    return next((number for number in free if number > largest), free[0])


def _as_it_was(item: Item) -> Item:
    return item


def _resolving(source: Source) -> Callable[[Item], Item]:
    """Return what makes of an item the one whose markers without a source cite this one."""
    unresolved = UnresolvedCitation(source.number)

    def version(item: Item) -> Item:
        pieces = (
            Citation(source, span=piece.span) if piece == unresolved else piece
            for piece in item.content
        )
        return evolved(item, tuple(pieces))

    return version


def remove_source(
    document: Text,
    source: Source | int,
    *,
    citations: bool = False,
    story: Story | int | None = None,
) -> Refactoring:
    """Take a source out of the list; no other number changes.

    Args:
        document: The text, or what `read` made of it.
        source: The source, or its number.
        citations: Whether its citations are taken out as well. A narrative that it provides keeps
            its provider, who is then no source.
        story: The story, or its place counted from 1; needed in a document of several.

    Returns:
        The change; no source gets another number.

    Raises:
        RefactoringError: The source is cited or provides a narrative, text names its number, an
            item would be left empty, or another reference would change.
        ValueError: There is no such story or source, or it is not said which of several stories is
            meant.
        TypeError: The document is no text.

    Examples:
        >>> from storyparse.refactor import remove_source
        >>> text = "Ferry Opens\\nFacts\\n- It runs.[1][2]\\nSources: [1]Coast Daily and [2]B.\\n"
        >>> print(remove_source(text, 2, citations=True).text, end="")
        Ferry Opens
        Facts
        - It runs.[1]
        Sources: [1]Coast Daily.
    """
    subject = Subject.of(document, story)
    old = subject.source(source)
    refuse_strays(subject, [old.number])
    if not citations:
        _refuse_used(subject, old)
    return carried_out(subject, _removal(subject, [old]))


def _refuse_used(subject: Subject, source: Source) -> None:
    """Raise an error where a source is cited, or is the only one with the name of a provider.

    Raises:
        RefactoringError: It is.
    """
    for item in subject.story.items:
        for citation in item.citations:
            if citation.source is source:
                subject.refuse(f"source {source.number} is cited here", citation.span)
    key = names.key(source.name)
    if sum(names.key(each.name) == key for each in subject.story.sources) > 1:
        return
    for narrative in subject.story.narratives:
        if source in subject.story.providers(narrative):
            subject.refuse(f"source {source.number} provides this", narrative.span)


def _removal(subject: Subject, sources: Sequence[Source]) -> Plan:
    """Return the plan that takes sources out, together with their citations."""
    gone = {source.number for source in sources}
    left = {each.number: each for each in subject.story.sources if each.number not in gone}
    return recited(
        subject,
        lambda numbers: [None if number in gone else number for number in numbers],
        left,
        removed=sources,
    )


def drop_unused_sources(document: Text, *, story: Story | int | None = None) -> Refactoring:
    """Take the sources out of the list that no item cites and that provide no narrative.

    One whose number stands in a bracket that is text, or in a line that belongs nowhere, is kept,
    as `unused-source` keeps it. No other number changes.

    Args:
        document: The text, or what `read` made of it.
        story: The story, or its place counted from 1; needed in a document of several.

    Returns:
        The change; no source gets another number.

    Raises:
        RefactoringError: What stands beside an entry cannot be read, or a reference would change.
        ValueError: There is no such story, or it is not said which of several stories is meant.
        TypeError: The document is no text.

    Examples:
        >>> from storyparse.refactor import drop_unused_sources
        >>> text = "Ferry Opens\\nFacts\\n- It runs.[2]\\nSources: [1]Coast Daily and [2]B.\\n"
        >>> print(drop_unused_sources(text).text, end="")
        Ferry Opens
        Facts
        - It runs.[2]
        Sources: [2]B.
    """
    subject = Subject.of(document, story)
    kept = {source.number for source in subject.story.used_sources}
    kept |= layout.stray_numbers(subject.document, subject.story)
    unused = [source for source in subject.story.sources if source.number not in kept]
    return carried_out(subject, _removal(subject, unused))


def merge_sources(
    document: Text,
    sources: Iterable[Source | int],
    *,
    into: Source | int | None = None,
    story: Story | int | None = None,
) -> Refactoring:
    """Make one source of several: what cites one of them cites that one.

    A marker goes where its run of markers cites that source anyway. Providers that are named after
    a source that goes get the name of the one that stays. No other number changes.

    Args:
        document: The text, or what `read` made of it.
        sources: The sources, or their numbers.
        into: The one that stays; None for the first of them.
        story: The story, or its place counted from 1; needed in a document of several.

    Returns:
        The change; its map leads each number that goes to the one that stays.

    Raises:
        RefactoringError: What stands beside an entry cannot be read, or another reference would
            change.
        ValueError: There is no such story or source, none is given, or it is not said which of
            several stories is meant.
        TypeError: The document is no text.

    Examples:
        >>> from storyparse.refactor import merge_sources
        >>> text = "Ferry Opens\\nFacts\\n- It runs.[1][3]\\nSources: [1]AP, [2]B and [3]A.P..\\n"
        >>> merged = merge_sources(text, [1, 3])
        >>> print(merged.text, merged.numbers)
        Ferry Opens
        Facts
        - It runs.[1]
        Sources: [1]AP and [2]B.
         {3: 1}
    """
    subject = Subject.of(document, story)
    several = [subject.source(source) for source in sources]
    if not several and into is None:
        msg = "no source is given"
        raise ValueError(msg)
    kept = several[0] if into is None else subject.source(into)
    gone = {each.number: each for each in several if each is not kept}
    numbers = dict.fromkeys(gone, kept.number)
    refuse_strays(subject, numbers)
    left = {each.number: each for each in subject.story.sources if each.number not in gone}
    plan = recited(
        subject,
        lambda old: _joined(old, numbers),
        left,
        removed=list(gone.values()),
        renamed=_renamed(gone.values(), left.values(), kept.name),
    )
    return carried_out(subject, attrs.evolve(plan, numbers=numbers))


def _joined(run: Sequence[int], numbers: Mapping[int, int]) -> marking.Numbers:
    """Return the numbers that a run of markers is to cite by: what changes, not twice."""
    stays = {number for number in run if number not in numbers}
    new: list[int | None] = []
    for number in run:
        other = numbers.get(number, number)
        new.append(None if number in numbers and other in stays else other)
        stays.add(other)
    return new


def _renamed(gone: Iterable[Source], left: Iterable[Source], name: str) -> Mapping[str, str]:
    """Return a new name for each name that no source has any more, by the key of that name."""
    listed = {names.key(source.name) for source in left}
    keys = (names.key(source.name) for source in gone)
    return {key: name for key in keys if key not in listed}


def replace_source(
    document: Text,
    source: Source | int,
    name: str,
    url: str | None = None,
    *,
    story: Story | int | None = None,
) -> Refactoring:
    """Give an entry another name and URL; its number and all its citations stay.

    Providers that are named after the source get the new name, unless another source still has the
    old one.

    Args:
        document: The text, or what `read` made of it.
        source: The source, or its number.
        name: The new name.
        url: The new URL, or None for none.
        story: The story, or its place counted from 1; needed in a document of several.

    Returns:
        The change; no source gets another number.

    Raises:
        RefactoringError: A provider would end elsewhere or refer to others.
        ValueError: There is no such story or source, it is not said which of several stories is
            meant, or no story can list the new one.
        TypeError: The document, the name or the URL is no text.

    Examples:
        >>> from storyparse.refactor import replace_source
        >>> text = (
        ...     "Ferry Opens\\nFacts\\n- It runs.[1]\\nSources: [1]Coast.\\n"
        ...     "Narratives\\n- Local narrative, as provided by Coast. At last.\\n"
        ... )
        >>> print(replace_source(text, 1, "Coast Daily", "https://coast.example").text, end="")
        Ferry Opens
        Facts
        - It runs.[1]
        Sources: [1]Coast Daily <https://coast.example>.
        Narratives
        - Local narrative, as provided by Coast Daily. At last.
    """
    subject = Subject.of(document, story)
    old = subject.source(source)
    new = Source(old.number, name, url, span=old.span)
    sources = {each.number: new if each is old else each for each in subject.story.sources}
    plan = recited(subject, list, sources, renamed=_renamed([old], sources.values(), name))
    edits = (*plan.edits, *replacement(subject, old, new))
    return carried_out(subject, attrs.evolve(plan, edits=edits, gained=[new]))


def sort_sources(
    document: Text,
    by: Literal["number", "name"] = "number",
    *,
    story: Story | int | None = None,
) -> Refactoring:
    """Put the list into an order; each source keeps its number.

    Args:
        document: The text, or what `read` made of it.
        by: "number", or "name", without regard to case.
        story: The story, or its place counted from 1; needed in a document of several.

    Returns:
        The change; no source gets another number.

    Raises:
        RefactoringError: An entry would be read otherwise in another place.
        ValueError: There is no such story or order, or it is not said which of several stories is
            meant.
        TypeError: The document is no text.

    Examples:
        >>> from storyparse.refactor import sort_sources
        >>> text = "Ferry Opens\\nFacts\\n- It runs.[2]\\nSources: [2]Coast Daily and [1]B.\\n"
        >>> print(sort_sources(text).text, end="")
        Ferry Opens
        Facts
        - It runs.[2]
        Sources: [1]B and [2]Coast Daily.
    """
    subject = Subject.of(document, story)
    if by not in _ORDERS:
        msg = f"sources are put in order by {' or '.join(_ORDERS)}, not by {by!r}"
        raise ValueError(msg)
    in_order = sorted(subject.story.sources, key=_ORDERS[by])
    plan = Plan(
        story=retold(subject.story, in_order, _as_it_was),
        edits=list(sorted_entries(subject, in_order, {})),
    )
    return carried_out(subject, plan)


_ORDERS: Mapping[str, Callable[[Source], tuple[str, int]]] = {
    "number": lambda source: ("", source.number),
    "name": lambda source: (names.key(source.name), source.number),
}
