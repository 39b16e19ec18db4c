"""A control character that is no tab and no line end.

Controls are commands to devices: a terminal that shows the text may obey them, XML cannot hold
most of them, and many programs end a line at some of them. In a story they are remains of another
format.

A carriage return alone, or in the middle of a line, is one too: lines end with LF or CRLF.

## Fix

Unsafe: the run is taken out, and a space put in its place where it held a carriage return, a
vertical tab, a form feed, U+001C to U+001F or U+0085. It is not applied where a bracket would
become a citation by it, an item empty, or a line another part of the story.
"""

from collections.abc import Iterator

from storyparse import catalogue
from storyparse.diagnostics import Diagnostic, Edit, Fix, Safety
from storyparse.document import Document
from storyparse.rule import Rule
from storyparse.spelling import hidden
from storyparse.text import Span

__all__ = ["RULE"]

KIND = catalogue.CONTROL_CHARACTER


def check(document: Document) -> Iterator[Diagnostic]:
    """Yield the runs of control characters."""
    for start, end in hidden.control_characters(document.text, document.unusual):
        span = Span(start, end)
        edit = Edit(span, hidden.spaced(document.text[start:end]))
        message = "put a space in its place" if edit.text else "take it out"
        yield KIND.at(
            span,
            f"{hidden.named(document.text[start:end])} is no part of a text",
            fix=Fix(message, Safety.UNSAFE, (edit,)),
        )


RULE = Rule(KIND, __doc__ or "", check)
