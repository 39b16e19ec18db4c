"""Stories as JSON: read by the three libraries that are fast, and written.

The library has no conversion of its own yet: `data` is what a user would write.
"""

import json
from typing import Any

import msgspec
import orjson

from benchmarks.contenders.contender import Contender, Kind
from storyparse import Citation, Fact, Narrative, Source, Story, UnresolvedCitation

__all__ = ["CONTENDERS", "data"]


class _Item(msgspec.Struct, frozen=True):
    content: tuple[str | int, ...]


class _Source(msgspec.Struct, frozen=True):
    number: int
    name: str
    url: str | None


class _Narrative(msgspec.Struct, frozen=True):
    name: str
    content: tuple[str | int, ...]
    provider: str | None


class _Story(msgspec.Struct, frozen=True):
    title: str
    facts: tuple[_Item, ...]
    sources: tuple[_Source, ...]
    narratives: tuple[_Narrative, ...]


_DECODER = msgspec.json.Decoder(_Story)


def data(story: Story) -> dict[str, Any]:
    """Return a story as dicts and lists; in a content, a number is a citation."""
    return {
        "title": story.title,
        "facts": [{"content": _content(fact)} for fact in story.facts],
        "sources": [_source(source) for source in story.sources],
        "narratives": [_narrative(narrative) for narrative in story.narratives],
    }


def _content(item: Fact | Narrative) -> list[str | int]:
    return [_piece(piece) for piece in item.content]


def _piece(piece: str | Citation | UnresolvedCitation) -> str | int:
    return piece if isinstance(piece, str) else piece.number


def _source(source: Source) -> dict[str, Any]:
    return {"number": source.number, "name": source.name, "url": source.url}


def _narrative(narrative: Narrative) -> dict[str, Any]:
    return {
        "name": narrative.name,
        "content": _content(narrative),
        "provider": narrative.provider,
    }


def _text(story: Story) -> str:
    return json.dumps(data(story), ensure_ascii=False)


def _bytes(story: Story) -> bytes:
    return orjson.dumps(data(story))


def _is_data(read: object, story: Story) -> bool:
    return read == data(story)


def _are_objects(read: _Story, story: Story) -> bool:
    return read == msgspec.convert(data(story), _Story)


def _is_json(written: str | bytes, story: Story) -> bool:
    return bool(json.loads(written) == data(story))


def _itself(story: Story) -> Story:
    return story


CONTENDERS = (
    Contender(
        name="json, into dicts",
        kind=Kind.JSON,
        distribution=None,
        prepare=_text,
        run=json.loads,
        is_right=_is_data,
    ),
    Contender(
        name="orjson, into dicts",
        kind=Kind.JSON,
        distribution="orjson",
        prepare=_bytes,
        run=orjson.loads,
        is_right=_is_data,
    ),
    Contender(
        name="msgspec, into objects",
        kind=Kind.JSON,
        distribution="msgspec",
        prepare=_bytes,
        run=_DECODER.decode,
        is_right=_are_objects,
    ),
    Contender(
        name="dicts made, without writing",
        kind=Kind.CONVERSION,
        distribution=None,
        prepare=_itself,
        run=data,
        is_right=_is_data,
    ),
    Contender(
        name="dicts made, written by json",
        kind=Kind.CONVERSION,
        distribution=None,
        prepare=_itself,
        run=_text,
        is_right=_is_json,
    ),
    Contender(
        name="dicts made, written by orjson",
        kind=Kind.CONVERSION,
        distribution="orjson",
        prepare=_itself,
        run=_bytes,
        is_right=_is_json,
    ),
)
