"""The command `diff`."""

import os
import sys
from collections.abc import Iterable, Sequence

import click

from storyparse.cli.inputs import documents, require_one_standard_input
from storyparse.cli.messages import problem, say
from storyparse.cli.statuses import Status
from storyparse.display import printable
from storyparse.document import Document
from storyparse.reader import read

__all__ = ["diff"]

_SPELLING = "the stories are the same; only their spelling differs"
_UNREAD = "what can be read is the same; something else differs"


class _Driver(click.Command):
    """A command that takes what follows ``--git`` as it is: names can begin with a hyphen."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments."""
        if args[:1] == ["--git"] and args[1:2] != ["--"]:
            args = ["--git", "--", *args[1:]]
        return super().parse_args(ctx, args)


@click.command(cls=_Driver, short_help="Tell what changed from one file to another.")
@click.argument("paths", metavar="OLD NEW", nargs=-1, required=True)
@click.option(
    "--output-format",
    type=click.Choice(["human", "json", "unified"]),
    default="human",
    show_default=True,
    help="How changes are told; 'unified' compares the texts line by line, spelling and all.",
)
@click.option(
    "--git", is_flag=True, help="Take the arguments that git gives its diff drivers; stands first."
)
def diff(paths: Sequence[str], output_format: str, *, git: bool) -> None:
    """Tell what changed in the stories from the file OLD to the file NEW; - is standard input.

    What stories say and whom they cite is compared, not how they are spelled. The exit status is 0
    when nothing differs, 1 when something does, and 2 when a file cannot be read; with --git it is
    0 whatever differs.
    """
    if git:
        sys.exit(_driven(paths))
    if len(paths) != len(("OLD", "NEW")):
        msg = f"two files are wanted, OLD and NEW, not {len(paths)}"
        raise click.UsageError(msg)
    require_one_standard_input(paths)
    (name, old), (new_name, new) = documents(paths)
    if old is None or new is None:
        sys.exit(Status.UNUSABLE)
    _say_problem(name, old)
    _say_problem(new_name, new)
    if output_format == "unified":
        sys.exit(_unified(old.text, new.text, names=(name, new_name)))
    sys.exit(_told(old, new, as_json=output_format == "json"))


def _say_problem(name: str, document: Document) -> None:
    found = problem(document)
    if found:
        say(name, found)


def _unified(old: str, new: str, *, names: Iterable[str]) -> Status:
    """Print the lines that differ, and return the exit status."""
    from storyparse.cli.difference import difference  # noqa: PLC0415 - wanted seldom

    lines = difference(old, new, "")
    if next(lines, None) is None:
        return Status.FINE
    click.echo("--- {}\n+++ {}".format(*map(printable, names)))
    click.echo("".join(lines), nl=False)
    return Status.ATTENTION


def _told(old: Document, new: Document, *, as_json: bool) -> Status:
    """Print what changed in the stories, and return the exit status."""
    from storyparse.cli import changes  # noqa: PLC0415 - only this command compares

    found = changes.between(old, new)
    if as_json:
        click.echo(changes.json(found))
    else:
        for line in changes.sentences(found, of_one=_are_one(old, new)):
            click.echo(line)
    if found:
        return Status.ATTENTION
    same = _same(old, new)
    if same:
        say(same)
    return Status.ATTENTION if same == _UNREAD else Status.FINE


def _are_one(old: Document, new: Document) -> bool:
    return len(old.stories) == len(new.stories) == 1


def _same(old: Document, new: Document) -> str | None:
    """Say how two texts differ whose stories are the same, or return None."""
    if old.text == new.text:
        return None
    return _UNREAD if old.diagnostics or new.diagnostics else _SPELLING


def _driven(arguments: Sequence[str]) -> Status:
    """Print what changed in a file, as a diff driver of git, and return the exit status.

    Its arguments are PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE, and of a renamed
    file NEW-PATH and how it was renamed; of an unmerged file they are PATH alone.
    """
    match arguments:
        case [path]:
            click.echo(f"{printable(path)} is not merged")
            return Status.FINE
        case [path, old_file, _, old_mode, new_file, _, new_mode, *renamed]:
            new_path = [path, *renamed[:1]][-1]
            old = _version(f"{path}, as it was", old_file)
            new = _version(f"{new_path}, as it is", new_file)
        case _:
            msg = "--git wants the arguments that git gives its diff drivers"
            raise click.UsageError(msg)
    if old is None or new is None:
        return Status.UNUSABLE
    from storyparse.cli import changes  # noqa: PLC0415 - as above

    click.echo(" → ".join(map(printable, [path, *renamed[:1]])))
    found = changes.between(old, new)
    lines = list(changes.sentences(found, of_one=_are_one(old, new)))
    if "." not in (old_mode, new_mode) and old_mode != new_mode:
        lines.insert(0, f"mode changed from {old_mode} to {new_mode}")
    if not found:
        lines += filter(None, [_same(old, new)])
    for line in lines:
        click.echo(f"  {printable(line)}")
    return Status.FINE


def _version(name: str, file: str) -> Document | None:
    """Return a version of a file that git names, or None if it cannot be read."""
    if file in ("/dev/null", os.devnull):  # there is no such version
        return read("")
    ((_, document),) = documents([file])
    if document is not None:
        _say_problem(name, document)
    return document
