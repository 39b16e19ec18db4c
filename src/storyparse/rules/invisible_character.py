"""A character that nobody sees.

Soft hyphens, zero-width spaces and byte order marks in the middle of a text come with text that
was copied from web pages. They break search and comparison: two names that look alike are not the
same, and a marker with one inside it does not cite. In tags, and in variation selectors of which
many stand in a row, whole sentences can be hidden from whoever reads a text, and not from a
language model.

Joiners and variation selectors belong to many scripts and to emoji. They are reported only where
what stands before them (other such characters aside) is no letter, mark, digit or emoji, and
selectors also where they are not the first behind it. A byte order mark at the start of a text is
not reported, nor are the tags of the flags of England, Scotland and Wales.

## Fix

Safe: the run is taken out. It is not applied where that would change more than the eye sees:
where a bracket would become a citation or a citation a link, a provider would come to match a
source, two sources would become the same, an item would become empty, or a line another part of
the story.
"""

from collections.abc import Iterator

from storyparse import catalogue
from storyparse.diagnostics import Diagnostic, Edit, Fix, Safety
from storyparse.document import Document
from storyparse.rule import Rule
from storyparse.spelling import hidden
from storyparse.text import Span

__all__ = ["RULE"]

KIND = catalogue.INVISIBLE_CHARACTER


def check(document: Document) -> Iterator[Diagnostic]:
    """Yield the runs of characters that nobody sees."""
    for start, end in hidden.invisible_characters(document.text, document.unusual):
        span = Span(start, end)
        yield KIND.at(
            span,
            f"nobody sees {hidden.named(document.text[start:end])}",
            fix=Fix("take it out", Safety.SAFE, (Edit(span),)),
        )


RULE = Rule(KIND, __doc__ or "", check)
