"""Texts in any spelling to canonical text."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

import attrs

from storyparse import catalogue, layout
from storyparse.document import Document
from storyparse.model import Story
from storyparse.reader import Text, document_of, read
from storyparse.spelling.characters import BYTE_ORDER_MARK, LINE_END
from storyparse.text import Span
from storyparse.writer import dumps

__all__ = ["Formatted", "format", "formatted"]


def format(text: Text) -> str:  # noqa: A001 - named as the command; nobody imports it bare
    """Return a text in canonical spelling.

    A story with an error that keeps a part of it from being read is left exactly as it was, and
    then so are lines before the first story, unless nothing but spaces is in them; the other
    stories are formatted around them. Errors of references (`missing-sources`,
    `undefined-citation`) leave nothing unread.

    Args:
        text: The text of any number of stories, as `read` takes it, or what `read` made of it.

    Returns:
        The canonical text. It reads as the same stories with the same errors, and formatting it
        again changes nothing.

    Raises:
        TypeError: The argument is no text.

    Examples:
        >>> from storyparse import format
        >>> text = "## Ferry Opens\\n**Facts:**\\n* It runs [1] .\\nReferences:\\n1. Coast Daily"
        >>> print(format(text), end="")
        Ferry Opens
        Facts
        - It runs[1] .
        Sources: [1]Coast Daily.
    """
    return formatted(document_of(text)).text


@attrs.frozen
class Formatted:
    """A text after formatting.

    Attributes:
        text: The text.
        is_whole: Whether all of it was formatted, and nothing left as it was.
    """

    text: str
    is_whole: bool = True


def formatted(document: Document) -> Formatted:
    """Return the text of a document in canonical spelling, and what was left as it was.

    The text is read again: where it would read otherwise than before, all is left as it was.
    """
    if not document.diagnostics:
        result = Formatted(dumps(document.stories))
    else:
        chunks = [(span, story, _is_read(document, story)) for span, story in _chunks(document)]
        is_whole = all(is_read for _, _, is_read in chunks)
        result = Formatted("".join(_pieces(document.text, chunks)), is_whole)
    if result.text == document.text or _says_the_same(document, read(result.text)):
        return result
    return Formatted(document.text, is_whole=False)


def _chunks(document: Document) -> Iterator[tuple[Span, Story | None]]:
    """Yield the stretches of a text: what stands before the first story, and each story."""
    starts = [*layout.story_starts(document), len(document.text)]
    before = Span(0, starts[0])
    if document.text[: before.end].strip(f"{LINE_END}\n{BYTE_ORDER_MARK}"):
        yield before, None
    for (start, end), story in zip(pairwise(starts), document.stories, strict=True):
        yield Span(start, end), story


def _is_read(document: Document, story: Story | None) -> bool:
    """Tell whether a story was read to its last word."""
    if story is None or not story.facts:
        return False
    return all(each.name in catalogue.UNRESOLVED for each in document.reported(story))


def _pieces(text: str, chunks: Iterable[tuple[Span, Story | None, bool]]) -> Iterator[str]:
    after_canonical = False
    for (start, end), story, is_read in chunks:
        if after_canonical:
            yield "\n"
        yield dumps(story) if story is not None and is_read else text[start:end]
        after_canonical = is_read


def _says_the_same(before: Document, after: Document) -> bool:
    names = (Counter(each.name for each in document.diagnostics) for document in (before, after))
    return before.stories == after.stories and next(names) == next(names)
