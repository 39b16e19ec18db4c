"""Whole lines taken out of a text."""

from storyparse.diagnostics import Edit
from storyparse.document import Document
from storyparse.spelling.characters import BYTE_ORDER_MARK
from storyparse.text import Span

__all__ = ["removal"]


def removal(document: Document, span: Span) -> Edit:
    """Return the edit that takes out the lines that hold a span; a byte order mark stays."""
    lines, text = document.lines, document.text
    start = lines.span(lines.number(span.start)).start
    end = text.find("\n", max(span.end - 1, start))
    return Edit(
        Span(max(start, text.startswith(BYTE_ORDER_MARK)), len(text) if end < 0 else end + 1)
    )
