"""A source that no item cites and that provides no narrative.

Whoever reads the list takes it for what the story rests on. A source that nothing rests on is
most often left over from an edit, or its markers were lost on the way.

A source is used when a fact or a narrative cites it, or when its name is the provider of a
narrative. Nothing is reported in a story whose facts are missing or one of whose narratives
cannot be read, nor of a source that a line outside of every item cites: that explains it.

## Fix

Unsafe: its entry is taken out of the list. No other number changes. There is no fix in a story with
an `undefined-citation`: that may be the marker it lost. The fix is not applied where
the list around the entry cannot be read, nor where a provider's name would end elsewhere without
it.
"""

from collections.abc import Iterator

from storyparse import catalogue
from storyparse.citations import Source
from storyparse.diagnostics import Diagnostic, Fix, Safety
from storyparse.document import Document
from storyparse.model import Story
from storyparse.refactor import listing
from storyparse.rule import Rule
from storyparse.spelling import markers
from storyparse.values import shortened

__all__ = ["RULE"]

KIND = catalogue.UNUSED_SOURCE


def check(document: Document) -> Iterator[Diagnostic]:
    """Yield the entries of sources that are not used."""
    for story in document.stories:
        lost = _lost(document, story)
        if not story.facts or lost is None:
            continue
        used = lost.union(source.number for source in story.used_sources)
        for source in story.sources:
            if source.number not in used and source.span:
                yield KIND.at(
                    source.span,
                    f"{shortened(source.name)} is not cited and provides no narrative",
                    help="cite it, or take it out of the list",
                    fix=_taken_out(document, story, source),
                )


def _lost(document: Document, story: Story) -> set[int] | None:
    """Return what lines that belong nowhere cite; None where a provider could not be read."""
    lost: set[int] = set()
    listed = {source.number for source in story.sources}
    for diagnostic in document.reported(story):
        if diagnostic.name == catalogue.MALFORMED_NARRATIVE.name:
            return None
        if diagnostic.name == catalogue.UNEXPECTED_LINE.name:
            start, end = diagnostic.span
            found = markers.markers(document.text[start:end], listed)
            lost.update(number for marker in found for number in marker.numbers)
    return lost


def _taken_out(document: Document, story: Story, source: Source) -> Fix | None:
    if any(each.name == catalogue.UNDEFINED_CITATION.name for each in document.reported(story)):
        return None
    edits = listing.removal(document, story, source)
    return Fix(f"take out source {source.number}", Safety.UNSAFE, edits) if edits else None


RULE = Rule(KIND, __doc__, check)
