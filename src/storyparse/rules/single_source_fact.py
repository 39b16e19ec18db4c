"""A fact that rests on one outlet alone.

Desks that want two independent witnesses for every fact find here those that have one. Several
numbers of one outlet, with different URLs, are one witness.

Off unless it is selected: most facts are told by one outlet first. A fact that cites nothing is
reported by `uncited-fact`; one with a marker that no source has, or with a `suspicious-marker`,
is left alone.

## Fix

None: a second source has to be found.
"""

from collections.abc import Iterator

from storyparse import catalogue, layout
from storyparse.citations import Citation, UnresolvedCitation
from storyparse.diagnostics import Diagnostic
from storyparse.document import Document
from storyparse.rule import Rule
from storyparse.spelling import names
from storyparse.values import shortened

__all__ = ["RULE"]

KIND = catalogue.SINGLE_SOURCE_FACT


def check(document: Document) -> Iterator[Diagnostic]:
    """Yield the contents of facts that cite one outlet."""
    for story in document.stories:
        listed = {source.number for source in story.sources}
        for fact in story.facts:
            if any(_is_unclear(piece, listed) for piece in fact.content):
                continue
            # One name for each outlet: a fact may cite the same ones very often.
            cited = dict.fromkeys(citation.source.name for citation in fact.citations)
            if len({names.key(name) for name in cited}) == 1:
                yield KIND.at(
                    layout.content(document, fact),
                    f"{shortened(next(iter(cited)))} is the only source of this fact",
                    help="find a second one",
                )


def _is_unclear(piece: str | Citation | UnresolvedCitation, listed: set[int]) -> bool:
    """Tell whether a piece of a content is or holds a marker that may mean another source."""
    if isinstance(piece, str):
        return any(layout.doubtful(piece, listed))
    return isinstance(piece, UnresolvedCitation)


RULE = Rule(KIND, __doc__ or "", check)
