"""Lines to the sections of stories."""

from collections.abc import Sequence

import attrs

from benchmarks.handwritten.lines import (
    ENTRIES,
    INDENTED,
    ITEMS,
    NUMBERED,
    SECTIONS,
    SOURCES_LINES,
    Line,
)
from benchmarks.handwritten.starts import starts_of
from benchmarks.handwritten.values import new_span
from storyparse.text import Span

__all__ = ["Outline", "Section", "outlined"]

_NONE: frozenset[str] = frozenset()


@attrs.define(eq=False)
class Section:
    """A heading or label with what stands under it; or the lines of no section.

    Args:
        kind: What the section is called.
        heading: The heading's line.
        begins: The kinds of lines that begin an item or entry.
        goes_on: The kinds of lines that go on with what stands before them.
        numbered: Whether the items are numbered; None: the first one tells.
        in_line: Whether it is a sources line: a label with text, which is its only block.
        blocks: The lines of each item or entry.
        outside: The lines that belong to none.
        last: Those of either with which a line goes on.
    """

    kind: str = ""
    heading: Span = Span(0, 0)
    begins: frozenset[str] = _NONE
    goes_on: frozenset[str] = _NONE
    numbered: bool | None = False
    in_line: bool = False
    blocks: list[list[Span]] = attrs.field(factory=list)
    outside: list[Span] = attrs.field(factory=list)
    last: list[Span] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """Let lines go on with a sources line, or with nothing yet."""
        self.last = self.blocks[0] if self.blocks else self.outside

    def take(self, kind: str, span: Span) -> None:
        """Take a line in."""
        if self.numbered is None and (kind in ITEMS or kind in NUMBERED):
            self.numbered = kind in NUMBERED
        if self.numbered and kind == "INDENTED_NUMBER":
            kind = "NUMBER"
        if kind in self.begins:
            self.last = [span]
            self.blocks.append(self.last)
        elif kind in self.goes_on:
            self.last.append(span)
        else:
            self.outside.append(span)
            self.last = self.outside


def _begun(kind: str, heading: Span) -> Section:
    """Return the section that a line of a kind begins."""
    if kind == "SOURCES":
        return Section("Sources", heading, ENTRIES, frozenset({"INDENTED"}), numbered=True)
    if kind in SOURCES_LINES:
        goes_on = INDENTED | {"ENTRY"}
        return Section("Sources", heading, _NONE, goes_on, in_line=True, blocks=[[heading]])
    return Section(kind.capitalize(), heading, ITEMS, INDENTED, numbered=None)


@attrs.define(eq=False)
class Outline:
    """A story's title, its sections, and the lines between."""

    title: Span | None
    sections: list[Section] = attrs.field(factory=list)
    stray: Section = attrs.field(factory=Section)

    @property
    def span(self) -> Span:
        """Where it stands."""
        first = self.title or self.sections[0].heading
        last = self.sections[-1]
        ends = [last.heading, *last.outside[-1:], *(block[-1] for block in last.blocks[-1:])]
        return Span(first.start, max(span.end for span in ends))

    def of(self, kind: str) -> list[Section]:
        """Return the sections of a kind."""
        return [section for section in self.sections if section.kind == kind]


def outlined(text: str, lines: Sequence[Line]) -> tuple[Sequence[Span], Sequence[Outline]]:
    """Return the lines before the first story, and the stories' lines."""
    starts = starts_of(text, lines)
    before = here = Section()
    outlines: list[Outline] = []
    for at, (kind, start, end) in enumerate(lines):
        span = new_span(Span, (start, end))
        if at in starts:
            outlines.append(Outline(span if starts[at] else None))
            here = outlines[-1].stray
        if starts.get(at):
            continue
        if kind in SECTIONS and outlines:
            here = _begun(kind, span)
            outlines[-1].sections.append(here)
        elif kind != "BLANK":
            here.take(kind, span)
    return before.outside, outlines
