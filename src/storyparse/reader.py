"""Texts to documents and stories."""

import gc
import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from storyparse import catalogue
from storyparse.diagnostics import Diagnostic, sort
from storyparse.document import Document
from storyparse.encoding import decode, is_utf8
from storyparse.errors import StoryError
from storyparse.model import Story
from storyparse.resolve.faults import invalid_utf8
from storyparse.resolve.stories import read_stories
from storyparse.spelling.characters import LINE_END
from storyparse.syntax.lines import outline
from storyparse.text import Span, span_of
from storyparse.values import maker

__all__ = ["Text", "document_of", "parse", "parse_all", "read"]

_SURROGATES = re.compile("[\ud800-\udfff]+")


def read(text: str | bytes) -> Document:
    """Read any text, and report what is wrong with it.

    Args:
        text: The text of any number of stories; bytes are decoded as UTF-8.

    Returns:
        The document, which holds the text, its stories, and the errors as diagnostics. Nothing in
        a text makes this function raise, and it takes time in proportion to the text's length.
        While a long text is read, Python's collector of cyclic garbage is paused.

    Raises:
        TypeError: The argument is neither str nor bytes.

    Examples:
        >>> from storyparse import read
        >>> document = read("Ferry Opens\\nFacts\\n- It runs.[7]\\n")
        >>> document.stories[0].title, [each.name for each in document.diagnostics]
        ('Ferry Opens', ['missing-sources'])
    """
    text = _decoded(text)
    if len(text) < _LONG or not gc.isenabled():
        return _read(text)
    # Nothing of what is read is garbage, and the collector would look for some again and again.
    try:
        gc.disable()
        return _read(text)
    finally:
        gc.enable()


_LONG = 10_000


def _read(text: str) -> Document:
    diagnostics = _invalid(text)
    stories = tuple(read_stories(outline(text), diagnostics))
    sort(diagnostics)
    return _document(text, stories, tuple(diagnostics))


_document = maker(Document)


Text: TypeAlias = str | bytes | Document
"""A text, as `read` takes it, or what `read` made of it."""


def document_of(text: Text) -> Document:
    """Return what `read` makes of a text, or made of it."""
    return text if isinstance(text, Document) else read(text)


def parse(text: str | bytes) -> Story:
    """Read a text that is one story.

    Args:
        text: The text; bytes are decoded as UTF-8.

    Returns:
        The story. It can be written, and what was written reads as an equal story.

    Raises:
        StoryError: The text has errors, or holds no story or several. It carries every diagnostic.
        TypeError: The argument is neither str nor bytes.

    Examples:
        >>> from storyparse import parse
        >>> story = parse("Ferry Opens\\nFacts\\n- It runs.[1]\\nSources: [1]Coast Daily.\\n")
        >>> story.facts[0].citations[0].source.name
        'Coast Daily'
    """
    document = read(text)
    diagnostics = [*document.diagnostics, *_not_one(document)]
    sort(diagnostics)
    _raise(document, diagnostics)
    return document.stories[0]


def parse_all(text: str | bytes) -> tuple[Story, ...]:
    """Read a text of any number of stories.

    Args:
        text: The text; bytes are decoded as UTF-8.

    Returns:
        The stories, in order; of the empty text, none.

    Raises:
        StoryError: The text has errors. It carries every diagnostic.
        TypeError: The argument is neither str nor bytes.

    Examples:
        >>> from storyparse import parse_all
        >>> [story.title for story in parse_all("One\\nFacts\\n- a\\n\\nTwo\\nFacts\\n- b\\n")]
        ['One', 'Two']
    """
    document = read(text)
    _raise(document, document.diagnostics)
    return document.stories


def _decoded(text: str | bytes) -> str:
    if isinstance(text, str):
        return text
    if isinstance(text, bytes):
        return decode(text)
    msg = f"a story is read from str or bytes, not from {type(text).__name__}"
    raise TypeError(msg)


def _invalid(text: str) -> list[Diagnostic]:
    if is_utf8(text):
        return []
    return [invalid_utf8(Span(*match.span())) for match in _SURROGATES.finditer(text)]


def _not_one(document: Document) -> Iterator[Diagnostic]:
    """Yield what is wrong with a document that is to be one story."""
    if len(document.stories) > 1:
        yield catalogue.SEVERAL_STORIES.at(
            _beginning(document, document.stories[1]),
            f"one story is wanted, and this begins the second of {len(document.stories)}",
            help="read them with parse_all or load_all",
        )
    elif not document.stories and not document.diagnostics:
        yield catalogue.MISSING_FACTS.at(
            Span(0, 0),
            "this text is empty",
            help="a story has at least a title, a line 'Facts' and a fact",
        )


def _beginning(document: Document, story: Story) -> Span:
    """Return the span of a story's title without Markdown, or of its first line."""
    start = span_of(story).start
    end = document.lines.span(document.lines.number(start)).end
    line = document.text[start:end].rstrip(LINE_END)
    before, title, _ = line.partition(story.title) if story.title else (line, "", "")
    return (
        Span(start + len(before), start + len(before + title))
        if title
        else Span(start, start + len(line))
    )


def _raise(document: Document, diagnostics: Sequence[Diagnostic]) -> None:
    if not diagnostics:
        return
    # Whoever only reads needs no reports, which take long to import.
    from storyparse.report.full import full  # noqa: PLC0415
    from storyparse.report.segments import plain  # noqa: PLC0415

    message = plain(full(diagnostics[0], document.lines)).rstrip("\n")
    if len(diagnostics) > 1:
        message += f"\n(the first of {len(diagnostics)} errors)"
    raise StoryError(message, tuple(diagnostics))
