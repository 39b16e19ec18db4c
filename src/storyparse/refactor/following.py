"""Providers that follow a source to another name."""

from collections.abc import Mapping

import attrs

from storyparse import layout
from storyparse.diagnostics import Edit
from storyparse.model import Narrative
from storyparse.refactor.subject import Subject
from storyparse.spelling import names, narratives
from storyparse.writer import enumerated

__all__ = ["Followed", "followed"]


@attrs.frozen
class Followed:
    """A provider that is written anew.

    Attributes:
        provider: What is written.
        edits: The edits that write it.
    """

    provider: str
    edits: tuple[Edit, ...]


def followed(subject: Subject, renamed: Mapping[str, str]) -> Mapping[str, Followed]:
    """Return the providers that are written anew because their sources get other names.

    Args:
        subject: The story.
        renamed: New names by the keys of the old ones.

    Returns:
        Each by what was written.
    """
    if not renamed:
        return {}
    keys = {names.key(source.name) for source in subject.story.sources}
    found: dict[str, Followed] = {}
    for narrative in subject.story.narratives:
        if narrative.provider is not None:
            follow = _followed(subject, narrative, narrative.provider, renamed, keys)
            before = found.get(narrative.provider)
            edits = (*before.edits, *follow.edits) if before else follow.edits
            if edits:
                found[narrative.provider] = Followed(follow.provider, edits)
    return found


def _followed(
    subject: Subject,
    narrative: Narrative,
    provider: str,
    renamed: Mapping[str, str],
    keys: set[str],
) -> Followed:
    words = layout.words(subject.document, narrative)
    begun = narratives.provider_start(words.text)
    places = list(names.pieces(provider, keys))
    old = [provider[start:end] for start, end in places]
    # A provider's own full stop ends it, and belongs to no name.
    new = [renamed.get(names.key(name), name).removesuffix(".") for name in old]
    once: dict[str, str] = {}
    for name in new:
        once.setdefault(names.key(name), name)
    if len(once) < len({names.key(name) for name in old}):
        written = enumerated(list(once.values()))
        return Followed(written, (Edit(words.span(begun, begun + len(provider)), written),))
    edits, written = [], provider
    for (start, end), name in reversed(list(zip(places, new, strict=True))):
        if names.key(provider[start:end]) in renamed:
            written = written[:start] + name + written[end:]
            edits.append(Edit(words.span(begun + start, begun + end), name))
    return Followed(written, tuple(edits))
