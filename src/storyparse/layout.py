"""Where in the text of a document the words of its stories stand."""

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from operator import itemgetter

from storyparse import catalogue
from storyparse.citations import Source, UnresolvedCitation
from storyparse.document import Document
from storyparse.model import Item, Story
from storyparse.resolve.joined import Joined, joined
from storyparse.spelling import characters, entries, hidden, lines, markers
from storyparse.text import Span, span_of

__all__ = [
    "content",
    "doubtful",
    "has_unread_sources",
    "item_lines",
    "line_start",
    "name_start",
    "number",
    "space_before",
    "standing_numbers",
    "story_starts",
    "stray_numbers",
    "strays",
    "words",
]


def story_starts(document: Document) -> Sequence[int]:
    """Return where the first line of each story begins.

    Examples:
        >>> from storyparse import read
        >>> story_starts(read("One\\nFacts\\n- a\\n\\n# Two\\nFacts\\n- b\\n"))
        [0, 15]
    """
    return [line_start(document, span_of(story).start) for story in document.stories]


def line_start(document: Document, offset: int) -> int:
    """Return where the line begins that holds an offset."""
    return document.text.rfind("\n", 0, offset) + 1


def item_lines(document: Document, item: Item) -> tuple[Span, ...]:
    """Return the spans of the lines of an item, each without the spaces before it.

    Raises:
        KeyError: The item was not read from the document.

    Examples:
        >>> from storyparse import read
        >>> document = read("Ferry Opens\\nFacts\\n1. It\\n   runs.\\n")
        >>> item_lines(document, document.stories[0].facts[0])
        (Span(start=18, end=23), Span(start=27, end=32))
    """
    return document.blocks[span_of(item).start]


def words(document: Document, item: Item) -> Joined:
    """Return the text of an item that was read from a document, its lines joined.

    Args:
        document: The document.
        item: One of its facts or narratives.

    Raises:
        KeyError: The item was not read from the document.

    Examples:
        >>> from storyparse import read
        >>> document = read("Ferry Opens\\nFacts\\n1. It\\n   runs.\\n")
        >>> found = words(document, document.stories[0].facts[0])
        >>> found.text, found.span(3, 8)
        ('It runs.', Span(start=27, end=32))
    """
    block = item_lines(document, item)
    first = block[0]
    _, start = lines.after_bullet(document.text[first.start : first.end])
    return joined(document.text, block, start)


def content(document: Document, item: Item) -> Span:
    """Return the span of an item without its bullet."""
    found = words(document, item)
    return found.span(0, len(found.text))


def number(document: Document, source: Source) -> Span:
    """Return the span of the number with which a source's entry begins.

    Examples:
        >>> from storyparse import read
        >>> document = read("Ferry Opens\\nFacts\\n- It runs.\\nSources: [1]Coast Daily.\\n")
        >>> number(document, document.stories[0].sources[0])
        Span(start=38, end=41)
    """
    start, end = span_of(source)
    return Span(start, entries.number_end(document.text, start, end))


def name_start(document: Document, source: Source) -> int:
    """Return where an entry begins behind its number: with the name, unless its URL comes first.

    Examples:
        >>> from storyparse import read
        >>> document = read("Ferry Opens\\nFacts\\n- It runs.\\nSources:\\n[^1]: Coast Daily\\n")
        >>> document.text[name_start(document, document.stories[0].sources[0]):]
        'Coast Daily\\n'
    """
    end = number(document, source).end
    text = document.text
    is_parted = text.startswith(":", end) and not text.startswith(source.name, end)
    return characters.after_spaces(text, end + is_parted)


def space_before(document: Document, item: Item, offset: int) -> int:
    """Return where the space before an offset in an item begins, which can be a line end.

    Lines that count as blank are space as well. At the start of a content it is that of the bullet.
    """
    text, begun = document.text, span_of(item).start
    while offset > begun and text[offset - 1] in characters.SPACES:
        offset -= 1
    if offset <= begun or text[offset - 1] != "\n":
        return offset
    block = item_lines(document, item)
    return block[bisect_left(block, offset, key=itemgetter(0)) - 1].end


def has_unread_sources(document: Document, story: Story) -> bool:
    """Tell whether a story has a list of sources that is empty or that could not all be read."""
    faults = document.faults(story)
    is_empty = catalogue.EMPTY_SECTION.name in faults and not story.sources
    return is_empty or catalogue.MALFORMED_SOURCES.name in faults


def stray_numbers(document: Document, story: Story) -> frozenset[int]:
    """Return the numbers that a story names where nothing cites by them: see `strays`."""
    named = {numbers for _, ranges in strays(document, story) for numbers in ranges}
    return frozenset(number for numbers in named for number in numbers)


def strays(document: Document, story: Story) -> Iterator[tuple[Span, Iterable[range]]]:
    """Yield the places where a story names numbers and nothing cites by them, and the numbers.

    They stand in lines that belong nowhere, in brackets that are spelled like markers and count as
    text, and in brackets that only a hidden character keeps from being markers. Who wrote them most
    likely meant the sources with these numbers. Of an item it is told that it names them, not where
    in it.
    """
    for diagnostic in document.reported(story):
        if diagnostic.name == catalogue.UNEXPECTED_LINE.name:
            start, end = diagnostic.span
            yield diagnostic.span, markers.spelled(hidden.visible(document.text[start:end]))
    listed = frozenset(source.number for source in story.sources)
    for item in story.items:
        for piece in item.content:
            if isinstance(piece, str) and item.span:
                yield item.span, doubtful(piece, listed)


def standing_numbers(stories: Iterable[Story]) -> frozenset[int]:
    """Return the numbers that would come to cite, or might, if sources had them.

    They stand in brackets that count as text and in markers without a source. A range that is too
    long never cites.
    """
    standing: set[range] = set()
    for piece in (piece for story in stories for item in story.items for piece in item.content):
        if isinstance(piece, UnresolvedCitation):
            standing.add(range(piece.number, piece.number + 1))
        elif isinstance(piece, str):
            standing.update(doubtful(piece, ()))
    return frozenset(
        number for some in standing if len(some) <= markers.LONGEST_RANGE for number in some
    )


def doubtful(text: str, listed: Container[int]) -> Iterator[range]:
    """Yield the numbers in a piece of text that somebody may have meant to cite.

    Examples:
        >>> list(doubtful("a[1, 9] b[\\u200b2]", {1, 2}))
        [range(1, 2), range(9, 10), range(2, 3)]
    """
    for bracket in markers.suspicious(text, listed):
        yield from sorted(bracket.ranges, key=lambda each: each.start)
    if hidden.is_hidden(text):
        shown = {*markers.spelled(hidden.visible(text))} - {*markers.spelled(text)}
        yield from sorted(shown, key=lambda each: each.start)
