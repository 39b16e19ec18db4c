"""The formats, by name, and which of them a file's ending means."""

import importlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import attrs

from storyparse.model import Story

__all__ = ["FORMATS", "READABLE", "STORY", "Format", "meant"]


@attrs.frozen(kw_only=True)
class Format:
    """A format that stories can be converted to.

    Attributes:
        name: What it is called on the command line.
        endings: How names of its files end; the first is given to new ones.
        writes: Where the function is that writes it.
        reads: Where the function is that reads it; nowhere if it cannot be read.
        holds_several: Whether a text of it can hold several stories.
        takes_documents: Whether it is made of documents where there are some, since it is about
            places in their texts.
        options: The keyword arguments that it can be written with.
    """

    name: str
    endings: tuple[str, ...]
    writes: str
    reads: str = ""
    holds_several: bool = True
    takes_documents: bool = False
    options: tuple[str, ...] = ()

    @property
    def dumps(self) -> Callable[..., str]:
        """The function that writes it, imported when it is asked for."""
        return _found(self.writes)

    def stories(self, data: bytes) -> tuple[Story, ...]:
        """Read the stories of a text.

        Raises:
            ValueError: It is no text of the format.
            ImportError: To read it, an extra is needed.
        """
        found = _found(self.reads)(data)
        return found if self.holds_several else (found,)


def _found(place: str) -> Callable[..., Any]:
    """Return the function at a place such as ``storyparse.writer:dumps``."""
    module, _, name = place.partition(":")
    function: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return function


_JSON = (".json",)
_LINKED = (".jsonld",)


def _converter(name: str, endings: tuple[str, ...], reads: str = "", **more: Any) -> Format:  # noqa: ANN401
    module = f"storyparse.convert.{name.replace('-', '_')}"
    reader = f"{module}:{reads}" if reads else ""
    return Format(name=name, endings=endings, writes=f"{module}:dumps", reads=reader, **more)


STORY = Format(
    name="story",
    endings=(".story", ".story.txt", ".txt"),
    writes="storyparse.writer:dumps",
    reads="storyparse.reader:parse_all",
)
"""The text of stories itself."""

_ALL = (
    STORY,
    _converter("json", _JSON, "loads", holds_several=False, options=("spans",)),
    _converter("json-lines", (".jsonl", ".ndjson"), "loads_all", options=("spans",)),
    _converter("markdown", (".md", ".markdown"), "loads_all"),
    _converter("html", (".html", ".htm"), options=("fragment",)),
    _converter("schema-org", _LINKED),
    _converter("ninjs", _JSON, holds_several=False),
    _converter("csl", _JSON),
    _converter("annotations", _LINKED, takes_documents=True),
    _converter("dot", (".dot", ".gv")),
    _converter("mermaid", (".mmd", ".mermaid")),
)

FORMATS: Mapping[str, Format] = {format_.name: format_ for format_ in _ALL}
"""The formats, by their names on the command line."""

READABLE = tuple(name for name, format_ in FORMATS.items() if format_.reads)
"""The names of those that can be read."""


def meant(file: str, formats: Iterable[Format]) -> tuple[Format, ...]:
    """Return the formats that a file could be of, by its ending.

    Examples:
        >>> [format.name for format in meant("news/Ferry.JSON", FORMATS.values())]
        ['json', 'ninjs', 'csl']
    """
    return tuple(format_ for format_ in formats if file.lower().endswith(format_.endings))
