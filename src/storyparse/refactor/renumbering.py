"""Sources numbered anew, together with every marker that cites them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

import attrs

from storyparse import layout
from storyparse.citations import Source
from storyparse.diagnostics import Edit
from storyparse.model import Story
from storyparse.reader import Text, document_of
from storyparse.refactor import numbering
from storyparse.refactor.listing import Listing
from storyparse.refactor.proof import Plan, all_carried_out, carried_out
from storyparse.refactor.reciting import recited
from storyparse.refactor.refactoring import Refactoring
from storyparse.refactor.subject import Subject
from storyparse.spelling import markers
from storyparse.spelling.numbers import objection
from storyparse.text import Span
from storyparse.values import shortened

__all__ = ["Order", "refuse_strays", "renumber", "renumber_each", "sorted_entries"]

Order: TypeAlias = Literal["listed", "cited"]
"""The order in which numbers are given."""


def renumber(
    document: Text,
    order: Order = "listed",
    *,
    numbers: Mapping[int, int] | None = None,
    story: Story | int | None = None,
) -> Refactoring:
    """Give the sources of a story other numbers, and with them every marker.

    Numbers that stand in a bracket which is text, such as ``[7-9]`` or ``[1, 2]``, or in a marker
    that no source has, are left out.

    Args:
        document: The text, or what `read` made of it.
        order: "listed" numbers the sources in the order of the list; "cited" in the order in which
            they are first cited, those that are not cited last, and puts the list in that order.
        numbers: New numbers of some sources instead; the others keep theirs, and all their places.
        story: The story, or its place counted from 1; needed in a document of several.

    Returns:
        The change, and the new number of each source that gets one.

    Raises:
        RefactoringError: A reference would change, or text that names a number.
        ValueError: There is no such story or order, it is not said which of several stories is
            meant, or the numbers fit no sources.
        TypeError: The document is no text.

    Examples:
        >>> from storyparse.refactor import renumber
        >>> text = "Ferry Opens\\nFacts\\n- It runs.[2][9]\\nSources: [9]A, [2]B and [5]C.\\n"
        >>> changed = renumber(text, "cited")
        >>> print(changed.text, changed.numbers)
        Ferry Opens
        Facts
        - It runs.[1][2]
        Sources: [1]B, [2]A and [3]C.
         {2: 1, 5: 3, 9: 2}
    """
    subject = Subject.of(document, story)
    if numbers is not None:
        plan = _plan(subject, _checked(subject.story.sources, numbers))
    else:
        plan = _ordered(subject, order)
    return carried_out(subject, plan)


def renumber_each(document: Text, order: Order = "listed") -> Refactoring:
    """Number the sources of all stories of a document anew: see `renumber`.

    Returns:
        The change, whose numbers are empty: those of each story are its own.
    """
    document = document_of(document)
    places = range(len(document.stories))
    return all_carried_out(document, {at: _ordered(Subject(document, at), order) for at in places})


def _ordered(subject: Subject, order: Order) -> Plan:
    """Return the plan that numbers sources in an order.

    Raises:
        ValueError: There is no such order.
    """
    sources = subject.story.sources
    if order == "listed":
        return _plan(subject, _in_order(subject, sources))
    if order == "cited":
        return _plan(subject, _in_order(subject, _by_first_citation(subject.story)), sort=True)
    msg = f"the order is 'listed' or 'cited', not {order!r}"
    raise ValueError(msg)


def _checked(sources: tuple[Source, ...], numbers: Mapping[int, int]) -> Mapping[int, int]:
    """Return the new number of each source.

    Raises:
        ValueError: A number is none, belongs to no source, or would belong to two.
    """
    listed = {source.number for source in sources}
    for old, new in numbers.items():
        reason = objection(new)
        if old not in listed or reason:
            msg = f"source {old} cannot get the number {new}: {reason or 'there is none'}"
            raise ValueError(msg)
    given = {number: numbers.get(number, number) for number in sorted(listed)}
    if len(set(given.values())) < len(given):
        msg = "two sources would have the same number"
        raise ValueError(msg)
    return given


def _in_order(subject: Subject, sources: Sequence[Source]) -> Mapping[int, int]:
    """Return the free numbers that sources get in their order, by the numbers that they have."""
    strays = layout.stray_numbers(subject.document, subject.story)
    free = numbering.free(subject.story, strays)
    numbers = {source.number: number for source, number in zip(sources, free, strict=False)}
    if len(numbers) < len(sources):
        reason = "there are not enough numbers that stand in no bracket"
        subject.refuse(reason, None)
    return numbers


def _by_first_citation(story: Story) -> Sequence[Source]:
    """Return the sources in the order in which they are cited, then those that are not."""
    cited = (citation.source for item in story.items for citation in item.citations)
    by_number = {source.number: source for source in (*cited, *story.sources)}
    return tuple(by_number.values())


def _plan(subject: Subject, numbers: Mapping[int, int], *, sort: bool = False) -> Plan:
    """Return the plan by which sources get other numbers.

    Args:
        subject: The story.
        numbers: The new number of each source.
        sort: Whether the list is put in the order of the new numbers.

    Raises:
        RefactoringError: Text names a number that changes, and would not change with it.
    """
    changing = {old: new for old, new in numbers.items() if old != new}
    refuse_strays(subject, changing, changing.values())
    story = subject.story
    sources = numbering.renumbered(story, numbers)
    if sort:
        sources = dict(sorted(sources.items()))
        in_order = sorted(story.sources, key=lambda each: numbers[each.number])
        entries = sorted_entries(subject, in_order, numbers)
    else:
        entries = numbering.entry_edits(subject.document, story, numbers)
    plan = recited(subject, lambda run: [numbers.get(each, each) for each in run], sources)
    return attrs.evolve(plan, edits=(*entries, *plan.edits), numbers=numbers)


def sorted_entries(
    subject: Subject, in_order: Sequence[Source], numbers: Mapping[int, int]
) -> Iterator[Edit]:
    """Yield the edits that put another entry in the place of each.

    Args:
        subject: The story.
        in_order: Its sources in the order that they are to have.
        numbers: The new number of each source whose number changes.
    """
    listing = Listing(subject.document, subject.story)
    for place, source in zip(subject.story.sources, in_order, strict=True):
        number = numbers.get(source.number, source.number)
        if place.span and (place is not source or number != source.number):
            entry = numbering.entry(subject.document, source, number)
            yield Edit(place.span, f"{entry}{listing.stop(place, entry)}")


def refuse_strays(subject: Subject, old: Iterable[int], new: Iterable[int] = ()) -> None:
    """Raise an error where text names a number that a source loses or gets.

    Args:
        subject: The story.
        old: The numbers that sources lose.
        new: The numbers that they get.

    Raises:
        RefactoringError: A bracket that is text, or a line that belongs nowhere, names one.
    """
    reasons = dict.fromkeys(new, "would come to mean another source")
    reasons |= dict.fromkeys(old, "would lose whom it means")
    if layout.stray_numbers(subject.document, subject.story).isdisjoint(reasons):
        return
    for part, ranges in layout.strays(subject.document, subject.story):
        for number in (each for named in ranges for each in named if each in reasons):
            span = _bracket(subject, part, number)
            text = shortened(subject.text[slice(*span)])
            subject.refuse(f"{text} names {number}, and {reasons[number]}", span)


def _bracket(subject: Subject, part: Span, number: int) -> Span:
    """Return the bracket of an item that is text and names a number, or else the whole part."""
    listed = {source.number for source in subject.story.sources}
    for item in (item for item in subject.story.items if item.span == part):
        words = layout.words(subject.document, item)
        for start, end, ranges in markers.suspicious(words.text, listed):
            if any(number in named for named in ranges):
                return words.span(start, end)
    return part
