"""The numbers of sources, as digits write them."""

__all__ = ["LARGEST", "number", "objection"]

LARGEST = 999
"""The largest number that a source can have."""


def number(digits: str) -> int:
    """Return the number from 1 to `LARGEST` that digits write, full-width ones too, or 0.

    >>> number("007"), number("\uff11"), number("1000"), number("0")
    (7, 1, 0, 0)
    """
    significant = digits.lstrip("0\uff10")
    # Measured before it is converted: int() refuses thousands of digits.
    return int(significant) if 0 < len(significant) <= len(str(LARGEST)) else 0


def objection(value: int) -> str | None:
    """Say why no source can have this number, or return None."""
    return None if 1 <= value <= LARGEST else f"it is not from 1 to {LARGEST}"
