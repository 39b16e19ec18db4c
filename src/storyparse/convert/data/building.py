"""Records to stories: what the model refuses is told with its path."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import ParamSpec, TypeAlias, TypeVar

from storyparse.citations import (
    Citation,
    Content,
    Source,
    UnresolvedCitation,
    check_content,
    hidden_marker,
    joined,
)
from storyparse.convert.data.records import (
    CitationRecord,
    NarrativeRecord,
    SourceRecord,
    SpanRecord,
    StoryRecord,
)
from storyparse.convert.problems import ConversionError, Problem
from storyparse.model import Fact, Narrative, Story, check_provider
from storyparse.spelling import characters, entries, narratives, titles
from storyparse.text import Span
from storyparse.values import refuse

__all__ = ["story"]

P = ParamSpec("P")
T = TypeVar("T")

Pieces: TypeAlias = Sequence[str | CitationRecord]


def story(record: StoryRecord) -> Story:
    """Return the story of a record.

    Raises:
        ConversionError: It cites what it does not list, or the text of a story cannot carry it.
    """
    try:
        return _story(record)
    except (KeyError, ValueError) as error:
        problems = list(_problems(record)) or [Problem("$", str(error))]
    raise ConversionError(problems)


# The story, if nothing is wrong with it


def _story(record: StoryRecord) -> Story:
    sources = [
        Source(source.number, source.name, source.url, span=_span(source.span))
        for source in record.sources
    ]
    by_number = {source.number: source for source in sources}
    facts = [
        Fact(_content(fact.content, by_number), span=_span(fact.span)) for fact in record.facts
    ]
    told = [
        Narrative(
            narrative.name,
            _content(narrative.content, by_number),
            narrative.provider,
            span=_span(narrative.span),
        )
        for narrative in record.narratives
    ]
    return Story(record.title, facts, sources, told, span=_span(record.span))


def _content(pieces: Pieces, sources: Mapping[int, Source]) -> Content:
    return joined(
        piece if isinstance(piece, str) else _citation(piece, sources) for piece in pieces
    )


def _citation(
    record: CitationRecord, sources: Mapping[int, Source]
) -> Citation | UnresolvedCitation:
    if record.unresolved:
        return UnresolvedCitation(record.citation, span=_span(record.span))
    return Citation(sources[record.citation], span=_span(record.span))


def _span(record: SpanRecord | None) -> Span | None:
    if record is None:
        return None
    if record.end < record.start:
        msg = f"it ends at {record.end}, before it begins"
        raise ValueError(msg)
    return Span(record.start, record.end)


# What is wrong with it, part by part


def _problems(record: StoryRecord) -> Iterator[Problem]:
    listed = {source.number for source in record.sources}
    names = narratives.Listed([source.name for source in record.sources])
    yield from _refusals("$.title", "title", record.title, titles.objection)
    yield from _raised("$.span", _span, record.span)
    yield from _source_problems(record.sources)
    for path, fact in _placed("$.facts", record.facts):
        yield from _content_problems(f"{path}.content", fact.content, listed)
        yield from _raised(f"{path}.span", _span, fact.span)
    for path, narrative in _placed("$.narratives", record.narratives):
        yield from _narrative_problems(path, narrative, listed, names)
        yield from _raised(f"{path}.span", _span, narrative.span)


def _source_problems(sources: Sequence[SourceRecord]) -> Iterator[Problem]:
    numbers: set[int] = set()
    for path, source in _placed("$.sources", sources):
        if source.number in numbers:
            yield Problem(f"{path}.number", f"another source has the number {source.number}")
        numbers.add(source.number)
        yield from _refusals(f"{path}.name", "source name", source.name, entries.name_objection)
        if source.url is not None:
            yield from _refusals(f"{path}.url", "source URL", source.url, entries.url_objection)
        yield from _raised(f"{path}.span", _span, source.span)


def _narrative_problems(
    path: str, record: NarrativeRecord, listed: Collection[int], names: narratives.Listed
) -> Iterator[Problem]:
    name, provider = record.name, record.provider
    problems = [
        *_refusals(f"{path}.name", "narrative name", name, narratives.name_objection),
        *_refusals(f"{path}.provider", "provider", provider or "?", narratives.provider_objection),
        *_content_problems(f"{path}.content", record.content, listed),
    ]
    yield from problems
    if not problems:  # The provider's end is told from all of them.
        narrative = Narrative(name, _unbound(record.content), provider)
        yield from _raised(f"{path}.provider", check_provider, narrative, names)


def _content_problems(path: str, pieces: Pieces, listed: Collection[int]) -> Iterator[Problem]:
    are_texts_right = True
    for place, piece in _placed(path, pieces):
        if isinstance(piece, str):
            problems = list(_text_problems(place, piece, listed))
            are_texts_right &= not problems
            yield from problems
        else:
            yield from _citation_problems(place, piece, listed)
    if are_texts_right:  # Yet not each beside the next one.
        content = _unbound(pieces)
        hidden = (hidden_marker(piece, listed) for piece in content if isinstance(piece, str))
        problems = [Problem(path, reason) for reason in hidden if reason]
        yield from problems or _raised(path, check_content, None, None, content)


def _text_problems(path: str, text: str, listed: Collection[int]) -> Iterator[Problem]:
    for reason in (hidden_marker(text, listed), characters.objection(text)):
        if reason:
            yield Problem(path, reason)


def _citation_problems(
    path: str, piece: CitationRecord, listed: Collection[int]
) -> Iterator[Problem]:
    if piece.unresolved and piece.citation in listed:
        yield Problem(f"{path}.unresolved", f"a source has the number {piece.citation}")
    if not piece.unresolved and piece.citation not in listed:
        yield Problem(f"{path}.citation", f"no source has the number {piece.citation}")
    yield from _raised(f"{path}.span", _span, piece.span)


def _unbound(pieces: Pieces) -> Content:
    """Return a content as it is spelled, whatever its citations refer to."""
    return joined(
        piece if isinstance(piece, str) else UnresolvedCitation(piece.citation) for piece in pieces
    )


def _placed(path: str, parts: Sequence[T]) -> Iterator[tuple[str, T]]:
    """Yield each part with its path."""
    return ((f"{path}[{place}]", part) for place, part in enumerate(parts))


def _refusals(
    path: str, what: str, value: str, objection: Callable[[str], str | None]
) -> Iterator[Problem]:
    """Yield what there is to object to a value."""
    return _raised(path, refuse, what, value, objection(value))


def _raised(
    path: str, function: Callable[P, object], *args: P.args, **named: P.kwargs
) -> Iterator[Problem]:
    """Yield what a function raises as a problem, if it does."""
    try:
        function(*args, **named)
    except ValueError as error:
        yield Problem(path, str(error))
