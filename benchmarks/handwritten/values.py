"""Frozen objects, made as mutable ones of the same layout, whose class is changed at the end."""

from collections.abc import Callable, Iterable
from typing import Any

from storyparse.citations import Citing, Content, Source
from storyparse.model import Fact, Narrative, Story
from storyparse.text import Span

__all__ = ["CitationTwin", "new_fact", "new_narrative", "new_source", "new_span", "new_story"]


class _Story:
    __slots__ = ("_by_name", "_reach", "facts", "narratives", "sources", "span", "title")


class _Source:
    __slots__ = ("name", "number", "span", "url")


class CitationTwin:
    """What becomes a citation."""

    __slots__ = ("source", "span")


class _Fact(Citing):
    __slots__ = ("content", "span")


class _Narrative(Citing):
    __slots__ = ("content", "name", "provider", "span")


new_span: Callable[[type[Span], tuple[int, int]], Span] = tuple.__new__
"""Makes a span without the function that a named tuple puts between."""


def new_story(
    title: str,
    facts: Iterable[Fact],
    sources: Iterable[Source],
    told: Iterable[Narrative],
    span: Span,
) -> Story:
    """Return a story."""
    made: Any = _Story()
    made.title = title
    made.facts = tuple(facts)
    made.sources = tuple(sources)
    made.narratives = tuple(told)
    made.span = span
    made.__class__ = Story
    story: Story = made
    return story


def new_source(number: int, name: str, url: str | None, span: Span) -> Source:
    """Return a source."""
    made: Any = _Source()
    made.number = number
    made.name = name
    made.url = url
    made.span = span
    made.__class__ = Source
    source: Source = made
    return source


def new_fact(content: Content, span: Span) -> Fact:
    """Return a fact."""
    made: Any = _Fact()
    made.content = content
    made.span = span
    made.__class__ = Fact
    fact: Fact = made
    return fact


def new_narrative(name: str, content: Content, provider: str | None, span: Span) -> Narrative:
    """Return a narrative."""
    made: Any = _Narrative()
    made.name = name
    made.content = content
    made.provider = provider
    made.span = span
    made.__class__ = Narrative
    narrative: Narrative = made
    return narrative
