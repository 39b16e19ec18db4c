"""The stretches that a result is made of, some of them in conflict."""

import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import attrs

from storyparse.display import printable
from storyparse.reconciliation.frames import Frame
from storyparse.reconciliation.versions import Sides
from storyparse.text import Span

__all__ = ["Reconciled", "Stretch", "agreed", "differing", "rendered", "resolved"]

Stretch: TypeAlias = Sides[str]
"""Whole lines of a result, as they are where conflicts are settled for one side or for the other.
"""


@attrs.frozen
class Reconciled:
    """What became of two sides.

    Attributes:
        text: The text; where both sides changed the same thing, it holds both versions between
            lines that begin with ``<<<<<<<``, ``=======`` and ``>>>>>>>``.
        conflicts: Where these stand in it, with the lines around them, in code points; none by
            default.

    Examples:
        >>> from storyparse import reconcile
        >>> base = "Ferry\\nFacts\\n- It runs daily.\\n"
        >>> ours, theirs = base.replace("runs", "sails"), base.replace("daily", "hourly")
        >>> result = reconcile(base, ours, theirs)
        >>> result.is_clean, result.conflicts
        (False, (Span(start=12, end=84),))
    """

    text: str
    conflicts: tuple[Span, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether there is no conflict."""
        return not self.conflicts


def agreed(text: str) -> Stretch:
    """Return a stretch that is no conflict."""
    return Sides(text, text)


def resolved(stretches: Iterable[Stretch], side: int) -> str:
    """Return the text in which all conflicts are settled for one side: ours is 0, theirs 1."""
    return "".join(stretch[side] for stretch in stretches)


def differing(both: Sides[str]) -> tuple[Stretch, ...]:
    r"""Return the stretches of two texts: the lines with which both begin and end are no conflict.

    Examples:
        >>> differing(Sides("a\nb\nd\n", "a\nc\nd\n"))[1]
        Sides(ours='b\n', theirs='c\n')
    """
    ours, theirs = map(_LINE.findall, both)
    first = _alike(ours, theirs)
    last = _alike(ours[first:][::-1], theirs[first:][::-1])
    middle = Sides(*("".join(each[first : len(each) - last]) for each in (ours, theirs)))
    before, after = "".join(ours[:first]), "".join(ours[len(ours) - last :])
    return tuple(each for each in (agreed(before), middle, agreed(after)) if any(each))


_LINE = re.compile(r"[^\n]*+\n")


def _alike(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """Return with how many lines both begin."""
    pairs = zip(ours, theirs, strict=False)
    return next(
        (at for at, (one, other) in enumerate(pairs) if one != other), min(len(ours), len(theirs))
    )


def rendered(
    stretches: Iterable[Stretch], frame: Frame, *, labels: Sides[str], marker_size: int
) -> Reconciled:
    """Return the text of stretches in a frame, with lines that mark the conflicts.

    Args:
        stretches: The stretches.
        frame: What the text is to stand in.
        labels: What the sides are called.
        marker_size: How many signs a line begins with that marks a conflict.
    """
    opening, closing = (
        f"{sign * marker_size} {printable(label)}".rstrip()
        for sign, label in zip("<>", labels, strict=True)
    )
    between = "=" * marker_size
    pieces, conflicts, end = [frame.mark], list[Span](), len(frame.mark)
    for stretch in stretches:
        lines = stretch.ours
        if not stretch.is_settled:
            lines = f"{opening}\n{stretch.ours}{between}\n{stretch.theirs}{closing}\n"
        if frame.line_end == "\r\n":
            lines = lines.replace("\n", "\r\n")
        if not stretch.is_settled:
            conflicts.append(Span(end, end + len(lines)))
        pieces.append(lines)
        end += len(lines)
    text = "".join(pieces)
    if not frame.is_ended and not any(conflict.end == end for conflict in conflicts[-1:]):
        text = text.removesuffix("\n").removesuffix("\r" if frame.line_end == "\r\n" else "")
    return Reconciled(text, tuple(conflicts))
