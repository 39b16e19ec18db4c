"""What a story tells, by which a result is held to what it is to say."""

from collections.abc import Collection, Sequence

import attrs

from storyparse import catalogue
from storyparse.document import Document
from storyparse.model import Story
from storyparse.reader import read
from storyparse.reconciliation.sayings import Saying, said
from storyparse.reconciliation.sources import Entry

__all__ = ["Told", "allowed", "reads_as", "told"]


@attrs.frozen
class Told:
    """What a story tells.

    Attributes:
        title: Its title.
        facts: What its facts say, citing by numbers.
        narratives: What its narratives say.
        listed: What its list of sources says.
        providers: The numbers of the sources that provided each narrative, at least.
    """

    title: str
    facts: tuple[Saying, ...]
    narratives: tuple[Saying, ...]
    listed: tuple[Entry, ...]
    providers: tuple[frozenset[int], ...] = attrs.field(eq=False)


def told(story: Story) -> Told:
    """Return what a story tells."""
    numbers = {source.number: source.number for source in story.sources}
    return Told(
        story.title,
        tuple(said(fact, numbers) for fact in story.facts),
        tuple(said(narrative, numbers) for narrative in story.narratives),
        tuple(Entry(each.number, each.name, each.url) for each in story.sources),
        tuple(
            frozenset(source.number for source in story.providers(narrative))
            for narrative in story.narratives
        ),
    )


def allowed(*documents: Document) -> Collection[str]:
    """Return the names of the errors that a result may have: those that a side has.

    Where a side cites nobody, be it that there is no list or only no such number, the result may.
    """
    found = {each.name for document in documents for each in document.diagnostics}
    return found | catalogue.UNRESOLVED if found & catalogue.UNRESOLVED else found


def reads_as(text: str, wanted: Sequence[Told], errors: Collection[str]) -> bool:
    """Tell whether a text reads as stories that tell what they are to tell, with known errors.

    Who provided a narrative may be more than is wanted: a provider who was not listed may be now.

    Args:
        text: The text.
        wanted: What each of its stories is to tell.
        errors: The names of the errors that it may have.
    """
    document = read(text)
    found = tuple(map(told, document.stories))
    return (
        found == tuple(wanted)
        and all(each.name in errors for each in document.diagnostics)
        and all(
            some <= all_
            for one, other in zip(wanted, found, strict=True)
            for some, all_ in zip(one.providers, other.providers, strict=True)
        )
    )
