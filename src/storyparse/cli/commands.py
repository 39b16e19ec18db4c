"""The commands."""

import importlib
import sys
from functools import partial
from typing import Any

import click
from click.shell_completion import get_completion_class

from storyparse import selection
from storyparse.cli import options, styles
from storyparse.cli.inputs import UNREADABLE, documents, require_one_standard_input, say
from storyparse.cli.reporting import Report
from storyparse.cli.run import requested, run, usable
from storyparse.cli.tally import counted, problem
from storyparse.cli.work import Check, Format, Outcome
from storyparse.report.styles import STYLES
from storyparse.text import encode, printable

__all__ = ["main"]

_FINDINGS = 1

_MODULES = {
    "diff": "comparing",
    "merge": "joining",
    "merge-file": "reconciling",
    "renumber": "changing",
    "source": "changing",
    "stats": "stats",
    "strip": "stripped",
    "textconv": "comparing",
}


class _Commands(click.Group):
    """Commands that end with one line where they cannot go on.

    Some have a module of their own, which is imported where they are meant or listed.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted({*super().list_commands(ctx), *_MODULES})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command with a name."""
        if cmd_name not in _MODULES:
            return super().get_command(ctx, cmd_name)
        module = importlib.import_module(f"storyparse.cli.{_MODULES[cmd_name]}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command."""
        with usable():
            return super().invoke(ctx)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="storyparse", prog_name="storyparse")
def main() -> None:
    """Read, check, mend and format news stories that keep facts and narratives apart."""
    for stream in (sys.stdout, sys.stderr):
        # What a terminal cannot show is escaped, and ends no command.
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")


@main.command(short_help="Report what is wrong with stories, and mend it.")
@options.sources
@options.selectors
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
    tally = run(work, jobs, report.use, processes=request.processes)
    report.end(tally, statistics=statistics, applied="Would fix" if diff else "Fixed")
    found = bool(tally.counts) or (diff and tally.applied > 0)
    sys.exit(UNREADABLE if tally.problems else _FINDINGS if found and not exit_zero else 0)


@main.command("format", short_help="Write stories as canonical text.")
@options.sources
@click.option("--check", "only_check", is_flag=True, help="Write nothing; tell what would change.")
@click.option("--diff", is_flag=True, help="Write nothing; print what would change.")
def format_(*, only_check: bool, diff: bool, **sources: Any) -> None:  # noqa: ANN401 - of click
    """Write the stories in each PATH as canonical text.

    A PATH is a file, a folder or - for standard input, which is formatted to standard output;
    without one it is the working folder. A story with errors that keep parts of it from being read
    is left as it is. The exit status is 0 when all is formatted, 1 when something was left, or with
    --check or --diff would change, and 2 when a file cannot be read or written.
    """
    request = requested(sources)
    work, use = Format(check=only_check, diff=diff), partial(_formatted, only_check)
    tally = run(work, request.jobs(), use, processes=request.processes)
    verb = "would be formatted" if only_check or diff else "formatted"
    same = counted(tally.done - tally.changed, "file")
    changed = counted(tally.changed, "file")
    click.echo(
        f"{changed} {verb}, {same} left unchanged.", err=diff or request.reads_standard_input
    )
    found = tally.left or (tally.changed and (only_check or diff))
    sys.exit(UNREADABLE if tally.problems else _FINDINGS if found else 0)


def _formatted(only_check: bool, outcome: Outcome) -> None:  # noqa: FBT001 - a partial's
    """Print what came of formatting a file."""
    if outcome.problem:
        say(outcome.problem.path, outcome.problem.message)
    if outcome.is_left:
        say(outcome.path, "what could not be read was left as it was; see 'storyparse check'")
    if outcome.output:
        click.echo(encode(outcome.output), nl=False)
    elif only_check and outcome.is_changed:
        click.echo(f"Would format {printable(outcome.path)}")


@main.command(short_help="Print the page of a rule, or the list of all rules.")
@click.argument("rule", required=False, type=options.RULE)
def explain(rule: str | None) -> None:
    """Print the page of a RULE, given by its name or code; without one, a list of all rules."""
    from storyparse import pages  # noqa: PLC0415 - what reads the cases takes long to import

    if rule is None:
        click.echo(pages.index(), nl=False)
        return
    try:
        found = selection.find(rule)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="RULE") from None
    click.echo(pages.page(found), nl=False)


@main.command(short_help="Print what makes a shell complete commands.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that makes a SHELL complete commands, options and rules.

    For instance, in ~/.bashrc: eval "$(storyparse completion bash)"
    """
    complete = get_completion_class(shell)
    if complete is not None:
        click.echo(complete(main, {}, "storyparse", "_STORYPARSE_COMPLETE").source())


@main.command(short_help="Print stories for reading.")
@options.files
def show(files: tuple[str, ...]) -> None:
    """Print the stories in each FILE for reading; - is standard input.

    Each fact is followed by the names of its sources, each narrative by who provided it. The exit
    status is 0, 1 when a text has errors or no story, and 2 when a file cannot be read.
    """
    from storyparse.cli import page  # noqa: PLC0415 - rich takes longer to import than to use

    require_one_standard_input(files)
    status = 0
    for name, document in documents(files):
        if document is None:
            status = UNREADABLE
            continue
        page.show(document.stories, colour=styles.wants_colour(sys.stdout))
        found = problem(document)
        if found:
            say(name, found)
            status = max(status, _FINDINGS)
    sys.exit(status)


@main.command(short_help="Convert stories to other formats, and back.")
@options.files
@click.option("--to", "target", type=options.TARGET, help="The format to convert to.")
@click.option("--from", "source", type=options.SOURCE, help="The format of each FILE.")
@click.option("-o", "--output", metavar="PATH", type=click.Path(), help="Where to write.")
@click.option("--spans", is_flag=True, help="JSON: tell where each part stood in the text.")
@click.option("--fragment", is_flag=True, help="HTML: only the article, for a page of your own.")
def convert(
    files: tuple[str, ...],
    target: str | None,
    source: str | None,
    output: str | None,
    **flags: bool,
) -> None:
    """Convert the stories in each FILE to another format; - is standard input.

    Formats are told by the endings of names where one alone is meant, and are asked for elsewhere.
    All stories go to standard output or to the file PATH, or, if PATH is a folder, those of each
    FILE to one of its own there. Nothing is written of a FILE with errors. The exit status is 0, 1
    when something cannot be converted, and 2 when a file cannot be read or written.
    """
    # Only this command converts.
    from storyparse.cli import conversion, plan  # noqa: PLC0415

    request = plan.Request(
        paths=files,
        source=source,
        target=target,
        output=None if output == "-" else output,
        options={name: True for name, is_set in flags.items() if is_set},
    )
    sys.exit(max(map(conversion.convert, plan.planned(request))))


@main.command(short_help="Print the JSON Schema of a story.")
def schema() -> None:
    """Print the JSON Schema of a story as JSON, as `convert --to json` writes it."""
    from storyparse.convert import json  # noqa: PLC0415 - only this command needs it

    click.echo(json.schema(), nl=False)
