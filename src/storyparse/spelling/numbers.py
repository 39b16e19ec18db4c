"""The numbers of sources, as digits write them."""

from collections.abc import Container, Iterator

__all__ = ["LARGEST", "free", "number", "objection"]

LARGEST = 999
"""The largest number that a source can have."""


def number(digits: str) -> int:
    """Return the number from 1 to `LARGEST` that digits write, full-width ones too, or 0.

    Examples:
        >>> number("007"), number("\uff11"), number("1000"), number("0")
        (7, 1, 0, 0)
    """
    significant = digits.lstrip("0\uff10")
    # Measured before it is converted: int() refuses thousands of digits.
    return int(significant) if 0 < len(significant) <= len(str(LARGEST)) else 0


def objection(value: int) -> str | None:
    """Say why no source can have this number, or return None."""
    return None if 1 <= value <= LARGEST else f"it is not from 1 to {LARGEST}"


def free(taken: Container[int]) -> Iterator[int]:
    """Yield the numbers that a source can have, without those that are taken, in order.

    Examples:
        >>> next(free({1, 2, 4}))
        3
    """
    return (value for value in range(1, LARGEST + 1) if value not in taken)
