"""How values are made, refused and shown."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import attrs

__all__ = ["refuse", "rich_repr", "shortened", "span_field", "unchecked", "validated"]

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


def unchecked(type_: type[T], **values: object) -> T:
    """Make an object from values that are known to be right, such as those just read.

    Nothing is converted, checked or bound; every field must be given.
    """
    made = object.__new__(type_)
    for name, value in values.items():
        object.__setattr__(made, name, value)
    return made
