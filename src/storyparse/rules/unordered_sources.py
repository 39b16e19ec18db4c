"""Sources whose numbers are not 1, 2, 3 and so on.

Readers look for [3] after [2]. A gap makes them ask what was taken out; and when numbers jump, an
author who counts entries cites the wrong source.

The first number that is not the next one is reported. Nothing is reported in a story with a
`malformed-sources` or a `duplicate-source-number`, which make gaps of their own.

## Fix

Unsafe: the sources are numbered anew in the order of the list, together with every marker; a
range becomes single markers. There is no fix where an `unexpected-line` or a `suspicious-marker`
names a number that would change. It is not applied where another bracket would come to cite by
it, such as "[7-9]" once there is a source 9.
"""

from collections.abc import Iterator

from storyparse import catalogue, layout
from storyparse.diagnostics import Diagnostic, Fix, Safety
from storyparse.document import Document
from storyparse.edits import ordered
from storyparse.model import Story
from storyparse.refactor import numbering
from storyparse.rule import Rule

__all__ = ["RULE"]

KIND = catalogue.UNORDERED_SOURCES
_EXPLAINED_BY = {catalogue.MALFORMED_SOURCES.name, catalogue.DUPLICATE_SOURCE_NUMBER.name}


def check(document: Document) -> Iterator[Diagnostic]:
    """Yield the first number of each story that is not the next one."""
    for story in document.stories:
        if _EXPLAINED_BY.isdisjoint(document.faults(story)):
            yield from _jump(document, story)


def _jump(document: Document, story: Story) -> Iterator[Diagnostic]:
    for wanted, source in enumerate(story.sources, start=1):
        if source.number != wanted and source.span:
            yield KIND.at(
                layout.number(document, source),
                f"source {source.number} stands where source {wanted} is due",
                help="number the sources 1, 2, 3, and change the markers with them",
                fix=_renumbered(document, story),
            )
            return


def _renumbered(document: Document, story: Story) -> Fix | None:
    numbers = {source.number: at for at, source in enumerate(story.sources, start=1)}
    if not numbering.can_change(document, story, numbers):
        return None
    edits = (
        *numbering.entry_edits(document, story, numbers),
        *numbering.marker_edits(document, story, numbers),
    )
    return Fix("number the sources anew", Safety.UNSAFE, ordered(edits))


RULE = Rule(KIND, __doc__ or "", check)
