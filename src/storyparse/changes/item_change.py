"""What can have changed in facts and narratives: values, each of which says one thing."""

from enum import StrEnum
from typing import TypeAlias

import attrs

from storyparse.changes.contents import cite_elsewhere
from storyparse.changes.wording import cited, renamed, reworded, said, short
from storyparse.citations import Citation, Content, UnresolvedCitation, words
from storyparse.model import Item

__all__ = [
    "CitationGained",
    "CitationLost",
    "CitationsMoved",
    "ItemAdded",
    "ItemChange",
    "ItemKind",
    "ItemMoved",
    "ItemRemoved",
    "ItemReworded",
    "NarrativeRenamed",
    "Place",
    "ProviderChanged",
]


class ItemKind(StrEnum):
    """What an item is.

    Attributes:
        FACT (ItemKind): ``"fact"``: an item of the Facts section.
        NARRATIVE (ItemKind): ``"narrative"``: an item of the Narratives section.

    Examples:
        >>> from storyparse.changes import ItemKind
        >>> str(ItemKind.FACT)
        'fact'
    """

    FACT = "fact"
    NARRATIVE = "narrative"


@attrs.frozen
class Place:
    """Where an item stands, and what stands there.

    Attributes:
        kind: Whether it is a fact or a narrative.
        number: Where it stands among the facts, or among the narratives, from 1.
        content: What it says and cites there.
        provider: Who provided it, if no other narrative there has this provider; or else None, the
            default.

    Examples:
        >>> from storyparse.changes import ItemKind, Place
        >>> print(Place(ItemKind.FACT, 3, ("It runs.",)))
        fact 3
        >>> print(Place(ItemKind.NARRATIVE, 1, ("Nobody asked.",), "Bay News"))
        narrative of Bay News
    """

    kind: ItemKind
    number: int
    content: Content = attrs.field(repr=False)
    provider: str | None = None

    def __str__(self) -> str:
        """Return what it is called."""
        if self.provider:
            return f"{self.kind} of {short(self.provider)}"
        return f"{self.kind} {self.number}"


@attrs.frozen
class ItemRemoved:
    """A fact or narrative is no longer there.

    Attributes:
        place: Where it stood in the old story.
        item: What it said; its citations have the old numbers.

    Examples:
        >>> from storyparse import Fact
        >>> from storyparse.changes import ItemKind, ItemRemoved, Place
        >>> fact = Fact(["It runs."])
        >>> print(ItemRemoved(Place(ItemKind.FACT, 3, fact.content), fact))
        fact 3 removed: 'It runs.'
    """

    place: Place
    item: Item

    def __str__(self) -> str:
        """Return the sentence."""
        return f"{self.place} removed: {said(self.item)}"


@attrs.frozen
class ItemAdded:
    """A fact or narrative is there that was not.

    Attributes:
        place: Where it stands in the new story.
        item: What it says.

    Examples:
        >>> from storyparse import Fact
        >>> from storyparse.changes import ItemAdded, ItemKind, Place
        >>> fact = Fact(["It runs."])
        >>> print(ItemAdded(Place(ItemKind.FACT, 3, fact.content), fact))
        fact 3 added: 'It runs.'
    """

    place: Place
    item: Item

    def __str__(self) -> str:
        """Return the sentence."""
        return f"{self.place} added: {said(self.item)}"


@attrs.frozen
class ItemMoved:
    """A fact or narrative stands before or after others than it did, and has another number.

    Attributes:
        place: Where it stands in the new story.
        old: Where it stood in the old story, from 1.

    Examples:
        >>> from storyparse.changes import ItemKind, ItemMoved, Place
        >>> print(ItemMoved(Place(ItemKind.FACT, 2, ("It runs.",)), 5))
        fact 5 moved to 2
    """

    place: Place
    old: int

    def __str__(self) -> str:
        """Return the sentence."""
        return f"{attrs.evolve(self.place, number=self.old)} moved to {self.place.number}"


@attrs.frozen
class CitationLost:
    """A fact or narrative no longer cites a source.

    Attributes:
        place: Where the item stands in the new story.
        citation: The citation: of a source that is no longer there, with its old number.
        at: Where it stood in the old content, in code points, each citation counted as one.

    Examples:
        >>> from storyparse import Citation, Source
        >>> from storyparse.changes import CitationLost, ItemKind, Place
        >>> place = Place(ItemKind.FACT, 3, ("It runs.",))
        >>> print(CitationLost(place, Citation(Source(4, "Bay News")), 8))
        fact 3 lost [4] Bay News
    """

    place: Place
    citation: Citation | UnresolvedCitation
    at: int

    def __str__(self) -> str:
        """Return the sentence."""
        return f"{self.place} lost {cited(self.citation)}"


@attrs.frozen
class ItemReworded:
    """A fact or narrative says something else.

    The sentence adds if it also cites at other words, of those that are still there.

    Attributes:
        place: Where the item stands in the new story.
        old: The old content, without the citations that it lost.
        new: The new content, without the citations that it gained.

    Examples:
        >>> from storyparse.changes import ItemKind, ItemReworded, Place
        >>> old, new = ("It runs.",), ("It sails.",)
        >>> print(ItemReworded(Place(ItemKind.FACT, 3, new), old, new))
        fact 3 reworded: 'It runs.' → 'It sails.'
    """

    place: Place
    old: Content
    new: Content

    def __str__(self) -> str:
        """Return the sentence."""
        told = reworded(words(self.old), words(self.new))
        elsewhere = ", and cites at other words" if cite_elsewhere(self.old, self.new) else ""
        return f"{self.place} reworded: {told}{elsewhere}"


@attrs.frozen
class CitationsMoved:
    """A fact or narrative says the same and cites the same sources, at other words.

    Attributes:
        place: Where the item stands in the new story.
        old: The old content, without the citations that it lost.
        new: The new content, without the citations that it gained.

    Examples:
        >>> from storyparse import Citation, Source
        >>> from storyparse.changes import CitationsMoved, ItemKind, Place
        >>> coast = Citation(Source(1, "Coast Daily"))
        >>> old, new = ("It", coast, " runs."), ("It runs.", coast)
        >>> print(CitationsMoved(Place(ItemKind.FACT, 3, new), old, new))
        fact 3 cites the same sources at other words
    """

    place: Place
    old: Content
    new: Content

    def __str__(self) -> str:
        """Return the sentence."""
        return f"{self.place} cites the same sources at other words"


@attrs.frozen
class CitationGained:
    """A fact or narrative cites a source that it did not cite, or cites it once more.

    Attributes:
        place: Where the item stands in the new story.
        citation: The citation.
        at: Where it stands in the new content, in code points, each citation counted as one.

    Examples:
        >>> from storyparse import Citation, Source
        >>> from storyparse.changes import CitationGained, ItemKind, Place
        >>> wire = Citation(Source(4, "Port Wire"))
        >>> print(CitationGained(Place(ItemKind.FACT, 3, ("It runs.", wire)), wire, 8))
        fact 3 gained [4] Port Wire
    """

    place: Place
    citation: Citation | UnresolvedCitation
    at: int

    def __str__(self) -> str:
        """Return the sentence."""
        return f"{self.place} gained {cited(self.citation)}"


@attrs.frozen
class NarrativeRenamed:
    """A narrative has another name.

    Attributes:
        place: Where it stands in the new story.
        old: The old name.
        new: The new name.

    Examples:
        >>> from storyparse.changes import ItemKind, NarrativeRenamed, Place
        >>> place = Place(ItemKind.NARRATIVE, 1, ("Nobody asked.",), "Bay News")
        >>> print(NarrativeRenamed(place, "Narrative A", "Official"))
        narrative of Bay News renamed from 'Narrative A' to 'Official'
    """

    place: Place
    old: str
    new: str

    def __str__(self) -> str:
        """Return the sentence."""
        old, new = renamed(self.old, self.new)
        return f"{self.place} renamed from {old} to {new}"


@attrs.frozen
class ProviderChanged:
    """A narrative is provided by somebody else, or by somebody where it was by nobody.

    Attributes:
        place: Where it stands in the new story.
        old: Who provided it, or None.
        new: Who provides it, or None.

    Examples:
        >>> from storyparse.changes import ItemKind, Place, ProviderChanged
        >>> place = Place(ItemKind.NARRATIVE, 2, ("Nobody asked.",), "Bay News")
        >>> print(ProviderChanged(place, None, "Bay News"))
        narrative 2 is now provided by Bay News
    """

    place: Place
    old: str | None
    new: str | None

    def __str__(self) -> str:
        """Return the sentence."""
        narrative = attrs.evolve(self.place, provider=None)
        if self.new is None:
            return f"{narrative} is no longer provided by {short(self.old or '')}"
        return f"{narrative} is now provided by {short(self.new)}"


ItemChange: TypeAlias = (
    ItemRemoved
    | ItemAdded
    | ItemMoved
    | CitationLost
    | ItemReworded
    | CitationsMoved
    | CitationGained
    | NarrativeRenamed
    | ProviderChanged
)
"""One thing that changed in the facts or narratives."""
