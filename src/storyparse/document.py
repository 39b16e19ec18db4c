"""A text, the stories that were read from it, and what is wrong with it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias, TypeVar

import attrs

from storyparse.citations import Citation, Source, UnresolvedCitation
from storyparse.diagnostics import Diagnostic
from storyparse.model import Fact, Narrative, Story
from storyparse.spelling import hidden
from storyparse.syntax import lines
from storyparse.syntax.outline import Outline
from storyparse.text import LineTable, Position, Span, span_of

__all__ = ["Document", "Part"]

Part: TypeAlias = Story | Fact | Source | Narrative | Citation | UnresolvedCitation
"""What can stand at an offset of a document."""

_P = TypeVar("_P", Story, Fact, Source, Narrative)


@attrs.frozen(weakref_slot=False)
class Document:
    """What `read` makes of a text.

    Attributes:
        text: The text that was read, to the last character. Of bytes, `text` is what
            ``data.decode("utf-8", "surrogateescape")`` gives, so that they can be given back.
        stories: The stories, as far as they could be read. Those of a text with errors may hold
            what nobody can construct, such as an empty title or an unresolved citation.
        diagnostics: The errors, in the order of their spans.

    Examples:
        >>> from storyparse import read
        >>> document = read("Ferry Opens\\nFacts\\n- It runs.[1]\\nSources: [1]Coast Daily.\\n")
        >>> document.stories[0].facts[0].citations[0].source.name, document.diagnostics
        ('Coast Daily', ())
    """

    text: str
    stories: tuple[Story, ...]
    diagnostics: tuple[Diagnostic, ...]

    @cached_property
    def lines(self) -> LineTable:
        """The lines of the text."""
        return LineTable(self.text)

    @cached_property
    def unusual(self) -> str:
        """The characters of the text that are no printable ASCII: hidden ones are among them."""
        return hidden.unusual(self.text)

    @cached_property
    def outline(self) -> Outline:
        """The lines of the text by the parts they belong to, one story's for each story."""
        return lines.outline(self.text)

    @cached_property
    def blocks(self) -> Mapping[int, tuple[Span, ...]]:
        """The lines of each item, and of each line of sources, by where the first one begins."""
        lines, shape = self.outline
        sections = (section for story in shape.stories for section in story.sections)
        blocks = (block for section in sections for block in lines.blocks(section))
        return {block[0].start: block for block in blocks}

    def begun(self, offset: int) -> int:
        """Return how many stories begin at or before an offset; the last of them holds it."""
        return bisect_right(self.stories, offset, key=_start)

    def faults(self, story: Story) -> frozenset[str]:
        """Return the names of what is reported of a story."""
        return frozenset(diagnostic.name for diagnostic in self.reported(story))

    def reported(self, story: Story) -> Sequence[Diagnostic]:
        """Return the diagnostics of a story and of what stands between it and the next one.

        Args:
            story: One of its stories.

        Returns:
            The diagnostics, in the order of their spans.

        Examples:
            >>> from storyparse import read
            >>> document = read("One\\nFacts\\n- a[1]\\n\\nTwo\\nFacts\\n- b\\n")
            >>> [[each.name for each in document.reported(story)] for story in document.stories]
            [['missing-sources'], []]
        """
        if not self.diagnostics:
            return ()
        after = self.begun(_start(story))
        end = _start(self.stories[after]) if after < len(self.stories) else len(self.text) + 1
        starts = [_start(story), end]
        first, last = (bisect_left(self.diagnostics, at, key=_place) for at in starts)
        return self.diagnostics[first:last]

    def position(self, offset: int) -> Position:
        """Return the line and the columns of an offset.

        Args:
            offset: Offset into the text, in code points; its length is allowed.

        Raises:
            ValueError: The offset lies outside the text.

        Examples:
            >>> from storyparse import read
            >>> read("Ferry\\nFacts").position(8)
            Position(line=2, column=3, utf16_column=3, byte_column=3)
        """
        return self.lines.position(offset)

    def at(self, offset: int) -> tuple[Part, ...]:
        """Return the objects that stand at an offset, the innermost first.

        Args:
            offset: Offset into the text, in code points.

        Returns:
            For instance a citation, its fact and its story; the citations of one bracket all.
            Where no story stands, nothing.

        Examples:
            >>> from storyparse import read
            >>> document = read("Ferry Opens\\nFacts\\n- It runs.[1]\\nSources: [1]Coast Daily.\\n")
            >>> [type(part).__name__ for part in document.at(29)]
            ['Citation', 'Fact', 'Story']
        """
        return tuple(self._at(offset))

    def _at(self, offset: int) -> Iterator[Part]:
        story = _holding(self.stories, offset)
        if story is None:
            return
        part = (
            _holding(story.facts, offset)
            or _holding(story.sources, offset)
            or _holding(story.narratives, offset)
        )
        if isinstance(part, Fact | Narrative):
            for piece in part.content:
                if not isinstance(piece, str) and _holds(piece, offset):
                    yield piece
        if part is not None:
            yield part
        yield story


def _holding(parts: Sequence[_P], offset: int) -> _P | None:
    before = bisect_right(parts, offset, key=_start)
    return parts[before - 1] if before and _holds(parts[before - 1], offset) else None


def _start(part: Part) -> int:
    return span_of(part).start


def _place(diagnostic: Diagnostic) -> int:
    return diagnostic.span.start


def _holds(part: Part, offset: int) -> bool:
    return part.span is not None and part.span.start <= offset < part.span.end
