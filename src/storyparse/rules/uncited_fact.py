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
from storyparse.model import Fact, Story
from storyparse.rule import Rule
from storyparse.spelling import markers

__all__ = ["RULE"]

KIND = catalogue.UNCITED_FACT


def check(document: Document) -> Iterator[Diagnostic]:
    """Yield the contents of facts without any marker."""
    for story in document.stories:
        listed = {source.number for source in story.sources}
        uncited = [fact for fact in story.facts if listed and _is_uncited(fact, listed)]
        goes_on = _lines_with_markers(document, story) if uncited else set()
        for fact in uncited:
            span = layout.content(document, fact)
            if document.lines.number(span.end) + 1 not in goes_on:
                yield KIND.at(
                    span,
                    "this fact cites no source",
                    help="put the marker of its source after it, such as [1]",
                )


def _is_uncited(fact: Fact, listed: set[int]) -> bool:
    # What has no marker is one piece of text.
    [first, *others] = fact.content
    return not others and isinstance(first, str) and not any(layout.doubtful(first, listed))


def _lines_with_markers(document: Document, story: Story) -> set[int]:
    """Return which lines hold markers and belong nowhere: the end of a fact, most likely."""
    return {
        document.lines.number(each.span.start)
        for each in document.reported(story)
        if each.name == catalogue.UNEXPECTED_LINE.name
        and any(markers.spelled(document.text[each.span.start : each.span.end]))
    }


RULE = Rule(KIND, __doc__ or "", check)
