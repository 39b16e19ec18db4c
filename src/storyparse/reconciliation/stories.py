"""One story in three versions, brought together part by part."""

from collections.abc import Iterator, Sequence
from itertools import chain

import attrs

from storyparse.reader import read
from storyparse.reconciliation import items
from storyparse.reconciliation.cutting import (
    is_cuttable,
    lines,
    space,
    spaces_behind,
)
from storyparse.reconciliation.identities import Identity
from storyparse.reconciliation.listing import listed
from storyparse.reconciliation.plans import Plan, planned
from storyparse.reconciliation.sayings import written
from storyparse.reconciliation.sources import Entry
from storyparse.reconciliation.stretches import Stretch, agreed, differing, resolved
from storyparse.reconciliation.telling import Told, allowed, reads_as, told
from storyparse.reconciliation.versions import Sides, Versions
from storyparse.spelling.characters import SPACES
from storyparse.spelling.lines import after_bullet

__all__ = ["Merged", "reconciled"]


@attrs.frozen
class Merged:
    """What becomes of a story; for a side that took it out, nothing.

    Attributes:
        stretches: Its lines.
        told: What it tells for each side.
    """

    stretches: tuple[Stretch, ...]
    told: Sides[Told | None]


def reconciled(texts: Versions[str]) -> Merged | None:
    """Bring together three versions of a story.

    Args:
        texts: Their texts, of whole lines.

    Returns:
        The result; None where that cannot be done part by part: a version has lines that belong to
        no part of a story, or the result would not tell what it is to tell.
    """
    documents = Versions(*map(read, texts))
    plan = planned(documents) if all(map(is_cuttable, documents)) else None
    if plan is None:
        return None
    stretches = tuple(_stretches(plan))
    errors = allowed(documents.ours, documents.theirs)
    if not all(
        reads_as(resolved(stretches, side), (wanted,), errors)
        for side, wanted in enumerate(plan.told)
    ):
        return None
    return Merged(stretches, plan.told)


def _stretches(plan: Plan) -> Iterator[Stretch]:
    """Yield the title and the sections as ours stand; a new one where it usually stands."""
    for name in plan.lines.ours:
        yield from _section(plan, name)
        if name == "facts" and "sources" not in plan.lines.ours:
            yield from _section(plan, "sources")
    if "narratives" not in plan.lines.ours:
        yield from _section(plan, "narratives")


def _section(plan: Plan, name: str) -> Iterator[Stretch]:
    if name in plan.items:
        return _items(plan, name)
    return _title(plan) if name == "title" else _sources(plan)


def _spelled(plan: Plan, name: str, places: Identity, says: Sequence[bool]) -> str:
    """Return lines as the side spells them that changed them; as ours, if both did or none.

    Args:
        plan: The plan.
        name: The section in which they stand.
        places: Where they stand in it in the three versions.
        says: Which side says there what is to be said.
    """
    base, before = (lines(plan.before[at], name, places[at]) for at in range(2))
    ours, theirs = (
        lines(parts, name, place) if is_said else None
        for parts, place, is_said in zip(plan.lines, places[1:], says, strict=True)
    )
    if theirs is not None and (ours is None or base == before):
        return theirs
    return ours or ""


_FIRST: Identity = Versions(0, 0, 0)


def _title(plan: Plan) -> Iterator[Stretch]:
    titles = [document.stories[0].title for document in plan.documents]
    spelled = (
        _spelled(plan, "title", _FIRST, [title == wanted.title for title in titles])
        for wanted in plan.told
    )
    yield from differing(Sides(*spelled))
    yield agreed(space(plan.lines.ours, "title", 0))


def _sources(plan: Plan) -> Iterator[Stretch]:
    both = Sides(*(_list(plan, wanted.listed) for wanted in plan.told))
    yield from differing(both)
    if any(both):
        yield agreed(space(plan.lines.ours, "sources", 0))


def _list(plan: Plan, wanted: Sequence[Entry]) -> str:
    """Return the list of sources: as it stands in a version, or written as ours is spelled."""
    if not wanted:
        return ""
    lists = (told(document.stories[0]).listed for document in plan.documents)
    spelled = _spelled(plan, "sources", _FIRST, [each == wanted for each in lists])
    return spelled or listed(plan.documents["sources" not in plan.lines.ours], wanted)


def _items(plan: Plan, name: str) -> Iterator[Stretch]:
    """Yield a section of items with its heading, unless nothing is left in it."""
    parts = plan.items[name]
    rows = [Sides(*(_item(plan, name, part, side) for side in _SIDES)) for part in parts]
    places = [part.place.ours for part in parts]
    cuts = plan.lines.ours.get(name, ())
    usual = cuts[1].space if len(cuts) > _HEADING_AND_ONE else ""
    spaces = map(agreed, spaces_behind(places, cuts[1:], usual=usual))
    heading = _spelled(plan, name, _FIRST, [True, True]) + space(plan.lines.ours, name, 0)
    section = [agreed(heading), *chain.from_iterable(zip(rows, spaces, strict=True))]
    stands = [any(row[side] for row in rows) for side in _SIDES]
    if all(stands):
        yield from section
    elif any(stands):
        yield Sides(*(resolved(section, side) if stands[side] else "" for side in _SIDES))


_SIDES = range(len(Sides._fields))
_HEADING_AND_ONE = 2


def _item(plan: Plan, name: str, part: items.Part, side: int) -> str:
    """Return the lines of an item for a side: as they stand in a version, or written anew."""
    saying = part.result[side]
    if saying is None:
        return ""
    # The heading stands at the first place.
    places = Versions(*(None if at is None else at + 1 for at in part.place))
    spelled = _spelled(plan, name, places, [each == saying for each in part.said[1:]])
    blocks = (lines(some, name, at) for some, at in zip(plan.lines, places[1:], strict=True))
    model = next(filter(None, blocks), None)
    if spelled or model is None:
        return spelled
    start = len(model) - len(model.lstrip(SPACES))
    _, begun = after_bullet(model, start, model.find("\n"))
    end = "\r\n" if model.endswith("\r\n") else "\n"
    return f"{model[:begun]}{written(saying.numbered(plan.numbers))}{end}"
