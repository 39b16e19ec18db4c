"""Stories in formats that others read: a module a format, with the same verbs in each.

`dumps` returns a text and `dump` writes it to a path or an open file; where a format can be read
too, `loads` and `load` give back what was written.

Examples:
    >>> from storyparse import convert, load
    >>> story = load("examples/ferry.story")
    >>> convert.json.loads(convert.json.dumps(story)) == story
    True
"""

import importlib
from types import ModuleType
from typing import TYPE_CHECKING

from storyparse.convert.problems import ConversionError, Problem

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

    def __getattr__(name: str) -> ModuleType:
        """Import the module of a format on its first use."""
        if name not in __all__:
            msg = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(msg)
        return importlib.import_module(f"{__name__}.{name}")


def __dir__() -> list[str]:
    """Return the names that are there, and those that come on first use."""
    return sorted({*globals(), *__all__})
