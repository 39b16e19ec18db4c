"""Entries taken out of a list of sources."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

import attrs

from storyparse.citations import Source
from storyparse.diagnostics import Edit
from storyparse.document import Document
from storyparse.edits import ordered
from storyparse.model import Story
from storyparse.refactor.whole_lines import removal
from storyparse.spelling import lines
from storyparse.spelling.characters import LINE_END
from storyparse.syntax.outline import Section, SourcesLine
from storyparse.text import Span

__all__ = ["Listing", "Row"]

_BETWEEN = re.compile(rf"(?=[,{LINE_END}\n])[,{LINE_END}\n]*+(?:and[{LINE_END}\n]++)?")
_COMMA_BEFORE_AND = re.compile(rf"^,(?=[{LINE_END}\n]++and)")
_BEHIND_LAST = re.compile(rf"[{LINE_END}\n]*+\.?")


@attrs.frozen
class Row:
    """Entries that stand in one line, or in lines that are read as one.

    Attributes:
        section: The section they stand in.
        block: Their lines.
        entries: Their spans, in order.
    """

    section: Section
    block: tuple[Span, ...]
    entries: tuple[Span, ...]

    @property
    def is_line(self) -> bool:
        """Whether it is a line of entries, and ends with a full stop of its own."""
        return isinstance(self.section, SourcesLine) or len(self.entries) > 1

    @property
    def span(self) -> Span:
        """Where its lines stand."""
        return Span(self.block[0].start, self.block[-1].end)

    def stop(self, text: str, entry: str) -> str:
        """Return the full stop that is missing behind an entry once it stands last, or nothing.

        Without one, a stop with which the entry itself ends would be taken for the row's own.
        """
        is_ended = not self.is_line or text.startswith(".", self.entries[-1].end)
        return "" if is_ended or not entry.endswith(".") else "."

    def gap(self, before: int) -> Span:
        """Return what parts an entry from the one after it."""
        return Span(self.entries[before].end, self.entries[before + 1].start)


class Listing:
    """The list of a story's sources, from which entries can be taken.

    Args:
        document: The document that the story was read from.
        story: The story.
    """

    def __init__(self, document: Document, story: Story) -> None:
        """Find the place of each entry."""
        self._document = document
        placed = list(_placed(document, story))
        self.rows: tuple[Row, ...] = tuple(row for row, _ in placed)
        """The entries by the lines in which they stand."""
        self._places = {
            source.number: (row, at) for row, sources in placed for at, source in enumerate(sources)
        }

    def stop(self, source: Source, entry: str) -> str:
        """Return what must follow another entry in the place of a source: see `Row.stop`."""
        row = self._places[source.number][0] if source.number in self._places else None
        is_last = row is not None and row.entries[-1] == source.span
        return row.stop(self._document.text, entry) if row and is_last else ""

    def removal(self, *sources: Source) -> tuple[Edit, ...] | None:
        """Return the edits that take entries out, with what parts them from their neighbours.

        Where nothing is left in a line, the line goes; where nothing is left under the label, the
        label goes as well.

        Returns:
            The edits, in order; None where what stands beside an entry cannot be read.
        """
        taken: dict[int, tuple[Row, list[int]]] = {}
        for source in sources:
            if source.number not in self._places:
                return None
            row, place = self._places[source.number]
            taken.setdefault(row.block[0].start, (row, []))[1].append(place)
        edits: list[Edit] = []
        for row, places in taken.values():
            some = _taken_out(self._document, row, sorted(places))
            if some is None:
                return None
            edits += some
        return ordered(edits)


def _placed(document: Document, story: Story) -> Iterator[tuple[Row, Sequence[Source]]]:
    """Yield the rows of a story's list, each with the sources whose entries stand in it."""
    at = document.begun(story.span.start) - 1 if story.span else -1
    if at < 0 or document.stories[at] is not story:
        return
    lines, shape = document.outline
    blocks = [
        (section, block) for section in shape.stories[at].sources for block in lines.blocks(section)
    ]
    starts = [block[0].start for _, block in blocks]
    entries = [(source.span, source) for source in story.sources if source.span]
    for before, group in groupby(entries, key=lambda entry: bisect_right(starts, entry[0].start)):
        if before:
            spans, sources = zip(*group, strict=True)
            yield Row(*blocks[before - 1], spans), sources


def _taken_out(document: Document, row: Row, places: Sequence[int]) -> list[Edit] | None:
    """Return the edits that take entries out of a row, by their places in it."""
    text, entries = document.text, row.entries
    last = len(entries) - 1
    if len(places) == len(entries):
        return _whole(document, row)
    runs = list(_runs(places))
    new_last = last if places[-1] < last else runs[-1][0] - 1
    beside = {at for first, end in runs for at in range(max(first - 1, 0), min(end + 1, last))}
    if not all(_BETWEEN.fullmatch(text, *row.gap(at)) for at in beside):
        return None
    if new_last < last and not _BEHIND_LAST.fullmatch(text, entries[last].end, row.block[-1].end):
        return None
    # What stood before the last entry stands before the new last one.
    before_last = _between(text, row.gap(last - 1), is_pair=len(entries) - len(places) == _PAIR)
    edits = []
    stop = row.stop(text, text[slice(*entries[new_last])]) if new_last < last else ""
    for first, end in runs:
        if first == 0:
            edits.append(Edit(Span(entries[0].start, entries[end + 1].start)))
        elif end == last:
            edits.append(Edit(Span(entries[first - 1].end, entries[last].end), stop))
        else:
            gap = before_last if end + 1 == new_last else text[slice(*row.gap(end))]
            edits.append(Edit(Span(entries[first - 1].end, entries[end + 1].start), gap))
    if new_last > 0 and new_last - 1 not in places:
        gap_span = row.gap(new_last - 1)
        if text[slice(*gap_span)] != before_last:
            edits.append(Edit(gap_span, before_last))
    return edits


_PAIR = 2


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each run of places that follow each other."""
    first = places[0]
    for place, after in pairwise((*places, -1)):
        if after != place + 1:
            yield first, place
            first = after


def _between(text: str, gap: Span, *, is_pair: bool) -> str:
    """Return what stands before a last entry; of two entries, without a comma before "and"."""
    between = text[gap.start : gap.end]
    return _COMMA_BEFORE_AND.sub("", between) if is_pair else between


def _whole(document: Document, row: Row) -> list[Edit] | None:
    """Return the edit that takes out a row, and its label where nothing else stands under it."""
    text, block, section = document.text, row.block, row.section
    line = text[block[0].start : block[0].end]
    after = lines.after_label if isinstance(section, SourcesLine) else lines.after_bullet
    before = after(line)[1]
    gaps = [row.gap(at) for at in range(len(row.entries) - 1)]
    stands_alone = (
        not text[block[0].start + before : row.entries[0].start].strip(f"{LINE_END}\n")
        and _BEHIND_LAST.fullmatch(text, row.entries[-1].end, block[-1].end)
        and all(_BETWEEN.fullmatch(text, *gap) for gap in gaps)
    )
    if not stands_alone:
        return None
    is_all = len(section.blocks) == 1 and not section.outside
    first = document.outline.lines.starts[section.heading] if is_all else block[0].start
    return [removal(document, Span(first, block[-1].end))]
