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

from storyparse import catalogue, layout, references
from storyparse.diagnostics import Diagnostic
from storyparse.document import Document
from storyparse.rule import Rule
from storyparse.values import shortened

__all__ = ["RULE"]

KIND = catalogue.SINGLE_SOURCE_FACT


def check(document: Document) -> Iterator[Diagnostic]:
    """Yield the contents of facts that cite one outlet."""
    for story in document.stories:
        for fact in references.single_sourced(story):
            name = fact.citations[0].source.name
            yield KIND.at(
                layout.content(document, fact),
                f"{shortened(name)} is the only source of this fact",
                help="find a second one",
            )


RULE = Rule(KIND, __doc__ or "", check)
