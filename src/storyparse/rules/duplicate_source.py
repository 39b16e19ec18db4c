"""A source with the name and URL of another one.

Two numbers for one source make a fact look better founded than it is: `[1][3]` reads as two
witnesses. One outlet may well stand in the list several times, each time with another URL; that
is not reported.

Names are compared without regard to case, canonical equivalents, runs of spaces and a final full
stop; URLs are compared exactly.

## Fix

Unsafe: the markers of all duplicates get the number of the first entry with their name, and the
entries of the duplicates are taken out of the list. `[1][3]` becomes `[1][1]`, which
`repeated-citation` mends. There is no fix where what stands beside such an entry cannot be read,
nor where an `unexpected-line` or a `suspicious-marker` names its number.
"""

from collections.abc import Iterator, Mapping

from storyparse import catalogue, layout
from storyparse.citations import Source
from storyparse.diagnostics import Diagnostic, Fix, Label, Safety
from storyparse.document import Document
from storyparse.edits import ordered
from storyparse.model import Story
from storyparse.refactor import listing, numbering
from storyparse.rule import Rule
from storyparse.spelling import names
from storyparse.values import shortened

__all__ = ["RULE"]

KIND = catalogue.DUPLICATE_SOURCE


def check(document: Document) -> Iterator[Diagnostic]:
    """Yield the numbers of sources that stand in the list before; the first has the fix of all."""
    for story in document.stories:
        seen: dict[tuple[str, str | None], Source] = {}
        firsts = [
            (source, seen.setdefault((names.key(source.name), source.url), source))
            for source in story.sources
        ]
        again = {source: first for source, first in firsts if source is not first}
        fix = _joined(document, story, again) if again else None
        for source, first in again.items():
            yield KIND.at(
                layout.number(document, source),
                f"{shortened(source.name)} has the number {first.number} already",
                labels=(Label(layout.number(document, first), "the first"),),
                help=f"cite it as [{first.number}]",
                fix=fix,
            )
            fix = None


def _joined(document: Document, story: Story, again: Mapping[Source, Source]) -> Fix | None:
    numbers = {source.number: first.number for source, first in again.items()}
    removal = listing.Listing(document, story).removal(*again)
    if removal is None or not numbering.can_change(document, story, numbers):
        return None
    edits = (*numbering.marker_edits(document, story, numbers), *removal)
    return Fix("join the sources that are the same", Safety.UNSAFE, ordered(edits))


RULE = Rule(KIND, __doc__ or "", check)
