"""Documents in three versions, brought together story by story."""

from collections.abc import Sequence

from storyparse.changes.alignment import aligned_stories
from storyparse.changes.matching import same
from storyparse.document import Document
from storyparse.encoding import decode, is_utf8
from storyparse.reader import Text, read
from storyparse.reconciliation.cutting import Cut, beginning, cut_stories, spaces_behind
from storyparse.reconciliation.frames import bare, framed, reframed, settled
from storyparse.reconciliation.identities import Identity, arranged, identities, standing
from storyparse.reconciliation.stories import Merged, reconciled
from storyparse.reconciliation.stretches import (
    Reconciled,
    Stretch,
    agreed,
    differing,
    rendered,
    resolved,
)
from storyparse.reconciliation.telling import Told, allowed, reads_as, told
from storyparse.reconciliation.versions import Sides, Versions, merged

__all__ = ["reconcile"]

MARKER_SIZE = 7


def reconcile(
    base: Text,
    ours: Text,
    theirs: Text,
    *,
    labels: tuple[str, str] = ("ours", "theirs"),
    marker_size: int = MARKER_SIZE,
) -> Reconciled:
    """Bring together what two sides made of the same text.

    The result is our text with what they changed. Stories, facts, narratives and sources are told
    apart by what they say, so that it does not matter where they stand and which numbers they have:
    a source that they added gets a free number, and their markers follow. Where both sides
    changed the same thing in two ways, both versions stand in the result as a conflict.

    A story of which parts cannot be read, or that would not be read as it is meant, is a conflict
    as a whole if both sides changed it; so is a text that is no UTF-8.

    Args:
        base: The text with which both sides began.
        ours: What our side made of it.
        theirs: What their side made of it.
        labels: What the two sides are called in the lines that mark a conflict.
        marker_size: How many signs these lines begin with: 7, as in git, or another number.

    Returns:
        The text, and where the conflicts are.

    Raises:
        TypeError: A text is no text.
        ValueError: The lines that mark a conflict would begin with no sign.

    Examples:
        >>> from storyparse import reconcile
        >>> base = "Ferry Opens\\nFacts\\n- It runs.[1]\\nSources: [1]Coast Daily.\\n"
        >>> ours = base.replace(".[1]", ".[1]\\n- Fares rose.[2]").replace("y.", "y and [2]Port.")
        >>> theirs = base.replace(".[1]", ".[1][2]").replace("y.", "y and [2]Wire.")
        >>> print(reconcile(base, ours, theirs).text, end="")
        Ferry Opens
        Facts
        - It runs.[1][3]
        - Fares rose.[2]
        Sources: [1]Coast Daily, [2]Port and [3]Wire.
    """
    if marker_size < 1:
        msg = f"a line that marks a conflict begins with at least one sign, not {marker_size}"
        raise ValueError(msg)
    whole = Versions(*map(_text, (base, ours, theirs)))
    plain = merged(*whole)
    if plain.is_settled:
        return Reconciled(plain.ours)
    frames = settled(Versions(*map(framed, whole)))
    return rendered(
        _stretches(Versions(*map(bare, whole, frames))),
        reframed(frames),
        labels=Sides(*labels),
        marker_size=marker_size,
    )


def _stretches(texts: Versions[str]) -> Sequence[Stretch]:
    """Return the stretches of the result, those of the whole text where nothing else is safe."""
    plain = merged(*texts)
    if plain.is_settled:
        return [agreed(plain.ours)]
    if all(map(is_utf8, texts)):
        documents = Versions(*map(read, texts))
        stretches, wanted = _by_stories(documents)
        errors = allowed(*documents[1:])
        if all(reads_as(resolved(stretches, side), wanted[side], errors) for side in range(2)):
            return stretches
    return differing(plain)


def _by_stories(documents: Versions[Document]) -> tuple[Sequence[Stretch], Sides[Sequence[Told]]]:
    """Return the stretches of the result, and what its stories are to tell for each side."""
    base, *sides = (document.stories for document in documents)
    pairs = Sides(*(aligned_stories(base, side) for side in sides))
    places = identities(pairs, Sides(*sides), [same(lambda story: story.title)])
    cuts = Versions(*map(cut_stories, documents))
    results = [_story(documents, cuts, place) for place in places]
    order = arranged(places, [at for at, each in enumerate(results) if each.stretches])
    spaces = spaces_behind([places[at].ours for at in order], cuts.ours, usual="\n")
    stretches = [*differing(merged(*map(beginning, documents)))]
    for at, space in zip(order, spaces, strict=True):
        stretches += [*results[at].stretches, agreed(space)]
    tells = zip(*(results[at].told for at in order), strict=True) if order else ((), ())
    return stretches, Sides(*([each for each in side if each] for side in tells))


def _story(documents: Versions[Document], cuts: Versions[Sequence[Cut]], place: Identity) -> Merged:
    """Return what becomes of a story: as a whole, or where both sides changed it part by part."""
    base, ours, theirs = (cut and cut.lines for cut in standing(place, cuts))
    whole = merged(base, ours, theirs)
    if not whole.is_settled and base and ours and theirs:
        found = reconciled(Versions(base, ours, theirs))
        if found:
            return found
    one, other = standing(place, Versions(*(document.stories for document in documents)))[1:]
    tells = {text: told(story) if story else None for text, story in ((theirs, other), (ours, one))}
    return Merged(differing(Sides(*(each or "" for each in whole))), Sides(*map(tells.get, whole)))


def _text(text: Text) -> str:
    if isinstance(text, Document):
        return text.text
    if isinstance(text, bytes):
        return decode(text)
    if isinstance(text, str):
        return text
    msg = f"a text is str, bytes or a Document, not {type(text).__name__}"
    raise TypeError(msg)
