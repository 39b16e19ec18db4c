"""The fast way: texts in canonical spelling, line by line and with methods of str alone."""

import re

from benchmarks.handwritten.contents import (
    Place,
    has_wide_brackets,
    head_of,
    plain_content,
    spelled_content,
)
from benchmarks.handwritten.lines import surrogates
from benchmarks.handwritten.listings import NOBODY, Listing, canonical_listing
from benchmarks.handwritten.values import new_fact, new_narrative, new_span, new_story
from storyparse.citations import Content, UnresolvedCitation
from storyparse.model import Fact, Narrative, Story
from storyparse.spelling.characters import BYTE_ORDER_MARK, LINE_END, SPACES
from storyparse.text import Span

__all__ = ["NotCanonicalError", "canonical_stories"]


class NotCanonicalError(Exception):
    """A text that the fast way does not read: it takes the careful way."""


# A title that is none of the lines that need a second look, and is written without Markdown.
_PLAIN_TITLE = re.compile(
    rf"(?![1-9][0-9]?[.)])[^\#*_`~\-\u2013\u2014\u2022\[\u3010\uff3b{BYTE_ORDER_MARK}{LINE_END}]"
)


def canonical_stories(text: str) -> tuple[Story, ...]:
    """Return the stories of a canonical text without errors.

    Raises:
        NotCanonicalError: It is not canonical, or not plainly so.
    """
    if not text.isascii() and (has_wide_brackets(text) or any(surrogates(text))):
        raise NotCanonicalError
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    stories: list[Story] = []
    first = start = 0
    while first < len(lines):
        story, first, start = _canonical_story(lines, first, start)
        stories.append(story)
    return tuple(stories)


def _canonical_story(lines: list[str], first: int, start: int) -> tuple[Story, int, int]:
    """Return the story that begins with a line, and the line and offset behind it."""
    facts = first + 2
    sources = _after_items(lines, facts)
    title = lines[first]
    if (
        lines[first + 1 : facts] != ["Facts"]
        or sources == facts
        or not _PLAIN_TITLE.match(title)
        or title[-1] in LINE_END
        or "[" in title
    ):
        raise NotCanonicalError
    listing, end = NOBODY, sources
    facts_start = start + len(title) + len("\nFacts\n")
    behind = facts_start + sum(map(len, lines[facts:sources])) + sources - facts
    if end < len(lines) and lines[end].startswith("Sources: ["):
        found = canonical_listing(lines[end][9:], behind + 9)
        if found is None:
            raise NotCanonicalError
        listing = found
        behind += len(lines[end]) + 1
        end += 1
    made = _canonical_facts(lines[facts:sources], facts_start, listing)
    told: list[Narrative] = []
    if end < len(lines) and lines[end] == "Narratives":
        narratives_end = _after_items(lines, end + 1)
        if narratives_end == end + 1:
            raise NotCanonicalError
        told, behind = _canonical_narratives(lines[end + 1 : narratives_end], behind + 11, listing)
        end = narratives_end
    if end < len(lines) and lines[end]:
        raise NotCanonicalError
    story = new_story(title, made, listing.sources, told, new_span(Span, (start, behind - 1)))
    return story, end + 1, behind + 1


def _after_items(lines: list[str], first: int) -> int:
    """Return the first line from a line on that is no item."""
    for at in range(first, len(lines)):
        if lines[at][:2] != "- ":
            return at
    return max(first, len(lines))


def _canonical_facts(lines: list[str], start: int, listing: Listing) -> list[Fact]:
    facts = []
    for line in lines:
        content = _canonical_content(line, 2, start, listing)
        end = start + len(line)
        facts.append(new_fact(content, new_span(Span, (start, end))))
        start = end + 1
    return facts


def _canonical_narratives(
    lines: list[str], start: int, listing: Listing
) -> tuple[list[Narrative], int]:
    """Return the narratives of some lines, and the offset behind them."""
    told = []
    for line in lines:
        head = head_of(line[2:], listing)
        if isinstance(head, str) or line[2] in SPACES:
            raise NotCanonicalError
        name, provider, at = head
        content = _canonical_content(line, at + 2, start, listing)
        end = start + len(line)
        told.append(new_narrative(name, content, provider, new_span(Span, (start, end))))
        start = end + 1
    return told, start


def _canonical_content(line: str, begun: int, start: int, listing: Listing) -> Content:
    # The slice is empty at the line's end, and in SPACES then as well.
    if line[begun : begun + 1] in SPACES or line[-1] in LINE_END:
        raise NotCanonicalError
    content = plain_content(line, begun, start, listing.by_marker)
    if content is None:
        content = spelled_content(line, begun, Place(start), listing)
        if any(isinstance(piece, UnresolvedCitation) for piece in content):
            raise NotCanonicalError
    return content
