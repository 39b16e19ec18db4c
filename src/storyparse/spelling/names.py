"""When two names are the same, and the names that a provider lists."""

import unicodedata
from collections.abc import Collection, Iterable, Iterator

from storyparse.spelling.characters import SPACE, SPACE_RUN, compiled

__all__ = ["REACH", "SEPARATOR", "key", "listed", "pieces", "reach"]

# Guarded against beginning inside a run of spaces: time stays linear.
SEPARATOR = rf",{SPACE}++(?:and{SPACE}++)?|(?<!{SPACE}){SPACE}++and{SPACE}++"

REACH = 16
"""How many pieces of a provider one listed name may take: a bound that keeps time linear."""


def key(name: str) -> str:
    """Return what is compared of a name: equal keys, same name.

    Case and canonical equivalence aside (Unicode's definition D145), runs of spaces as one,
    without a final full stop.

    Examples:
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

    Examples:
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

    Examples:
        >>> sorted(listed("Stars and Stripes and BBC", {"stars and stripes", "bbc", "stars"}))
        ['bbc', 'stars and stripes']
    """
    return frozenset(key(provider[start:end]) for start, end in pieces(provider, keys, most))


def pieces(provider: str, keys: Collection[str], most: int = REACH) -> Iterable[tuple[int, int]]:
    """Return where the names stand that a provider consists of: see `listed`.

    Examples:
        >>> list(pieces("Stars and Stripes and BBC", {"stars and stripes", "bbc", "stars"}))
        [(0, 17), (22, 25)]
    """
    if key(provider) in keys:
        return ((0, len(provider)),)
    separators = list(compiled(SEPARATOR).finditer(provider))
    if not separators:
        return ()
    starts = [0, *(separator.end() for separator in separators)]
    ends = [*(separator.start() for separator in separators), len(provider)]
    return _cover(provider, starts, ends, keys, most)


def _cover(
    provider: str, starts: list[int], ends: list[int], keys: Collection[str], most: int
) -> Iterator[tuple[int, int]]:
    count = len(starts)
    # For each piece, the last one of the longest name that begins there and lets the rest be
    # covered as well.
    lasts: list[int | None] = [None] * count
    for first in reversed(range(count)):
        for last in reversed(range(first, min(count, first + most))):
            covers_rest = last + 1 == count or lasts[last + 1] is not None
            if covers_rest and key(provider[starts[first] : ends[last]]) in keys:
                lasts[first] = last
                break
    first = 0
    while first < count and (end := lasts[first]) is not None:
        yield starts[first], ends[end]
        first = end + 1
