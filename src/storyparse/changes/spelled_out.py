"""Stories as lines in which citations show names: what a diff of lines can be read by."""

from collections import Counter
from collections.abc import Iterator, Mapping

from storyparse import catalogue
from storyparse.display import clipped, printable
from storyparse.document import Document
from storyparse.model import Item, Narrative, Story
from storyparse.spelling.narratives import written
from storyparse.writer import described

__all__ = ["lines"]

_LONGEST_NAME = 80
_UNREAD = {
    kind.name
    for kind in (
        catalogue.UNEXPECTED_LINE,
        catalogue.MALFORMED_SOURCES,
        catalogue.MALFORMED_NARRATIVE,
        catalogue.DUPLICATE_SOURCE_NUMBER,
    )
}


def lines(document: Document) -> Iterator[str]:
    """Yield a document line by line, with names where its text has numbers.

    Numbers stand nowhere, and sources are in the order of their names: of a document that was only
    renumbered, every line stays as it was. What could not be read follows the stories, as it
    stands. Each line is safe to be shown. Brackets stand for citations alone: those of a text that
    cites, and of cited names, are written behind a backslash.

    Args:
        document: The document.

    Examples:
        >>> from storyparse import read
        >>> text = "Ferry\\nFacts\\n- It runs.[2]\\nSources: [2]Port Wire and [1]Coast Daily.\\n"
        >>> print(*lines(read(text)), sep="\\n")
        Ferry
        Facts
        - It runs.[Port Wire]
        Sources
        - Coast Daily
        - Port Wire
    """
    return map(printable, _lines(document))


def _lines(document: Document) -> Iterator[str]:
    for place, story in enumerate(document.stories):
        yield from [""] if place else []
        yield from _story(story)
    table = document.lines
    for number in _unread(document):
        start, end = table.span(number)
        yield f"! {_escaped(document.text[start:end])}"


def _unread(document: Document) -> Iterator[int]:
    """Yield the numbers of the lines that could not be read."""
    table = document.lines
    if not document.stories and document.diagnostics:
        yield from range(1, table.count + 1)
        return
    done = 0
    for diagnostic in document.diagnostics:
        if diagnostic.name in _UNREAD:
            start, end = diagnostic.span
            last = table.number(max(start, end - 1))
            yield from range(max(table.number(start), done + 1), last + 1)
            done = max(done, last)


def _story(story: Story) -> Iterator[str]:
    counts = Counter(source.name for source in story.sources)
    names = {
        each.number: each.name if counts[each.name] == 1 else described(each)
        for each in story.sources
    }
    shown = {number: _bracketed(clipped(name, _LONGEST_NAME)) for number, name in names.items()}
    yield _escaped(story.title) or "(no title)"
    yield "Facts"
    yield from (f"- {_said(fact, shown)}" for fact in story.facts)
    if story.sources:
        yield "Sources"
        yield from sorted(f"- {_escaped(described(source))}" for source in story.sources)
    if story.narratives:
        yield "Narratives"
        yield from (f"- {_head(each)}{_said(each, shown)}" for each in story.narratives)


def _said(item: Item, shown: Mapping[int, str]) -> str:
    pieces = (
        _bracketed(piece)
        if isinstance(piece, str)
        else f"[{shown.get(piece.number, f'no source {piece.number}')}]"
        for piece in item.content
    )
    return "".join(pieces)


def _escaped(text: str) -> str:
    """Return a text in which nothing looks as an escape does, and no space as a tab does."""
    return text.replace("\\", r"\\").replace("\t", r"\t")


def _bracketed(text: str) -> str:
    """Return a text of a content, in which no bracket looks as those of citations do."""
    return _escaped(text).replace("[", r"\[").replace("]", r"\]")


def _head(narrative: Narrative) -> str:
    # One that could not be read has no name.
    return _escaped(written(narrative.name, narrative.provider)) if narrative.name else ""
