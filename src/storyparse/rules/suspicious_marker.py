"""A bracket that is spelled like a citation and counts as text.

"[1, 7]" looks like a citation of two sources. Where 7 is no source, nobody can tell whether it is
one with a wrong number or two numbers that somebody put in brackets, so it stays text: readers
see it, and nothing cites by it.

Reported are brackets that would cite if all their numbers were listed, and ranges of more than 50
numbers. Brackets that can never cite are not: "[0]", "[2024]", "[41-23]", "[harbor authority]".
Where a report says that the sources are missing, empty or unreadable, there is none of this rule.

## Fix

None: either a source is missing, or a number is wrong, or the bracket is to be text.
"""

from collections.abc import Iterator

from storyparse import catalogue, layout
from storyparse.diagnostics import Diagnostic
from storyparse.document import Document
from storyparse.model import Item, Story
from storyparse.rule import Rule
from storyparse.spelling import markers
from storyparse.values import shortened

__all__ = ["RULE"]

KIND = catalogue.SUSPICIOUS_MARKER

_HELP = "cite sources that are listed, or use other brackets"
_HELP_WITH_RANGE = f"{_HELP}; a range names at most {markers.LONGEST_RANGE} sources"


def check(document: Document) -> Iterator[Diagnostic]:
    """Yield the brackets that are spelled like markers and are none."""
    for story in document.stories:
        listed = {source.number for source in story.sources}
        items = [item for item in story.items if _has_any(item, listed)]
        if not items or _is_explained(document, story):
            continue
        for item in items:
            words = layout.words(document, item)
            for start, end, ranges in markers.suspicious(words.text, listed):
                is_long = any(len(numbers) > markers.LONGEST_RANGE for numbers in ranges)
                yield KIND.at(
                    words.span(start, end),
                    f"{shortened(words.text[start:end])} is spelled like a citation, and is none",
                    help=_HELP_WITH_RANGE if is_long else _HELP,
                )


def _is_explained(document: Document, story: Story) -> bool:
    """Tell whether another report says that there is nothing to be cited."""
    is_missing = catalogue.MISSING_SOURCES.name in document.faults(story)
    return is_missing or layout.has_unread_sources(document, story)


def _has_any(item: Item, listed: set[int]) -> bool:
    # A plain loop: this is asked of every item, and most have no bracket in their text.
    for piece in item.content:
        has_bracket = isinstance(piece, str) and markers.has_bracket(piece)
        if has_bracket and any(markers.suspicious(str(piece), listed)):
            return True
    return False


RULE = Rule(KIND, __doc__ or "", check)
