"""With what two texts begin and end alike."""

from collections.abc import Sequence
from itertools import takewhile

__all__ = ["shared", "shared_words"]


def shared(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """Return with how many equal parts two sequences begin, and with how many others they end.

    Examples:
        >>> shared("abcb", "ab")
        (2, 0)
    """
    first = _equal(zip(old, new, strict=False))
    last = _equal(zip(reversed(old), reversed(new), strict=False))
    return first, min(last, len(old) - first, len(new) - first)


def _equal(pairs: "zip[tuple[str, str]]") -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def shared_words(old: str, new: str) -> tuple[int, int]:
    """Return how long the equal words are with which two texts begin and end, in code points.

    Examples:
        >>> shared_words("It runs again.", "It sails again.")
        (2, 6)
    """
    olds = old.split(" ")
    first, last = shared(olds, new.split(" "))
    return len(" ".join(olds[:first])), len(" ".join(olds[len(olds) - last :]))
