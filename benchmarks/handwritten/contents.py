"""Contents, and the heads of narratives, as any text has them."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from benchmarks.handwritten.listings import NUMBERS, Listing, is_limited
from benchmarks.handwritten.values import CitationTwin, new_span
from storyparse.citations import Citation, Content, Source, UnresolvedCitation
from storyparse.spelling import markers, narratives
from storyparse.spelling.characters import SPACES
from storyparse.text import Span

__all__ = ["Place", "has_wide_brackets", "head_of", "plain_content", "spelled_content"]


def has_wide_brackets(text: str) -> bool:
    """Tell whether a text holds a bracket that may begin a marker, and is no "["."""
    return "\u3010" in text or "\uff3b" in text


_BEGINS_MARKER = frozenset("0123456789^,\uff0c\u3001;-\u2013" + SPACES)


def plain_content(  # noqa: C901 - it is the hot loop
    words: str, begun: int, start: int, by_marker: Mapping[str, Source]
) -> Content | None:
    """Return a content with plain markers of listed sources alone, or None.

    Args:
        words: The item; no full-width bracket stands in it.
        begun: Where its content begins in it; no bracket stands before.
        start: The offset of the item.
        by_marker: The sources, by what stands behind the "[" of their markers.
    """
    # It is long because a call costs as much as a citation.
    first, *parts = words.split("[")
    if not parts:
        return (words[begun:],)
    # The text since the last citation; None if it goes over a bracket, and is to be sliced.
    text: str | None = first[begun:]
    content: list[Any] = []
    end = len(first)
    for part in parts:
        at = end
        end += len(part) + 1
        source = by_marker.get(part)
        if source is not None:
            after = ""
        else:
            closed = part.find("]") + 1
            after = part[closed:]
            source = by_marker.get(part[:closed])
            if source is None and _may_be_marker(part[: max(closed - 1, 0)]):
                return None
            if source is None or after.startswith("(http"):
                text = None
                continue
        if text is None:
            text = words[begun:at]
        if text:
            text = text.rstrip(SPACES)
            if text:
                content.append(text)
        begun = end - len(after)
        made: Any = CitationTwin()
        made.source = source
        made.span = new_span(Span, (start + at, start + begun))
        made.__class__ = Citation
        content.append(made)
        text = after
    if text is None:
        text = words[begun:]
    if text:
        content.append(text)
    return tuple(content)


def _may_be_marker(inside: str) -> bool:
    """Tell whether brackets around some words could be a marker, if not of one listed source."""
    if inside[:1] not in _BEGINS_MARKER:
        return False
    is_too_large = inside.isdecimal() and inside not in NUMBERS and inside[0] != "0"
    return not is_too_large


_NOT_AT_HEAD = SPACES + "*"
_BY = ", as provided by "


def head_of(words: str, listing: Listing) -> tuple[str, str | None, int] | str:
    """Return a narrative's name, its provider and where its content begins, or what is wrong."""
    return _plain_head(words, listing) or narratives.head(words, listing.names)


def _plain_head(words: str, listing: Listing) -> tuple[str, str | None, int] | None:
    """Return the head of a narrative if it is canonical, and plain where its provider ends."""
    at = words.find(_BY)
    provider = None
    if at < 0 or ":" in words[:at]:
        at = words.find(": ")
        end = at + 2
    else:
        start = at + len(_BY)
        provider = _plain_provider(words, start, listing)
        if provider is None:
            return None
        end = start + len(provider) + 2
    name = words[: max(at, 0)]
    if (
        not name
        or name[0] in _NOT_AT_HEAD
        or name[-1] in SPACES
        or "," in name
        or is_limited(name)
        or words[end : end + 1] in SPACES
    ):
        return None
    return name, provider, end


def _plain_provider(words: str, start: int, listing: Listing) -> str | None:
    for name in listing.lengthening:
        if words.startswith(f"{name}. ", start):
            return name if listing.are_plain and listing.longest_is(name) else None
    stop = words.find(". ", start)
    provider = words[start : max(stop, start)]
    if (
        not provider
        or provider[0] == " "
        or provider[-1] == " "
        or provider[-2:-1] == "."  # It may end with an initialism, and go on.
        or not provider.isprintable()  # Of the spaces, only U+0020 is.
        or is_limited(provider)
    ):
        return None
    if listing.lengthening:
        last_word = provider[provider.rfind(" ") + 1 :]
        is_other = last_word.isascii() and last_word.lower() not in listing.last_words
        return provider if listing.are_plain and is_other else None
    return provider


class Place(NamedTuple):
    """Where the text of an item stands.

    Args:
        offset: The offset of its first line.
        others: Where each further line begins in it, and the offset of that line.
    """

    offset: int
    others: Sequence[tuple[int, int]] = ()

    def span(self, start: int, end: int) -> Span:
        """Return the span of a stretch of the item's text that is not empty."""
        if not self.others:
            return Span(self.offset + start, self.offset + end)
        return Span(self._offset(start), self._offset(end - 1) + 1)

    def _offset(self, at: int) -> int:
        line = bisect_right(self.others, at, key=_first) - 1
        begun, offset = self.others[line] if line >= 0 else (0, self.offset)
        return offset + at - begun


def _first(pair: tuple[int, int]) -> int:
    return pair[0]


def spelled_content(words: str, start: int, place: Place, listing: Listing) -> Content:
    """Return the content that begins at an offset of an item, with markers in any spelling."""
    content: list[str | Citation | UnresolvedCitation] = []
    for piece in markers.pieces(words[start:], listing.by_number):
        if isinstance(piece, str):
            content.append(piece)
            continue
        span = place.span(start + piece.start, start + piece.end)
        cited = {number: _cited(number, span, listing) for number in piece.numbers}
        content.extend(cited[number] for number in piece.numbers)
    return tuple(content)


def _cited(number: int, span: Span, listing: Listing) -> Citation | UnresolvedCitation:
    source = listing.by_number.get(number)
    if source is None:
        return UnresolvedCitation(number, span=span)
    made: Any = CitationTwin()
    made.source = source
    made.span = span
    made.__class__ = Citation
    citation: Citation = made
    return citation
