"""Texts without their markers, and the way back."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple

import attrs

from storyparse import layout
from storyparse.document import Document
from storyparse.model import Item, Story
from storyparse.reader import Text, document_of
from storyparse.spelling import characters
from storyparse.text import Span
from storyparse.writer import dumps

__all__ = ["Segment", "Stripped", "strip"]


class Segment(NamedTuple):
    """A stretch of a text that was kept; offsets are code points.

    Attributes:
        start: Where it begins in the stripped text.
        end: Where it ends there.
        origin: Where it begins in the text that was stripped.

    Examples:
        >>> from storyparse import strip
        >>> strip("Ferry\\nFacts\\n- It runs [1] again.\\nSources: [1]A.\\n").segments[0]
        Segment(start=0, end=21, origin=0)
    """

    start: int
    end: int
    origin: int


@attrs.frozen
class Stripped:
    """A text without its markers; offsets are code points.

    Attributes:
        text: What is left.
        segments: The stretches that it is made of, in order; none of them is empty.

    Examples:
        >>> from storyparse import strip
        >>> stripped = strip("Ferry\\nFacts\\n- It [1] runs.\\nSources: [1]Coast Daily.\\n")
        >>> stripped.text.index("runs"), stripped.origin(stripped.text.index("runs"))
        (17, 21)
    """

    text: str
    segments: tuple[Segment, ...] = attrs.field(repr=False)

    def origin(self, offset: int) -> int:
        """Return where a character stood in the text that was stripped.

        Args:
            offset: Its offset in what is left. The end of it leads behind the last character.

        Returns:
            Its offset there, or the length of that text for the end.

        Raises:
            ValueError: The offset lies outside.

        Examples:
            >>> from storyparse import strip
            >>> stripped = strip("Ferry\\nFacts\\n- It [1] runs.\\nSources: [1]Coast Daily.\\n")
            >>> stripped.text.index("runs"), stripped.origin(stripped.text.index("runs"))
            (17, 21)
        """
        if not 0 <= offset <= len(self.text):
            msg = f"offset {offset} lies outside the text of {len(self.text)} code points"
            raise ValueError(msg)
        if not self.segments:
            return 0
        at = bisect_right(self.segments, min(offset, len(self.text) - 1), key=itemgetter(0)) - 1
        start, _, origin = self.segments[at]
        return origin + offset - start

    def span(self, start: int, end: int) -> Span:
        """Return where a stretch stood in the text that was stripped, markers inside it included.

        Args:
            start: Where it begins in what is left.
            end: Where it ends there. An empty stretch stands before the character behind it.

        Returns:
            Its span there; an empty one for an empty stretch.

        Raises:
            ValueError: It lies outside, or ends before it begins.

        Examples:
            >>> from storyparse import strip
            >>> stripped = strip("Ferry\\nFacts\\n- It [1] runs.\\nSources: [1]Coast Daily.\\n")
            >>> stripped.span(14, 21)
            Span(start=14, end=25)
        """
        size = len(self.text)
        if not start <= end <= size:
            msg = f"a stretch cannot begin at {start} and end at {end} of {size} code points"
            raise ValueError(msg)
        first = self.origin(start)
        return Span(first, self.origin(end - 1) + 1 if start < end else first)


def strip(story: Story | Text) -> Stripped:
    """Return a text without its markers, for reading aloud, search and comparison.

    From facts and narratives goes what `read` reads as a citation, also one without a source, and
    with it the space before it; in a wrapped item that can be a line end. At the start of a content
    the space behind it goes instead. From the list of sources go the numbers, however they are
    spelled: ``[1]``, ``1.`` or ``[^1]:``. Every other character stays as it is.

    Args:
        story: A text, of any number of stories and with any faults; a document; or a story, of
            which the canonical text is taken.

    Returns:
        What is left, with the way back.

    Raises:
        TypeError: The argument is none of these.
        ValueError: A story that was read from a faulty text cannot be written.

    Examples:
        >>> from storyparse import strip
        >>> print(strip("Ferry\\nFacts\\n- It runs [1, 2] [9].\\nSources: [1]A and [2]B.").text)
        Ferry
        Facts
        - It runs.
        Sources: A and B.
    """
    document = document_of(dumps(story) if isinstance(story, Story) else story)
    segments = tuple(_kept(len(document.text), sorted(_cuts(document))))
    kept = (document.text[at : at + end - start] for start, end, at in segments)
    return Stripped("".join(kept), segments)


def _kept(length: int, cuts: Iterable[Span]) -> Iterator[Segment]:
    """Yield what is left of a text of some length after cuts, in order."""
    start = origin = 0
    for cut in (*cuts, Span(length, length)):
        if origin < cut.start:
            end = start + cut.start - origin
            yield Segment(start, end, origin)
            start = end
        origin = max(origin, cut.end)


def _cuts(document: Document) -> Iterator[Span]:
    for story in document.stories:
        for source in story.sources:
            yield Span(layout.number(document, source).start, layout.name_start(document, source))
        for item in story.items:
            yield from _markers(document, item)


def _markers(document: Document, item: Item) -> Iterator[Span]:
    """Yield the markers of an item, each with the space that goes with it."""
    stands_first = any(isinstance(piece, str) for piece in item.content)
    last = None
    for piece in item.content:
        if isinstance(piece, str):
            stands_first = False
        elif piece.span and piece.span != last:  # those of one bracket share it
            last = start, end = piece.span
            if stands_first:
                yield Span(start, _after_space(document, item, end))
            else:
                yield Span(layout.space_before(document, item, start), end)


def _after_space(document: Document, item: Item, offset: int) -> int:
    """Return where the space behind an offset in an item ends."""
    text = document.text
    offset = characters.after_spaces(text, offset)
    if text[offset] not in "\r\n":
        return offset
    block = layout.item_lines(document, item)
    at = bisect_left(block, offset, key=itemgetter(0))
    return offset if offset < block[at - 1].end else block[at].start
