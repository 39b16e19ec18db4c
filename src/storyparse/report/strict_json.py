"""Values as JSON that every parser reads: ASCII alone, and no lone surrogates."""

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from storyparse.display import printable
from storyparse.encoding import is_utf8

__all__ = ["Json", "dumped"]

Json: TypeAlias = Mapping[str, "Json"] | Sequence["Json"] | str | int | None
"""A value that JSON can hold, as Python has it."""


def dumped(value: Json) -> str:
    r"""Return a value as JSON on one line.

    A string with a lone surrogate, which JSON cannot hold, is written as people are shown it.

    Examples:
        >>> print(dumped({"path": "caf\udce9", "name": "Café"}))
        {"path": "caf\\udce9", "name": "Caf\u00e9"}
    """
    return json.dumps(_strict(value))


def _strict(value: Json) -> Json:
    if isinstance(value, str):
        return value if is_utf8(value) else printable(value)
    if isinstance(value, Mapping):
        return {key: _strict(each) for key, each in value.items()}
    if isinstance(value, Sequence):
        return [_strict(each) for each in value]
    return value
