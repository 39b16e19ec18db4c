"""The careful way: any text to stories, with what is wrong with it."""

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.handwritten.contents import (
    Place,
    has_wide_brackets,
    head_of,
    plain_content,
    spelled_content,
)
from benchmarks.handwritten.lines import lines_of, surrogates
from benchmarks.handwritten.listings import Listing, canonical_listing
from benchmarks.handwritten.sections import Outline, Section, outlined
from benchmarks.handwritten.values import (
    new_fact,
    new_narrative,
    new_source,
    new_span,
    new_story,
)
from storyparse.citations import Content, Source, UnresolvedCitation
from storyparse.diagnostics import Diagnostic
from storyparse.model import Fact, Item, Narrative, Story
from storyparse.resolve import faults
from storyparse.spelling import entries, titles
from storyparse.spelling import lines as beginnings
from storyparse.spelling.characters import LINE_END
from storyparse.text import Span

__all__ = ["any_stories"]


def any_stories(text: str) -> tuple[tuple[Story, ...], tuple[Diagnostic, ...]]:
    """Return the stories of any text, and what is wrong with it."""
    outside, outlines = outlined(text, lines_of(text))
    undecoded = [faults.invalid_utf8(Span(*run.span())) for run in surrogates(text)]
    diagnostics = [*undecoded, *_misplaced(text, outside, outlines)]
    stories = tuple(_read_story(text, outline, diagnostics) for outline in outlines)
    diagnostics.sort(key=lambda each: (each.span, each.name))
    return stories, tuple(diagnostics)


def _misplaced(
    text: str, outside: Sequence[Span], outlines: Sequence[Outline]
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the lines, titles and headings."""
    firsts = [*outside[:1], *(outline.title or outline.span for outline in outlines[:1])]
    if any(outline.of("Facts") for outline in outlines):
        yield from map(faults.unexpected_line, outside)
        for outline in outlines:
            yield from map(faults.unexpected_line, outline.stray.outside)
    elif firsts:
        yield faults.missing_facts(_line(text, firsts[0].start))
    for outline in outlines:
        yield from _headings(text, outline)


def _line(text: str, start: int) -> Span:
    end = text.find("\n", start)
    line = text[start : len(text) if end < 0 else end].rstrip(LINE_END)
    return Span(start, start + len(line))


def _headings(text: str, outline: Outline) -> Iterator[Diagnostic]:
    facts = outline.of("Facts")
    if facts and outline.title is None:
        yield faults.missing_title(facts[0].heading)
    for kind in ("Facts", "Sources", "Narratives"):
        sections = outline.of(kind)
        if sections and not any(each.blocks or each.outside for each in sections):
            yield faults.empty_section(_heading(text, sections[0]), kind)
        if len(sections) > 1:
            headings = (_heading(text, section) for section in sections)
            yield from faults.duplicate_sections(headings, kind)


def _heading(text: str, section: Section) -> Span:
    start, end = section.heading
    if section.in_line:
        end = start + beginnings.after_label(text[start:end])[0]
    return Span(start, end)


def _read_story(text: str, outline: Outline, diagnostics: list[Diagnostic]) -> Story:
    """Return a story, and add what is wrong with it to some diagnostics."""
    for section in outline.sections:
        diagnostics.extend(map(faults.unexpected_line, section.outside))
    listings = outline.of("Sources")
    unread: list[Diagnostic] = []
    listing = _listing(text, listings, unread)
    diagnostics.extend(unread)
    facts = list(_facts(text, outline.of("Facts"), listing, diagnostics))
    told = list(_narratives(text, outline.of("Narratives"), listing, diagnostics))
    unresolved = list(_unresolved((*facts, *told)))
    if unresolved and not listings:
        diagnostics.append(faults.missing_sources(unresolved))
    elif listing.sources and not any(each.name == "malformed-sources" for each in unread):
        diagnostics.extend(faults.undefined_citations(unresolved, sorted(listing.by_number)))
    title = outline.title
    bare = titles.bare(text[title.start : title.end]) if title else ""
    return new_story(bare, facts, listing.sources, told, outline.span)


def _unresolved(items: Iterable[Item]) -> Iterator[UnresolvedCitation]:
    for item in items:
        for piece in item.content:
            if isinstance(piece, UnresolvedCitation):
                yield piece


def _joined(text: str, block: Sequence[Span], skipped: int) -> tuple[str, Place]:
    """Join the lines of a block by spaces, without what its first line begins with."""
    (start, end), *others = block
    start += skipped
    if others and start == end:
        (start, end), *others = others
    words = [text[start:end]]
    length = end - start + 1
    places = []
    for offset, stop in others:
        words.append(text[offset:stop])
        places.append((length, offset))
        length += stop - offset + 1
    return " ".join(words), Place(start, places)


def _listing(text: str, sections: Sequence[Section], unread: list[Diagnostic]) -> Listing:
    """Return the sources that sections list, each number once; add what is wrong with them."""
    if len(sections) == 1 and sections[0].in_line and len(sections[0].blocks[0]) == 1:
        words, place = _entries_line(text, sections[0].blocks[0])
        listing = canonical_listing(words, place.offset)
        if listing is not None:
            return listing
    seen: dict[int, tuple[Section, entries.Entry, Span]] = {}
    sources: list[Source] = []
    for section, entry, place in _entries(text, sections):
        if isinstance(entry, entries.Fault):
            span = place.span(entry.start, entry.end)
            unread.append(faults.malformed_sources(span, entry.reason))
            continue
        number = place.span(entry.start, entry.number_end)
        first = seen.setdefault(entry.number, (section, entry, number))
        if first[1] is entry:
            span = place.span(entry.start, entry.end)
            sources.append(new_source(entry.number, entry.name, entry.url, span))
        elif first[0] is section or _same(first[1]) != _same(entry):
            unread.append(faults.duplicate_source_number(number, entry, first[2], first[1]))
    return Listing(sources)


def _same(entry: entries.Entry) -> tuple[int, str, str | None]:
    return entry.number, entry.name, entry.url


def _entries_line(text: str, block: Sequence[Span]) -> tuple[str, Place]:
    _, start = beginnings.after_label(text[block[0].start : block[0].end])
    return _joined(text, block, start)


def _entries(
    text: str, sections: Iterable[Section]
) -> Iterator[tuple[Section, entries.Entry | entries.Fault, Place]]:
    for section in sections:
        for block in section.blocks:
            if section.in_line:
                words, place = _entries_line(text, block)
                found = entries.in_line(words, [begun for begun, _ in place.others])
            else:
                first = text[block[0].start : block[0].end]
                words, place = _joined(text, block, entries.after_bullet(first))
                found = entries.in_list(words)
            for entry in found:
                yield section, entry, place


def _items(
    text: str, sections: Iterable[Section], diagnostics: list[Diagnostic]
) -> Iterator[tuple[str, Place, Span]]:
    """Yield the words of items, where they stand, and their spans; report those without words."""
    for section in sections:
        for block in section.blocks:
            start, end = block[0]
            bullet, skipped = beginnings.after_bullet(text[start:end])
            if len(block) == 1 and start + skipped == end:
                diagnostics.append(faults.empty_item(Span(start, start + bullet)))
                continue
            words, place = _joined(text, block, skipped)
            yield words, place, new_span(Span, (start, block[-1][1]))


def _facts(
    text: str, sections: Iterable[Section], listing: Listing, diagnostics: list[Diagnostic]
) -> Iterator[Fact]:
    for words, place, span in _items(text, sections, diagnostics):
        yield new_fact(_any_content(words, 0, place, listing), span)


def _narratives(
    text: str, sections: Iterable[Section], listing: Listing, diagnostics: list[Diagnostic]
) -> Iterator[Narrative]:
    for words, place, span in _items(text, sections, diagnostics):
        head = head_of(words, listing)
        if isinstance(head, str):
            diagnostics.append(faults.malformed_narrative(span, head))
            head = ("", None, 0)
        name, provider, start = head
        yield new_narrative(name, _any_content(words, start, place, listing), provider, span)


def _any_content(words: str, start: int, place: Place, listing: Listing) -> Content:
    if not place.others and not has_wide_brackets(words):
        content = plain_content(words, start, place.offset, listing.by_marker)
        if content is not None:
            return content
    return spelled_content(words, start, place, listing)
