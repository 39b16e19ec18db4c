"""The facts, or the narratives, of a story in three versions."""

from collections.abc import Hashable, Mapping, Sequence

import attrs

from storyparse.changes.alignment import aligned_items
from storyparse.changes.matching import same
from storyparse.model import Item, Narrative, Story
from storyparse.reconciliation.identities import Identity, arranged, identities, standing
from storyparse.reconciliation.sayings import Saying, said, together
from storyparse.reconciliation.versions import Sides, Versions, merged

__all__ = ["Part", "Version", "reconciled"]


@attrs.frozen
class Version:
    """The facts, or the narratives, of one version of a story.

    Attributes:
        items: They themselves.
        story: The story.
        sources: Which source, whatever its number, has a number.
        renamed: What sources are called in the result that are called otherwise here.
    """

    items: Sequence[Item]
    story: Story
    sources: Mapping[int, int]
    renamed: Mapping[int, str]

    def said(self) -> Sequence[Saying]:
        """Return what they say."""
        return [said(item, self.sources) for item in self.items]

    def providers(self) -> Sequence[frozenset[int]]:
        """Return the sources that provided each of them."""
        found = (
            self.story.providers(item) if isinstance(item, Narrative) else () for item in self.items
        )
        return [frozenset(self.sources[source.number] for source in some) for some in found]

    def followed(self) -> Sequence[Saying]:
        """Return what they say where each is provided by its one source as that is called then."""
        return [
            attrs.evolve(saying, provider=self.renamed[min(some)])
            if len(some) == 1 and some <= self.renamed.keys()
            else saying
            for saying, some in zip(self.said(), self.providers(), strict=True)
        ]


@attrs.frozen
class Part:
    """A fact or narrative of the result.

    Attributes:
        place: Where it stands in each version.
        said: What it says in each version; None where it is not.
        result: What it says in the result; None for a side that is without it.
        providers: Who provided it in the result, at least.
    """

    place: Identity
    said: Versions[Saying | None]
    result: Sides[Saying | None]
    providers: Sides[frozenset[int]]


def reconciled(versions: Versions[Version]) -> Sequence[Part]:
    """Return the facts, or the narratives, of the result, in order."""
    base, *sides = versions
    pairs = (
        aligned_items(base.items, side.items, _numbers(base.sources, side.sources))
        for side in sides
    )
    sayings = Versions(*(version.said() for version in versions))
    followed = Versions(*(version.followed() for version in versions))
    providers = Versions(*(version.providers() for version in versions))
    stages = [same(lambda saying: saying), same(_words)]
    places = identities(Sides(*pairs), Sides(*followed[1:]), stages)
    parts = [
        Part(
            place,
            standing(place, sayings),
            _result(standing(place, followed)),
            _provided(standing(place, providers)),
        )
        for place in places
    ]
    return [parts[at] for at in arranged(places, _kept(parts))]


def _kept(parts: Sequence[Part]) -> Sequence[int]:
    return [at for at, part in enumerate(parts) if any(part.result)]


def _numbers(old: Mapping[int, int], new: Mapping[int, int]) -> Mapping[int, int]:
    """Return the new number of each source that is in both versions, by its old one."""
    by_source = {source: number for number, source in new.items()}
    return {number: by_source[source] for number, source in old.items() if source in by_source}


def _words(saying: Saying) -> Hashable:
    """Return what an item says, whomever it cites, or None where it has no words."""
    return (saying.name, saying.provider, saying.text) if saying.text else None


def _result(says: Versions[Saying | None]) -> Sides[Saying | None]:
    base, ours, theirs = says
    if ours is None or theirs is None:
        added = ours or theirs
        return merged(*says) if base else Sides(added, added)
    one, other = together(Versions(base or attrs.evolve(ours, runs=()), ours, theirs))
    return Sides(one, other)


def _provided(providers: Versions[frozenset[int] | None]) -> Sides[frozenset[int]]:
    base, *sides = providers
    found = [each for each in sides if each is not None]
    if base is None or len(found) < len(sides):
        everyone = frozenset().union(*found)
        return Sides(everyone, everyone)
    return merged(base, *found)
