"""What is wrong with the lines of a Markdown text."""

from collections.abc import Callable
from typing import NamedTuple, TypeVar

__all__ = ["Fault", "made"]

T = TypeVar("T")


class Fault(NamedTuple):
    """Something wrong with a line.

    Attributes:
        line: Its number, from 1.
        message: What is wrong.
    """

    line: int
    message: str


def made(line: int, faults: list[Fault], make: Callable[..., T], *values: object) -> T | None:
    """Return what is made of values, or None: that it refuses them goes to the faults.

    Args:
        line: The line that the values are from.
        faults: What is wrong with the text so far.
        make: A constructor of the model.
        values: What it is called with.

    Examples:
        >>> from storyparse import Fact
        >>> faults = []
        >>> made(3, faults, Fact, []), [fault.line for fault in faults]
        (None, [3])
    """
    try:
        return make(*values)
    except ValueError as error:
        faults.append(Fault(line, str(error)))
        return None
