"""What the lines of a text are: parts of stories, as places of lines and not yet as words."""

from array import array
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from storyparse.text import Span
from storyparse.values import named

__all__ = [
    "ITEMS",
    "Block",
    "Facts",
    "Lines",
    "Narratives",
    "Outline",
    "Section",
    "Shape",
    "SourcesLine",
    "SourcesList",
    "StoryOutline",
]


Block: TypeAlias = tuple[int, ...]
"""An item or entry: the places of its lines, counted from 0; or the place of a run of items."""


class Section(NamedTuple):
    """A heading or label with what stands under it; its class tells which section it is.

    Attributes:
        heading: The heading's line.
        blocks: Its items or entries, in order.
        outside: Lines under it that belong to none of these.
    """

    heading: int
    blocks: tuple[Block, ...]
    outside: tuple[int, ...]


class Facts(Section):
    """A section of facts."""

    __slots__ = ()


class Narratives(Section):
    """A section of narratives."""

    __slots__ = ()


class SourcesList(Section):
    """A label with a list of sources under it."""

    __slots__ = ()


class SourcesLine(Section):
    """A label with sources on its line, which is the only block."""

    __slots__ = ()


class Lines(NamedTuple):
    """The lines of a text, as they are spelled.

    Most lines of most texts are items that begin with "- " and stand one after the other: such a
    run of items is read as one line, whose type is `ITEMS`.

    Attributes:
        text: The text.
        types: The name of each line's terminal in the grammar of lines.
        starts: Where each begins, without the spaces before it.
        ends: Where each ends, without its line end and the spaces before it.
    """

    text: str
    types: list[str]
    starts: "array[int]"
    ends: "array[int]"

    def span(self, at: int) -> Span:
        """Return where a line stands."""
        return named(Span, (self.starts[at], self.ends[at]))

    def words(self, at: int) -> str:
        """Return a line without the spaces around it."""
        return self.text[self.starts[at] : self.ends[at]]

    def items(self, at: int) -> list[str]:
        """Return the words of each item in a run of items."""
        return self.text[self.starts[at] + 2 : self.ends[at]].split("\n- ")

    def each(self, places: Iterable[int]) -> Iterator[Span]:
        """Yield the spans of some lines, in a run of items of each."""
        for at in places:
            if self.types[at] != ITEMS:
                yield self.span(at)
                continue
            start = self.starts[at]
            for words in self.items(at):
                end = start + 2 + len(words)
                yield Span(start, end)
                start = end + 1

    def blocks(self, section: Section) -> Iterator[tuple[Span, ...]]:
        """Yield the spans of the lines of each item or entry of a section."""
        for block in section.blocks:
            if self.types[block[0]] == ITEMS:
                yield from zip(self.each(block), strict=True)
            else:
                yield tuple(map(self.span, block))


ITEMS = "ITEMS"
"""The type of a run of items."""


class StoryOutline(NamedTuple):
    """The parts of one story.

    Attributes:
        title: The title's line, or None where there is none.
        facts: Its sections of facts, in order; one, if nothing is wrong with it.
        sources: Its sources sections.
        narratives: Its sections of narratives.
        outside: Lines between the title and the first section.
        first: Its first line.
        last: Its last line.
        is_sound: Whether nothing is wrong with its lines: it has a title, no line outside of its
            sections, each of these once and with something in it.
    """

    title: int | None
    facts: tuple[Section, ...]
    sources: tuple[Section, ...]
    narratives: tuple[Section, ...]
    outside: tuple[int, ...]
    first: int
    last: int
    is_sound: bool

    @property
    def sections(self) -> tuple[Section, ...]:
        """Its sections, in order."""
        return tuple(sorted(self.facts + self.sources + self.narratives, key=_heading))


def _heading(section: Section) -> int:
    return section.heading


class Shape(NamedTuple):
    """Which lines of a text are what.

    Attributes:
        stories: Its stories, in order.
        outside: Lines before the first story.
        is_sound: Whether all stories are, and no line is outside of them.
    """

    stories: tuple[StoryOutline, ...]
    outside: tuple[int, ...]
    is_sound: bool


class Outline(NamedTuple):
    """The parts of a text.

    Attributes:
        lines: Its lines.
        shape: What they are.
    """

    lines: Lines
    shape: Shape
