"""Outlines to stories, with what is wrong with them."""

from collections.abc import Iterator, Sequence
from itertools import islice

from storyparse import catalogue
from storyparse.citations import UnresolvedCitation
from storyparse.diagnostics import Diagnostic, Label
from storyparse.model import Story
from storyparse.resolve.citing import Citing
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
        yield _missing_facts(lines, outside[0] if outside else stories[0].first)
    for story in stories:
        if not story.is_sound:
            yield from _unsound_story(lines, story)


def _missing_facts(lines: Lines, first: int) -> Diagnostic:
    text, start = lines.text, lines.starts[first]
    end = text.find("\n", start)
    line = text[start : len(text) if end < 0 else end].rstrip(characters.LINE_END)
    return catalogue.MISSING_FACTS.at(
        Span(start, start + len(line)),
        "this text has no Facts heading",
        help="put a line 'Facts' before the list of facts",
    )


def _unexpected(lines: Lines, places: Sequence[int]) -> Iterator[Diagnostic]:
    for line in lines.each(places):
        yield catalogue.UNEXPECTED_LINE.at(
            line,
            "this line belongs to no part of a story",
            help="take it out, or make it an item: begin it with '- ', under a heading",
        )


def _unsound_story(lines: Lines, story: StoryOutline) -> Iterator[Diagnostic]:
    """Yield what is wrong with the title and the sections of a story."""
    if story.title is None and story.facts:
        yield catalogue.MISSING_TITLE.at(
            lines.span(story.facts[0].heading),
            "this story has no title",
            help="write the title on the line before, after a blank line",
        )
    by_kind = {"Facts": story.facts, "Sources": story.sources, "Narratives": story.narratives}
    for kind, sections in by_kind.items():
        if sections and all(map(_is_empty, sections)):
            yield catalogue.EMPTY_SECTION.at(
                _heading(lines, sections[0]),
                f"nothing stands under this {kind} heading",
                help="write what belongs here, or take the heading out",
            )
        if len(sections) > 1:
            yield from _duplicates(lines, kind, sections)
        for section in sections:
            if section.outside:
                yield from _unexpected(lines, section.outside)


def _duplicates(lines: Lines, kind: str, sections: Sequence[Section]) -> Iterator[Diagnostic]:
    message = f"this story has a second {kind} section"
    labels = (Label(_heading(lines, sections[0]), "the first"),)
    for section in islice(sections, 1, None):
        yield catalogue.DUPLICATE_SECTION.at(
            _heading(lines, section),
            message,
            labels=labels,
            help="join the two, or begin another story with a blank line and its title",
        )


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
        faults.append(_missing_sources(citing.unresolved))
    elif citing.unresolved and sources and not any(map(_is_malformed, unread)):
        faults.extend(
            _undefined_citations(citing.unresolved, sorted(source.number for source in sources))
        )
    title = "" if story.title is None else titles.bare(lines.words(story.title))
    span = named(Span, (lines.starts[story.first], lines.ends[story.last]))
    return _story(title, facts, sources, narratives, span)


_story = maker(Story)


def _is_malformed(fault: Diagnostic) -> bool:
    return fault.name == catalogue.MALFORMED_SOURCES.name


def _missing_sources(unresolved: list[UnresolvedCitation]) -> Diagnostic:
    return catalogue.MISSING_SOURCES.at(
        min(citation.span for citation in unresolved if citation.span),
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
    messages = {each.number: f"no source has the number {each.number}" for each in unresolved}
    for citation in unresolved:
        yield catalogue.UNDEFINED_CITATION.at(
            citation.span or Span(0, 0),
            messages[citation.number],
            help=help_,
        )
