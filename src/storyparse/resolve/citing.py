"""Contents, their markers bound to the sources of a story."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from storyparse.citations import Citation, Content, Source, UnresolvedCitation
from storyparse.resolve.joined import Offsets, place
from storyparse.spelling import markers
from storyparse.spelling.characters import SPACES
from storyparse.text import Span
from storyparse.values import maker, named, twin

__all__ = ["Citing"]


class Citing:
    """What the items of one story cite.

    Args:
        sources: The sources of the story.
        has_wide_bracket: Whether an item may hold a bracket that begins a marker, and is no "[".
    """

    def __init__(self, sources: Sequence[Source], *, has_wide_bracket: bool) -> None:
        self.sources = sources
        self.unresolved: list[UnresolvedCitation] = []
        """The citations of numbers that no source has, in the order in which they were read."""
        self._by_marker = {f"{source.number}]": source for source in sources}
        self._no_markers = {""}
        self._has_wide_bracket = has_wide_bracket

    def content(self, words: str, begun: int, offsets: Offsets) -> Content:
        """Return the content that begins somewhere in the words of an item.

        Args:
            words: The item without its bullet, its lines joined.
            begun: Where the content begins in it.
            offsets: Where the words stand in the text of the document.
        """
        if self._has_wide_bracket or not isinstance(offsets, int):
            return tuple(self._pieces(words, begun, offsets))
        # This loop takes more time than any other: a story has many citations, and little else.
        by_marker = self._by_marker
        first, *brackets = words.split("[")
        content: list[str | Citation] = []
        # The text since the last citation; None where it goes over a bracket.
        text: str | None = first[begun:]
        end, after = begun, len(first)
        for bracket in brackets:
            at = after
            after += 1 + len(bracket)
            behind = ""
            source = by_marker.get(bracket)
            if source is None:
                closed = bracket.find("]") + 1
                behind = bracket[closed:]
                source = by_marker.get(bracket[:closed])
                if source is None and self._is_marker(bracket[:closed]):
                    return tuple(self._pieces(words, begun, offsets))
                if source is None or markers.before_link(behind):
                    text = None
                    continue
            if text is None:
                text = words[end:at]
            if text:
                text = text.rstrip(SPACES)
                if text:
                    content.append(text)
            end = after - len(behind)
            citation = _Citation()
            citation.source = source
            citation.span = named(Span, (offsets + at, offsets + end))
            citation.__class__ = Citation
            content.append(citation)
            text = behind
        rest = words[end:] if text is None else text
        if rest:
            content.append(rest)
        return tuple(content)

    def _is_marker(self, bracket: str) -> bool:
        """Tell whether a bracket, without its "[", is a marker in another spelling."""
        if bracket not in self._no_markers:
            if markers.is_marker(f"[{bracket}", self._by_number):
                return True
            self._no_markers.add(bracket)
        return False

    @cached_property
    def _by_number(self) -> Mapping[int, Source]:
        return {source.number: source for source in self.sources}

    def _pieces(
        self, words: str, begun: int, offsets: Offsets
    ) -> Iterator[str | Citation | UnresolvedCitation]:
        """Yield the pieces of a content whose markers may be spelled in any way."""
        for piece in markers.pieces(words[begun:], self._by_number):
            if isinstance(piece, str):
                yield piece
            else:
                bracket = place(offsets, begun + piece.start, begun + piece.end)
                # One object a number: a bracket may name the same numbers very often.
                cited = {number: self._cite(number, bracket) for number in piece.numbers}
                yield from map(cited.__getitem__, piece.numbers)

    def _cite(self, number: int, bracket: Span) -> Citation | UnresolvedCitation:
        source = self._by_number.get(number)
        if source:
            return _citation(source, bracket)
        self.unresolved.append(_unresolved(number, bracket))
        return self.unresolved[-1]


_Citation: Callable[[], Any] = twin(Citation)
_citation, _unresolved = maker(Citation), maker(UnresolvedCitation)
