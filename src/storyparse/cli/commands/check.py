"""The command `check`."""

import sys
from typing import Any

import click

from storyparse.cli import options
from storyparse.cli.report import Report
from storyparse.cli.request import requested
from storyparse.cli.run import run
from storyparse.cli.selectors import selectors
from storyparse.cli.statuses import Status
from storyparse.cli.tally import tallied
from storyparse.cli.work import Check
from storyparse.report.styles import STYLES

__all__ = ["check"]


@click.command(short_help="Report what is wrong with stories, and mend it.")
@options.sources
@selectors
@click.option(
    "--fix",
    is_flag=True,
    help="Apply the fixes that change nothing a reader sees; for -, print the mended text.",
)
@click.option(
    "--unsafe-fixes/--no-unsafe-fixes",
    "unsafe",
    default=None,
    help="Apply also fixes that take something out or give other numbers (with --fix or --diff).",
)
@click.option("--diff", is_flag=True, help="Write nothing; print what --fix would change.")
@click.option(
    "--output-format",
    type=click.Choice(list(STYLES)),
    help="How findings are reported; without it as configured, or else 'full'.",
)
@click.option(
    "--statistics",
    is_flag=True,
    help="Print how often each rule found something, not what; only in a style for people.",
)
@click.option("--exit-zero", is_flag=True, help="End with status 0 also when there are findings.")
def check(  # noqa: PLR0913 - one for each option
    *,
    select: tuple[str, ...] | None,
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    fix: bool,
    unsafe: bool | None,
    diff: bool,
    output_format: str | None,
    statistics: bool,
    exit_zero: bool,
    **sources: Any,  # noqa: ANN401 - what click gives
) -> None:
    """Report what is wrong with the stories in each PATH, and mend it where that is asked for.

    A PATH is a file, a folder or - for standard input; without one it is the working folder. The
    exit status is 0 without findings, 1 with any, and 2 when a file cannot be read or written.
    """
    settings = {"select": select, "extend_select": extend_select, "ignore": ignore}
    request = requested(sources, unsafe=unsafe, **settings)
    style = STYLES[output_format or request.settings.working().output_format]
    if statistics and not style.is_human:
        msg = f"--statistics and --output-format {style.name} do not go together"
        raise click.UsageError(msg)
    if fix and request.reads_standard_input and not style.is_human:
        msg = f"--fix - and --output-format {style.name} both want standard output"
        raise click.UsageError(msg)
    # Standard output is for the text that comes from standard input, and for the diff.
    aside = diff or (fix and request.reads_standard_input)
    report = Report(style, aside=aside, shows=not (statistics or diff))
    work = Check(style.name, colour=report.colour, fix=fix, diff=diff)
    jobs = request.jobs()
    report.begin(request.settings.kinds())
    with run(work, jobs, processes=request.processes) as outcomes:
        tally = tallied(outcomes, report.use)
    report.end(tally, statistics=statistics, applied="Would fix" if diff else "Fixed")
    if tally.problems:
        sys.exit(Status.UNUSABLE)
    found = tally.counts or (diff and tally.applied)
    sys.exit(Status.ATTENTION if found and not exit_zero else Status.FINE)
