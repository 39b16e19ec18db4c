"""The command `show`."""

import sys

import click

from storyparse.cli import colours, options
from storyparse.cli.inputs import documents, require_one_standard_input
from storyparse.cli.messages import problem, say
from storyparse.cli.statuses import Status

__all__ = ["show"]


@click.command(short_help="Print stories for reading.")
@options.files
def show(files: tuple[str, ...]) -> None:
    """Print the stories in each FILE for reading; - is standard input.

    Each fact is followed by the names of its sources, each narrative by who provided it. The exit
    status is 0, 1 when a text has errors or no story, and 2 when a file cannot be read.
    """
    from storyparse.cli import console  # noqa: PLC0415 - rich takes longer to import than to use

    require_one_standard_input(files)
    status = Status.FINE
    for name, document in documents(files):
        if document is None:
            status = Status.UNUSABLE
            continue
        console.show(document.stories, colour=colours.wants_colour(sys.stdout))
        found = problem(document)
        if found:
            say(name, found)
            status = max(status, Status.ATTENTION)
    sys.exit(status)
