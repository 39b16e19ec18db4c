"""The sources of a story, as its items look for them."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from benchmarks.handwritten.values import new_source, new_span
from storyparse.citations import Source
from storyparse.spelling import narratives
from storyparse.spelling.characters import SPACE, SPACES
from storyparse.text import Span

__all__ = ["NOBODY", "NUMBERS", "Listing", "canonical_listing", "is_limited"]


class Listing:
    """The sources of a story, as its items look for them.

    Args:
        sources: The sources, each number once.
    """

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = sources
        # By what stands behind the "[" of a marker.
        self.by_marker = {_CLOSED[source.number]: source for source in sources}
        # The names that lengthen a provider over a full stop, and the words before these stops.
        self.lengthening: list[str] = []
        self.last_words: set[str] = set()
        self.are_plain = True
        for source in sources:
            name = source.name
            if "." in name and _STOP.search(name):
                self.lengthening.append(name)
                self.last_words.add(name[: name.find(". ")].rpartition(" ")[2].lower())
                if not (name.isascii() and name.isprintable()) or "  " in name:
                    self.are_plain = False

    @cached_property
    def by_number(self) -> Mapping[int, Source]:
        """The sources by their numbers."""
        return {source.number: source for source in self.sources}

    @cached_property
    def names(self) -> narratives.Listed:
        """What the names tell about where providers end."""
        return narratives.Listed([source.name for source in self.sources])

    def longest_is(self, name: str) -> bool:
        """Tell whether a provider that begins with a lengthening name and a stop is that name."""
        key = name.lower()
        return (
            not name.endswith(".")
            and not is_limited(name)
            and name.count(" ") < _MOST_SPACES
            and not any(
                other is not name and other.lower().startswith(key) for other in self.lengthening
            )
        )


_STOP = re.compile(rf"\.(?={SPACE})")
_MOST_SPACES = 30  # A longer name lengthens no provider.
_CLOSED = [f"{number}]" for number in range(1000)]
NUMBERS = {str(number): number for number in range(1, 1000)}
"""The numbers that a source can have, by how they are written."""
NOBODY = Listing(())
"""What a story lists that lists no sources."""
_NOT_AT_NAME_END = SPACES + ","
_URL = re.compile(rf"https?://[^{SPACES}<>\n\[]++")


def canonical_listing(text: str, start: int) -> Listing | None:
    """Return what a sources line lists, or None if one of its entries is not canonical.

    Args:
        text: The line without its label.
        start: The offset of this text.
    """
    if text[:1] != "[" or text[-1] != ".":
        return None
    *others, end = text[1:-1].split(", [")
    before_last, separator, last = end.rpartition(" and [")
    if separator:
        others.append(before_last)
    sources: list[Any] = []
    at = start
    for entry in others:
        sources.append(_plain_source(entry, at))
        at += len(entry) + 3
    sources.append(_plain_source(last, start + len(text) - len(last) - 2))
    if not all(sources):
        return None
    listing = Listing(sources)
    return listing if len(listing.by_marker) == len(sources) else None


def _plain_source(entry: str, at: int) -> Source | None:
    """Return the source of an entry without its "[", which stands at an offset; None if not."""
    closed = entry.find("]")
    number = NUMBERS.get(entry[: max(closed, 0)])
    angle = entry.find(" <")
    if angle < 0:
        name, url = entry[closed + 1 :], None
    else:
        name, url = entry[closed + 1 : angle], entry[angle + 2 : -1]
        if entry[-1] != ">" or not _URL.fullmatch(url):
            return None
    if (
        number is None
        or not name
        or name[0] in SPACES
        or name[-1] in _NOT_AT_NAME_END
        or "[" in name
        or "<" in name
        or ">" in name
        or "://" in name
    ):
        return None
    return new_source(number, name, url, new_span(Span, (at, at + len(entry) + 1)))


def is_limited(text: str) -> bool:
    """Tell whether a text holds what ends the head of a narrative."""
    return ":" in text or "[" in text or "]" in text or "\uff1a" in text
