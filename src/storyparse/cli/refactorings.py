"""Refactoring of files."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from storyparse.cli.inputs import named, opened, require_one_standard_input
from storyparse.cli.messages import reason, say
from storyparse.cli.statuses import Status
from storyparse.document import Document
from storyparse.encoding import encode
from storyparse.reader import read
from storyparse.storage import rewrite

if TYPE_CHECKING:
    from storyparse.refactor import Refactoring

__all__ = ["apply", "destination", "story"]

F = TypeVar("F", bound=Callable[..., object])


def destination(command: F) -> F:
    """Add the options that say where the text goes."""
    for add in (
        click.option(
            "--in-place",
            is_flag=True,
            help="Write the file instead of printing it; not with --diff.",
        ),
        click.option("--diff", is_flag=True, help="Write nothing; print what would change."),
    ):
        command = add(command)
    return command


def story(without: str) -> Callable[[F], F]:
    """Return what adds the option that says which story is meant, and what it says without it."""
    return click.option(
        "--story",
        type=click.IntRange(min=1),
        metavar="NUMBER",
        help=f"Which story is meant, counted from 1; {without}.",
    )


def apply(
    change: Callable[[Document], "Refactoring"],
    paths: Sequence[str],
    *,
    diff: bool,
    in_place: bool,
) -> Status:
    """Change files one by one, and return the exit status.

    Args:
        change: The refactoring.
        paths: The files; ``-`` is standard input.
        diff: Whether it is printed what would change.
        in_place: Whether the files are written; without this and `diff` the text is printed.

    Raises:
        click.UsageError: The options do not go together.
    """
    if diff and in_place:
        msg = "--diff and --in-place do not go together"
        raise click.UsageError(msg)
    if in_place and "-" in paths:
        msg = "standard input cannot be written in place"
        raise click.UsageError(msg)
    if len(paths) > 1 and not (diff or in_place):
        msg = "several files are changed with --in-place or --diff"
        raise click.UsageError(msg)
    require_one_standard_input(paths)
    return max(_applied(change, path, diff=diff, in_place=in_place) for path in paths)


def _applied(
    change: Callable[[Document], "Refactoring"], path: str, *, diff: bool, in_place: bool
) -> Status:
    """Change a file, and return the exit status."""
    name = named(path)
    try:
        document = read(opened(path))
    except (OSError, ValueError) as error:
        say(name, reason(error))
        return Status.UNUSABLE
    try:
        after = change(document).text
    except ValueError as error:
        say(name, str(error))
        return Status.ATTENTION
    if not in_place:
        return _printed(document.text, after, name if diff else None)
    try:
        rewrite(path, encode(document.text), encode(after))
    except OSError as error:
        say(name, f"it cannot be written: {reason(error)}")
        return Status.UNUSABLE
    return Status.FINE


def _printed(before: str, after: str, name: str | None) -> Status:
    """Print a text, or under a name what differs; return the exit status."""
    if name is None:
        click.echo(encode(after), nl=False)
        return Status.FINE
    from storyparse.cli.difference import difference  # noqa: PLC0415 - wanted seldom

    lines = "".join(difference(before, after, name))
    click.echo(encode(lines), nl=False)
    return Status.ATTENTION if lines else Status.FINE
