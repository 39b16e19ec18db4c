"""JSON that can stand anywhere: in a file, on a terminal, in a script element."""

import contextlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn, TypeAlias

try:
    import orjson
except ModuleNotFoundError:
    orjson = None  # type: ignore[assignment]

from storyparse.convert.problems import ConversionError, Problem
from storyparse.display import Translation
from storyparse.encoding import require_utf8
from storyparse.spelling.hidden import unusual

__all__ = ["Json", "Repeating", "decoded", "read", "written"]

Json: TypeAlias = Mapping[str, "Json"] | Sequence["Json"] | str | float | None


class Repeating(dict[str, Any]):
    """An object in which a key stands twice, so that nobody can tell what it holds.

    Args:
        pairs: Its keys and values.
        key: The first key that stands there again.
    """

    def __init__(self, pairs: Sequence[tuple[str, Any]], key: str) -> None:
        """Keep the key."""
        super().__init__(pairs)
        self.key = key


def read(text: str | bytes) -> Any:  # noqa: ANN401 - a Json, which is to be looked through
    """Return the value that a text of JSON holds; bytes are UTF-8.

    Objects are dicts; one with a key that stands there twice is a `Repeating`.

    Raises:
        ConversionError: The text is no JSON.

    Examples:
        >>> read('{"facts": []}')
        {'facts': []}
    """
    words = decoded(text)
    try:
        return json.loads(
            words, object_pairs_hook=_object, parse_constant=_no_json, parse_int=_integer
        )
    except RecursionError:
        problem = "it is nested too deeply"
    except json.JSONDecodeError as error:
        line = f"line {error.lineno}, " if error.lineno > 1 else ""
        problem = f"it is no JSON: {error.msg}, at {line}column {error.colno}"
    except ValueError as error:
        problem = f"it is no JSON: {error}"
    raise ConversionError([Problem("$", problem)])


def decoded(text: str | bytes) -> str:
    """Return a text without its byte order mark; bytes are UTF-8.

    Raises:
        ConversionError: They are not.
    """
    if not isinstance(text, str | bytes):
        msg = f"JSON is read from str or bytes, not from {type(text).__name__}"
        raise TypeError(msg)
    try:
        words = text if isinstance(text, str) else text.decode()
    except UnicodeDecodeError as error:
        problem = f"it is no UTF-8: byte 0x{error.object[error.start]:02x} at offset {error.start}"
        raise ConversionError([Problem("$", problem)]) from None
    return words.removeprefix("\ufeff")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in pairs:
        if key in made:
            return Repeating(pairs, key)
        made[key] = value
    return made


def _integer(digits: str) -> float:
    # Python reads no integer of thousands of digits; where so many stand, none is too many.
    return int(digits) if len(digits) <= _MOST_DIGITS else float(digits)


_MOST_DIGITS = 300


def _no_json(constant: str) -> NoReturn:
    msg = f"{constant} is no number"
    raise ValueError(msg)


def written(value: Json, *, is_compact: bool = False) -> str:
    r"""Return a value as JSON, with a final newline.

    What nobody sees, what a terminal could obey, and the signs that could end a script element
    are written as escapes, as RFC 8259 (section 7) allows. The extra ``orjson`` makes it faster,
    and the same to the last character.

    Args:
        value: Strings, whole numbers, booleans and None, in lists and in mappings of strings.
        is_compact: Whether to write it on one line, without spaces.

    Raises:
        ValueError: A string holds a lone surrogate: a text that was read from it was no UTF-8.

    Examples:
        >>> print(written({"title": "</script>\u202e", "facts": [1]}, is_compact=True), end="")
        {"title":"\u003c/script\u003e\u202e","facts":[1]}
    """
    text = _dumped(value, is_compact=is_compact)
    hidden = unusual(text)
    require_utf8(hidden)
    is_safe = "<" not in text and ">" not in text and hidden.isprintable()
    return f"{text if is_safe else text.translate(_ESCAPES)}\n"


def _dumped(value: Json, *, is_compact: bool) -> str:
    if orjson is not None:
        with contextlib.suppress(orjson.JSONEncodeError):  # of lone surrogates, which json writes
            return orjson.dumps(value, option=None if is_compact else orjson.OPT_INDENT_2).decode()
    if is_compact:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return json.dumps(value, ensure_ascii=False, indent=2)


def _safe(character: str) -> str:
    # The newlines of the layout; within strings JSON has escapes for them.
    if character == "\n" or (character.isprintable() and character not in "<>"):
        return character
    units = character.encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


_ESCAPES = Translation(_safe)
