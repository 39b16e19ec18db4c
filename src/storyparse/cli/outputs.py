"""Where the text goes that a command makes."""

import click

from storyparse.cli.messages import reason, say
from storyparse.cli.statuses import Status
from storyparse.encoding import encode
from storyparse.storage import replace

__all__ = ["write"]


def write(path: str | None, text: str) -> Status:
    """Write a text to a file, at once, or to standard output, and return the exit status.

    Args:
        path: The file; ``-`` or None is standard output. Why it cannot be written is said.
        text: The text.
    """
    data = encode(text)
    if path is None or path == "-":
        click.echo(data, nl=False)
        return Status.FINE
    try:
        replace(path, data)
    except (OSError, ValueError) as error:
        say(path, reason(error))
        return Status.UNUSABLE
    return Status.FINE
