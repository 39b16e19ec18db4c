"""What a contender is."""

import platform
from collections.abc import Callable
from enum import Enum
from importlib import metadata
from typing import Generic, TypeVar

import attrs

from storyparse import Story

__all__ = ["Contender", "Kind"]

P = TypeVar("P")
R = TypeVar("R")


class Kind(Enum):
    """What a contender does, as a table's heading says it."""

    LARK = "The same format, in Lark as it comes"
    GRAMMAR = "The same format, in another parser library"
    TUNED = "The same grammars, their results taken apart by hand"
    MARKDOWN = "The same story as Markdown, read"
    HTML = "The same story as Markdown, made into HTML"
    JSON = "The same story as JSON, read"
    CONVERSION = "A story made into JSON"


@attrs.frozen
class Contender(Generic[P, R]):
    """One way to read a story, or to do what is compared with it.

    Args:
        name: What tables call it.
        kind: What it does.
        distribution: The package that does it, as pip knows it; None for Python itself.
        prepare: Makes, of a story, what the contender is given. It is not measured.
        run: What is measured.
        is_right: Tells whether what `run` made of a story is what it must be.
    """

    name: str
    kind: Kind
    distribution: str | None
    prepare: Callable[[Story], P]
    run: Callable[[P], R]
    is_right: Callable[[R, Story], bool]

    @property
    def version(self) -> str:
        """The version of the package, or of Python."""
        return (
            platform.python_version()
            if self.distribution is None
            else metadata.version(self.distribution)
        )
