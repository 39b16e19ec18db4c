"""Other numbers for sources, in the list and in every marker."""

import re
from collections.abc import Collection, Iterator, Mapping

from storyparse import layout, writer
from storyparse.citations import Source, cited
from storyparse.diagnostics import Edit
from storyparse.document import Document
from storyparse.model import Story
from storyparse.refactor import marking
from storyparse.spelling import numbers
from storyparse.text import Span, span_of
from storyparse.values import maker

__all__ = [
    "can_change",
    "entry",
    "entry_edits",
    "entry_like",
    "free",
    "marker_edits",
    "renumbered",
    "respelled",
]

_DIGITS = re.compile(r"\d++")


_source = maker(Source)  # a name may hold what nobody can write: bytes that are no UTF-8


def can_change(document: Document, story: Story, numbers: Mapping[int, int]) -> bool:
    """Tell whether nothing but markers that are read name the numbers that change.

    Args:
        document: The document that the story was read from.
        story: The story.
        numbers: The new number of each number that changes.
    """
    stray = layout.stray_numbers(document, story)
    return not any(old in stray for old, new in numbers.items() if old != new)


def free(story: Story, taken: Collection[int]) -> Iterator[int]:
    """Yield the numbers that a source can get, in order.

    They stand in no bracket that is text now and would come to cite, and in no marker without a
    source.

    Args:
        story: The story.
        taken: Numbers that are not free.
    """
    return numbers.free(layout.standing_numbers([story]).union(taken))


def renumbered(story: Story, new_numbers: Mapping[int, int]) -> dict[int, Source]:
    """Return the sources of a story by other numbers, in the order of its list."""
    new = (
        _source(new_numbers.get(each.number, each.number), each.name, each.url, each.span)
        for each in story.sources
    )
    return {source.number: source for source in new}


def entry_edits(document: Document, story: Story, numbers: Mapping[int, int]) -> Iterator[Edit]:
    """Yield the edits that give the entries of a story other numbers.

    Args:
        document: The document that the story was read from.
        story: The story.
        numbers: The new number of each number that changes.
    """
    for source in story.sources:
        new = numbers.get(source.number, source.number)
        if source.span and new != source.number:
            yield Edit(*respelled(document.text, layout.number(document, source), new))


_LAST_OF_LIST = 99  # "1." to "99." are bullets; no number behind them is one


def respelled(text: str, span: Span, new: int) -> tuple[Span, str]:
    """Return the digits of a number's spelling and those of another one; or all of it anew."""
    digits = _DIGITS.search(text, *span)
    if digits is None or (text[span.end - 1] in ".)" and new > _LAST_OF_LIST):
        return span, f"[{new}]"
    return Span(*digits.span()), str(new)


def entry(document: Document, source: Source, number: int) -> str:
    """Return the entry of a source as it can stand elsewhere in the list, by another number.

    Args:
        document: The document that the source was read from.
        source: The source.
        number: The number.
    """
    text, (start, end) = document.text, span_of(source)
    digits, new = respelled(text, layout.number(document, source), number)
    spelled = text[start : digits.start] + new + text[digits.end : end]
    is_closed = source.url is None or spelled.endswith((">", ")"))
    return spelled if is_closed else f"[{number}]{writer.described(source)}"


def entry_like(document: Document, model: Source, source: Source) -> str:
    """Return the entry of a source, its number spelled as that of another one.

    Args:
        document: The document that the other one was read from.
        model: The other one.
        source: The source.
    """
    text, (start, _) = document.text, span_of(model)
    digits, new = respelled(text, layout.number(document, model), source.number)
    behind = text[digits.end : layout.name_start(document, model)]
    return f"{text[start : digits.start]}{new}{behind}{writer.described(source)}"


def marker_edits(document: Document, story: Story, numbers: Mapping[int, int]) -> Iterator[Edit]:
    """Yield the edits that give the markers of a story other numbers, in their own spelling.

    Args:
        document: The document that the story was read from.
        story: The story.
        numbers: The new number of each number that changes.
    """
    for item in story.items:
        new = [numbers.get(piece.number, piece.number) for piece in cited(item.content)]
        yield from marking.edits(document, item, new)
