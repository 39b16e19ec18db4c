"""Stories in formats that others read: a module a format, with the same verbs in each.

`dumps` returns a text and `dump` writes it to a path or an open file; where a format can be read
too, `loads` and `load` give back the story, `loads_all` and `load_all` any number of stories.

Examples:
    >>> from storyparse import convert, load
    >>> story = load("examples/ferry.story")
    >>> convert.json.loads(convert.json.dumps(story)) == story
    True
"""

from typing import TYPE_CHECKING

from storyparse.convert.problems import ConversionError, Problem
from storyparse.faces import face

if TYPE_CHECKING:
    from storyparse.convert import (
        annotations,
        csl,
        dot,
        html,
        json,
        json_lines,
        markdown,
        mermaid,
        ninjs,
        schema_org,
    )

__all__ = [
    "ConversionError",
    "Problem",
    "annotations",
    "csl",
    "dot",
    "html",
    "json",
    "json_lines",
    "markdown",
    "mermaid",
    "ninjs",
    "schema_org",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = face(__name__, __all__, {__name__: __all__})
