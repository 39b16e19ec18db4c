"""Edits applied to a text."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from storyparse.diagnostics import Edit, Fix
from storyparse.text import Span

__all__ = ["apart", "applied", "ordered", "origin"]


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return a text after edits, all of which speak of the text before.

    Args:
        text: The text.
        edits: Edits in any order, none of which overlap.

    Raises:
        ValueError: An edit lies outside the text, or two overlap.

    Examples:
        >>> applied("It runs.[1][1]", [Edit(Span(11, 14)), Edit(Span(3, 7), "sails")])
        'It sails.[1]'
    """
    pieces, end = [], 0
    for (start, stop), new in ((edit.span, edit.text) for edit in ordered(edits)):
        if not end <= start <= stop <= len(text):
            msg = f"the edit of {start} to {stop} overlaps another, or lies outside the text"
            raise ValueError(msg)
        pieces += [text[end:start], new]
        end = stop
    return "".join([*pieces, text[end:]])


def ordered(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return edits in the order of their spans."""
    return tuple(sorted(edits, key=attrgetter("span")))


def origin(edits: Sequence[Edit], offset: int) -> int:
    """Return where an offset in the text after edits was in the text before them.

    Args:
        edits: The edits, in order.
        offset: The offset, in code points; what an edit has put in was where the edit begins.

    Examples:
        >>> origin([Edit(Span(3, 7), "sails")], 9)
        8
    """
    grown = 0
    for (start, end), text in ((edit.span, edit.text) for edit in edits):
        if offset < start + grown:
            break
        if offset < start + grown + len(text):
            return start
        grown += len(text) - (end - start)
    return offset - grown


def apart(fixes: Iterable[Fix | None]) -> Iterator[bool]:
    """Yield for each fix whether it can be applied together with those taken before it.

    One that overlaps a fix taken before it cannot, nor can one that is none.
    """
    taken: list[Span] = []
    for fix in fixes:
        free = fix is not None and not any(_overlaps(edit.span, taken) for edit in fix.edits)
        if fix is not None and free:
            for edit in fix.edits:
                insort(taken, edit.span)
        yield free


def _overlaps(span: Span, taken: Sequence[Span]) -> bool:
    """Tell whether a span overlaps one of some that do not overlap each other, and are in order."""
    at = bisect_left(taken, span)
    return any(
        (span.start < other.end and other.start < span.end) or span == other
        for other in taken[max(at - 1, 0) : at + 1]
    )
