"""What the lines of a text are: parts of stories, as spans and not yet as words."""

import enum
from typing import NamedTuple, TypeAlias

from storyparse.text import Span

__all__ = ["Block", "Outline", "Section", "SectionKind", "StoryOutline"]


class SectionKind(enum.Enum):
    """The kinds of sections, by the name of their heading."""

    FACTS = "Facts"
    SOURCES = "Sources"
    NARRATIVES = "Narratives"


Block: TypeAlias = tuple[Span, ...]
"""An item or entry: the spans of its lines, without the spaces around them."""


class Section(NamedTuple):
    """A heading or label with what stands under it.

    Args:
        kind: Which section it is.
        heading: The heading's line, without the spaces around it.
        blocks: Its items or entries, in order.
        outside: Lines under it that belong to none of these.
        in_line: Whether it is a sources line: a label with text, which is its only block.
    """

    kind: SectionKind
    heading: Span
    blocks: tuple[Block, ...]
    outside: tuple[Span, ...]
    in_line: bool = False


class StoryOutline(NamedTuple):
    """The parts of one story.

    Args:
        title: The title's line, or None where there is none.
        sections: Its sections, in order.
        outside: Lines between the title and the first section.
    """

    title: Span | None
    sections: tuple[Section, ...]
    outside: tuple[Span, ...]


class Outline(NamedTuple):
    """The parts of a text.

    Args:
        stories: Its stories, in order.
        outside: Lines before the first story.
    """

    stories: tuple[StoryOutline, ...]
    outside: tuple[Span, ...]
