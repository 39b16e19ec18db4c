"""The command `stats`."""

import sys
from typing import Any

import click

from storyparse.cli import options
from storyparse.cli.messages import amount, say
from storyparse.cli.request import requested
from storyparse.cli.run import run
from storyparse.cli.statuses import Status

__all__ = ["stats"]


@click.command(short_help="Count stories, and tell who is cited in them.")
@options.sources
@click.option(
    "--output-format",
    type=click.Choice(["full", "json"]),
    default="full",
    help="For people, or all counts as one JSON document.",
)
@click.option("--all", "whole", is_flag=True, help="Print all rows of the tables.")
def stats(*, output_format: str, whole: bool, **sources: Any) -> None:  # noqa: ANN401 - of click
    """Count the stories in each PATH, and tell who is cited in them and how often.

    A PATH is a file, a folder or - for standard input; without one it is the working folder. Of a
    file with errors all that can be read is counted. The exit status is 0, and 2 when a file cannot
    be read.
    """
    # Only this command counts.
    from storyparse.cli import overview  # noqa: PLC0415
    from storyparse.cli.totals import summarised, totals  # noqa: PLC0415

    request = requested(sources)
    with run(summarised, request.jobs(), processes=request.processes) as files:
        found = totals(files)
    if output_format == "json":
        click.echo(overview.document(found))
    elif found.files:
        for line in overview.page(found, whole=whole):
            click.echo(line)
    if found.faulty_files:
        where = f"errors in {found.faulty_files} of {amount(found.files, 'file')}"
        say(where, "counted as far as they can be read; see 'storyparse check'")
    sys.exit(Status.UNUSABLE if found.unreadable_files else Status.FINE)
