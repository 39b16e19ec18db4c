"""Sources, citations of them, and the contents that cite."""

from collections.abc import Container, Iterable, Sequence
from typing import TypeAlias

import attrs

from storyparse.spelling import characters, entries, markers, numbers
from storyparse.text import Span
from storyparse.values import refuse, rich_repr, span_field, validated

__all__ = [
    "Citation",
    "Citing",
    "Content",
    "Source",
    "UnresolvedCitation",
    "check_content",
    "cited",
    "cited_numbers",
    "hidden_marker",
    "joined",
    "words",
    "written",
]


@attrs.frozen(weakref_slot=False)
class Source:
    """Who a story cites: an entry of its Sources line.

    Attributes:
        number: The number that markers cite it by, from 1 to 999.
        name: Its name; holds no ``[``, ``<``, ``>`` and no URL, and ends with no comma.
        url: Its URL, beginning with ``http://`` or ``https://``, or None.
        span: Where its entry stands in the text it was read from, in code points.

    Raises:
        ValueError: The text of a story cannot carry the number, name or URL.
        TypeError: A value is of another type.

    Examples:
        >>> from storyparse import Source
        >>> Source(2, "The Port Times", "https://port.example/ferry")
        Source(number=2, name='The Port Times', url='https://port.example/ferry')
    """

    number: int = attrs.field(validator=validated("source number", int, numbers.objection))
    name: str = attrs.field(validator=validated("source name", str, entries.name_objection))
    url: str | None = attrs.field(
        default=None,
        validator=attrs.validators.optional(validated("source URL", str, entries.url_objection)),
    )
    span: Span | None = span_field()

    __rich_repr__ = rich_repr


@attrs.frozen(weakref_slot=False)
class Citation:
    """A marker in a content, and the source it cites.

    ``str()`` gives the marker as the canonical text writes it.

    Attributes:
        source: The source it cites; in a story, the very object in ``story.sources``.
        span: Where its bracket stands in the text it was read from, in code points. The citations
            of one bracket with several numbers share it.

    Raises:
        TypeError: A value is of another type.

    Examples:
        >>> from storyparse import Citation, Source
        >>> str(Citation(Source(1, "Coast Daily")))
        '[1]'
    """

    source: Source = attrs.field(validator=attrs.validators.instance_of(Source))
    span: Span | None = span_field()

    @property
    def number(self) -> int:
        """The number of the source."""
        return self.source.number

    def __str__(self) -> str:
        """Return the marker."""
        return f"[{self.source.number}]"

    __rich_repr__ = rich_repr


@attrs.frozen(weakref_slot=False)
class UnresolvedCitation:
    """A marker whose number no source has.

    Attributes:
        number: The number of the marker, from 1 to 999.
        span: Where its bracket stands in the text it was read from, in code points.

    Raises:
        ValueError: No source could have the number.
        TypeError: A value is of another type.

    Examples:
        >>> from storyparse import UnresolvedCitation
        >>> str(UnresolvedCitation(7))
        '[7]'
    """

    number: int = attrs.field(validator=validated("citation number", int, numbers.objection))
    span: Span | None = span_field()

    def __str__(self) -> str:
        """Return the marker."""
        return f"[{self.number}]"

    __rich_repr__ = rich_repr


Content: TypeAlias = tuple[str | Citation | UnresolvedCitation, ...]
"""What a fact or narrative says: pieces of text and the citations between them."""


def joined(pieces: Iterable[str | Citation | UnresolvedCitation]) -> Content:
    """Join adjacent pieces of text and drop empty ones."""
    content: list[str | Citation | UnresolvedCitation] = []
    texts: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            texts.append(piece)
            continue
        if not isinstance(piece, Citation | UnresolvedCitation):
            msg = f"content is made of str and citations, not of {type(piece).__name__}"
            raise TypeError(msg)
        content.extend(filter(None, ["".join(texts)]))
        texts.clear()
        content.append(piece)
    content.extend(filter(None, ["".join(texts)]))
    return tuple(content)


def written(content: Content) -> str:
    """Return a content as the canonical text writes it.

    Examples:
        >>> written(("It runs.", UnresolvedCitation(7)))
        'It runs.[7]'
    """
    return "".join(map(str, content))


def words(content: Content) -> str:
    """Return the text of a content, without its markers.

    Examples:
        >>> words(("It runs", UnresolvedCitation(7), " again."))
        'It runs again.'
    """
    return "".join(piece for piece in content if isinstance(piece, str))


def cited(content: Content) -> tuple[Citation | UnresolvedCitation, ...]:
    """Return the markers of a content, in order, whether or not there are sources for them.

    Examples:
        >>> cited(("It runs.", UnresolvedCitation(7)))
        (UnresolvedCitation(number=7),)
    """
    return tuple(piece for piece in content if not isinstance(piece, str))


def cited_numbers(content: Content) -> Sequence[int]:
    """Return the numbers of the sources that a content cites, each once, in order.

    Examples:
        >>> again = Citation(Source(2, "Coast Daily"))
        >>> cited_numbers((again, "It runs.", again, UnresolvedCitation(7)))
        [2]
    """
    return list(dict.fromkeys(each.number for each in content if isinstance(each, Citation)))


def check_content(_: object, __: object, content: Content) -> None:
    """Refuse a content that would be read otherwise, whatever its story: a validator."""
    text = written(content)
    refuse("content", text, _content_objection(content, text))


def _content_objection(content: Content, written: str) -> str | None:
    reason = characters.objection_to_ends(written, characters.LINE_END)
    if reason:
        return reason
    for piece, after in zip(content, (*content[1:], ""), strict=True):
        if not isinstance(piece, str):
            if isinstance(after, str) and markers.before_link(after):
                return f"{piece} directly before '(http' is read as a link"
        elif piece[-1] in characters.SPACES and not isinstance(after, str):
            return f"a space stands before {after}"
        else:
            reason = hidden_marker(piece, ())
            if reason:
                return reason
    return characters.objection(written)


def hidden_marker(piece: str, listed: Container[int]) -> str | None:
    """Say which marker a piece of text holds, where these sources are listed, or return None."""
    marker = next(markers.markers(piece, listed), None) if markers.has_bracket(piece) else None
    if marker is None:
        return None
    return f"its text {piece[marker.start : marker.end]!r} is read as a citation"


class Citing:
    """What has a content."""

    __slots__ = ()

    content: Content

    @property
    def text(self) -> str:
        """What it says, without markers and without spaces at the ends.

        Examples:
            >>> from storyparse import Citation, Fact, Source
            >>> coast = Citation(Source(1, "Coast Daily"))
            >>> Fact(["It runs", coast, " again.", coast]).text
            'It runs again.'
        """
        return words(self.content).strip(characters.SPACES)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations of sources, in order; those that are unresolved are left out.

        Examples:
            >>> from storyparse import Citation, Fact, Source, UnresolvedCitation
            >>> fact = Fact(["It runs.", Citation(Source(1, "Coast Daily")), UnresolvedCitation(7)])
            >>> [each.source.name for each in fact.citations]
            ['Coast Daily']
        """
        return tuple(piece for piece in self.content if isinstance(piece, Citation))
