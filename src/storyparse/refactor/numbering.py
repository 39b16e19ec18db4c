"""Other numbers for sources, in the list and in every marker."""

import re
from collections.abc import Iterator, Mapping

from storyparse import layout
from storyparse.diagnostics import Edit
from storyparse.document import Document
from storyparse.model import Story
from storyparse.spelling import characters, markers
from storyparse.text import Span

__all__ = ["can_change", "entry_edits", "marker_edits"]

_DIGITS = re.compile(r"\d++")


def can_change(document: Document, story: Story, numbers: Mapping[int, int]) -> bool:
    """Tell whether nothing but markers that are read name the numbers that change.

    Args:
        document: The document that the story was read from.
        story: The story.
        numbers: The new number of each number that changes.
    """
    stray = layout.stray_numbers(document, story)
    return not any(old in stray for old, new in numbers.items() if old != new)


def entry_edits(text: str, story: Story, numbers: Mapping[int, int]) -> Iterator[Edit]:
    """Yield the edits that give the entries of a story other numbers.

    Args:
        text: The text that the story was read from.
        story: The story.
        numbers: The new number of each number that changes.
    """
    for source in story.sources:
        new = numbers.get(source.number, source.number)
        if source.span and new != source.number:
            digits = _DIGITS.search(text, *source.span)
            if digits:
                yield Edit(Span(*digits.span()), str(new))


def marker_edits(text: str, story: Story, numbers: Mapping[int, int]) -> Iterator[Edit]:
    """Yield the edits that give the markers of a story other numbers, in their own spelling.

    Args:
        text: The text that the story was read from.
        story: The story.
        numbers: The new number of each number that changes.
    """
    changing = {
        citation.span
        for item in story.items
        for citation in item.citations
        if citation.span and numbers.get(citation.number, citation.number) != citation.number
    }
    for span in changing:
        yield Edit(span, markers.renumbered(_bracket(text, span), numbers))


def _bracket(text: str, span: Span) -> str:
    """Return the bracket of a marker, which may lie across lines, as one line."""
    return " ".join(map(characters.trim, text[span.start : span.end].split("\n")))
