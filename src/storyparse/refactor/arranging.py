"""The facts of a story, or its narratives, with a new one, one moved or one gone."""

from collections.abc import Iterator, Sequence

import attrs

from storyparse.citations import UnresolvedCitation
from storyparse.diagnostics import Edit
from storyparse.model import Fact, Item
from storyparse.refactor import headings, whole_lines
from storyparse.refactor.proof import Plan, carried_out
from storyparse.refactor.refactoring import Refactoring
from storyparse.refactor.rows import Rows
from storyparse.refactor.subject import Subject, place
from storyparse.refactor.versions import with_items
from storyparse.syntax.outline import Section
from storyparse.text import Span
from storyparse.writer import words

__all__ = ["Series", "added", "facts", "moved", "narratives", "removed"]


@attrs.frozen
class Series:
    """All facts of a story, or all its narratives.

    Attributes:
        subject: The story.
        what: What one of them is called.
        items: They themselves, in order.
        others: The other items of the story.
        sections: The sections in which they stand.
    """

    subject: Subject
    what: str
    items: Sequence[Item]
    others: Sequence[Item]
    sections: Sequence[Section]


def facts(subject: Subject) -> Series:
    """Return the facts of a story."""
    story = subject.story
    return Series(subject, "fact", story.facts, story.narratives, subject.outline.facts)


def narratives(subject: Subject) -> Series:
    """Return the narratives of a story."""
    story = subject.story
    return Series(subject, "narrative", story.narratives, story.facts, subject.outline.narratives)


def added(series: Series, item: Item, at: int | None) -> Refactoring:
    """Return the change that adds an item.

    Args:
        series: The items.
        item: The new one.
        at: The place that it is to have, counted from 1; None for the last.

    Raises:
        RefactoringError: It has a marker that no source has, there is no section for it, or
            something would be read otherwise.
        ValueError: There can be none at this place, or it cites what is no source of the story.
    """
    subject, count = series.subject, len(series.items)
    new = count if at is None else at - 1
    if not 0 <= new <= count:
        msg = f"a new {series.what} cannot be the {series.what} {at} of {count + 1}"
        raise ValueError(msg)
    for citation in item.citations:
        if citation.source not in subject.story.sources:
            msg = f"{citation.source.name!r}, which is cited, is no source of the story"
            raise ValueError(msg)
    edits = list(_additions(series, item, new))
    for piece in item.content:
        if isinstance(piece, UnresolvedCitation):
            subject.refuse(f"no source has the number {piece.number}", edits[0].span)
    return _carried_out(series, (*series.items[:new], item, *series.items[new:]), edits)


def _additions(series: Series, item: Item, new: int) -> Iterator[Edit]:
    """Yield the edits that put a new item in its place, counted from 0."""
    subject, places = series.subject, range(len(series.items))
    if places:
        rows = Rows.of(subject, series.items)
        yield rows.inserted(new, rows.new(new, words(item)))
        yield from rows.renumbered((*places[:new], None, *places[new:]))
        return
    line = f"- {words(item)}"
    if series.sections:
        heading = subject.document.outline.lines.ends[series.sections[0].heading]
        yield whole_lines.insertion(subject.document, heading, line)
    elif isinstance(item, Fact):
        subject.refuse("there is no heading under which a fact could stand", None)
    else:
        yield headings.section(subject, "Narratives", line)


def moved(series: Series, item: Item | int, to: int) -> Refactoring:
    """Return the change that moves an item.

    Args:
        series: The items.
        item: The one that is moved, or its place counted from 1.
        to: The place that it is to have afterwards, counted from 1.

    Raises:
        RefactoringError: Something would be read otherwise.
        ValueError: There is no such item or place.
    """
    order, old = _without(series, item)
    order.insert(place(series.items, to, series.what), old)
    return _carried_out(series, [series.items[at] for at in order], _moves(series, order))


def _moves(series: Series, order: Sequence[int]) -> Sequence[Edit]:
    """Return the edits that put an item in another place."""
    changed = [at for at, old in enumerate(order) if at != old]
    if not changed:
        return ()
    # Of neighbours that change places, any of the two can be the one that moves.
    first, last = changed[0], changed[-1]
    old, new = (last, first) if order[first] == last else (first, last + 1)
    rows = Rows.of(series.subject, series.items)
    line = rows.text(old, order.index(old))
    return [rows.cut(old), rows.inserted(new, line), *rows.renumbered(order, without=old)]


def removed(series: Series, item: Item | int) -> Refactoring:
    """Return the change that takes an item out.

    Args:
        series: The items.
        item: The one that goes, or its place counted from 1.

    Raises:
        RefactoringError: It is the only fact, or something would be read otherwise.
        ValueError: There is no such item.
    """
    order, gone = _without(series, item)
    if not order and isinstance(series.items[gone], Fact):
        series.subject.refuse("a story has at least one fact", series.items[gone].span)
    edits = _removals(series, order, gone)
    return _carried_out(series, [series.items[at] for at in order], edits)


def _removals(series: Series, order: Sequence[int], gone: int) -> Sequence[Edit]:
    """Return the edits that take an item out, and its heading where nothing else stands there."""
    subject, rows = series.subject, Rows.of(series.subject, series.items)
    lines, start = subject.document.outline.lines, subject.block(series.items[gone]).start
    edits = rows.renumbered(order)
    for section in series.sections:
        is_all = [block[0].start for block in lines.blocks(section)] == [start]
        if is_all and not section.outside:
            span = Span(lines.starts[section.heading], rows.lines[gone].end)
            return [whole_lines.removal(subject.document, span), *edits]
    return [rows.cut(gone), *edits]


def _without(series: Series, item: Item | int) -> tuple[list[int], int]:
    """Return the places of the other items, and that of an item."""
    gone = place(series.items, item, series.what)
    return [at for at in range(len(series.items)) if at != gone], gone


def _carried_out(series: Series, items: Sequence[Item], edits: Sequence[Edit]) -> Refactoring:
    story = with_items(series.subject.story, (*items, *series.others))
    return carried_out(series.subject, Plan(story=story, edits=edits))
