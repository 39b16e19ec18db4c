"""The story and its parts: immutable values that can always be written."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeAlias, TypeVar

import attrs

from storyparse.citations import (
    Citation,
    Citing,
    Content,
    Source,
    UnresolvedCitation,
    check_content,
    hidden_marker,
    joined,
    written,
)
from storyparse.spelling import names, narratives, titles
from storyparse.text import Span
from storyparse.values import refuse, rich_repr, several, shortened, span_field, validated

__all__ = ["Fact", "Item", "Narrative", "Story", "check_provider", "check_story", "stories_of"]

T = TypeVar("T")


@attrs.frozen(weakref_slot=False)
class Fact(Citing):
    """An item of the Facts section.

    Attributes:
        content: Its text and citations. Adjacent pieces of text are joined, empty ones dropped.
        span: Where the item stands in the text it was read from, bullet included, in code points.

    Raises:
        ValueError: The text of a story cannot carry the content.
        TypeError: A value is of another type.

    Examples:
        >>> from storyparse import Citation, Fact, Source
        >>> coast = Source(1, "Coast Daily")
        >>> Fact(["The ferry runs ", "again.", Citation(coast)]).content[0]
        'The ferry runs again.'
    """

    content: Content = attrs.field(converter=joined, validator=check_content)
    span: Span | None = span_field()

    __rich_repr__ = rich_repr


@attrs.frozen(weakref_slot=False)
class Narrative(Citing):
    """An item of the Narratives section.

    Attributes:
        name: What the narrative is called; holds no comma, colon or square bracket.
        content: Its text and citations. Adjacent pieces of text are joined, empty ones dropped.
        provider: Who provided it, or None; holds no colon and no square bracket.
        span: Where the item stands in the text it was read from, bullet included, in code points.

    Raises:
        ValueError: The text of a story cannot carry the name, content or provider.
        TypeError: A value is of another type.

    Examples:
        >>> from storyparse import Narrative
        >>> Narrative("Critical narrative", ["Nobody asked."], provider="Coast Daily").stance
        'Critical'
    """

    name: str = attrs.field(validator=validated("narrative name", str, narratives.name_objection))
    content: Content = attrs.field(converter=joined, validator=check_content)
    provider: str | None = attrs.field(
        default=None,
        validator=attrs.validators.optional(
            validated("provider", str, narratives.provider_objection)
        ),
    )
    span: Span | None = span_field()

    @property
    def stance(self) -> str:
        """The name without a final " narrative", however capitalised; "Narrative" alone stays.

        Examples:
            >>> from storyparse import Narrative
            >>> Narrative("Critical Narrative", ["Nobody asked."]).stance
            'Critical'
        """
        return narratives.stance(self.name)

    __rich_repr__ = rich_repr


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

    Attributes:
        title: The title.
        facts: What happened; at least one.
        sources: Who is cited; each number once.
        narratives: What is made of it, and by whom.
        span: Where the story stands in the text it was read from, in code points.

    Raises:
        ValueError: The text of a story cannot carry it, or it cites what it does not list.
        TypeError: A value is of another type.

    Examples:
        >>> from storyparse import Citation, Fact, Source, Story
        >>> coast = Source(1, "Coast Daily")
        >>> story = Story("Ferry Opens", [Fact(["It runs.", Citation(coast)])], [coast])
        >>> story.facts[0].citations[0].source is story.sources[0]
        True
    """

    title: str = attrs.field(validator=validated("title", str, titles.objection))
    facts: tuple[Fact, ...] = attrs.field(converter=_all_facts)
    sources: tuple[Source, ...] = attrs.field(default=(), converter=_all_sources)
    narratives: tuple[Narrative, ...] = attrs.field(default=(), converter=_all_narratives)
    span: Span | None = span_field()

    def __attrs_post_init__(self) -> None:
        """Bind the citations, and refuse what the parts cannot know by themselves."""
        if not self.facts:
            refuse("story", self.title, "it has no facts")
        by_number = {source.number: source for source in self.sources}
        if len(by_number) < len(self.sources):
            refuse("story", self.title, f"two sources have the number {_repeated(self.sources)}")
        listed = narratives.Listed([source.name for source in self.sources])
        for narrative in self.narratives:
            check_provider(narrative, listed)
        object.__setattr__(self, "facts", _bound(self.facts, by_number))
        object.__setattr__(self, "narratives", _bound(self.narratives, by_number))

    @property
    def items(self) -> tuple[Item, ...]:
        """The facts, then the narratives."""
        return (*self.facts, *self.narratives)

    @property
    def used_sources(self) -> tuple[Source, ...]:
        """The sources that are cited or provide a narrative, in their order.

        Examples:
            >>> from storyparse import Citation, Fact, Source, Story
            >>> coast, port = Source(1, "Coast Daily"), Source(2, "The Port Times")
            >>> fact = Fact(["The ferry runs.", Citation(coast)])
            >>> Story("Ferry Opens", [fact], [coast, port]).used_sources
            (Source(number=1, name='Coast Daily', url=None),)
        """
        used = {
            piece.source.number
            for item in self.items
            for piece in item.content
            if isinstance(piece, Citation)
        }
        if len(used) == len(self.sources):
            return self.sources
        for narrative in self.narratives:
            used.update(source.number for source in self.providers(narrative))
        return tuple(source for source in self.sources if source.number in used)

    def citing(self, source: Source) -> tuple[Item, ...]:
        """Return the facts and narratives that cite a source, in order.

        Args:
            source: One of its sources.

        Examples:
            >>> from storyparse import Citation, Fact, Source, Story
            >>> coast, port = Source(1, "Coast Daily"), Source(2, "The Port Times")
            >>> fact = Fact(["The ferry runs.", Citation(coast)])
            >>> story = Story("Ferry Opens", [fact], [coast, port])
            >>> story.citing(coast) == (fact,), story.citing(port)
            (True, ())
        """
        return tuple(
            item for item in self.items if source in (each.source for each in item.citations)
        )

    def providers(self, narrative: Narrative) -> tuple[Source, ...]:
        """Return the sources that provided a narrative, in the order of the sources.

        Names are compared without regard to case, canonical equivalents, runs of spaces and a
        final full stop; a provider may be a list of names. No match is normal: ``()``.

        Args:
            narrative: One of its narratives.

        Examples:
            >>> from storyparse import Fact, Narrative, Source, Story
            >>> coast = Source(1, "Coast Daily")
            >>> critics = Narrative("Critical narrative", ["Nobody asked."], "the coast daily")
            >>> local = Narrative("Local narrative", ["We did."], "COAST DAILY")
            >>> story = Story("Ferry Opens", [Fact(["It runs."])], [coast], [critics, local])
            >>> story.providers(critics), story.providers(local)
            ((), (Source(number=1, name='Coast Daily', url=None),))
        """
        if narrative.provider is None:
            return ()
        listed = names.listed(narrative.provider, self._by_name.keys(), self._reach)
        found = sorted(place for key in listed for place in self._by_name[key])
        return tuple(self.sources[place] for place in found)

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[int, ...]]:
        """Which sources have a name, by its key."""
        places: dict[str, tuple[int, ...]] = {}
        for place, source in enumerate(self.sources):
            key = names.key(source.name)
            places[key] = (*places.get(key, ()), place)
        return places

    @cached_property
    def _reach(self) -> int:
        """How many pieces of a provider the name of a source may take."""
        return names.reach(self._by_name)

    # What shows a story stands above it: these two calls alone go upwards, when they are made.

    def _repr_html_(self) -> str:
        """Return the article that a notebook shows."""
        from storyparse.convert import html  # noqa: PLC0415

        return html.dumps(self, fragment=True)

    def __rich__(self) -> object:
        """Return what rich prints; inside of other objects it is `__rich_repr__` that counts."""
        from storyparse.shown import renderable  # noqa: PLC0415

        return renderable(self)

    __rich_repr__ = rich_repr


def stories_of(stories: Story | Iterable[Story]) -> Iterator[Story]:
    """Yield a story, or several.

    Raises:
        TypeError: One of them is no story.
    """
    for story in several(stories):
        if not isinstance(story, Story):
            raise _unwanted(story, "stories are")
        yield story


def check_story(story: object) -> None:
    """Refuse what is no story.

    Raises:
        TypeError: It is none.
    """
    if not isinstance(story, Story):
        raise _unwanted(story, "a story is")


def _unwanted(value: object, wanted: str) -> TypeError:
    # Nothing here knows of documents: one is told by what it has.
    holds_stories = isinstance(getattr(value, "stories", None), tuple)
    hint = ": its stories are in .stories" if holds_stories else ""
    return TypeError(f"{wanted} wanted, not {type(value).__name__}{hint}")


def _repeated(sources: tuple[Source, ...]) -> int:
    [(number, _)] = Counter(source.number for source in sources).most_common(1)
    return number


def check_provider(narrative: Narrative, sources: narratives.Listed) -> None:
    """Refuse a provider that would end elsewhere before this content, among these sources."""
    provider = narrative.provider
    if provider is None:
        return
    head = narratives.written(narrative.name, provider)
    read = narratives.head(f"{head}{written(narrative.content)}", sources)
    if isinstance(read, str) or read.provider != provider:
        end = "nowhere" if isinstance(read, str) else f"after {shortened(read.provider)}"
        refuse("provider", provider, f"before this content it would end {end}")


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
        refuse("content", piece, hidden_marker(piece, sources))
        return piece
    source = sources.get(piece.number)
    if isinstance(piece, UnresolvedCitation):
        if source is not None:
            refuse("unresolved citation", piece.number, f"{source.name!r} has that number")
        return piece
    if source is None or source != piece.source:
        refuse("citation", piece, f"{piece.source.name!r} is no source of the story")
    return piece if source is piece.source or source is None else Citation(source, span=piece.span)
