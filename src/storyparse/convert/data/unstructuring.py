"""Stories to values of JSON, as the records describe them."""

from typing import TypeAlias

from storyparse.citations import Citation, Content, Source, UnresolvedCitation
from storyparse.convert.data.records import FORMAT
from storyparse.convert.json_text import Json
from storyparse.model import Fact, Narrative, Story
from storyparse.text import Span

__all__ = ["unstructured"]

Object: TypeAlias = dict[str, Json]


def unstructured(story: Story, *, spans: bool) -> Object:
    """Return a story as dicts and lists.

    Args:
        story: The story.
        spans: Whether to tell where its parts stood in the text it was read from.
    """
    return {
        "format": FORMAT,
        "title": story.title,
        "facts": [_fact(fact, spans) for fact in story.facts],
        "sources": [_source(source, spans) for source in story.sources],
        "narratives": [_narrative(narrative, spans) for narrative in story.narratives],
        **_place(story.span, spans),
    }


def _fact(fact: Fact, spans: bool) -> Object:  # noqa: FBT001 - handed through, as below
    return {"content": _content(fact.content, spans), **_place(fact.span, spans)}


def _source(source: Source, spans: bool) -> Object:  # noqa: FBT001
    return {
        "number": source.number,
        "name": source.name,
        "url": source.url,
        **_place(source.span, spans),
    }


def _narrative(narrative: Narrative, spans: bool) -> Object:  # noqa: FBT001
    return {
        "name": narrative.name,
        "provider": narrative.provider,
        "content": _content(narrative.content, spans),
        **_place(narrative.span, spans),
    }


def _content(content: Content, spans: bool) -> list[Json]:  # noqa: FBT001
    return [piece if isinstance(piece, str) else _citation(piece, spans) for piece in content]


def _citation(citation: Citation | UnresolvedCitation, spans: bool) -> Object:  # noqa: FBT001
    is_unresolved = isinstance(citation, UnresolvedCitation)
    return {
        "citation": citation.number,
        **({"unresolved": True} if is_unresolved else {}),
        **_place(citation.span, spans),
    }


def _place(span: Span | None, spans: bool) -> Object:  # noqa: FBT001
    return {"span": {"start": span.start, "end": span.end}} if spans and span else {}
