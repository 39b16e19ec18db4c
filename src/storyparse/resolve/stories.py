"""Outlines to stories, with what is wrong with them."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from storyparse import catalogue
from storyparse.citations import UnresolvedCitation
from storyparse.diagnostics import Diagnostic, Label
from storyparse.model import Item, Story
from storyparse.resolve.items import read_facts, read_narratives
from storyparse.resolve.sources import read_sources
from storyparse.spelling import characters, lines, titles
from storyparse.syntax.outline import Outline, Section, SectionKind, StoryOutline
from storyparse.text import Span
from storyparse.values import unchecked

__all__ = ["read_stories"]

_T = TypeVar("_T")


def read_stories(text: str, outline: Outline) -> Iterator[Story | Diagnostic]:
    """Yield the stories of a text, and what is wrong with it."""
    first_lines = [*outline.outside[:1], *(_span(story) for story in outline.stories)]
    if not first_lines:
        return
    if any(_of(SectionKind.FACTS, story) for story in outline.stories):
        yield from map(_unexpected, outline.outside)
        for story in outline.stories:
            yield from map(_unexpected, story.outside)
    else:
        # This explains all lines before the first heading: no further report on them.
        yield _missing_facts(text, first_lines[0].start)
    for story in outline.stories:
        yield from _headings(text, story)
        yield from _read_story(text, story)


def _of(kind: SectionKind, story: StoryOutline) -> list[Section]:
    return [section for section in story.sections if section.kind is kind]


def _span(story: StoryOutline) -> Span:
    first = story.title or story.sections[0].heading
    lines_of = (
        span
        for section in story.sections
        for block in (*section.blocks, section.outside, (section.heading,))
        for span in block[-1:]
    )
    return Span(first.start, max(span.end for span in lines_of))


def _missing_facts(text: str, start: int) -> Diagnostic:
    end = text.find("\n", start)
    line = text[start : len(text) if end < 0 else end].rstrip(characters.LINE_END)
    return catalogue.MISSING_FACTS.at(
        Span(start, start + len(line)),
        "this text has no Facts heading",
        help="put a line 'Facts' before the list of facts",
    )


def _unexpected(span: Span) -> Diagnostic:
    return catalogue.UNEXPECTED_LINE.at(
        span,
        "this line belongs to no part of a story",
        help="take it out, or make it an item: begin it with '- ', under a heading",
    )


def _headings(text: str, story: StoryOutline) -> Iterator[Diagnostic]:
    """Yield what is wrong with the title and the headings of a story."""
    facts = _of(SectionKind.FACTS, story)
    if facts and story.title is None:
        yield catalogue.MISSING_TITLE.at(
            facts[0].heading,
            "this story has no title",
            help="write the title on the line before, after a blank line",
        )
    for kind in SectionKind:
        sections = _of(kind, story)
        if sections and all(map(_is_empty, sections)):
            yield catalogue.EMPTY_SECTION.at(
                _heading(text, sections[0]),
                f"nothing stands under this {kind.value} heading",
                help="write what belongs here, or take the heading out",
            )
        for section in sections[1:]:
            yield catalogue.DUPLICATE_SECTION.at(
                _heading(text, section),
                f"this story has a second {kind.value} section",
                labels=(Label(_heading(text, sections[0]), "the first"),),
                help="join the two, or begin another story with a blank line and its title",
            )


def _is_empty(section: Section) -> bool:
    return not section.blocks and not section.outside


def _heading(text: str, section: Section) -> Span:
    start, end = section.heading
    if section.in_line:
        end = start + lines.after_label(text[start:end])[0]
    return Span(start, end)


def _read_story(text: str, outline: StoryOutline) -> Iterator[Story | Diagnostic]:
    for section in outline.sections:
        yield from map(_unexpected, section.outside)
    listing = _of(SectionKind.SOURCES, outline)
    sources, faults = _parted(read_sources(text, listing))
    by_number = {source.number: source for source in sources}
    facts, fact_faults = _parted(read_facts(text, _of(SectionKind.FACTS, outline), by_number))
    narratives, narrative_faults = _parted(
        read_narratives(text, _of(SectionKind.NARRATIVES, outline), by_number)
    )
    yield from (*faults, *fact_faults, *narrative_faults)
    unresolved = _unresolved((*facts, *narratives))
    # Markers without a source are explained by a fault of the sources, where one was reported.
    if not listing:
        yield from _missing_sources(unresolved)
    elif sources and not any(map(_is_malformed, faults)):
        yield from _undefined_citations(unresolved, sorted(by_number))
    title = outline.title
    yield unchecked(
        Story,
        title=titles.bare(text[title.start : title.end]) if title else "",
        facts=facts,
        sources=sources,
        narratives=narratives,
        span=_span(outline),
    )


def _parted(parts: Iterable[_T | Diagnostic]) -> tuple[tuple[_T, ...], list[Diagnostic]]:
    """Part what was read from what is wrong."""
    read: list[_T] = []
    faults: list[Diagnostic] = []
    for part in parts:
        if isinstance(part, Diagnostic):
            faults.append(part)
        else:
            read.append(part)
    return tuple(read), faults


def _is_malformed(fault: Diagnostic) -> bool:
    return fault.name == catalogue.MALFORMED_SOURCES.name


def _unresolved(items: Iterable[Item]) -> list[UnresolvedCitation]:
    return [
        piece for item in items for piece in item.content if isinstance(piece, UnresolvedCitation)
    ]


def _missing_sources(unresolved: list[UnresolvedCitation]) -> Iterator[Diagnostic]:
    spans = [citation.span for citation in unresolved if citation.span]
    if spans:
        yield catalogue.MISSING_SOURCES.at(
            min(spans),
            "this story cites, and lists no sources",
            help="add a line 'Sources: [1]Name, [2]Name and [3]Name.' after the facts",
        )


def _undefined_citations(
    unresolved: list[UnresolvedCitation], numbers: list[int]
) -> Iterator[Diagnostic]:
    last = numbers[-1]
    if len(numbers) == 1:
        help_ = f"this story lists source {last} alone"
    elif len(numbers) == last:
        help_ = f"this story lists the sources 1 to {last}"
    else:
        help_ = f"this story lists {len(numbers)} sources, numbered up to {last}"
    for citation in unresolved:
        yield catalogue.UNDEFINED_CITATION.at(
            citation.span or Span(0, 0),
            f"no source has the number {citation.number}",
            help=help_,
        )
