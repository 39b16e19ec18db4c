"""Facts and narratives added, moved and taken out."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias, TypeVar

from storyparse.citations import Citation, UnresolvedCitation
from storyparse.diagnostics import Edit
from storyparse.model import Fact, Item, Narrative, Story
from storyparse.reader import Text
from storyparse.refactor import headings, whole_lines
from storyparse.refactor.proof import Plan, carried_out
from storyparse.refactor.refactoring import Refactoring
from storyparse.refactor.rows import Rows
from storyparse.refactor.subject import Subject, place, require
from storyparse.refactor.versions import with_items
from storyparse.spelling import markers
from storyparse.spelling.narratives import Listed, head
from storyparse.syntax.outline import Section
from storyparse.text import Span
from storyparse.writer import words

__all__ = [
    "add_fact",
    "add_narrative",
    "move_fact",
    "move_narrative",
    "remove_fact",
    "remove_narrative",
]

_I = TypeVar("_I", Fact, Narrative)

Order: TypeAlias = Sequence[int | None]
"""The items as they are to stand: the places of those that there are; None for a new one."""


def add_fact(
    document: Text,
    fact: Fact | str,
    *,
    at: int | None = None,
    story: Story | int | None = None,
) -> Refactoring:
    """Add a fact.

    Args:
        document: The text, or what `read` made of it.
        fact: The fact, which cites sources of the story, or its text with markers.
        at: The place that it is to have, counted from 1; None for the last.
        story: The story, or its place counted from 1; needed in a document of several.

    Returns:
        The change; no source gets another number.

    Raises:
        RefactoringError: Its text has a marker that no source has, or would be read otherwise.
        ValueError: There is no such story or place, it is not said which of several stories is
            meant, no story can hold the fact, or it cites what is no source of the story.
        TypeError: The document is no text, or the fact neither a fact nor a text.

    Examples:
        >>> from storyparse.refactor import add_fact
        >>> text = "Ferry Opens\\nFacts\\n- It runs.[1]\\nSources: [1]Coast Daily.\\n"
        >>> print(add_fact(text, "Fares rose.[1]", at=1).text, end="")
        Ferry Opens
        Facts
        - Fares rose.[1]
        - It runs.[1]
        Sources: [1]Coast Daily.
    """
    subject = Subject.of(document, story)
    if isinstance(fact, str):
        fact = Fact(_pieces(subject, fact))
    require(fact, Fact)
    facts = subject.story.facts
    order = _with_new(facts, at, "fact")
    edits = _added(subject, facts, order, fact, subject.outline.facts)
    return _carried_out(subject, edits, facts=_arranged(facts, order, fact))


def add_narrative(
    document: Text,
    narrative: Narrative | str,
    *,
    at: int | None = None,
    story: Story | int | None = None,
) -> Refactoring:
    """Add a narrative, with the first one the heading of the section.

    Args:
        document: The text, or what `read` made of it.
        narrative: The narrative, which cites sources of the story, or its text: its name, who
            provided it, and its content with markers.
        at: The place that it is to have, counted from 1; None for the last.
        story: The story, or its place counted from 1; needed in a document of several.

    Returns:
        The change; no source gets another number.

    Raises:
        RefactoringError: Its text has a marker that no source has, or would be read otherwise.
        ValueError: There is no such story or place, it is not said which of several stories is
            meant, no story can hold the narrative, or it cites what is no source of the story.
        TypeError: The document is no text, or the narrative neither a narrative nor a text.

    Examples:
        >>> from storyparse.refactor import add_narrative
        >>> text = "Ferry Opens\\nFacts\\n- It runs.[1]\\nSources: [1]Coast Daily.\\n"
        >>> print(add_narrative(text, "Critical narrative: Nobody asked.").text, end="")
        Ferry Opens
        Facts
        - It runs.[1]
        Sources: [1]Coast Daily.
        Narratives
        - Critical narrative: Nobody asked.
    """
    subject = Subject.of(document, story)
    if isinstance(narrative, str):
        narrative = _narrative(subject, narrative)
    require(narrative, Narrative)
    narratives = subject.story.narratives
    order = _with_new(narratives, at, "narrative")
    edits = _added(subject, narratives, order, narrative, subject.outline.narratives)
    return _carried_out(subject, edits, narratives=_arranged(narratives, order, narrative))


def _narrative(subject: Subject, text: str) -> Narrative:
    """Return the narrative that a text tells.

    Raises:
        ValueError: It tells none.
    """
    found = head(text, Listed([source.name for source in subject.story.sources]))
    if isinstance(found, str):
        msg = f"this is no narrative: {found}"
        raise ValueError(msg)  # noqa: TRY004 - it is a text, and not the right one
    return Narrative(found.name, _pieces(subject, text[found.end :]), found.provider)


def _pieces(subject: Subject, text: str) -> Iterator[str | Citation | UnresolvedCitation]:
    """Yield the pieces of the content that a text makes in a story."""
    sources = {source.number: source for source in subject.story.sources}
    for piece in markers.pieces(text, sources):
        if isinstance(piece, str):
            yield piece
            continue
        for number in piece.numbers:
            source = sources.get(number)
            yield Citation(source) if source else UnresolvedCitation(number)


def move_fact(
    document: Text, fact: Fact | int, to: int, *, story: Story | int | None = None
) -> Refactoring:
    """Move a fact to another place among the facts.

    Args:
        document: The text, or what `read` made of it.
        fact: The fact, or its place counted from 1.
        to: The place that it is to have afterwards, counted from 1.
        story: The story, or its place counted from 1; needed in a document of several, unless the
            fact has a `span`.

    Returns:
        The change; no source gets another number.

    Raises:
        RefactoringError: Something would be read otherwise.
        ValueError: There is no such story, fact or place, or it is not said which of several
            stories is meant.
        TypeError: The document is no text, or the fact neither a fact nor a place.

    Examples:
        >>> from storyparse.refactor import move_fact
        >>> text = "Ferry Opens\\nFacts\\n1. It runs.\\n2. Fares rose.\\n"
        >>> print(move_fact(text, 2, to=1).text, end="")
        Ferry Opens
        Facts
        1. Fares rose.
        2. It runs.
    """
    subject = Subject.holding(document, fact, story)
    facts = subject.story.facts
    order = _with_moved(facts, fact, to, "fact")
    return _carried_out(subject, _moved(subject, facts, order), facts=_arranged(facts, order))


def move_narrative(
    document: Text, narrative: Narrative | int, to: int, *, story: Story | int | None = None
) -> Refactoring:
    """Move a narrative to another place among the narratives.

    Args:
        document: The text, or what `read` made of it.
        narrative: The narrative, or its place counted from 1.
        to: The place that it is to have afterwards, counted from 1.
        story: The story, or its place counted from 1; needed in a document of several, unless the
            narrative has a `span`.

    Returns:
        The change; no source gets another number.

    Raises:
        RefactoringError: Something would be read otherwise.
        ValueError: There is no such story, narrative or place, or it is not said which of several
            stories is meant.
        TypeError: The document is no text, or the narrative neither a narrative nor a place.

    Examples:
        >>> from storyparse.refactor import move_narrative
        >>> text = "Ferry\\nFacts\\n- It runs.\\nNarratives\\n- Critics: No.\\n- Port: Yes.\\n"
        >>> print(move_narrative(text, 1, to=2).text, end="")
        Ferry
        Facts
        - It runs.
        Narratives
        - Port: Yes.
        - Critics: No.
    """
    subject = Subject.holding(document, narrative, story)
    narratives = subject.story.narratives
    order = _with_moved(narratives, narrative, to, "narrative")
    edits = _moved(subject, narratives, order)
    return _carried_out(subject, edits, narratives=_arranged(narratives, order))


def remove_fact(
    document: Text, fact: Fact | int, *, story: Story | int | None = None
) -> Refactoring:
    """Take a fact out; what it cites stays listed.

    Args:
        document: The text, or what `read` made of it.
        fact: The fact, or its place counted from 1.
        story: The story, or its place counted from 1; needed in a document of several, unless the
            fact has a `span`.

    Returns:
        The change; no source gets another number.

    Raises:
        RefactoringError: It is the only one, or something would be read otherwise.
        ValueError: There is no such story or fact, or it is not said which of several stories is
            meant.
        TypeError: The document is no text, or the fact neither a fact nor a place.

    Examples:
        >>> from storyparse.refactor import remove_fact
        >>> text = "Ferry Opens\\nFacts\\n- It runs.\\n- Fares rose.\\n"
        >>> print(remove_fact(text, 1).text, end="")
        Ferry Opens
        Facts
        - Fares rose.
    """
    subject = Subject.holding(document, fact, story)
    facts = subject.story.facts
    order = _without(facts, fact, "fact")
    if not order:
        subject.refuse("a story has at least one fact", facts[0].span)
    edits = _removed(subject, facts, order, subject.outline.facts)
    return _carried_out(subject, edits, facts=_arranged(facts, order))


def remove_narrative(
    document: Text, narrative: Narrative | int, *, story: Story | int | None = None
) -> Refactoring:
    """Take a narrative out, and with the last one the heading; what it cites stays listed.

    Args:
        document: The text, or what `read` made of it.
        narrative: The narrative, or its place counted from 1.
        story: The story, or its place counted from 1; needed in a document of several, unless the
            narrative has a `span`.

    Returns:
        The change; no source gets another number.

    Raises:
        RefactoringError: Something would be read otherwise.
        ValueError: There is no such story or narrative, or it is not said which of several stories
            is meant.
        TypeError: The document is no text, or the narrative neither a narrative nor a place.

    Examples:
        >>> from storyparse.refactor import remove_narrative
        >>> text = "Ferry Opens\\nFacts\\n- It runs.\\nNarratives\\n- Critics: No.\\n"
        >>> print(remove_narrative(text, 1).text, end="")
        Ferry Opens
        Facts
        - It runs.
    """
    subject = Subject.holding(document, narrative, story)
    narratives = subject.story.narratives
    order = _without(narratives, narrative, "narrative")
    edits = _removed(subject, narratives, order, subject.outline.narratives)
    return _carried_out(subject, edits, narratives=_arranged(narratives, order))


def _with_new(items: Sequence[Item], at: int | None, what: str) -> Order:
    """Return the order with a new item at a place counted from 1.

    Raises:
        ValueError: There can be no item at this place.
    """
    new = len(items) if at is None else at - 1
    if not 0 <= new <= len(items):
        msg = f"a new {what} cannot be the {what} {at} of {len(items) + 1}"
        raise ValueError(msg)
    return (*range(new), None, *range(new, len(items)))


def _with_moved(items: Sequence[_I], item: _I | int, to: int, what: str) -> Order:
    """Return the order with an item at another place.

    Raises:
        ValueError: There is no such item or place.
    """
    moved = place(items, item, what)
    order = [at for at in range(len(items)) if at != moved]
    order.insert(place(items, to, what), moved)
    return order


def _without(items: Sequence[_I], item: _I | int, what: str) -> Order:
    """Return the order without an item.

    Raises:
        ValueError: There is no such item.
    """
    gone = place(items, item, what)
    return [at for at in range(len(items)) if at != gone]


def _arranged(items: Sequence[_I], order: Order, new: _I | None = None) -> Sequence[_I]:
    """Return items in an order."""
    found = (new if at is None else items[at] for at in order)
    return [item for item in found if item is not None]


def _carried_out(
    subject: Subject,
    edits: Sequence[Edit],
    *,
    facts: Sequence[Fact] | None = None,
    narratives: Sequence[Narrative] | None = None,
) -> Refactoring:
    story = subject.story
    planned = with_items(
        story,
        story.facts if facts is None else facts,
        story.narratives if narratives is None else narratives,
    )
    return carried_out(subject, Plan(story=planned, edits=edits))


def _added(
    subject: Subject,
    items: Sequence[Item],
    order: Order,
    item: Item,
    sections: Sequence[Section],
) -> Sequence[Edit]:
    """Return the edits that put a new item in its place.

    Raises:
        RefactoringError: There is no section for it.
        ValueError: It cites what is no source of the story.
    """
    for citation in item.citations:
        if citation.source not in subject.story.sources:
            msg = f"{citation.source.name!r}, which is cited, is no source of the story"
            raise ValueError(msg)
    edits = list(_additions(subject, items, order, item, sections))
    for piece in item.content:
        if isinstance(piece, UnresolvedCitation):
            subject.refuse(f"no source has the number {piece.number}", edits[0].span)
    return edits


def _additions(
    subject: Subject,
    items: Sequence[Item],
    order: Order,
    item: Item,
    sections: Sequence[Section],
) -> Iterator[Edit]:
    if items:
        rows, new = Rows.of(subject, items), order.index(None)
        yield rows.inserted(new, rows.new(new, words(item)))
        yield from rows.renumbered(order)
        return
    line = f"- {words(item)}"
    if sections:
        heading = subject.document.outline.lines.ends[sections[0].heading]
        yield whole_lines.insertion(subject.document, heading, line)
    elif isinstance(item, Fact):
        subject.refuse("there is no heading under which a fact could stand", None)
    else:
        yield headings.section(subject, "Narratives", line)


def _moved(subject: Subject, items: Sequence[Item], order: Order) -> Sequence[Edit]:
    """Return the edits that put an item in another place."""
    changed = [at for at, old in enumerate(order) if at != old]
    if not changed:
        return ()
    # Of neighbours that change places, any of the two can be the one that moves.
    first, last = changed[0], changed[-1]
    old, new = (last, first) if order[first] == last else (first, last + 1)
    rows = Rows.of(subject, items)
    line = rows.text(old, order.index(old))
    return [rows.cut(old), rows.inserted(new, line), *rows.renumbered(order, without=old)]


def _removed(
    subject: Subject, items: Sequence[Item], order: Order, sections: Sequence[Section]
) -> Sequence[Edit]:
    """Return the edits that take an item out, and its heading where nothing else stands there."""
    [gone] = {*range(len(items))}.difference(at for at in order if at is not None)
    rows, start = Rows.of(subject, items), subject.block(items[gone]).start
    lines, _ = subject.document.outline
    edits = rows.renumbered(order)
    for section in sections:
        is_all = [block[0].start for block in lines.blocks(section)] == [start]
        if is_all and not section.outside:
            span = Span(lines.starts[section.heading], rows.lines[gone].end)
            return [whole_lines.removal(subject.document, span), *edits]
    return [rows.cut(gone), *edits]
