"""What items say and whom they cite, whatever the numbers, and what two sides make of it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

import attrs

from storyparse.citations import Citation
from storyparse.model import Item, Narrative
from storyparse.reconciliation.versions import Sides, Versions, merged
from storyparse.spelling import markers, narratives

__all__ = ["Saying", "said", "together", "written"]

Run: TypeAlias = tuple[int, ...]
"""Whom some markers in a row cite: sources as they are told apart, from 0; and -7 for a marker [7]
without a source.
"""


@attrs.frozen
class Saying:
    """What an item says.

    Attributes:
        text: Its text without markers.
        runs: Where in the text markers stand, and whom they cite there.
        name: The name of a narrative.
        provider: Its provider.
    """

    text: str
    runs: tuple[tuple[int, Run], ...]
    name: str | None = None
    provider: str | None = None

    @property
    def cited(self) -> Iterator[int]:
        """Whom it cites."""
        return (each for _, run in self.runs for each in run)

    def numbered(self, numbers: Mapping[int, int]) -> "Saying":
        """Return it with numbers in place of sources."""
        runs = tuple((at, tuple(numbers.get(each, each) for each in run)) for at, run in self.runs)
        return attrs.evolve(self, runs=runs)

    @property
    def end(self) -> Run:
        """Whom the markers at its end cite."""
        return dict(self.runs).get(len(self.text), ())

    @property
    def body(self) -> tuple[str, tuple[tuple[int, Run], ...]]:
        """All that it says and cites, but for the markers at its end."""
        return self.text, tuple(each for each in self.runs if each[0] < len(self.text))


def said(item: Item, sources: Mapping[int, int]) -> Saying:
    """Return what an item says.

    Args:
        item: The item.
        sources: What stands for each number that it cites.

    Examples:
        >>> from storyparse import read
        >>> [fact] = read("T\\nFacts\\n- It[1] runs.[7]\\nSources: [1]A.\\n").stories[0].facts
        >>> said(fact, {1: 0})
        Saying(text='It runs.', runs=((2, (0,)), (8, (-7,))), name=None, provider=None)
    """
    text, length, runs = list[str](), 0, dict[int, list[int]]()
    for piece in item.content:
        if isinstance(piece, str):
            text.append(piece)
            length += len(piece)
        else:
            cited = sources[piece.number] if isinstance(piece, Citation) else -piece.number
            runs.setdefault(length, []).append(cited)
    frozen = tuple((at, tuple(run)) for at, run in runs.items())
    if isinstance(item, Narrative):
        return Saying("".join(text), frozen, item.name, item.provider)
    return Saying("".join(text), frozen)


def together(versions: Versions[Saying]) -> Sides[Saying]:
    """Return what an item says that both sides changed.

    Name, provider and content are changed by one side, or by both alike. Of a content, so are text
    and citations within; at its end, and anywhere in a text that no side changed, the citations of
    both sides are joined, unless both moved one of them, and not to the same place.

    Returns:
        The same for both sides; or what each of them made of the item, where both changed the same.
    """
    whole = merged(*versions)
    if whole.is_settled:
        return whole
    names = merged(*(each.name for each in versions))
    providers = merged(*(each.provider for each in versions))
    content = _content(versions)
    if content is None or not (names.is_settled and providers.is_settled):
        return whole
    text, runs = content
    one = Saying(text, tuple(runs), names.ours, providers.ours)
    return Sides(one, one)


def _content(versions: Versions[Saying]) -> tuple[str, Iterable[tuple[int, Run]]] | None:
    """Return the text and the runs that both sides make of a content, or None."""
    texts = {each.text for each in versions}
    bodies = merged(*(each.body for each in versions))
    if len(texts) == 1:
        if _is_torn(versions):
            return None
        text, runs = texts.pop(), [dict(each.runs) for each in versions]
        places = sorted({at for each in runs for at in each})
        joined = [(at, _joined(*(each.get(at, ()) for each in runs))) for at in places]
    elif bodies.is_settled:
        text, inner = bodies.ours
        joined = [*inner, (len(text), _joined(*(each.end for each in versions)))]
    else:
        return None
    return text, ((at, run) for at, run in joined if run)


def _is_torn(versions: Versions[Saying]) -> bool:
    """Tell whether both sides took a citation from one place, and each put it at another one."""
    was, ours, theirs = (
        {(at, each) for at, run in version.runs for each in run} for version in versions
    )
    taken = {each for _, each in was - ours - theirs}
    one, other = (
        {each for _, each in side - was} & taken for side in (ours - theirs, theirs - ours)
    )
    return not one.isdisjoint(other)


def _joined(base: Run, ours: Run, theirs: Run) -> Run:
    """Return a run of ours without what theirs took out, and with what they added."""
    known, removed = {*base, *ours}, {*base}.difference(theirs)
    kept = (each for each in ours if each not in removed)
    added = (each for each in theirs if each not in known)
    return tuple(dict.fromkeys((*kept, *added)))


def written(saying: Saying) -> str:
    """Return the words of an item, which cites by numbers, as the canonical text writes them."""
    pieces, end = list[str](), 0
    for at, run in saying.runs:
        pieces += [saying.text[end:at], markers.written(map(abs, run))]
        end = at
    head = "" if saying.name is None else narratives.written(saying.name, saying.provider)
    return "".join([head, *pieces, saying.text[end:]])
