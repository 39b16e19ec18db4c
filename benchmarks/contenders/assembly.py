"""From what a grammar found to the story: what is settled after every grammar.

Places are offsets of code points. An item is found with the line end before it, as the
specification's grammar has it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

import attrs

import storyparse
from storyparse import Citation, Fact, Narrative, Source, Story
from storyparse.citations import Content
from storyparse.spelling import names
from storyparse.spelling.narratives import Listed, head
from storyparse.text import Span
from storyparse.values import maker, named

__all__ = ["Entry", "FoundFact", "FoundNarrative", "Piece", "assembled", "is_same"]

Piece: TypeAlias = str | Sequence[int]
"""A text, or a citation: where its marker begins, its number, and where it ends."""

# As the library makes them: none of those compared pays for checks.
_source = maker(Source)
_citation = maker(Citation)
_fact = maker(Fact)
_narrative = maker(Narrative)
_story = maker(Story)


class FoundFact(NamedTuple):
    """A fact between the places where it begins and ends."""

    start: int
    pieces: Sequence[Piece]
    end: int


class Entry(NamedTuple):
    """An entry of the sources line."""

    start: int
    number: int
    name: str
    url: str | None
    end: int


class FoundNarrative(NamedTuple):
    """A narrative as grammars see it: a provider ends at the first full stop before a space."""

    start: int
    name: str
    provider: str | None
    pieces: Sequence[Piece]
    end: int


def assembled(
    title: str,
    facts: Iterable[FoundFact],
    entries: Iterable[Entry],
    narratives: Iterable[FoundNarrative],
    end: int,
) -> Story:
    """Return the story of a canonical text; its citations hold the very sources it lists.

    Args:
        title: Its title, with which the text begins.
        facts: Its facts.
        entries: The entries of its sources line.
        narratives: Its narratives.
        end: Where it ends, without the final line end.
    """
    by_number = {entry.number: _made_source(*entry) for entry in entries}
    sources = tuple(by_number.values())
    words = _words_with_stops(sources)
    return _story(
        title,
        tuple([_made_fact(fact, by_number) for fact in facts]),
        sources,
        tuple([_made_narrative(_reaching(each, words, sources), by_number) for each in narratives]),
        named(Span, (0, end)),
    )


def _made_source(start: int, number: int, name: str, url: str | None, end: int) -> Source:
    return _source(number, name, url, named(Span, (start, end)))


def _made_fact(found: FoundFact, sources: Mapping[int, Source]) -> Fact:
    start, pieces, end = found
    return _fact(_content(pieces, sources), named(Span, (start + 1, end)))


def _made_narrative(found: FoundNarrative, sources: Mapping[int, Source]) -> Narrative:
    start, name, provider, pieces, end = found
    return _narrative(name, _content(pieces, sources), provider, named(Span, (start + 1, end)))


def _content(pieces: Iterable[Piece], sources: Mapping[int, Source]) -> Content:
    return tuple(
        [piece if isinstance(piece, str) else _made_citation(piece, sources) for piece in pieces]
    )


def _made_citation(found: Sequence[int], sources: Mapping[int, Source]) -> Citation:
    start, number, end = found
    return _citation(sources[number], named(Span, (start, end)))


def _reaching(
    found: FoundNarrative, words: frozenset[str], sources: tuple[Source, ...]
) -> FoundNarrative:
    """Let a provider reach over an initialism or a source's name, as `storyparse` does."""
    if found.provider is None or not _may_go_on(found.provider, words):
        return found
    first, *others = found.pieces
    if not isinstance(first, str):
        return found
    before = f"{found.name}, as provided by {found.provider}. "
    listed = Listed([source.name for source in sources])
    # What stands after the text cannot end a provider, but has to be there.
    reached = head(f"{before}{first}{'…' if others else ''}", listed)
    if isinstance(reached, str):
        return found
    rest = first[reached.end - len(before) :]
    return found._replace(provider=reached.provider, pieces=[rest, *others] if rest else others)


def _may_go_on(provider: str, words: frozenset[str]) -> bool:
    last = names.key(provider).rpartition(" ")[2]
    return provider[-2:-1] == "." or provider.endswith(".") or last in words


def _words_with_stops(sources: Iterable[Source]) -> frozenset[str]:
    """Return the words before a full stop inside the names: "st" of "St. Louis Post"."""
    stopped = [source.name for source in sources if "." in source.name]
    return frozenset(
        word[:-1] for name in stopped for word in names.key(name).split(" ") if word.endswith(".")
    )


def is_same(read: Story, story: Story) -> bool:
    """Tell whether a story was read as the library reads it, spans and all."""
    return _fields(read) == _fields(storyparse.parse(storyparse.dumps(story)))


def _fields(value: object) -> object:
    """Return all that a value holds, with its types: spans take no part in equality."""
    if isinstance(value, tuple):
        return type(value), [_fields(each) for each in value]
    type_ = type(value)
    if not attrs.has(type_):
        return value
    return type_, [_fields(getattr(value, each.name)) for each in attrs.fields(type_)]
