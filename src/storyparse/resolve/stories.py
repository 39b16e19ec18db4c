"""Outlines to stories, with what is wrong with them."""

from collections.abc import Iterator, Sequence
from functools import partial

from storyparse import catalogue
from storyparse.diagnostics import Diagnostic
from storyparse.model import Story
from storyparse.resolve.citing import Citing
from storyparse.resolve.faults import (
    duplicate_sections,
    empty_section,
    missing_facts,
    missing_sources,
    missing_title,
    undefined_citations,
    unexpected_line,
)
from storyparse.resolve.items import read_facts, read_narratives
from storyparse.resolve.sources import read_sources
from storyparse.spelling import characters, markers, titles
from storyparse.spelling.lines import after_label
from storyparse.syntax.outline import Lines, Outline, Section, Shape, SourcesLine, StoryOutline
from storyparse.text import Span
from storyparse.values import maker, named

__all__ = ["read_stories"]


def read_stories(outline: Outline, faults: list[Diagnostic]) -> Iterator[Story]:
    """Yield the stories of a text; what is wrong with it goes to the faults."""
    lines, shape = outline
    if not shape.is_sound:
        faults.extend(_unsound(lines, shape))
    wide = markers.has_wide_bracket(lines.text)
    for story in shape.stories:
        yield _read_story(lines, story, faults, has_wide_bracket=wide)


def _unsound(lines: Lines, shape: Shape) -> Iterator[Diagnostic]:
    """Yield what is wrong with the lines of a text."""
    stories, outside, _ = shape
    if any(story.facts for story in stories):
        yield from _unexpected(lines, outside)
        for story in stories:
            yield from _unexpected(lines, story.outside)
    elif stories or outside:
        # This explains all lines before the first heading: no further report on them.
        yield missing_facts(_line(lines, outside[0] if outside else stories[0].first))
    for story in stories:
        if not story.is_sound:
            yield from _unsound_story(lines, story)


def _line(lines: Lines, first: int) -> Span:
    """Return the span of the line that begins a place of lines, several if they are items."""
    text, start = lines.text, lines.starts[first]
    end = text.find("\n", start)
    line = text[start : len(text) if end < 0 else end].rstrip(characters.LINE_END)
    return Span(start, start + len(line))


def _unexpected(lines: Lines, places: Sequence[int]) -> Iterator[Diagnostic]:
    return map(unexpected_line, lines.each(places))


def _unsound_story(lines: Lines, story: StoryOutline) -> Iterator[Diagnostic]:
    """Yield what is wrong with the title and the sections of a story."""
    if story.title is None and story.facts:
        yield missing_title(lines.span(story.facts[0].heading))
    by_kind = {"Facts": story.facts, "Sources": story.sources, "Narratives": story.narratives}
    for kind, sections in by_kind.items():
        if sections and all(map(_is_empty, sections)):
            yield empty_section(_heading(lines, sections[0]), kind)
        if len(sections) > 1:
            yield from duplicate_sections(map(partial(_heading, lines), sections), kind)
        for section in sections:
            if section.outside:
                yield from _unexpected(lines, section.outside)


def _is_empty(section: Section) -> bool:
    return not section.blocks and not section.outside


def _heading(lines: Lines, section: Section) -> Span:
    heading = lines.span(section.heading)
    if not isinstance(section, SourcesLine):
        return heading
    return Span(heading.start, heading.start + after_label(lines.words(section.heading))[0])


def _read_story(
    lines: Lines, story: StoryOutline, faults: list[Diagnostic], *, has_wide_bracket: bool
) -> Story:
    unread: list[Diagnostic] = []
    sources = read_sources(lines, story.sources, unread)
    citing = Citing(sources, has_wide_bracket=has_wide_bracket)
    facts = read_facts(lines, story.facts, citing, faults)
    narratives = read_narratives(lines, story.narratives, citing, faults)
    faults.extend(unread)
    # Markers without a source are explained by a fault of the sources, where one was reported.
    if citing.unresolved and not story.sources:
        faults.append(missing_sources(citing.unresolved))
    elif citing.unresolved and sources and not any(map(_is_malformed, unread)):
        numbers = sorted(source.number for source in sources)
        faults.extend(undefined_citations(citing.unresolved, numbers))
    title = "" if story.title is None else titles.bare(lines.words(story.title))
    span = named(Span, (lines.starts[story.first], lines.ends[story.last]))
    return _story(title, facts, sources, narratives, span)


_story = maker(Story)


def _is_malformed(fault: Diagnostic) -> bool:
    return fault.name == catalogue.MALFORMED_SOURCES.name
