"""Values of JSON to stories, structured by cattrs: every error with its path."""

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NoReturn, TypeVar, get_origin

import attrs

try:
    from cattrs import Converter, ForbiddenExtraKeysError, override, transform_error
    from cattrs.cols import homogenous_tuple_structure_factory
    from cattrs.errors import BaseValidationError
    from cattrs.gen import make_dict_structure_fn
except ModuleNotFoundError as _error:
    msg = "storyparse.convert.json reads with cattrs: pip install 'storyparse[json]'"
    raise ImportError(msg, name=_error.name) from _error

from storyparse.convert.data.building import story
from storyparse.convert.data.records import KEYWORDS, CitationRecord, StoryRecord
from storyparse.convert.json_text import Json, Repeating
from storyparse.convert.problems import ConversionError, Problem
from storyparse.model import Story

__all__ = ["recorded", "structured"]

_LIMIT = 80

T = TypeVar("T")
Hook = Callable[[Any, Any], Any]


def structured(value: Json) -> Story:
    """Return the story of a value of JSON.

    Raises:
        ConversionError: The value has not the structure that the JSON Schema describes, or the
            text of a story cannot carry it.
    """
    return story(recorded(value))


def recorded(value: Json) -> StoryRecord:
    """Return the record of a value of JSON.

    Raises:
        ConversionError: The value has not the structure that the JSON Schema describes.
    """
    try:
        return _converter().structure(value, StoryRecord)
    except (BaseValidationError, _UnwantedError) as error:
        raise ConversionError(map(_problem, transform_error(error, "$", _message))) from None


def _problem(line: str) -> Problem:
    message, _, path = line.rpartition(" @ ")
    return Problem(path, message)


def _message(error: BaseException, _: object) -> str:
    if isinstance(error, KeyError):
        return "it is missing"
    if isinstance(error, ForbiddenExtraKeysError):
        return f"no such key is known: {', '.join(map(_shown, sorted(error.extra_fields)))}"
    return str(error)


class _UnwantedError(ValueError):
    """A value that is not what is wanted in its place."""


def _refuse(wanted: str, value: object) -> NoReturn:
    msg = f"{wanted} is wanted, not {_shown(value)}"
    raise _UnwantedError(msg)


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "an array" if value else "an empty array"
    literal = json.dumps(value)
    return literal if len(literal) <= _LIMIT else f"{literal[: _LIMIT - 1]}…"


@cache
def _converter() -> Converter:
    converter = Converter(detailed_validation=True)
    converter.register_structure_hook(str, _string)
    converter.register_structure_hook(int, _integer)
    converter.register_structure_hook(bool, _boolean)
    converter.register_structure_hook_factory(attrs.has, _object)
    converter.register_structure_hook_factory(_is_tuple, _array)
    citation = converter.get_structure_hook(CitationRecord)

    def piece(value: object, _: object) -> Any:  # noqa: ANN401 - as cattrs has it
        if not isinstance(value, str | dict):
            _refuse("a string or a citation", value)
        return value if isinstance(value, str) else citation(value, CitationRecord)

    converter.register_structure_hook(str | CitationRecord, piece)
    return converter


def _string(value: object, _: object) -> str:
    return value if isinstance(value, str) else _refuse("a string", value)


def _integer(value: object, _: object) -> int:
    """Return an integer: as JSON Schema has it, 1.0 is one, and true is none."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return _refuse("a whole number", value)


def _boolean(value: object, _: object) -> bool:
    return value if isinstance(value, bool) else _refuse("true or false", value)


def _is_tuple(type_: object) -> bool:
    return get_origin(type_) is tuple


def _array(type_: Any, converter: Converter) -> Hook:  # noqa: ANN401 - a type in any of its forms
    fill = homogenous_tuple_structure_factory(type_, converter)

    def array(value: object, _: object) -> Any:  # noqa: ANN401 - as cattrs has it
        return fill(value, type_) if isinstance(value, list) else _refuse("an array", value)

    return array


def _object(type_: type[attrs.AttrsInstance], converter: Converter) -> Hook:
    hooks: Any = {
        field.name: override(struct_hook=_bounded(field, converter))
        for field in attrs.fields(type_)
    }
    fill = make_dict_structure_fn(type_, converter, _cattrs_forbid_extra_keys=True, **hooks)

    def object_(value: object, _: object) -> attrs.AttrsInstance:
        if not isinstance(value, dict):
            _refuse("an object", value)
        if isinstance(value, Repeating):
            msg = f"the key {_shown(value.key)} stands there twice"
            raise _UnwantedError(msg)
        return fill(value, type_)

    return object_


_BOUNDS: Mapping[str, tuple[Callable[[Any, Any], bool], str]] = {
    "const": (lambda value, bound: value == bound, "{}"),
    "maximum": (lambda value, bound: value <= bound, "a number up to {}"),
    "minimum": (lambda value, bound: value >= bound, "a number from {}"),
    "minItems": (lambda value, bound: len(value) >= bound, "an array with at least {} in it"),
    "minLength": (lambda value, bound: len(value) >= bound, "a string with at least {} character"),
    "pattern": (lambda value, bound: bool(re.search(bound, value)), "a string like {}"),
}
"""What the keywords of JSON Schema ask of a value, and how that is said."""


def _bounded(field: "attrs.Attribute[Any]", converter: Converter) -> Hook:
    structure = converter.get_structure_hook(field.type)
    keywords = field.metadata[KEYWORDS].items()
    bounds = [(*_BOUNDS[keyword], bound) for keyword, bound in keywords if keyword in _BOUNDS]
    if not bounds:
        return structure

    def bounded(value: object, type_: object) -> Any:  # noqa: ANN401 - as cattrs has it
        made = structure(value, type_)
        for holds, wanted, bound in bounds:
            if made is not None and not holds(made, bound):
                _refuse(wanted.format(bound), value)
        return made

    return bounded
