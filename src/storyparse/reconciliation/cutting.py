"""Texts cut at whole lines: documents into stories, stories into their parts."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import NamedTuple, TypeAlias

from storyparse import catalogue
from storyparse.document import Document
from storyparse.layout import line_start, story_starts
from storyparse.spelling.characters import LINE_END
from storyparse.syntax.outline import Facts, Narratives, Section

__all__ = [
    "Cut",
    "Parts",
    "beginning",
    "cut_stories",
    "is_cuttable",
    "is_one_story",
    "lines",
    "parts",
    "space",
    "spaces_behind",
]

_BLANK = f"{LINE_END}\n"


class Cut(NamedTuple):
    """Whole lines of a text.

    Attributes:
        lines: The lines; the last one ends as well.
        space: The blank lines behind them.
    """

    lines: str
    space: str


Parts: TypeAlias = Mapping[str, tuple[Cut, ...]]
"""The lines of a story: the title, and the sections by their names, in order. A section is its
heading and its items; the list of sources is whole.
"""


def lines(parts: Parts, name: str, place: int | None) -> str | None:
    """Return the lines that stand somewhere in a section, or None where nothing stands."""
    cuts = parts.get(name, ())
    return cuts[place].lines if place is not None and place < len(cuts) else None


def space(parts: Parts, name: str, place: int) -> str:
    """Return the blank lines behind what stands somewhere in a section."""
    cuts = parts.get(name, ())
    return cuts[place].space if place < len(cuts) else ""


def beginning(document: Document) -> str:
    """Return what stands before the first story of a document."""
    starts = story_starts(document)
    return document.text[: starts[0]] if starts else document.text


def cut_stories(document: Document) -> tuple[Cut, ...]:
    """Return the stories of a document, each with what belongs to no story behind it.

    Examples:
        >>> from storyparse import read
        >>> cut_stories(read("One\\nFacts\\n- a\\n\\nTwo\\nFacts\\n- b\\n"))[0]
        Cut(lines='One\\nFacts\\n- a\\n', space='\\n')
    """
    return tuple(_cuts(document.text, story_starts(document)))


def _cuts(text: str, starts: Sequence[int]) -> Iterator[Cut]:
    """Yield the stretches of a text that begin at some offsets, up to its end."""
    for start, stop in pairwise((*starts, len(text))):
        stretch = text[start:stop]
        end = stretch.find("\n", len(stretch.rstrip(_BLANK))) + 1
        yield Cut(stretch[:end], stretch[end:])


def is_one_story(document: Document) -> bool:
    """Tell whether a document is one story, and nothing stands before it."""
    return len(document.stories) == 1 and not beginning(document)


def is_cuttable(document: Document) -> bool:
    """Tell whether a document is one story, and all of it stands in the parts of that story."""
    return is_one_story(document) and all(
        each.name in catalogue.UNRESOLVED for each in document.diagnostics
    )


def parts(document: Document) -> Parts:
    """Return the parts of a document that is one story.

    Examples:
        >>> from storyparse import read
        >>> document = read("One\\nFacts\\n\\n- a[1]\\nSources: [1]A.\\n")
        >>> parts(document)["facts"]
        (Cut(lines='Facts\\n', space='\\n'), Cut(lines='- a[1]\\n', space=''))
    """
    sections = document.outline.shape.stories[0].sections
    starts = {"title": [0]} | {
        _name(section): list(_section_starts(document, section)) for section in sections
    }
    cuts = _cuts(document.text, [start for some in starts.values() for start in some])
    return {name: tuple(islice(cuts, len(some))) for name, some in starts.items()}


def _section_starts(document: Document, section: Section) -> Iterator[int]:
    outline = document.outline.lines
    yield line_start(document, outline.starts[section.heading])
    if isinstance(section, Facts | Narratives):
        for block in outline.blocks(section):
            yield line_start(document, block[0].start)


def _name(section: Section) -> str:
    if isinstance(section, Facts):
        return "facts"
    return "narratives" if isinstance(section, Narratives) else "sources"


def spaces_behind(
    places: Sequence[int | None], cuts: Sequence[Cut], *, usual: str
) -> Iterator[str]:
    """Yield the blank lines behind each of some parts, most of which come from one text.

    Args:
        places: Where each stands in that text, from 0; None where it comes from elsewhere.
        cuts: All parts of that text.
        usual: What stands behind a part that comes from elsewhere.
    """
    last = len(cuts) - 1
    for place, after in pairwise(places):
        if place is None or place == last:
            yield usual
        else:
            yield cuts[place].space if after == place + 1 else cuts[place].space or usual
    if places:
        yield cuts[last].space if cuts else ""
