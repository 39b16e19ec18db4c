"""Values in three versions, and what two sides make of them."""

from typing import Generic, NamedTuple, TypeVar

__all__ = ["Sides", "Versions", "merged"]

T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")


class Versions(NamedTuple, Generic[T_co]):
    """A value before two sides changed it, and after.

    Attributes:
        base: What both began with.
        ours: What one side made of it.
        theirs: What the other side made of it.
    """

    base: T_co
    ours: T_co
    theirs: T_co


class Sides(NamedTuple, Generic[T_co]):
    """A value as it is where conflicts are settled for one side, or for the other.

    Attributes:
        ours: The value for our side.
        theirs: The value for their side.
    """

    ours: T_co
    theirs: T_co

    @property
    def is_settled(self) -> bool:
        """Whether it is the same for both."""
        return self.ours == self.theirs


def merged(base: T, ours: T, theirs: T) -> Sides[T]:
    """Return what only one side changed, or both alike; else what each side made of it.

    Examples:
        >>> merged("ferry", "ferry", "boat"), merged("ferry", "ship", "boat")
        (Sides(ours='boat', theirs='boat'), Sides(ours='ship', theirs='boat'))
    """
    if ours == base:
        return Sides(theirs, theirs)
    return Sides(ours, ours if theirs == base else theirs)
