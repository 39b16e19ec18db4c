"""Markers of an item that come to cite by other numbers, or go."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeAlias

from storyparse import layout
from storyparse.citations import Citation, Content, Source, UnresolvedCitation, cited, joined
from storyparse.diagnostics import Edit
from storyparse.document import Document
from storyparse.model import Item
from storyparse.spelling import characters, markers
from storyparse.text import Span

__all__ = ["Numbers", "content", "edits", "runs"]

Numbers: TypeAlias = Sequence[int | None]
"""The numbers by which the markers of an item are to cite, in order; None for one that goes."""


def runs(item: Item) -> Iterator[Sequence[Citation | UnresolvedCitation]]:
    """Yield the runs of markers of an item, between which nothing but spaces stand.

    Examples:
        >>> from storyparse import read
        >>> [story] = read("Ferry Opens\\nFacts\\n- It runs.[1] [2] Daily.[1]\\n").stories
        >>> [len(run) for run in runs(story.facts[0])]
        [2, 1]
    """
    for is_text, pieces in groupby(item.content, key=lambda piece: isinstance(piece, str)):
        if not is_text:
            yield tuple(piece for piece in pieces if not isinstance(piece, str))


def content(item: Item, numbers: Numbers, sources: Mapping[int, Source]) -> Content:
    """Return the content of an item whose markers cite by other numbers.

    Args:
        item: The item.
        numbers: The numbers.
        sources: The sources by the numbers that they are to have.
    """
    each = iter(numbers)
    pieces = (
        piece if isinstance(piece, str) else _cites(piece, next(each), sources)
        for piece in item.content
    )
    return _trimmed(joined(piece for piece in pieces if piece is not None))


def _cites(
    piece: Citation | UnresolvedCitation, number: int | None, sources: Mapping[int, Source]
) -> Citation | UnresolvedCitation | None:
    if number is None or isinstance(piece, UnresolvedCitation):
        return None if number is None else piece
    return Citation(sources[number], span=piece.span)


def _trimmed(content: Content) -> Content:
    """Return a content without spaces at its ends."""
    if content and isinstance(content[0], str):
        content = (content[0].lstrip(characters.SPACES), *content[1:])
    if content and isinstance(content[-1], str):
        content = (*content[:-1], content[-1].rstrip(characters.SPACES))
    return joined(content)


def edits(document: Document, item: Item, numbers: Numbers) -> Iterator[Edit]:
    """Yield the edits that make the markers of an item cite by other numbers.

    A bracket keeps its own spelling, unless it has a range or loses a number. One that goes takes
    the spaces before it along, or at the beginning those behind it.

    Args:
        document: The document that the item was read from.
        item: The item.
        numbers: The numbers.
    """
    texts = (at for at, each in enumerate(item.content) if isinstance(each, str))
    leading, at = next(texts, len(item.content)), 0
    for span, old, new in _brackets(item, numbers):
        left = [number for number in new if number is not None]
        if span and old != new and not left:
            yield Edit(_with_spaces(document, item, span, is_first=at < leading))
        elif left:
            leading = 0
            if span and old != new:
                yield Edit(span, _bracket(document, span, old, new))
        at += len(old)


def _bracket(document: Document, span: Span, old: Sequence[int], new: Sequence[int | None]) -> str:
    """Return a bracket with other numbers, in its own spelling if none of them goes."""
    left = [number for number in new if number is not None]
    if len(left) < len(new):
        return markers.written(left)
    return markers.renumbered(_in_one_line(document, span), dict(zip(old, left, strict=True)))


def _brackets(item: Item, numbers: Numbers) -> Iterator[tuple[Span | None, Sequence[int], Numbers]]:
    """Yield each bracket of an item with its numbers, the old and the new ones."""
    pairs = zip(cited(item.content), numbers, strict=True)
    for span, group in groupby(pairs, key=lambda pair: pair[0].span):
        old, new = zip(*((piece.number, number) for piece, number in group), strict=True)
        yield span, old, new


def _in_one_line(document: Document, span: Span) -> str:
    """Return the bracket of a marker, which may lie across lines, as one line."""
    return " ".join(map(characters.trim, document.text[span.start : span.end].split("\n")))


def _with_spaces(document: Document, item: Item, span: Span, *, is_first: bool) -> Span:
    """Return a bracket with the spaces before it, or where nothing stands there, behind it."""
    if is_first:
        return Span(span.start, characters.after_spaces(document.text, span.end))
    return Span(layout.space_before(document, item, span.start), span.end)
