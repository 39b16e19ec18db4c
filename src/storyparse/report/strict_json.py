"""Values as JSON that every parser reads: ASCII alone, and no lone surrogates."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from storyparse.text import printable

__all__ = ["Json", "dumped", "is_held"]

Json: TypeAlias = Mapping[str, "Json"] | Sequence["Json"] | str | int | None
"""A value that JSON can hold, as Python has it."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def dumped(value: Json) -> str:
    r"""Return a value as JSON on one line.

    A string with a lone surrogate, which JSON cannot hold, is written as people are shown it.

    Examples:
        >>> print(dumped({"path": "caf\udce9", "name": "Café"}))
        {"path": "caf\\udce9", "name": "Caf\u00e9"}
    """
    return json.dumps(_strict(value))


def is_held(text: str) -> bool:
    """Tell whether JSON holds a text as it is, without lone surrogates."""
    return not _SURROGATE.search(text)


def _strict(value: Json) -> Json:
    if isinstance(value, str):
        return value if is_held(value) else printable(value)
    if isinstance(value, Mapping):
        return {key: _strict(each) for key, each in value.items()}
    if isinstance(value, Sequence):
        return [_strict(each) for each in value]
    return value
