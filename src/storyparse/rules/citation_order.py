"""A source that is cited for the first time after one with a higher number.

Some desks number their sources in the order in which the text cites them, as journals do. Then
[1] comes before [2], and a list read beside the text can be followed from the top.

Off unless it is selected: many desks order their list otherwise, and both are right. The first
marker of each source counts, in the facts and then in the narratives.

## Fix

None: the list would have to be put into another order, and its markers renumbered.
"""

from collections.abc import Iterator

from storyparse import catalogue
from storyparse.diagnostics import Diagnostic
from storyparse.document import Document
from storyparse.rule import Rule
from storyparse.text import Span

__all__ = ["RULE"]

KIND = catalogue.CITATION_ORDER


def check(document: Document) -> Iterator[Diagnostic]:
    """Yield the first markers of sources that come too late."""
    for story in document.stories:
        first: dict[int, Span | None] = {}
        for item in story.items:
            for citation in item.citations:
                first.setdefault(citation.number, citation.span)
        highest, reported = 0, None
        for number, span in first.items():
            # A bracket of several numbers has one report.
            if number < highest and span and span != reported:
                reported = span
                yield KIND.at(
                    span,
                    f"source {number} is cited for the first time after source {highest}",
                    help="number the sources in the order in which they are cited",
                )
            highest = max(highest, number)


RULE = Rule(KIND, __doc__ or "", check)
