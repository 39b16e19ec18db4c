"""A citation marker with a number that no source has.

The marker points at nothing. A number was mistyped, a source was taken out of the list, or the
text was joined from two and its numbers no longer fit. The marker stays in the content as an
unresolved citation: it is never a citation of something else.

Each such marker has a report, but none where an entry of the sources cannot be read
(`malformed-sources`), where the list is empty (`empty-section`), or where there is none
(`missing-sources`).

## Fix

Shown only: the marker with the nearest number that is listed. Nothing tells whether that is what
was meant, so it is never applied.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import attrs

from storyparse import catalogue
from storyparse.diagnostics import Diagnostic, Edit, Fix, Safety
from storyparse.document import Document
from storyparse.rule import Rule
from storyparse.spelling import numbers

__all__ = ["RULE"]

KIND = catalogue.UNDEFINED_CITATION


def check(document: Document) -> Iterator[Diagnostic]:
    """Yield the markers without a source, with a marker that has one."""
    for story in document.stories:
        listed = sorted(source.number for source in story.sources)
        for diagnostic in document.reported(story):
            if diagnostic.name == KIND.name:
                start, end = diagnostic.span
                number = numbers.number(document.text[start + 1 : end - 1])
                edit = Edit(diagnostic.span, f"[{_nearest(number, listed)}]")
                yield attrs.evolve(diagnostic, fix=Fix(f"cite {edit.text}", Safety.SHOWN, (edit,)))


def _nearest(number: int, listed: Sequence[int]) -> int:
    at = bisect_left(listed, number)
    return min(listed[max(at - 1, 0) : at + 1], key=lambda each: abs(each - number))


RULE = Rule(KIND, __doc__ or "", check)
