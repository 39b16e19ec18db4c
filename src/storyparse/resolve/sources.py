"""Sources sections to sources."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from storyparse import catalogue
from storyparse.citations import Source
from storyparse.diagnostics import Diagnostic, Label
from storyparse.resolve.joined import Joined, joined
from storyparse.spelling import entries, lines
from storyparse.syntax.outline import Section
from storyparse.text import Span
from storyparse.values import shortened, unchecked

__all__ = ["read_sources"]

_HELP = "write it as [1]Name or [1]Name <https://…>, after ', ' or ' and '"


def read_sources(text: str, sections: Iterable[Section]) -> Iterator[Source | Diagnostic]:
    """Yield the sources that sections list, each number once, and what is wrong with them."""
    seen: dict[int, _Seen] = {}
    for section, entry, place in _entries(text, sections):
        if isinstance(entry, entries.Fault):
            span = place.span(entry.start, entry.end)
            message = f"this source cannot be read: {entry.reason}"
            yield catalogue.MALFORMED_SOURCES.at(span, message, help=_HELP)
            continue
        number = place.span(entry.start, entry.number_end)
        first = seen.setdefault(entry.number, _Seen(section, entry, number))
        if first.entry is not entry:
            # A section that stands twice has its report: not one more for each of its entries.
            if first.section is section or _source(first.entry) != _source(entry):
                yield _repeated(entry, number, first)
            continue
        yield unchecked(
            Source,
            number=entry.number,
            name=entry.name,
            url=entry.url,
            span=place.span(entry.start, entry.end),
        )


class _Seen(NamedTuple):
    section: Section
    entry: entries.Entry
    number: Span


def _entries(
    text: str, sections: Iterable[Section]
) -> Iterator[tuple[Section, entries.Entry | entries.Fault, Joined]]:
    for section in sections:
        for block in section.blocks:
            first = text[block[0].start : block[0].end]
            if section.in_line:
                _, start = lines.after_label(first)
                place = joined(text, block, start)
                found = entries.in_line(place.text, place.starts[1:])
            else:
                place = joined(text, block, entries.after_bullet(first))
                found = entries.in_list(place.text)
            for entry in found:
                yield section, entry, place


def _repeated(entry: entries.Entry, number: Span, first: _Seen) -> Diagnostic:
    return catalogue.DUPLICATE_SOURCE_NUMBER.at(
        number,
        f"the number {entry.number} is given to {shortened(first.entry.name)} "
        f"and again to {shortened(entry.name)}",
        labels=(Label(first.number, "the first, which counts"),),
        help="give every source a number of its own",
    )


def _source(entry: entries.Entry) -> tuple[int, str, str | None]:
    return entry.number, entry.name, entry.url
