"""A fact that rests on one outlet alone.

Desks that want two independent witnesses for every fact find here those that have one. Several
numbers of one outlet, with different URLs, are one witness. A fact with a marker that no source
has is left alone.

Off unless it is selected: most facts are told by one outlet first. A fact that cites nothing is
the matter of `uncited-fact`.

## Fix

None: a second source has to be found.
"""

from collections.abc import Iterator

from storyparse import catalogue, layout
from storyparse.citations import UnresolvedCitation
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
        for fact in story.facts:
            if any(isinstance(piece, UnresolvedCitation) for piece in fact.content):
                continue
            # One name for each outlet: a fact may cite the same ones very often.
            cited = dict.fromkeys(citation.source.name for citation in fact.citations)
            if len({names.key(name) for name in cited}) == 1:
                yield KIND.at(
                    layout.content(document, fact),
                    f"{shortened(next(iter(cited)))} is the only source of this fact",
                    help="find a second one",
                )


RULE = Rule(KIND, __doc__, check)
