"""Writes the page of the JSON Schema: its properties as tables, an example, and the whole of it."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from documentation.markup import table
from storyparse import convert, load
from storyparse.pages import fenced

__all__ = ["pages"]

_FERRY = Path(__file__).parents[1] / "examples" / "ferry.story"

_Schema: TypeAlias = Mapping[str, Any]

_INTRODUCTION = """\
# JSON Schema

The schema of a story as JSON, which `storyparse convert --to json` and `convert.json.dumps` write,
and `convert.json.loads` reads. It is of draft 2020-12. [Formats to convert to](conversion.md#json)
tells how stories are converted, and [Validate a model's answer](../how-to/model-output.md) what to
do with an answer in JSON.

## How to get it

```console
$ storyparse schema > story.schema.json
```

```python
>>> import json
>>> from storyparse import convert
>>> schema = json.loads(convert.json.schema())
>>> schema["$schema"]
'https://json-schema.org/draft/2020-12/schema'
```

## Version

The key `format` of a story is the version of the schema, at present VERSION. Unknown keys are
refused, so every change of the schema gets a new number. [Stability](../explanation/stability.md)
says what stays besides.

## What it cannot say

A document that the schema allows may still be no story. `convert.json.loads` checks these too, and
tells all that is wrong, each with its path:

- A number that is cited is that of a source, unless the citation is `unresolved`; then it is none.
- Each number is given to one source only.
- A span does not end before it begins.
- A text can carry what stands in it: no newline, no marker in a piece of text, no space at an end,
  and what else [the format](format.md#what-can-be-constructed) asks for."""

_EXAMPLE = """\
## An example

A story as JSON, which the package `jsonschema` finds valid:"""

_EXAMPLE_CODE = """\
>>> import jsonschema
>>> from storyparse import load
>>> text = convert.json.dumps(load("examples/ferry.story"))
>>> jsonschema.validate(json.loads(text), schema)
>>> print(text, end="")
"""

_WHOLE_HEADING = """\
## The schema

What `storyparse schema` prints:"""

# The keywords that constrain a value, in words.
_CONSTRAINTS = {
    "const": "always {}",
    "minLength": "length {} or more",
    "minItems": "{} item or more",
    "minimum": "{} or more",
    "maximum": "{} or less",
    "pattern": "matches `{}`",
}


def pages() -> dict[str, str]:
    """Return the page of the JSON Schema."""
    text = convert.json.schema()
    schema = json.loads(text)
    version = str(schema["properties"]["format"]["const"])
    parts = [
        _INTRODUCTION.replace("VERSION", version),
        "## Properties",
        *_table(schema),
        *(part for each in schema["$defs"].values() for part in _table(each)),
        _EXAMPLE,
        fenced(_EXAMPLE_CODE + convert.json.dumps(load(_FERRY)), "python"),
        _WHOLE_HEADING,
        fenced(text, "json"),
    ]
    return {"reference/json-schema.md": "\n\n".join(parts) + "\n"}


def _table(schema: _Schema) -> Iterator[str]:
    """Yield a heading and a table of the properties of an object."""
    yield f"### {schema['title']}"
    yield schema["description"]
    yield table(
        ("property", "type", "constraints", "default", "meaning"),
        [
            (f"`{name}`", _type(each), _constraints(each), _default(each), each["description"])
            for name, each in schema["properties"].items()
        ],
    )


def _type(schema: _Schema) -> str:
    """Return the type of a value in words, with links to those of the page."""
    if "anyOf" in schema:
        return " or ".join(map(_type, schema["anyOf"]))
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if schema["type"] == "array":
        return f"array, each {_type(schema['items'])}"
    return str(schema["type"])


def _constraints(schema: _Schema) -> str:
    words = (
        said.format(schema[keyword]) for keyword, said in _CONSTRAINTS.items() if keyword in schema
    )
    return ", ".join(words)


def _default(schema: _Schema) -> str:
    return f"`{json.dumps(schema['default'])}`" if "default" in schema else "required"
