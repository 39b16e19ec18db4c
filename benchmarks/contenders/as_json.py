"""Stories as JSON of `storyparse.convert`: read by libraries that are fast, and by itself."""

import json
from collections.abc import Mapping
from typing import Any

import msgspec
import orjson

from benchmarks.contenders.contender import Contender, Kind
from storyparse import Story, convert

__all__ = ["CONTENDERS"]


class _Citation(msgspec.Struct, frozen=True):
    citation: int


class _Fact(msgspec.Struct, frozen=True):
    content: tuple[str | _Citation, ...]


class _Source(msgspec.Struct, frozen=True):
    number: int
    name: str
    url: str | None


class _Narrative(msgspec.Struct, frozen=True):
    name: str
    content: tuple[str | _Citation, ...]
    provider: str | None


class _Story(msgspec.Struct, frozen=True):
    format: int
    title: str
    facts: tuple[_Fact, ...]
    sources: tuple[_Source, ...]
    narratives: tuple[_Narrative, ...]


_DECODER = msgspec.json.Decoder(_Story)


def _bytes(story: Story) -> bytes:
    return convert.json_lines.dumps(story).encode()


def _is_data(read: Mapping[str, Any], story: Story) -> bool:
    return convert.json.loads(json.dumps(read)) == story


def _are_objects(read: _Story, story: Story) -> bool:
    return convert.json.loads(msgspec.json.encode(read)) == story


def _is_story(read: Story, story: Story) -> bool:
    return read == story


def _is_json(written: str, story: Story) -> bool:
    return convert.json.loads(written) == story


def _itself(story: Story) -> Story:
    return story


CONTENDERS = (
    Contender(
        name="json, into dicts",
        kind=Kind.JSON,
        distribution=None,
        prepare=convert.json_lines.dumps,
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
        name="convert.json.loads, into a story",
        kind=Kind.JSON,
        distribution="cattrs",
        prepare=convert.json_lines.dumps,
        run=convert.json.loads,
        is_right=_is_story,
    ),
    Contender(
        name="convert.json.dumps",
        kind=Kind.CONVERSION,
        distribution="orjson",
        prepare=_itself,
        run=convert.json.dumps,
        is_right=_is_json,
    ),
    Contender(
        name="convert.json_lines.dumps",
        kind=Kind.CONVERSION,
        distribution="orjson",
        prepare=_itself,
        run=convert.json_lines.dumps,
        is_right=_is_json,
    ),
)
