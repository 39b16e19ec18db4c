"""How values are made, refused and shown."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar, cast

import attrs

__all__ = [
    "maker",
    "named",
    "refuse",
    "rich_repr",
    "several",
    "shortened",
    "span_field",
    "twin",
    "validated",
]

T = TypeVar("T")


def refuse(what: str, value: object, reason: str | None) -> None:
    """Raise a ValueError that says why a value cannot be written, if there is a reason."""
    if reason is not None:
        msg = f"{what} {shortened(value)} cannot be written: {reason}"
        raise ValueError(msg)


def shortened(value: object, limit: int = 80) -> str:
    """Return a value as an error shows it."""
    shown = repr(value)
    return shown if len(shown) <= limit else f"{shown[: limit - 1]}…"


def several(values: T | Iterable[T]) -> Iterable[T]:
    """Return values as they are; a single one, or a text in their place, as the only one.

    Examples:
        >>> several([1, 2]), several(7), several("Ferry")
        ([1, 2], (7,), ('Ferry',))
    """
    are_several = isinstance(values, Iterable) and not isinstance(values, str | bytes)
    return cast("Iterable[T]", values if are_several else (values,))


def validated(
    what: str, type_: type[T], objection: Callable[[T], str | None]
) -> Callable[[Any, "attrs.Attribute[T]", T], None]:
    """Return a validator of a field's type and of what can be written."""

    def validate(_: object, attribute: "attrs.Attribute[T]", value: T) -> None:
        if not isinstance(value, type_) or isinstance(value, bool):
            msg = f"{attribute.name} must be {type_.__name__}, not {type(value).__name__}"
            raise TypeError(msg)
        refuse(what, value, objection(value))

    return validate


def span_field() -> Any:  # noqa: ANN401 - as attrs.field, which mypy knows
    """Return the field for a span: it takes no part in equality, hash and repr."""
    return attrs.field(default=None, kw_only=True, eq=False, repr=False)


def rich_repr(self: attrs.AttrsInstance) -> Iterator[tuple[str, object, object]]:
    """Yield the fields that rich shows: a value's `__rich_repr__`."""
    for field in attrs.fields(type(self)):
        if field.repr:
            yield field.name, getattr(self, field.name), field.default


named: Callable[[type[T], tuple[Any, ...]], T] = cast("Any", tuple.__new__)
"""``named(Span, (start, end))`` makes ``Span(start, end)``, or any named tuple, in half the time.
"""


def maker(type_: type[T]) -> Callable[..., T]:
    """Return a function that makes objects of an attrs class from values known to be right.

    It takes the values of all fields, in order; nothing is converted, checked or bound.
    """
    names = [field.name for field in attrs.fields(cast("Any", type_))]
    parameters = ", ".join(f"value_{name}" for name in names)
    fill = "".join(f"    made.{name} = value_{name}\n" for name in names)
    become = "    made.__class__ = type_\n    return made\n"
    scope: dict[str, Any] = {"type_": type_, "twin": twin(type_)}
    # As attrs and dataclasses make constructors: of names of fields, and of nothing else.
    exec(f"def make({parameters}):\n    made = twin()\n{fill}{become}", scope)  # noqa: S102
    return cast("Callable[..., T]", scope["make"])


def twin(type_: type[T]) -> type[T]:
    """Return a class with the slots of an attrs class that is not frozen.

    An object of it is filled, and then becomes what it is to be with
    ``made.__class__ = type_``. That takes a third of the time of the constructor.
    """
    body = {"__slots__": cast("Any", type_).__slots__}
    return cast("type[T]", type(type_.__name__, type_.__bases__, body))
