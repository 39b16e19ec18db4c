"""Sources sections to sources."""

from collections.abc import Iterable
from typing import TypeAlias

from storyparse.citations import Source
from storyparse.diagnostics import Diagnostic
from storyparse.resolve.faults import duplicate_source_number, malformed_sources
from storyparse.resolve.joined import Offsets, joined, place
from storyparse.spelling import entries
from storyparse.spelling.lines import after_label
from storyparse.syntax.outline import Block, Lines, Section, SourcesLine
from storyparse.text import Span
from storyparse.values import maker

__all__ = ["read_sources"]


def read_sources(
    lines: Lines, sections: Iterable[Section], faults: list[Diagnostic]
) -> tuple[Source, ...]:
    """Return the sources that sections list, each number once; faults go to the faults."""
    sources: list[Source] = []
    seen: dict[int, _Listed] = {}
    for section in sections:
        for block in section.blocks:
            found, offsets = _entries(lines, section, block)
            for entry in found:
                if isinstance(entry, entries.Fault):
                    faults.append(_malformed(entry, offsets))
                    continue
                start, end, _, number, name, url = entry
                if number not in seen:
                    seen[number] = section, entry, offsets
                    where = place(offsets, start, end)
                    sources.append(_source(number, name, url, where))
                # A section that stands twice has its report: not one more for each of its entries.
                elif seen[number][0] is section or _said(seen[number][1]) != _said(entry):
                    faults.append(_repeated(entry, offsets, seen[number]))
    return tuple(sources)


_source = maker(Source)


_Listed: TypeAlias = tuple[Section, entries.Entry, Offsets]


def _entries(
    lines: Lines, section: Section, block: Block
) -> tuple[Iterable[entries.Entry | entries.Fault], Offsets]:
    """Return what a block of a section lists, and where its text stands."""
    first = lines.words(block[0])
    if not isinstance(section, SourcesLine):
        begun = entries.after_bullet(first)
        text, offsets = joined(lines.text, list(map(lines.span, block)), begun)
        return entries.in_list(text), offsets
    begun = after_label(first)[1]
    if len(block) == 1:
        return entries.in_line(first[begun:]), lines.starts[block[0]] + begun
    text, offsets = joined(lines.text, list(map(lines.span, block)), begun)
    starts = () if isinstance(offsets, int) else [start for start, _ in offsets[1:]]
    return entries.in_line(text, starts), offsets


def _malformed(fault: entries.Fault, offsets: Offsets) -> Diagnostic:
    return malformed_sources(place(offsets, fault.start, fault.end), fault.reason)


def _repeated(entry: entries.Entry, offsets: Offsets, first: _Listed) -> Diagnostic:
    _, first_entry, first_offsets = first
    return duplicate_source_number(
        _number(entry, offsets), entry, _number(first_entry, first_offsets), first_entry
    )


def _number(entry: entries.Entry, offsets: Offsets) -> Span:
    return place(offsets, entry.start, entry.number_end)


def _said(entry: entries.Entry) -> tuple[int, str, str | None]:
    return entry.number, entry.name, entry.url
