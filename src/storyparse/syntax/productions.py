"""What the rules of the grammar make of their parts: the shape of a text, from the lines up."""

from collections.abc import Iterable
from functools import partial
from typing import TypeAlias, TypeVar

from storyparse.syntax.outline import (
    Facts,
    Narratives,
    Section,
    Shape,
    SourcesLine,
    SourcesList,
    StoryOutline,
)
from storyparse.syntax.places import UNTITLED
from storyparse.values import named

__all__ = ["Productions"]


class _Block(tuple[int, ...]):
    """The lines of an item or entry."""

    __slots__ = ()


class _Outside(tuple[int, ...]):
    """Lines that belong nowhere."""

    __slots__ = ()


_Part: TypeAlias = int | _Block | _Outside
_S = TypeVar("_S", bound=Section)


def _section(type_: type[_S], parts: list[_Part]) -> _S:
    if len(parts) == 1:
        return named(type_, (parts[0], (), ()))
    heading, *outside = _outside(parts)
    blocks = tuple(part for part in parts if isinstance(part, _Block))
    return type_(heading, blocks, tuple(outside))


class Productions:
    """Each method bears the name of a rule in the grammar of lines, and is given its parts."""

    item = items = entry = _Block
    outside_items = outside_entries = _Outside
    facts: "staticmethod[[list[_Part]], Facts]" = staticmethod(partial(_section, Facts))
    narratives: "staticmethod[[list[_Part]], Narratives]" = staticmethod(
        partial(_section, Narratives)
    )
    sources_list: "staticmethod[[list[_Part]], SourcesList]" = staticmethod(
        partial(_section, SourcesList)
    )

    def after_line(self, parts: list[_Part]) -> _Outside:
        return _Outside(_outside(parts))

    def sources_line(self, parts: list[_Part]) -> SourcesLine:
        lines = tuple(part for part in parts if isinstance(part, int))
        outside = _outside(parts[len(lines) :])
        return SourcesLine(lines[0], (lines,), outside)

    def story(self, parts: list[int | _Outside | Section]) -> StoryOutline:
        title, *outside = _outside(parts)
        sections = [part for part in parts if isinstance(part, Section)]
        facts = tuple(part for part in parts if isinstance(part, Facts))
        sources = tuple(part for part in parts if isinstance(part, SourcesList | SourcesLine))
        narratives = tuple(part for part in parts if isinstance(part, Narratives))
        return StoryOutline(
            None if title == UNTITLED else title,
            facts,
            sources,
            narratives,
            tuple(outside),
            first=sections[0].heading if title == UNTITLED else title,
            last=_last(sections[-1]) if sections else title,
            is_sound=title != UNTITLED
            and len(facts) == 1
            and len(sources) <= 1
            and len(narratives) <= 1
            and all(section.blocks and not section.outside for section in sections)
            and not outside,
        )

    def start(self, parts: list[_Outside | StoryOutline]) -> Shape:
        stories = tuple(part for part in parts if isinstance(part, StoryOutline))
        outside = _outside(parts)
        return Shape(stories, outside, not outside and all(story.is_sound for story in stories))


def _last(section: Section) -> int:
    return max([section.heading, *section.outside[-1:], *(block[-1] for block in section.blocks)])


def _outside(parts: Iterable[object]) -> tuple[int, ...]:
    """Return the lines among some parts that are in none of them, or belong nowhere."""
    lines: list[int] = []
    for part in parts:
        if isinstance(part, int):
            lines.append(part)
        elif isinstance(part, _Outside):
            lines += part
    return tuple(lines)
