"""A source that no item cites and that provides no narrative.

Whoever reads the list takes it for what the story rests on. A source that nothing rests on is
most often left over from an edit, or its markers were lost on the way.

A source is used when a fact or a narrative cites it, or when its name is the provider of a
narrative. Nothing is reported in a story without facts or with a `malformed-narrative`, which may
be what used it, nor of a source whose number stands in an `unexpected-line` or in a
`suspicious-marker`.

## Fix

Unsafe: its entry is taken out of the list; with the last entry goes the label. No other number
changes, so that `unordered-sources` may have more to do. There is no fix in a story with an
`undefined-citation`, which may be the marker that was lost, nor where what stands beside the
entry cannot be read. It is not applied where a provider's name would end elsewhere without the
source.
"""

from collections.abc import Iterator

from storyparse import catalogue, layout
from storyparse.citations import Source
from storyparse.diagnostics import Diagnostic, Fix, Safety
from storyparse.document import Document
from storyparse.model import Story
from storyparse.refactor.listing import Listing
from storyparse.rule import Rule
from storyparse.values import shortened

__all__ = ["RULE"]

KIND = catalogue.UNUSED_SOURCE


def check(document: Document) -> Iterator[Diagnostic]:
    """Yield the entries of sources that are not used."""
    for story in document.stories:
        used = {source.number for source in story.used_sources}
        if len(used) == len(story.sources) or _explains(document, story):
            continue
        used |= layout.stray_numbers(document, story)
        # A marker that points at nothing may be what cited it.
        has_lost_markers = catalogue.UNDEFINED_CITATION.name in document.faults(story)
        listing = None if has_lost_markers else Listing(document, story)
        for source in story.sources:
            if source.number not in used and source.span:
                yield KIND.at(
                    source.span,
                    f"{shortened(source.name)} is not cited and provides no narrative",
                    help="cite it, or take it out of the list",
                    fix=_taken_out(listing, source),
                )


def _explains(document: Document, story: Story) -> bool:
    """Tell whether an item that is missing or cannot be read could be what uses a source."""
    return not story.facts or catalogue.MALFORMED_NARRATIVE.name in document.faults(story)


def _taken_out(listing: Listing | None, source: Source) -> Fix | None:
    edits = listing.removal(source) if listing else None
    return Fix(f"take out source {source.number}", Safety.UNSAFE, edits) if edits else None


RULE = Rule(KIND, __doc__ or "", check)
