"""A story as a reader wants to see it."""

import sys
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from storyparse.citations import UnresolvedCitation
from storyparse.model import Item, Narrative, Story
from storyparse.text import printable

__all__ = ["show"]


def show(stories: Iterable[Story], *, colour: bool) -> None:
    """Print stories, with colours or without; wrapped on a terminal, unwrapped elsewhere."""
    console = Console(
        highlight=False,
        markup=False,
        emoji=False,
        force_terminal=colour,
        color_system="standard" if colour else None,
    )
    for story in stories:
        for text, indent in _lines(story):
            if sys.stdout.isatty() and text:
                console.print(Padding(text, (0, 0, 0, indent), expand=False))
            else:
                console.print(Text(" " * indent) + text, soft_wrap=True)
        console.print()


def _lines(story: Story) -> Iterator[tuple[Text, int]]:
    """Yield the lines of a story, and how far each is indented."""
    yield _text(story.title or "(no title)", "bold"), 0
    yield Text(), 0
    yield Text("Facts", "bold blue"), 0
    for fact in story.facts:
        yield _text(fact.text), 2
        yield from _cited(fact)
    if story.narratives:
        yield Text(), 0
        yield Text("Narratives", "bold blue"), 0
    for narrative in story.narratives:
        yield _text(narrative.stance or "(no name)", "bold"), 2
        yield _text(_provided(story, narrative), "magenta"), 4
        yield _text(narrative.text), 4
        yield from _cited(narrative)


def _text(text: str, style: str = "") -> Text:
    return Text(printable(text), style)


def _cited(item: Item) -> Iterator[tuple[Text, int]]:
    """Yield a line of the names of an item's sources, in the order in which it cites them."""
    names = (
        f"[{piece.number}] (no such source)"
        if isinstance(piece, UnresolvedCitation)
        else piece.source.name
        for piece in item.content
        if not isinstance(piece, str)
    )
    line = ", ".join(dict.fromkeys(names))
    if line:
        yield _text(line, "cyan"), 4


def _provided(story: Story, narrative: Narrative) -> str:
    if narrative.provider is None:
        return "no provider is named"
    numbers = "".join(f"[{source.number}]" for source in story.providers(narrative))
    listed = f"among the sources: {numbers}" if numbers else "not among the sources"
    return f"provided by {narrative.provider} ({listed})"
