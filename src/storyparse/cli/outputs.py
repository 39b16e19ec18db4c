"""Where the text goes that a command makes."""

import click

from storyparse.cli.inputs import UNREADABLE, reason, say
from storyparse.storage import replace
from storyparse.text import encode

__all__ = ["write"]


def write(path: str | None, text: str) -> int:
    """Write a text to a file, at once, or to standard output, and return the exit status.

    Args:
        path: The file; ``-`` or None is standard output. Why it cannot be written is said.
        text: The text.
    """
    data = encode(text)
    if path is None or path == "-":
        click.echo(data, nl=False)
        return 0
    try:
        replace(path, data)
    except (OSError, ValueError) as error:
        say(path, reason(error))
        return UNREADABLE
    return 0
