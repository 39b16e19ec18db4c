"""The errors that reading reports, in the words of news."""

from collections.abc import Iterable, Iterator, Sequence

from storyparse import catalogue
from storyparse.citations import UnresolvedCitation
from storyparse.diagnostics import Diagnostic, Label
from storyparse.spelling.entries import Entry
from storyparse.text import Span, span_of
from storyparse.values import shortened

__all__ = [
    "duplicate_sections",
    "duplicate_source_number",
    "empty_item",
    "empty_section",
    "invalid_utf8",
    "malformed_narrative",
    "malformed_sources",
    "missing_facts",
    "missing_sources",
    "missing_title",
    "undefined_citations",
    "unexpected_line",
]


def invalid_utf8(run: Span) -> Diagnostic:
    """Report a run of what is no UTF-8."""
    return catalogue.INVALID_UTF8.at(
        run,
        "this is no UTF-8",
        help="save the text as UTF-8, and read it again",
    )


def missing_facts(line: Span) -> Diagnostic:
    """Report that a text has no facts, at its first line."""
    return catalogue.MISSING_FACTS.at(
        line,
        "this text has no Facts heading",
        help="put a line 'Facts' before the list of facts",
    )


def unexpected_line(line: Span) -> Diagnostic:
    """Report a line that belongs nowhere."""
    return catalogue.UNEXPECTED_LINE.at(
        line,
        "this line belongs to no part of a story",
        help="take it out, or make it an item: begin it with '- ', under a heading",
    )


def missing_title(heading: Span) -> Diagnostic:
    """Report that a story has no title, at the heading of its facts."""
    return catalogue.MISSING_TITLE.at(
        heading,
        "this story has no title",
        help="write the title on the line before, after a blank line",
    )


def empty_section(heading: Span, kind: str) -> Diagnostic:
    """Report a heading with nothing under it."""
    return catalogue.EMPTY_SECTION.at(
        heading,
        f"nothing stands under this {kind} heading",
        help="write what belongs here, or take the heading out",
    )


def duplicate_sections(headings: Iterator[Span], kind: str) -> Iterator[Diagnostic]:
    """Report all sections of a kind but the first, at their headings."""
    message = f"this story has a second {kind} section"
    labels = (Label(next(headings), "the first"),)
    for heading in headings:
        yield catalogue.DUPLICATE_SECTION.at(
            heading,
            message,
            labels=labels,
            help="join the two, or begin another story with a blank line and its title",
        )


def empty_item(bullet: Span) -> Diagnostic:
    """Report a bullet with nothing after it."""
    return catalogue.EMPTY_ITEM.at(
        bullet,
        "nothing stands after this bullet",
        help="write what it is to say, or take it out",
    )


def malformed_narrative(item: Span, reason: str) -> Diagnostic:
    """Report a narrative that cannot be read."""
    return catalogue.MALFORMED_NARRATIVE.at(
        item,
        f"this narrative cannot be read: {reason}",
        help="write it as 'Name: what it says' or 'Name, as provided by Provider. What it says'",
    )


def malformed_sources(entry: Span, reason: str) -> Diagnostic:
    """Report an entry of the sources that cannot be read."""
    return catalogue.MALFORMED_SOURCES.at(
        entry,
        f"this source cannot be read: {reason}",
        help="write it as [1]Name or [1]Name <https://…>, after ', ' or ' and '",
    )


def duplicate_source_number(
    number: Span, entry: Entry, first_number: Span, first: Entry
) -> Diagnostic:
    """Report an entry whose number another one has, and where that stands."""
    return catalogue.DUPLICATE_SOURCE_NUMBER.at(
        number,
        f"the number {entry.number} is given to {shortened(first.name)} "
        f"and again to {shortened(entry.name)}",
        labels=(Label(first_number, "the first, which counts"),),
        help="give every source a number of its own",
    )


def missing_sources(unresolved: Iterable[UnresolvedCitation]) -> Diagnostic:
    """Report that a story cites and lists no sources, at the first of its citations."""
    return catalogue.MISSING_SOURCES.at(
        min(map(span_of, unresolved)),
        "this story cites, and lists no sources",
        help="add a line 'Sources: [1]Name, [2]Name and [3]Name.' after the facts",
    )


def undefined_citations(
    unresolved: Sequence[UnresolvedCitation], numbers: Sequence[int]
) -> Iterator[Diagnostic]:
    """Report citations of numbers that no source has.

    Args:
        unresolved: The citations.
        numbers: The numbers of the sources, at least one, ascending.
    """
    last = numbers[-1]
    if len(numbers) == 1:
        help_ = f"this story lists source {last} alone"
    elif len(numbers) == last:
        help_ = f"this story lists the sources 1 to {last}"
    else:
        help_ = f"this story lists {len(numbers)} sources, numbered up to {last}"
    messages = {each.number: f"no source has the number {each.number}" for each in unresolved}
    for citation in unresolved:
        yield catalogue.UNDEFINED_CITATION.at(
            span_of(citation),
            messages[citation.number],
            help=help_,
        )
