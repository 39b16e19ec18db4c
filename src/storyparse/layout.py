"""Where in the text of a document the words of its stories stand."""

from collections.abc import Container, Iterator

from storyparse import catalogue
from storyparse.citations import Source
from storyparse.document import Document
from storyparse.model import Item, Story
from storyparse.resolve.joined import Joined, joined
from storyparse.spelling import entries, hidden, lines, markers
from storyparse.text import Span

__all__ = ["content", "doubtful", "has_unread_sources", "number", "stray_numbers", "words"]


def words(document: Document, item: Item) -> Joined:
    """Return the text of an item that was read from a document, its lines joined.

    Args:
        document: The document.
        item: One of its facts or narratives.

    Raises:
        KeyError: The item was not read from the document.

    >>> from storyparse import read
    >>> document = read("Ferry Opens\\nFacts\\n1. It\\n   runs.\\n")
    >>> found = words(document, document.stories[0].facts[0])
    >>> found.text, found.span(3, 8)
    ('It runs.', Span(start=27, end=32))
    """
    if item.span is None:
        msg = "this item was made, and not read from a document"
        raise KeyError(msg)
    block = document.blocks[item.span.start]
    first = block[0]
    _, start = lines.after_bullet(document.text[first.start : first.end])
    return joined(document.text, block, start)


def content(document: Document, item: Item) -> Span:
    """Return the span of an item without its bullet."""
    found = words(document, item)
    return found.span(0, len(found.text))


def number(document: Document, source: Source) -> Span:
    """Return the span of the number with which a source's entry begins.

    >>> from storyparse import read
    >>> document = read("Ferry Opens\\nFacts\\n- It runs.\\nSources: [1]Coast Daily.\\n")
    >>> number(document, document.stories[0].sources[0])
    Span(start=38, end=41)
    """
    start, end = source.span or Span(0, 0)
    return Span(start, entries.number_end(document.text, start, end))


def has_unread_sources(document: Document, story: Story) -> bool:
    """Tell whether a story has a list of sources that is empty or that could not all be read."""
    faults = document.faults(story)
    is_empty = catalogue.EMPTY_SECTION.name in faults and not story.sources
    return is_empty or catalogue.MALFORMED_SOURCES.name in faults


def stray_numbers(document: Document, story: Story) -> frozenset[int]:
    """Return the numbers that a story names where nothing cites by them.

    They stand in lines that belong nowhere, in brackets that are spelled like markers and count as
    text, and in brackets that only a hidden character keeps from being markers. Who wrote them most
    likely meant the sources with these numbers.
    """
    listed = frozenset(source.number for source in story.sources)
    stray: set[range] = set()
    for diagnostic in document.reported(story):
        if diagnostic.name == catalogue.UNEXPECTED_LINE.name:
            start, end = diagnostic.span
            stray.update(markers.spelled(hidden.visible(document.text[start:end])))
    for item in story.items:
        for piece in item.content:
            if isinstance(piece, str):
                stray.update(doubtful(piece, listed))
    return frozenset(number for numbers in stray for number in numbers)


def doubtful(text: str, listed: Container[int]) -> Iterator[range]:
    """Yield the numbers in a piece of text that somebody may have meant to cite.

    >>> list(doubtful("a[1, 9] b[\\u200b2]", {1, 2}))
    [range(1, 2), range(9, 10), range(2, 3)]
    """
    for bracket in markers.suspicious(text, listed):
        yield from sorted(bracket.ranges, key=lambda each: each.start)
    if hidden.is_hidden(text):
        shown = {*markers.spelled(hidden.visible(text))} - {*markers.spelled(text)}
        yield from sorted(shown, key=lambda each: each.start)
