"""Contents as sequences of characters and citations."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeAlias, TypeVar

from storyparse.changes.ends import shared_words
from storyparse.citations import Citation, Content, Source, UnresolvedCitation, joined, words

__all__ = [
    "Marker",
    "citations",
    "cite_elsewhere",
    "followed",
    "laid_out",
    "with_citations",
    "without_citations",
]

T = TypeVar("T")

Marker: TypeAlias = Citation | UnresolvedCitation
"""A citation, whether or not there is a source for it."""


def citations(content: Content) -> dict[int, Marker]:
    """Return the citations of a content by their places.

    Places are counted in code points, each citation as one.

    Examples:
        >>> citations(("It runs", UnresolvedCitation(7), " again."))
        {7: UnresolvedCitation(number=7)}
    """
    found: dict[int, Marker] = {}
    at = 0
    for piece in content:
        if isinstance(piece, str):
            at += len(piece)
        else:
            found[at] = piece
            at += 1
    return found


def cite_elsewhere(old: Content, new: Content) -> bool:
    """Tell whether citations stand at other words, of those with which both contents begin or end.

    Examples:
        >>> marker = UnresolvedCitation(7)
        >>> cite_elsewhere(("It runs again", marker), ("It", marker, " sails again"))
        True
    """
    before, behind = shared_words(words(old), words(new))
    old_places, new_places = (Counter(_standing(content, before, behind)) for content in (old, new))
    return old_places != new_places


def _standing(content: Content, before: int, behind: int) -> Iterator[tuple[Marker, int | None]]:
    """Yield citations with the code points of text before or, negative, behind them.

    Args:
        content: The content.
        before: How much of its beginning counts.
        behind: How much of its end counts; between them, all places are one.
    """
    length = len(words(content))
    for count, (at, citation) in enumerate(citations(content).items()):
        place = at - count
        if place < before:
            yield citation, place
        else:
            yield citation, place - length - 1 if place > length - behind else None


def followed(content: Content, sources: Mapping[int, Source]) -> Content:
    """Return a content that cites other sources in the place of those with some numbers.

    Examples:
        >>> print(*followed(("It runs.", Citation(Source(2, "TASS"))), {2: Source(1, "TASS")}))
        It runs. [1]
    """
    return tuple(
        Citation(sources[piece.number])
        if isinstance(piece, Citation) and piece.number in sources
        else piece
        for piece in content
    )


def without_citations(content: Content, places: Collection[int]) -> Content:
    """Return a content without the citations at some places.

    Examples:
        >>> without_citations(("It runs", UnresolvedCitation(7), " again."), {7})
        ('It runs again.',)
    """
    return joined(piece for at, piece in enumerate(_atoms(content)) if at not in places)


def with_citations(content: Content, gained: Mapping[int, Marker]) -> Content:
    """Return a content with citations put in, by the places at which they stand then.

    Raises:
        ValueError: The content is too short for one of them.

    Examples:
        >>> with_citations(("It runs again.",), {7: UnresolvedCitation(7)})
        ('It runs', UnresolvedCitation(number=7), ' again.')
    """
    return joined(laid_out(list(_atoms(content)), gained))


def _atoms(content: Content) -> Iterator[str | Marker]:
    for piece in content:
        if isinstance(piece, str):
            yield from piece
        else:
            yield piece


def laid_out(kept: Sequence[T], placed: Mapping[int, T]) -> Iterator[T]:
    """Yield things of which some have a place; the others fill the places between, in order.

    Args:
        kept: The others.
        placed: Things by their places, from 0.

    Raises:
        ValueError: A place lies behind the end.

    Examples:
        >>> "".join(laid_out("abc", {0: "x", 2: "y"}))
        'xaybc'
    """
    count = len(kept) + len(placed)
    for place in placed:
        if not 0 <= place < count:
            msg = f"there is no place {place + 1} among {count}"
            raise ValueError(msg)
    others = iter(kept)
    return (placed[place] if place in placed else next(others) for place in range(count))
