"""Entries taken out of a list of sources."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from storyparse.citations import Source
from storyparse.diagnostics import Edit
from storyparse.document import Document
from storyparse.model import Story
from storyparse.spelling import lines
from storyparse.spelling.characters import LINE_END
from storyparse.syntax.outline import Block, Section, SectionKind
from storyparse.text import Span

__all__ = ["line_removal", "removal"]

_BETWEEN = re.compile(rf"(?=[,{LINE_END}])[,{LINE_END}\n]*+(?:and[{LINE_END}\n]++)?")
_BEHIND_LAST = re.compile(rf"[{LINE_END}\n]*+\.?")


def removal(document: Document, story: Story, source: Source) -> tuple[Edit, ...] | None:
    """Return the edits that take a source's entry out, with what parts it from its neighbours.

    Where nothing else is listed, the label goes as well.

    Returns:
        The edits; None where what stands beside the entry cannot be read, and where the source
        stands in no text.
    """
    found = _section_of(document, story, source)
    if found is None or source.span is None:
        return None
    section, block = found
    entries = [
        each.span
        for each in story.sources
        if each.span and block[0].start <= each.span.start < block[-1].end
    ]
    at = entries.index(source.span)
    if len(entries) > 1:
        return _without_neighbour(document.text, entries, at, block[-1].end)
    if not _stands_alone(document.text, section, block, source.span):
        return None
    is_last = len(section.blocks) == 1 and not section.outside
    first = section.heading.start if is_last else block[0].start
    return (line_removal(document, Span(first, block[-1].end)),)


def line_removal(document: Document, span: Span) -> Edit:
    """Return the edit that takes out the lines that hold a span."""
    lines = document.lines
    start = lines.span(lines.number(span.start)).start
    end = document.text.find("\n", max(span.end - 1, start))
    return Edit(Span(start, len(document.text) if end < 0 else end + 1))


def _section_of(document: Document, story: Story, source: Source) -> tuple[Section, Block] | None:
    """Return the section and the line or lines in which a source's entry stands."""
    at = bisect_right(document.stories, _start(story), key=_start) - 1
    if source.span is None or not document.stories or document.stories[at] is not story:
        return None
    for section in document.outline.stories[at].sections:
        before = bisect_right(section.blocks, source.span.start, key=_first)
        if section.kind is SectionKind.SOURCES and before:
            block = section.blocks[before - 1]
            if source.span.start < block[-1].end:
                return section, block
    return None


def _start(story: Story) -> int:
    return story.span.start if story.span else 0


def _first(block: Block) -> int:
    return block[0].start


def _without_neighbour(
    text: str, entries: Sequence[Span], at: int, end: int
) -> tuple[Edit, ...] | None:
    """Return the edits that take one of several entries out of a line."""
    gaps = [Span(one.end, other.start) for one, other in pairwise(entries)]
    beside = gaps[max(at - 1, 0) : at + 1]
    if not all(_BETWEEN.fullmatch(text, *gap) for gap in beside):
        return None
    if at == 0:
        return (Edit(Span(entries[0].start, entries[1].start)),)
    taken_out = Edit(Span(entries[at - 1].end, entries[at].end))
    if at < len(entries) - 1:
        return (taken_out,)
    if not _BEHIND_LAST.fullmatch(text, entries[at].end, end):
        return None
    # What stood before the last entry stands before the new last one.
    last = text[gaps[at - 1].start : gaps[at - 1].end]
    moved = (Edit(gap, last) for gap in gaps[at - 2 : at - 1] if text[gap.start : gap.end] != last)
    return (*moved, taken_out)


def _stands_alone(text: str, section: Section, block: Block, entry: Span) -> bool:
    """Tell whether nothing but an entry stands in its block, bullet or label aside."""
    line = text[block[0].start : block[0].end]
    before = (lines.after_label if section.in_line else lines.after_bullet)(line)[1]
    is_first = not text[block[0].start + before : entry.start].strip(f"{LINE_END}\n")
    return is_first and bool(_BEHIND_LAST.fullmatch(text, entry.end, block[-1].end))
