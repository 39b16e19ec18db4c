"""Stories printed for reading."""

import sys
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from storyparse.model import Story
from storyparse.shown import lines, renderable

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
        if sys.stdout.isatty():
            console.print(renderable(story))
        else:
            for text, indent in lines(story):
                console.print(Text(" " * indent) + text, soft_wrap=True)
        console.print()
