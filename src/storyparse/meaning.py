"""What the stories of a document say, however they are numbered and spelled."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import attrs

from storyparse.citations import Citation, Content
from storyparse.model import Story
from storyparse.spelling import names
from storyparse.spelling.hidden import visible

__all__ = ["Meaning", "meanings"]

Referent: TypeAlias = tuple[str, str, int] | int
"""A source by what is seen of its name and URL, and which of the names that look so it has; or the
number of a marker that has none."""

Said: TypeAlias = tuple[str | frozenset[Referent], ...]
"""What is seen of a content, and what each run of markers in it refers to."""


@attrs.frozen
class Meaning:
    """What a story says: two texts that say the same differ in spelling, numbers and list alone.

    Attributes:
        title: What is seen of the title.
        facts: What the facts say and cite.
        narratives: Name, provider and who that is, and what is said and cited, of each narrative.
        listed: What is seen of the sources; takes no part in equality, since who is not cited and
            who is listed twice says nothing.
    """

    title: str
    facts: tuple[Said, ...]
    narratives: tuple[tuple[str, str, frozenset[Referent], Said], ...]
    listed: frozenset[tuple[str, str]] = attrs.field(eq=False)


def meanings(stories: Iterable[Story]) -> Sequence[Meaning]:
    """Return what each story says.

    Examples:
        >>> from storyparse import read
        >>> one = read("T\\nFacts\\n- a[1][1]\\nSources: [1]A and [2]B.\\n")
        >>> other = read("T\\nFacts\\n1. a [3]\\nSources: [3]A.\\n")
        >>> meanings(one.stories) == meanings(other.stories)
        True
    """
    return [_meaning(story) for story in stories]


def _meaning(story: Story) -> Meaning:
    sources = dict(_referents(story))
    return Meaning(
        visible(story.title),
        tuple(_said(fact.content, sources) for fact in story.facts),
        tuple(
            (
                visible(each.name),
                visible(each.provider or ""),
                frozenset(sources[source.number] for source in story.providers(each)),
                _said(each.content, sources),
            )
            for each in story.narratives
        ),
        frozenset((visible(source.name), visible(source.url or "")) for source in story.sources),
    )


def _referents(story: Story) -> Iterator[tuple[int, Referent]]:
    """Yield the number of each source, and what it is known by whatever its number."""
    alike: dict[tuple[str, str], dict[tuple[str, str | None], int]] = {}
    for source in story.sources:
        key = names.key(source.name)
        looks = names.key(visible(source.name)), visible(source.url or "")
        known = alike.setdefault(looks, {})
        yield source.number, (*looks, known.setdefault((key, source.url), len(known)))


def _said(content: Content, sources: Mapping[int, Referent]) -> Said:
    said: list[str | frozenset[Referent]] = []
    for piece in content:
        if isinstance(piece, str):
            seen = visible(piece)
            said += [seen] if seen else []
            continue
        referent = sources[piece.number] if isinstance(piece, Citation) else piece.number
        before = said.pop() if said and not isinstance(said[-1], str) else frozenset()
        said.append(frozenset((*before, referent)))
    return tuple(said)
