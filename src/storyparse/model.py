"""The story and its parts: immutable values that can always be written."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Any, TypeAlias, TypeVar

import attrs

from storyparse.spelling import characters, entries, markers, names, narratives, titles
from storyparse.text import Span

__all__ = [
    "Citation",
    "Content",
    "Fact",
    "Item",
    "Narrative",
    "Source",
    "Story",
    "UnresolvedCitation",
    "unchecked",
]

T = TypeVar("T")


def _refuse(what: str, value: object, reason: str | None) -> None:
    if reason is not None:
        msg = f"{what} {_shortened(value)} cannot be written: {reason}"
        raise ValueError(msg)


def _shortened(value: object, limit: int = 80) -> str:
    shown = repr(value)
    return shown if len(shown) <= limit else f"{shown[: limit - 1]}…"


def _validated(
    what: str, type_: type[T], objection: Callable[[T], str | None]
) -> Callable[[Any, "attrs.Attribute[T]", T], None]:
    def validate(_: object, attribute: "attrs.Attribute[T]", value: T) -> None:
        if not isinstance(value, type_) or isinstance(value, bool):
            msg = f"{attribute.name} must be {type_.__name__}, not {type(value).__name__}"
            raise TypeError(msg)
        _refuse(what, value, objection(value))

    return validate


def _span_field() -> Any:  # noqa: ANN401 - as attrs.field, which mypy knows
    return attrs.field(default=None, kw_only=True, eq=False, repr=False)


def _rich_repr(self: attrs.AttrsInstance) -> Iterator[tuple[str, object, object]]:
    for field in attrs.fields(type(self)):
        if field.repr:
            yield field.name, getattr(self, field.name), field.default


@attrs.frozen(weakref_slot=False)
class Source:
    """Who a story cites: an entry of its Sources line.

    Args:
        number: The number that markers cite it by, from 1 to 999.
        name: Its name; holds no ``[``, ``<``, ``>`` and no URL, and ends with no comma.
        url: Its URL, beginning with ``http://`` or ``https://``, or None.
        span: Where its entry stands in the text it was read from, in code points.

    Raises:
        ValueError: The text of a story cannot carry the number, name or URL.

    >>> Source(2, "The Port Times", "https://port.example/ferry")
    Source(number=2, name='The Port Times', url='https://port.example/ferry')
    """

    number: int = attrs.field(validator=_validated("source number", int, entries.number_objection))
    name: str = attrs.field(validator=_validated("source name", str, entries.name_objection))
    url: str | None = attrs.field(
        default=None,
        validator=attrs.validators.optional(_validated("source URL", str, entries.url_objection)),
    )
    span: Span | None = _span_field()

    __rich_repr__ = _rich_repr


@attrs.frozen(weakref_slot=False)
class Citation:
    """A marker in a content, and the source it cites.

    ``str()`` gives the marker as the canonical text writes it.

    Args:
        source: The source it cites; in a story, the very object in ``story.sources``.
        span: Where its bracket stands in the text it was read from, in code points. The citations
            of one bracket with several numbers share it.

    >>> str(Citation(Source(1, "Coast Daily")))
    '[1]'
    """

    source: Source = attrs.field(validator=attrs.validators.instance_of(Source))
    span: Span | None = _span_field()

    @property
    def number(self) -> int:
        """The number of the source."""
        return self.source.number

    def __str__(self) -> str:
        """Return the marker."""
        return f"[{self.source.number}]"

    __rich_repr__ = _rich_repr


@attrs.frozen(weakref_slot=False)
class UnresolvedCitation:
    """A marker whose number no source has.

    Args:
        number: The number of the marker, from 1 to 999.
        span: Where its bracket stands in the text it was read from, in code points.

    Raises:
        ValueError: No source could have the number.

    >>> str(UnresolvedCitation(7))
    '[7]'
    """

    number: int = attrs.field(
        validator=_validated("citation number", int, entries.number_objection)
    )
    span: Span | None = _span_field()

    def __str__(self) -> str:
        """Return the marker."""
        return f"[{self.number}]"

    __rich_repr__ = _rich_repr


Content: TypeAlias = tuple[str | Citation | UnresolvedCitation, ...]
"""What a fact or narrative says: pieces of text and the citations between them."""


def _joined(pieces: Iterable[str | Citation | UnresolvedCitation]) -> Content:
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


def _check_content(_: object, __: object, content: Content) -> None:
    written = "".join(map(str, content))
    _refuse("content", written, _content_objection(content, written))


def _content_objection(content: Content, written: str) -> str | None:
    if not written:
        return "it is empty"
    if written[0] in characters.SPACES or written[-1] in characters.LINE_END:
        return "it begins or ends with a space"
    for piece, after in zip(content, (*content[1:], ""), strict=True):
        if not isinstance(piece, str):
            if isinstance(after, str) and markers.before_link(after):
                return f"{piece} directly before '(http' is read as a link"
        elif piece[-1] in characters.SPACES and not isinstance(after, str):
            return f"a space stands before {after}"
        else:
            reason = _hidden_marker(piece, ())
            if reason:
                return reason
    return characters.objection(written)


def _hidden_marker(piece: str, listed: Container[int]) -> str | None:
    marker = next(markers.markers(piece, listed), None)
    if marker is None:
        return None
    return f"its text {piece[marker.start : marker.end]!r} is read as a citation"


def _text(content: Content) -> str:
    return "".join(piece for piece in content if isinstance(piece, str)).strip(characters.SPACES)


def _citations(content: Content) -> tuple[Citation, ...]:
    return tuple(piece for piece in content if isinstance(piece, Citation))


@attrs.frozen(weakref_slot=False)
class Fact:
    """An item of the Facts section.

    Args:
        content: Its text and citations. Adjacent pieces of text are joined, empty ones dropped.
        span: Where the item stands in the text it was read from, bullet included, in code points.

    Raises:
        ValueError: The text of a story cannot carry the content.

    >>> coast = Source(1, "Coast Daily")
    >>> Fact(["The ferry runs ", "again.", Citation(coast)]).content[0]
    'The ferry runs again.'
    """

    content: Content = attrs.field(converter=_joined, validator=_check_content)
    span: Span | None = _span_field()

    @property
    def text(self) -> str:
        """What it says, without markers and without spaces at the ends."""
        return _text(self.content)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The resolved citations, in order."""
        return _citations(self.content)

    __rich_repr__ = _rich_repr


@attrs.frozen(weakref_slot=False)
class Narrative:
    """An item of the Narratives section.

    Args:
        name: What the narrative is called; holds no comma, colon or square bracket.
        content: Its text and citations. Adjacent pieces of text are joined, empty ones dropped.
        provider: Who provided it, or None; holds no colon and no square bracket.
        span: Where the item stands in the text it was read from, bullet included, in code points.

    Raises:
        ValueError: The text of a story cannot carry the name, content or provider.

    >>> Narrative("Critical narrative", ["Nobody asked."], provider="Coast Daily").stance
    'Critical'
    """

    name: str = attrs.field(validator=_validated("narrative name", str, narratives.name_objection))
    content: Content = attrs.field(converter=_joined, validator=_check_content)
    provider: str | None = attrs.field(
        default=None,
        validator=attrs.validators.optional(
            _validated("provider", str, narratives.provider_objection)
        ),
    )
    span: Span | None = _span_field()

    @property
    def stance(self) -> str:
        """The name without a final " narrative"."""
        return narratives.stance(self.name)

    @property
    def text(self) -> str:
        """What it says, without markers and without spaces at the ends."""
        return _text(self.content)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The resolved citations, in order."""
        return _citations(self.content)

    __rich_repr__ = _rich_repr


Item: TypeAlias = Fact | Narrative
"""What a story says."""

_I = TypeVar("_I", Fact, Narrative)


def _all_facts(items: Iterable[Fact]) -> tuple[Fact, ...]:
    return _all(Fact, items)


def _all_sources(items: Iterable[Source]) -> tuple[Source, ...]:
    return _all(Source, items)


def _all_narratives(items: Iterable[Narrative]) -> tuple[Narrative, ...]:
    return _all(Narrative, items)


def _all(type_: type[T], items: Iterable[T]) -> tuple[T, ...]:
    collected = tuple(items)
    for item in collected:
        if not isinstance(item, type_):
            msg = f"a {type_.__name__} is wanted, not {type(item).__name__}"
            raise TypeError(msg)
    return collected


@attrs.frozen(weakref_slot=False)
class Story:
    """A news story: what is known, by whom it is told, and what is made of it.

    Every citation holds the very object of its source in `sources`; an equal one is bound to it.

    Args:
        title: The title.
        facts: What happened; at least one.
        sources: Who is cited; each number once.
        narratives: What is made of it, and by whom.
        span: Where the story stands in the text it was read from, in code points.

    Raises:
        ValueError: The text of a story cannot carry it, or it cites what it does not list.

    >>> coast = Source(1, "Coast Daily")
    >>> story = Story("Ferry Opens", [Fact(["It runs.", Citation(coast)])], [coast])
    >>> story.facts[0].citations[0].source is story.sources[0]
    True
    """

    title: str = attrs.field(validator=_validated("title", str, titles.objection))
    facts: tuple[Fact, ...] = attrs.field(converter=_all_facts)
    sources: tuple[Source, ...] = attrs.field(default=(), converter=_all_sources)
    narratives: tuple[Narrative, ...] = attrs.field(default=(), converter=_all_narratives)
    span: Span | None = _span_field()

    def __attrs_post_init__(self) -> None:
        """Bind the citations, and refuse what the parts cannot know by themselves."""
        if not self.facts:
            _refuse("story", self.title, "it has no facts")
        by_number = {source.number: source for source in self.sources}
        if len(by_number) < len(self.sources):
            _refuse("story", self.title, f"two sources have the number {_repeated(self.sources)}")
        listed = narratives.listed(source.name for source in self.sources)
        for narrative in self.narratives:
            _check_head(narrative, listed)
        object.__setattr__(self, "facts", _bound(self.facts, by_number))
        object.__setattr__(self, "narratives", _bound(self.narratives, by_number))

    def citing(self, source: Source) -> tuple[Item, ...]:
        """Return the facts and narratives that cite a source, in order.

        >>> coast, port = Source(1, "Coast Daily"), Source(2, "The Port Times")
        >>> fact = Fact(["The ferry runs.", Citation(coast)])
        >>> story = Story("Ferry Opens", [fact], [coast, port])
        >>> story.citing(coast) == (fact,), story.citing(port)
        (True, ())
        """
        items: tuple[Item, ...] = (*self.facts, *self.narratives)
        return tuple(item for item in items if source in (each.source for each in item.citations))

    def providers(self, narrative: Narrative) -> tuple[Source, ...]:
        """Return the sources that provided a narrative, in the order of the sources.

        Names are compared without regard to case, canonical equivalents, runs of spaces and a
        final full stop; a provider may be a list of names. No match is normal: ``()``.

        >>> coast = Source(1, "Coast Daily")
        >>> critics = Narrative("Critical narrative", ["Nobody asked."], "the coast daily")
        >>> local = Narrative("Local narrative", ["We did."], "COAST DAILY")
        >>> story = Story("Ferry Opens", [Fact(["It runs."])], [coast], [critics, local])
        >>> story.providers(critics), story.providers(local)
        ((), (Source(number=1, name='Coast Daily', url=None),))
        """
        if narrative.provider is None:
            return ()
        keys = [names.key(source.name) for source in self.sources]
        listed = names.listed(narrative.provider, frozenset(keys))
        return tuple(
            source for source, key in zip(self.sources, keys, strict=True) if key in listed
        )

    __rich_repr__ = _rich_repr


def _repeated(sources: tuple[Source, ...]) -> int:
    [(number, _)] = Counter(source.number for source in sources).most_common(1)
    return number


def _check_head(narrative: Narrative, sources: narratives.Listed) -> None:
    provider = narrative.provider
    if provider is None:
        return
    said = "".join(map(str, narrative.content))
    read = narratives.head(f"{narrative.name}, as provided by {provider}. {said}", sources)
    if isinstance(read, str) or read.provider != provider:
        end = "nowhere" if isinstance(read, str) else f"after {_shortened(read.provider)}"
        _refuse("provider", provider, f"before this content it would end {end}")


def _bound(items: tuple[_I, ...], sources: Mapping[int, Source]) -> tuple[_I, ...]:
    return tuple(_bound_item(item, sources) for item in items)


def _bound_item(item: _I, sources: Mapping[int, Source]) -> _I:
    content = tuple(_bound_piece(piece, sources) for piece in item.content)
    if all(new is old for new, old in zip(content, item.content, strict=True)):
        return item
    return attrs.evolve(item, content=content)


def _bound_piece(
    piece: str | Citation | UnresolvedCitation, sources: Mapping[int, Source]
) -> str | Citation | UnresolvedCitation:
    if isinstance(piece, str):
        _refuse("content", piece, _hidden_marker(piece, sources))
        return piece
    source = sources.get(piece.number)
    if isinstance(piece, UnresolvedCitation):
        if source is not None:
            _refuse("unresolved citation", piece.number, f"{source.name!r} has that number")
        return piece
    if source is None or source != piece.source:
        _refuse("citation", piece, f"{piece.source.name!r} is no source of the story")
    return piece if source is piece.source or source is None else Citation(source, span=piece.span)


def unchecked(type_: type[T], **values: object) -> T:
    """Make an object from values that are known to be right, such as those just read.

    Nothing is converted, checked or bound; every field must be given.
    """
    made = object.__new__(type_)
    for name, value in values.items():
        object.__setattr__(made, name, value)
    return made
