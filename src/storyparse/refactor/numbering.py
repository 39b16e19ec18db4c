"""Other numbers for sources, in the list and in every marker."""

import re
from collections.abc import Iterator, Mapping

from storyparse.diagnostics import Edit
from storyparse.model import Story
from storyparse.spelling import characters, markers
from storyparse.text import Span

__all__ = ["entry_edits", "marker_edits"]

_DIGITS = re.compile(r"\d++")


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
    cited: dict[Span, bool] = {}
    for item in story.items:
        for citation in item.citations:
            if citation.span:
                changes = numbers.get(citation.number, citation.number) != citation.number
                cited[citation.span] = changes or cited.get(citation.span, False)
    for span, changes in cited.items():
        if changes:
            yield Edit(span, markers.renumbered(bracket(text, span), numbers))


def bracket(text: str, span: Span) -> str:
    """Return the bracket of a marker, which may lie across lines, as one line."""
    return " ".join(map(characters.trim, text[span.start : span.end].split("\n")))
