"""Footnotes of Markdown to the sources of a story."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from storyparse.citations import Source
from storyparse.convert.markdown.blocks import Definition, Link, Reference
from storyparse.convert.markdown.faults import Fault, made
from storyparse.spelling import entries, numbers
from storyparse.values import shortened

__all__ = ["Sources", "sources"]

_LABEL = re.compile(r"(?:[0-9]++-)?([0-9]++)")  # the number of the story, then of the source


class Sources(NamedTuple):
    """The sources of one story.

    Attributes:
        by_label: The sources by the labels of their footnotes; None where one cannot be read.
        numbers: The numbers of all footnotes.
    """

    by_label: Mapping[str, Source | None]
    numbers: Collection[int]


def sources(footnotes: Iterable[Definition], faults: list[Fault]) -> Sources:
    """Return what footnotes say; what is wrong with them goes to the faults.

    Examples:
        >>> sources([Definition(9, ("Coast Daily",), "2-1")], []).by_label["2-1"]
        Source(number=1, name='Coast Daily', url=None)
    """
    by_label: dict[str, Source | None] = {}
    taken: set[int] = set()
    for footnote in footnotes:
        source = _source(footnote, taken, faults)
        by_label.setdefault(footnote.label, source)
    return Sources(by_label, taken)


def _source(footnote: Definition, taken: set[int], faults: list[Fault]) -> Source | None:
    match = _LABEL.fullmatch(footnote.label)
    number = numbers.number(match[1]) if match else 0
    if not number or number in taken:
        label = f"the label of a footnote is a number from 1 to {numbers.LARGEST}"
        wrong = f"{label}, not {shortened(footnote.label)}"
        taken_before = f"a footnote of this story before this one has the number {number}"
        message = taken_before if number else wrong
        faults.append(Fault(footnote.line, message))
        return None
    taken.add(number)
    return _described(footnote, number, faults)


def _described(footnote: Definition, number: int, faults: list[Fault]) -> Source | None:
    match footnote.pieces:
        case (str(name),) if "://" not in name:
            return made(footnote.line, faults, Source, number, name)
        case (Link(name, url),) if name != url:
            return made(footnote.line, faults, Source, number, name, url)
    entry, *others = entries.in_list(f"[{number}]{''.join(map(_spelled, footnote.pieces))}")
    links = [piece.url for piece in footnote.pieces if isinstance(piece, Link)]
    if isinstance(entry, entries.Entry) and not others and links in ([], [entry.url]):
        return made(footnote.line, faults, Source, number, entry.name, entry.url)
    several = "it is more than a name and a URL"
    reason = entry.reason if isinstance(entry, entries.Fault) else several
    faults.append(Fault(footnote.line, f"this source cannot be read: {reason}"))
    return None


def _spelled(piece: str | Reference | Link) -> str:
    """Return a piece of a source's entry as stories spell it."""
    match piece:
        case Link(words, url):
            return f"<{url}>" if words == url else f"[{words}]({url})"
        case Reference(label):
            return f"[^{label}]"
        case _:
            return piece
