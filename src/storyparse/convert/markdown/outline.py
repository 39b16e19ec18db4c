"""Blocks of Markdown to the parts of stories: titles, sections and footnotes."""

import re
from typing import NamedTuple, TypeAlias

from storyparse.convert.markdown.blocks import (
    Block,
    Definition,
    Heading,
    Item,
    Paragraph,
    Reference,
)
from storyparse.convert.markdown.faults import Fault
from storyparse.spelling import lines

__all__ = ["Said", "Sections", "Titled", "sections", "titled"]

Said: TypeAlias = Item | Paragraph
"""What stands in a section."""

_SECTION = re.compile(
    rf"(?P<Facts>{lines.FACTS})|(?P<Narratives>{lines.NARRATIVES})|(?P<Sources>{lines.SOURCES})"
)
_NOT_CITED = re.compile(r"(?:not cited:?)?[ ,]*+", re.IGNORECASE)


class Titled(NamedTuple):
    """The blocks of one story.

    Attributes:
        title: The heading that is its title.
        blocks: The blocks behind it.
    """

    title: Heading
    blocks: list[Block]


class Sections(NamedTuple):
    """What stands in the sections of one story, and its footnotes, wherever they stand.

    Attributes:
        facts: The items under headings of facts.
        narratives: The items under headings of narratives.
        not_cited: The paragraphs that refer to sources which nothing else refers to.
        footnotes: The footnotes.
    """

    facts: list[Said]
    narratives: list[Said]
    not_cited: list[Said]
    footnotes: list[Definition]


def titled(blocks: list[Block], faults: list[Fault]) -> list[Titled]:
    """Return the blocks of each story, begun by a heading of level 1 that begins no section.

    A heading right before that of the facts is a title, whatever it says.

    Examples:
        >>> faults = []
        >>> titled([Heading(1, ("Facts",), 1), Heading(2, ("Facts",), 2)], faults)[0].title.line
        1
    """
    stories: list[Titled] = []
    for block, after in zip(blocks, [*blocks, None][1:], strict=True):
        match block:
            case Heading(level=1) if _section(block) is None or _section(after) == "Facts":
                stories.append(Titled(block, []))
            case _ if stories:
                stories[-1].blocks.append(block)
            case _ if block is blocks[0]:
                message = "a story begins with its title, which is a heading of level 1"
                faults.append(Fault(block.line, message))
    return stories


def _section(block: Block | None) -> str | None:
    """Return the section that a block begins, or None."""
    match block:
        case Heading(pieces=(str(words),)):
            found = _SECTION.fullmatch(words.rstrip(":\uff1a"))
            return found and found.lastgroup
        case _:
            return None


def sections(blocks: list[Block], faults: list[Fault]) -> Sections:
    """Return what stands in each section; what cannot stand where it does goes to the faults.

    Examples:
        >>> sections([Heading(1, ("Facts",), 2), Item(2, ("It runs.",))], []).facts[0].pieces
        ('It runs.',)
    """
    found = Sections([], [], [], [])
    section: str | None = "title"
    for block in blocks:
        match block:
            case Definition():
                found.footnotes.append(block)
            case Heading():
                section = _section(block)
                if section is None:  # What stands under it is no fault of its own.
                    faults.append(Fault(block.line, "no section of a story has this heading"))
            case Item() if section == "Facts":
                found.facts.append(block)
            case Item() if section == "Narratives":
                found.narratives.append(block)
            case Paragraph() if section == "Sources" and _is_not_cited(block):
                found.not_cited.append(block)
            case _ if section:
                faults.append(Fault(block.line, _MISPLACED[section]))
    return found


_MISPLACED = {
    "title": "nothing stands between the title and the first section",
    "Facts": "facts are items of a list",
    "Narratives": "narratives are items of a list",
    "Sources": "sources are footnotes, written as '[^1]: Name'",
}


def _is_not_cited(block: Paragraph) -> bool:
    """Tell whether a paragraph only refers to the sources that are not cited."""
    others = [piece for piece in block.pieces if not isinstance(piece, Reference)]
    return _NOT_CITED.fullmatch("".join(map(str, others))) is not None
