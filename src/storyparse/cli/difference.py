"""The difference of two texts, as a unified diff."""

import difflib
from collections.abc import Iterator, Sequence
from itertools import islice

from storyparse.display import printable

__all__ = ["difference"]

# More lines than this are shown as taken out and put in, not compared one by one: comparing takes
# time that grows faster than the text.
_MOST_LINES = 2000
_CONTEXT = 3


def difference(before: str, after: str, path: str) -> Iterator[str]:
    r"""Yield the lines of a unified diff, safe to be shown: hidden characters are escapes.

    Examples:
        >>> print("".join(difference("Facts\r\n- a\n", "Facts\n- a\n", "a.story")), end="")
        --- a.story
        +++ a.story
        @@ -1,2 +1,2 @@
        -Facts\r
        +Facts
         - a
    """
    old, new = _lines(before), _lines(after)
    if old == new:
        return
    compared = max(len(old), len(new)) <= _MOST_LINES
    hunks = difflib.unified_diff(old, new) if compared else _one_hunk(old, new)
    yield f"--- {printable(path)}\n+++ {printable(path)}\n"
    yield from map(_shown, islice(hunks, 2, None))


def _lines(text: str) -> Sequence[str]:
    *lines, last = text.split("\n")
    return [*(f"{line}\n" for line in lines), *([last] if last else [])]


def _one_hunk(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """Yield what `difflib.unified_diff` yields, all that changes in one hunk."""
    same = (one == other for one, other in zip(old, new, strict=False))
    first = next((at for at, is_same in enumerate(same) if not is_same), min(len(old), len(new)))
    same = (one == other for one, other in zip(old[:first:-1], new[:first:-1], strict=False))
    last = next((at for at, is_same in enumerate(same) if not is_same), 0)
    start = max(first - _CONTEXT, 0)
    ends = [max(len(lines) - last, first) for lines in (old, new)]
    after = old[ends[0] : ends[0] + _CONTEXT]
    sizes = [end - start + len(after) for end in ends]
    yield from ("---", "+++", f"@@ -{start + 1},{sizes[0]} +{start + 1},{sizes[1]} @@\n")
    yield from (f" {line}" for line in old[start:first])
    yield from (f"-{line}" for line in old[first : ends[0]])
    yield from (f"+{line}" for line in new[first : ends[1]])
    yield from (f" {line}" for line in after)


def _shown(line: str) -> str:
    """Return a line of a diff as it is printed: tabs as they are, other controls as escapes."""
    shown = "\t".join(map(printable, line.removesuffix("\n").split("\t")))
    return f"{shown}\n" if line.endswith("\n") else f"{shown}\n\\ No newline at end of file\n"
