"""A character that changes the direction in which text is shown.

Embeddings, overrides and isolates (U+202A to U+202E, U+2066 to U+2069) let a text look other than
it reads: a number may be shown backwards, or a marker beside another fact. See Unicode Technical
Report 36 and CVE-2021-42574 for how this is abused.

The marks U+061C, U+200E and U+200F are ordinary in Arabic and Hebrew and are not reported.

## Fix

Unsafe: all of them are taken out of the line, since they work in pairs; the first of the line has
the fix. Text of both directions may then be shown in another order. It is not applied where a
bracket would become a citation by it, an item empty, or a line another part of the story.
"""

from collections.abc import Iterator
from itertools import groupby

from storyparse import catalogue
from storyparse.diagnostics import Diagnostic, Edit, Fix, Safety
from storyparse.document import Document
from storyparse.rule import Rule
from storyparse.spelling import hidden
from storyparse.text import Span

__all__ = ["RULE"]

KIND = catalogue.BIDI_CONTROL


def check(document: Document) -> Iterator[Diagnostic]:
    """Yield the runs of bidirectional controls; the first of a line has the fix for all of it."""
    found = hidden.bidi_controls(document.text, document.unusual)
    spans = (Span(start, end) for start, end in found)
    for _, in_line in groupby(spans, key=lambda span: document.lines.number(span.start)):
        runs = tuple(in_line)
        fix = Fix("take out those of the line", Safety.UNSAFE, tuple(map(Edit, runs)))
        for span in runs:
            name = hidden.named(document.text[span.start : span.end])
            yield KIND.at(
                span,
                f"{name} changes how the text is shown",
                help="take it out, or isolate the words in the page that shows them",
                fix=fix if span is runs[0] else None,
            )


RULE = Rule(KIND, __doc__ or "", check)
