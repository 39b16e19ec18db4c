"""A fact that cites nothing, in a story with sources.

A fact is what somebody can be asked about. Without a marker nobody knows whom to ask, and in a
story whose other facts have theirs, readers take it for an oversight or for an opinion.

Stories without any source are left alone: nothing was to be cited there. A bracket that is
spelled like a marker and is none is reported by `suspicious-marker` instead.

## Fix

None: only whoever wrote the fact knows its source.
"""

from collections.abc import Iterator

from storyparse import catalogue, layout
from storyparse.diagnostics import Diagnostic
from storyparse.document import Document
from storyparse.rule import Rule
from storyparse.spelling import markers

__all__ = ["RULE"]

KIND = catalogue.UNCITED_FACT


def check(document: Document) -> Iterator[Diagnostic]:
    """Yield the contents of facts without any marker."""
    for story in document.stories:
        listed = {source.number for source in story.sources}
        for fact in story.facts if listed else ():
            # What has no marker is one piece of text.
            [first, *others] = fact.content
            if others or not isinstance(first, str) or any(markers.suspicious(first, listed)):
                continue
            yield KIND.at(
                layout.content(document, fact),
                "this fact cites no source",
                help="put the marker of its source after it, such as [1]",
            )


RULE = Rule(KIND, __doc__ or "", check)
