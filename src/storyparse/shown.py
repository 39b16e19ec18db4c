"""A story as a reader wants to see it, for rich."""

from collections.abc import Iterator

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from storyparse.citations import UnresolvedCitation
from storyparse.display import clipped, printable, width
from storyparse.model import Item, Narrative, Story

__all__ = ["lines", "renderable"]

# What is repeated is bounded, so that as much is shown as was read.
_LONGEST = 120
_MOST = 50


def renderable(story: Story) -> Group:
    """Return what rich prints of a story.

    Examples:
        >>> from rich.console import Console
        >>> from storyparse import Fact
        >>> Console(color_system=None).print(renderable(Story("Ferry Opens", [Fact(["It runs."])])))
        Ferry Opens
        <BLANKLINE>
        Facts
          It runs.
    """
    return Group(
        *(
            Padding(text, (0, 0, 0, indent), expand=False) if indent else text
            for text, indent in lines(story)
        )
    )


def lines(story: Story) -> Iterator[tuple[Text, int]]:
    """Yield the lines of a story, unwrapped, and how far each is indented."""
    yield _text(story.title or "(no title)", "bold"), 0
    yield Text(), 0
    yield Text("Facts", "bold blue"), 0
    for fact in story.facts:
        yield _said(fact), 2
        yield from _cited(fact)
    if story.narratives:
        yield Text(), 0
        yield Text("Narratives", "bold blue"), 0
    for narrative in story.narratives:
        yield _text(narrative.stance or "(no name)", "bold"), 2
        yield _text(_provided(story, narrative), "magenta"), 4
        yield _said(narrative), 4
        yield from _cited(narrative)


def _text(text: str, style: str = "") -> Text:
    return Text(printable(text), style)


def _said(item: Item) -> Text:
    """Return what an item says; if nothing of it is seen, that it says nothing."""
    return _text(item.text if width(item.text) else "(no text)")


def _cited(item: Item) -> Iterator[tuple[Text, int]]:
    """Yield a line of the names of an item's sources, in the order in which it cites them."""
    names = (
        f"[{piece.number}] (no such source)"
        if isinstance(piece, UnresolvedCitation)
        else clipped(piece.source.name, _LONGEST)
        for piece in item.content
        if not isinstance(piece, str)
    )
    line = ", ".join(dict.fromkeys(names))
    if line:
        yield _text(line, "cyan"), 4


def _provided(story: Story, narrative: Narrative) -> str:
    if narrative.provider is None:
        return "no provider is named"
    providers = story.providers(narrative)
    numbers = "".join(f"[{source.number}]" for source in providers[:_MOST])
    numbers += "…" if len(providers) > _MOST else ""
    listed = f"among the sources: {numbers}" if numbers else "not among the sources"
    return f"provided by {narrative.provider} ({listed})"
