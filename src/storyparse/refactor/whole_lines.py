"""Whole lines taken out of a text and put into it."""

from collections.abc import Sequence
from itertools import pairwise

from storyparse.diagnostics import Edit
from storyparse.document import Document
from storyparse.spelling.characters import BYTE_ORDER_MARK, LINE_END
from storyparse.text import Span, span_of

__all__ = ["gap", "insertion", "is_blank", "line_end", "removal", "whole"]


def insertion(document: Document, under: int, *lines: str) -> Edit:
    """Return the edit that puts lines under the one that holds an offset."""
    end = document.lines.span(document.lines.number(under)).end
    return Edit(Span(end, end), "".join(f"{line_end(document)}{line}" for line in lines))


def line_end(document: Document) -> str:
    """Return the line end of a document: that of its first line."""
    return "\r\n" if document.text.startswith("\r\n", document.lines.span(1).end) else "\n"


def gap(document: Document, rows: Sequence[Span], at: int) -> str:
    """Return what parts a row at a place from those beside it: a line end, or blank lines as well.

    Args:
        document: The document.
        rows: Where the lines of the rows that there are stand.
        at: The place, counted from 0.
    """
    first = max(min(at, len(rows) - 1) - 1, 0)
    for one, other in pairwise(rows[first : first + 2]):
        if is_blank(document, one.end, other.start):
            return document.text[one.end : other.start]
    return line_end(document)


def is_blank(document: Document, start: int, end: int) -> bool:
    """Tell whether nothing but spaces and line ends stand between two offsets."""
    return not document.text[start:end].strip(f"{LINE_END}\n")


def whole(document: Document, span: Span) -> Span:
    """Return where the lines stand that hold a span, without the line end of the last."""
    first, last = document.lines.number(span.start), document.lines.number(span.end)
    return Span(document.lines.span(first).start, document.lines.span(last).end)


def removal(document: Document, span: Span) -> Edit:
    """Return the edit that takes out the lines that hold a span; a byte order mark stays.

    Of blank lines on both sides, those behind go as well; so do, before the first story and at the
    end of the text, all that stand beside them.
    """
    lines = document.lines
    first, last = lines.number(span.start), lines.number(max(span.end - 1, span.start))
    is_before = document.stories and span.end <= span_of(document.stories[0]).start
    if is_before or _is_blank(document, first - 1):
        while _is_blank(document, last + 1):
            last += 1
    end = last + 1
    while _is_blank(document, end):
        end += 1
    if end > lines.count:
        while _is_blank(document, first - 1):
            first -= 1
    start = lines.span(first).start
    after = lines.span(last + 1).start if last < lines.count else len(document.text)
    return Edit(Span(max(start, document.text.startswith(BYTE_ORDER_MARK)), after))


def _is_blank(document: Document, number: int) -> bool:
    """Tell whether there is a line with a number, and nothing but spaces in it."""
    if not 1 <= number <= document.lines.count:
        return False
    return is_blank(document, *document.lines.span(number))
