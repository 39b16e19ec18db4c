"""The JSON Schema says what `loads` wants, as far as that is structure."""

import json
from collections.abc import Callable, Iterable
from copy import deepcopy
from pathlib import Path
from typing import Any

import attrs
import jsonschema  # type: ignore[import-untyped]
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyparse import Story, convert
from storyparse.convert.data import records
from storyparse.convert.data.structuring import recorded
from storyparse.convert.json_text import read
from storyparse.convert.problems import ConversionError
from storyparse.strategies import stories

SHIPPED = Path(convert.__file__).with_name("data") / "story.schema.json"
RECORDS = [getattr(records, name) for name in records.__all__ if name.endswith("Record")]


def generated() -> dict[str, Any]:
    """Return the schema of the records: msgspec knows their types, their fields know the rest."""
    _, schemas = msgspec.json.schema_components(RECORDS, ref_template="#/$defs/{name}")
    for record in RECORDS:
        schema = schemas[record.__name__]
        schema["title"] = record.__name__.removesuffix("Record")
        schema["additionalProperties"] = False
        for field in attrs.fields(record):
            schema["properties"][field.name] |= field.metadata[records.KEYWORDS]
    story = schemas.pop("StoryRecord")
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **story, "$defs": schemas}
    renamed: dict[str, Any] = json.loads(json.dumps(schema).replace('Record"', '"'))
    return renamed


SCHEMA = generated()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_the_schema_that_is_shipped_is_that_of_the_records(
    accepts: Callable[[Path, str], bool],
) -> None:
    assert accepts(SHIPPED, f"{json.dumps(SCHEMA, indent=2)}\n")
    assert json.loads(convert.json.schema()) == SCHEMA


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert set(SCHEMA["$defs"]) == {"Citation", "Fact", "Narrative", "Source", "Span"}


@given(stories(), st.booleans())
def test_what_is_written_is_as_the_schema_says(story: Story, spans: bool) -> None:  # noqa: FBT001
    VALIDATOR.validate(json.loads(convert.json.dumps(story, spans=spans)))


def agree(value: object) -> bool:
    """Tell whether the schema and the reader say the same of the structure of a document."""
    try:
        recorded(read(json.dumps(value)))
    except ConversionError:
        return not VALIDATOR.is_valid(value)
    return bool(VALIDATOR.is_valid(value))


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-1, 1001),
    st.sampled_from([1.0, 1.5, 999.0, -0.0, 1e300, 10**40]),
    st.text(max_size=3),
    st.sampled_from(["http://a.example", "https://", "ftp://a.example", "\nhttp://a.example"]),
    st.sampled_from(
        [
            [],
            {},
            [1],
            ["a"],
            {"citation": 1},
            {"citation": 1, "unresolved": True},
            {"start": 0, "end": 3},
            {"content": ["a"]},
            {"number": 1, "name": "a"},
            {"name": "a", "content": ["b"]},
        ]
    ),
)
KEYS = st.sampled_from(
    sorted({field.name for record in RECORDS for field in attrs.fields(record)} | {"colour", ""})
)


def places(value: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the paths of all that stands in a value, itself included."""
    inner: Iterable[tuple[Any, object]] = ()
    if isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, list):
        inner = enumerate(value)
    return [path, *(each for key, part in inner for each in places(part, (*path, key)))]


@st.composite
def mutated(draw: st.DrawFn) -> object:
    """Documents of stories with a few values put in, taken out or replaced."""
    value = json.loads(convert.json.dumps(draw(stories()), spans=True))
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(places(value)))
        root = [value]
        holder: Any = root
        for key in (0, *path)[:-1]:
            holder = holder[key]
        last = (0, *path)[-1]
        match draw(st.sampled_from(["replace", "delete", "add"])):
            case "replace":
                holder[last] = deepcopy(draw(VALUES))
            case "delete" if path:
                del holder[last]
            case "add" if isinstance(holder[last], dict):
                holder[last][draw(KEYS)] = deepcopy(draw(VALUES))
            case "add" if isinstance(holder[last], list):
                holder[last].append(deepcopy(draw(VALUES)))
        value = root[0]
    return value


@given(mutated())
def test_schema_and_reader_agree_on_structure(value: object) -> None:
    assert agree(value)


MINIMAL = {"format": 1, "title": "Ferry Opens", "facts": [{"content": ["It runs."]}]}


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"format": 1.0},
        {"format": True},
        {"format": 2},
        {"title": ""},
        {"facts": []},
        {"facts": [{"content": []}]},
        {"facts": [{"content": [""]}]},
        {"facts": {}},
        {"sources": [{"number": 0, "name": "A"}]},
        {"sources": [{"number": 999, "name": "A", "url": None}]},
        {"sources": [{"number": 1000, "name": "A"}]},
        {"sources": [{"number": 1, "name": "A", "url": "ftp://a.example"}]},
        {"narratives": [{"name": "A", "provider": "", "content": ["b"]}]},
        {"narratives": [{"name": "A", "provider": None, "content": ["b"]}]},
        {"span": {"start": -1, "end": 0}},
        {"span": {"start": 5, "end": 0}},
        {"colour": "red"},
    ],
)
def test_schema_and_reader_agree_on_a_case(change: dict[str, object]) -> None:
    assert agree({**MINIMAL, **change})


def test_the_cases_that_are_agreed_on_are_of_both_kinds() -> None:
    assert VALIDATOR.is_valid(MINIMAL)
    assert not VALIDATOR.is_valid({**MINIMAL, "format": True})
