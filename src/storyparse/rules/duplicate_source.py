"""A source with the name and URL of another one.

Two numbers for one source make a fact look better founded than it is: "[1][3]" reads as two
witnesses. One outlet may well stand in the list several times, each time with another URL; that
is not reported.

Names are compared without regard to case, canonical equivalents, runs of spaces and a final full
stop.

## Fix

Unsafe: its markers get the number of the first one, and its entry is taken out of the list.
"""

from collections.abc import Iterator

from storyparse import catalogue, layout
from storyparse.citations import Source
from storyparse.diagnostics import Diagnostic, Fix, Label, Safety
from storyparse.document import Document
from storyparse.model import Story
from storyparse.refactor import listing, numbering
from storyparse.rule import Rule
from storyparse.spelling import names
from storyparse.values import shortened

__all__ = ["RULE"]

KIND = catalogue.DUPLICATE_SOURCE


def check(document: Document) -> Iterator[Diagnostic]:
    """Yield the numbers of sources that stand in the list before."""
    for story in document.stories:
        seen: dict[tuple[str, str | None], Source] = {}
        for source in story.sources:
            first = seen.setdefault((names.key(source.name), source.url), source)
            if first is not source:
                yield KIND.at(
                    layout.number(document, source),
                    f"{shortened(source.name)} has the number {first.number} already",
                    labels=(Label(layout.number(document, first), "the first"),),
                    help=f"cite it as [{first.number}]",
                    fix=_joined(document, story, first, source),
                )


def _joined(document: Document, story: Story, first: Source, source: Source) -> Fix | None:
    removal = listing.removal(document, story, source)
    if removal is None:
        return None
    markers = numbering.marker_edits(document.text, story, {source.number: first.number})
    edits = sorted((*markers, *removal), key=lambda edit: edit.span)
    return Fix(f"join it with source {first.number}", Safety.UNSAFE, tuple(edits))


RULE = Rule(KIND, __doc__, check)
