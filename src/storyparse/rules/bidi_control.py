"""A character that changes the direction in which text is shown.

Embeddings, overrides and isolates (U+202A to U+202E, U+2066 to U+2069) let a text look other than
it reads: a number may be shown backwards, a marker at another fact. See Unicode Technical Report
36 and CVE-2021-42574 for how this is abused.

The marks U+061C, U+200E and U+200F are ordinary in Arabic and Hebrew and are not reported.

## Fix

Unsafe: the run is taken out. Text of both directions may then be shown in another order.
"""

from collections.abc import Iterator

from storyparse import catalogue
from storyparse.diagnostics import Diagnostic, Edit, Fix, Safety
from storyparse.document import Document
from storyparse.rule import Rule
from storyparse.spelling import hidden
from storyparse.text import Span

__all__ = ["RULE"]

KIND = catalogue.BIDI_CONTROL


def check(document: Document) -> Iterator[Diagnostic]:
    """Yield the runs of bidirectional controls."""
    for start, end in hidden.bidi_controls(document.text):
        span = Span(start, end)
        yield KIND.at(
            span,
            f"{hidden.named(document.text[start:end])} changes how the text is shown",
            help="take it out, or isolate the words in the page that shows them",
            fix=Fix("take it out", Safety.UNSAFE, (Edit(span),)),
        )


RULE = Rule(KIND, __doc__, check)
