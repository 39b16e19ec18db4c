"""The command `textconv`."""

import sys

import click

from storyparse.cli.inputs import documents
from storyparse.cli.statuses import Status
from storyparse.encoding import encode

__all__ = ["textconv"]


@click.command(short_help="Print stories line by line, for git to compare.")
@click.argument("file", metavar="FILE")
def textconv(file: str) -> None:
    """Print the stories in a FILE line by line, with names for numbers; - is standard input.

    In that form lines can be compared: of a text that was only renumbered, none differs. Nothing in
    it is obeyed by a terminal. The exit status is 0, or 2 if the file cannot be read.
    """
    ((_, document),) = documents([file])
    if document is None:
        sys.exit(Status.UNUSABLE)
    from storyparse.changes.spelled_out import lines  # noqa: PLC0415 - only this command needs it

    click.echo(encode("".join(f"{line}\n" for line in lines(document))), nl=False)
