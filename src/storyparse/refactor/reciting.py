"""The plan by which the markers of a story cite otherwise."""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain

from storyparse.citations import Source
from storyparse.model import Item, Narrative
from storyparse.refactor import marking
from storyparse.refactor.following import followed
from storyparse.refactor.listing import Listing
from storyparse.refactor.proof import Plan
from storyparse.refactor.subject import Subject
from storyparse.refactor.versions import evolved, retold
from storyparse.spelling import names

__all__ = ["recited"]


def recited(
    subject: Subject,
    recite: Callable[[Sequence[int]], marking.Numbers],
    sources: Mapping[int, Source],
    *,
    removed: Sequence[Source] = (),
    renamed: Mapping[str, str] | None = None,
) -> Plan:
    """Return the plan by which runs of markers cite otherwise, and providers follow.

    Args:
        subject: The story.
        recite: What makes of the numbers of a run those that it is to cite by.
        sources: The sources that the story is to have, by their numbers.
        removed: Those that are taken out of the list.
        renamed: New names of providers by the keys of the old ones.

    Raises:
        RefactoringError: What stands beside an entry that goes cannot be read.
    """
    removal = Listing(subject.document, subject.story).removal(*removed) if removed else ()
    if removal is None:
        subject.refuse("what stands beside this entry cannot be read", removed[0].span)
    follows = followed(subject, renamed or {})
    anew = {old: each.provider for old, each in follows.items()}

    def numbers(item: Item) -> marking.Numbers:
        runs = ([piece.number for piece in run] for run in marking.runs(item))
        return [number for run in runs for number in recite(run)]

    def version(item: Item) -> Item:
        content = marking.content(item, numbers(item), sources)
        if item.content and not content:
            subject.refuse("nothing else stands here", item.span)
        provider = anew.get(item.provider or "") if isinstance(item, Narrative) else None
        return evolved(item, content, provider)

    edits = chain(
        removal,
        *(each.edits for each in follows.values()),
        *(marking.edits(subject.document, item, numbers(item)) for item in subject.story.items),
    )
    return Plan(
        story=retold(subject.story, sources.values(), version),
        edits=tuple(edits),
        lost=removed,
        providers={new: old for old, new in anew.items()},
        renamed={old: names.key(new) for old, new in (renamed or {}).items()},
    )
