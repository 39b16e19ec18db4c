"""When two names are the same, and the names that a provider lists."""

import unicodedata
from collections.abc import Collection, Iterable, Iterator

from storyparse.spelling.characters import SPACE, SPACE_RUN, compiled

__all__ = ["REACH", "SEPARATOR", "key", "listed", "reach"]

# Guarded against beginning inside a run of spaces: time stays linear.
SEPARATOR = rf",{SPACE}++(?:and{SPACE}++)?|(?<!{SPACE}){SPACE}++and{SPACE}++"

REACH = 16
"""How many pieces of a provider one listed name may take: a bound that keeps time linear."""


def key(name: str) -> str:
    """Return what is compared of a name: equal keys, same name.

    Case and canonical equivalence aside (Unicode's definition D145), runs of spaces as one,
    without a final full stop.

    >>> key("ACME  Inc.") == key("Acme Inc")
    True
    """
    if name.isascii():
        folded = name.lower()
    else:
        folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    # U+0020 is the only space that is printable.
    has_one_space_each = folded.isprintable() and "  " not in folded
    spaced = folded if has_one_space_each else SPACE_RUN.sub(" ", folded)
    return spaced.removesuffix(".")


def reach(keys: Iterable[str]) -> int:
    """Return how many pieces of a provider the names with these keys may take.

    >>> reach(["stars and stripes", "bbc"])
    2
    """
    counts = (len(compiled(SEPARATOR).findall(name)) for name in keys)
    return min(REACH, 1 + max(counts, default=0))


def listed(provider: str, keys: Collection[str], most: int = REACH) -> frozenset[str]:
    """Return the keys of the names that a provider consists of, if it consists of listed names.

    The whole provider first; then its pieces between commas and ``and``, the longest names first.

    Args:
        provider: The provider.
        keys: The keys of the listed names.
        most: Their `reach`.

    >>> sorted(listed("Stars and Stripes and BBC", {"stars and stripes", "bbc", "stars"}))
    ['bbc', 'stars and stripes']
    """
    whole = key(provider)
    if whole in keys:
        return frozenset({whole})
    separators = list(compiled(SEPARATOR).finditer(provider))
    if not separators:
        return frozenset()
    starts = [0, *(separator.end() for separator in separators)]
    ends = [*(separator.start() for separator in separators), len(provider)]
    return frozenset(_cover(provider, starts, ends, keys, most))


def _cover(
    provider: str, starts: list[int], ends: list[int], keys: Collection[str], most: int
) -> Iterator[str]:
    count = len(starts)
    # For each piece, the longest name that begins there and lets the rest be covered as well.
    names: list[tuple[str, int] | None] = [None] * count
    for first in reversed(range(count)):
        for last in reversed(range(first, min(count, first + most))):
            after = last + 1
            name = key(provider[starts[first] : ends[last]])
            if (after == count or names[after] is not None) and name in keys:
                names[first] = name, after
                break
    step = names[0]
    while step is not None:
        name, after = step
        yield name
        step = names[after] if after < count else None
