"""Whole lines taken out of a text."""

from storyparse.diagnostics import Edit
from storyparse.document import Document
from storyparse.spelling.characters import BYTE_ORDER_MARK, LINE_END
from storyparse.text import Span

__all__ = ["removal"]


def removal(document: Document, span: Span) -> Edit:
    """Return the edit that takes out the lines that hold a span; a byte order mark stays.

    Before the first story and at the end of the text, the blank lines beside them go as well.
    """
    lines = document.lines
    first, last = lines.number(span.start), lines.number(max(span.end - 1, span.start))
    if document.stories and span.end <= (document.stories[0].span or span).start:
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
    start, end = document.lines.span(number)
    return not document.text[start:end].strip(LINE_END)
