"""The command `format`."""

import sys
from functools import partial
from typing import Any

import click

from storyparse.cli import options
from storyparse.cli.messages import amount, say
from storyparse.cli.request import requested
from storyparse.cli.run import run
from storyparse.cli.statuses import Status
from storyparse.cli.tally import tallied
from storyparse.cli.work import Format, Outcome
from storyparse.display import printable
from storyparse.encoding import encode

__all__ = ["format"]


@click.command(short_help="Write stories as canonical text.")
@options.sources
@click.option("--check", "only_check", is_flag=True, help="Write nothing; tell what would change.")
@click.option("--diff", is_flag=True, help="Write nothing; print what would change.")
def format(  # noqa: A001 - named as the command; nobody imports it bare
    *,
    only_check: bool,
    diff: bool,
    **sources: Any,  # noqa: ANN401 - what click gives
) -> None:
    """Write the stories in each PATH as canonical text.

    A PATH is a file, a folder or - for standard input, which is formatted to standard output;
    without one it is the working folder. A story with errors that keep parts of it from being read
    is left as it is. The exit status is 0 when all is formatted, 1 when something was left, or with
    --check or --diff would change, and 2 when a file cannot be read or written.
    """
    request = requested(sources)
    work, use = Format(check=only_check, diff=diff), partial(_use, only_check)
    with run(work, request.jobs(), processes=request.processes) as outcomes:
        tally = tallied(outcomes, use)
    verb = "would be formatted" if only_check or diff else "formatted"
    same = amount(tally.done - tally.changed, "file")
    changed = amount(tally.changed, "file")
    click.echo(
        f"{changed} {verb}, {same} left unchanged.", err=diff or request.reads_standard_input
    )
    if tally.problems:
        sys.exit(Status.UNUSABLE)
    found = tally.left or (tally.changed and (only_check or diff))
    sys.exit(Status.ATTENTION if found else Status.FINE)


def _use(only_check: bool, outcome: Outcome) -> None:  # noqa: FBT001 - a partial's
    """Print what came of formatting a file."""
    if outcome.problem:
        say(outcome.problem.path, outcome.problem.message)
    if outcome.is_left:
        say(outcome.path, "what could not be read was left as it was; see 'storyparse check'")
    if outcome.output:
        click.echo(encode(outcome.output), nl=False)
    elif only_check and outcome.is_changed:
        click.echo(f"Would format {printable(outcome.path)}")
