"""Entries put into a list of sources, and names written anew."""

from collections.abc import Iterator, Sequence

from storyparse import layout
from storyparse.citations import Source
from storyparse.diagnostics import Edit
from storyparse.refactor import headings, numbering, whole_lines
from storyparse.refactor.listing import Listing, Row
from storyparse.refactor.subject import Subject
from storyparse.text import Span, span_of
from storyparse.writer import described, entry

__all__ = ["addition", "replacement"]


def addition(subject: Subject, source: Source) -> tuple[Edit, ...]:
    """Return the edits that put a source behind the others, spelled as they are.

    Raises:
        RefactoringError: The story has neither a list nor facts behind which it could stand.
    """
    rows = Listing(subject.document, subject.story).rows
    if rows:
        row = rows[-1]
        return tuple(
            _in_line(subject, row, source) if row.is_line else _in_list(subject, rows, source)
        )
    lines, shape = subject.document.outline
    for section in shape.stories[subject.at].sources:
        end = lines.ends[section.heading]
        return (Edit(Span(end, end), f" {entry(source)}."),)
    if not subject.story.facts:
        subject.refuse("there are no facts behind which sources could stand", None)
    end = subject.block(subject.story.facts[-1]).end
    return (Edit(Span(end, end), f"{headings.gap(subject)}Sources: {entry(source)}."),)


def _in_line(subject: Subject, row: Row, source: Source) -> Iterator[Edit]:
    """Yield the edits that put an entry behind the last one in a line."""
    text, count = subject.text, len(row.entries)
    before_last = " and "
    if count > 1:
        gap = row.gap(count - 2)
        before_last = text[slice(*gap)]
        usual = text[slice(*row.gap(count - 3))] if count > 2 else ", "  # noqa: PLR2004 - a pair
        if usual != before_last:
            yield Edit(gap, usual)
    end, new = row.entries[-1].end, entry(source)
    yield Edit(Span(end, end), f"{before_last}{new}{row.stop(text, new)}")


def _in_list(subject: Subject, rows: Sequence[Row], source: Source) -> Iterator[Edit]:
    """Yield the edit that puts an entry into a line of its own, under the last one."""
    document, last = subject.document, rows[-1].entries[-1]
    spans = [whole_lines.whole(document, each.span) for each in rows]
    [model] = (each for each in subject.story.sources if each.span == last)
    begun = document.text[spans[-1].start : last.start]
    line = f"{begun}{numbering.entry_like(document, model, source)}"
    gap, end = whole_lines.gap(document, spans, len(spans)), spans[-1].end
    yield Edit(Span(end, end), f"{gap}{line}")


def replacement(subject: Subject, old: Source, new: Source) -> tuple[Edit, ...]:
    """Return the edit that gives an entry another name and URL; its number stays."""
    name = Span(layout.name_start(subject.document, old), span_of(old).end)
    stop = Listing(subject.document, subject.story).stop(old, described(new))
    return (Edit(name, f"{described(new)}{stop}"),)
