"""The commands that change the references of a file."""

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from storyparse.cli import options
from storyparse.cli.inputs import (
    UNREADABLE,
    named,
    opened,
    reason,
    require_one_standard_input,
    say,
)
from storyparse.document import Document
from storyparse.reader import read
from storyparse.storage import rewrite
from storyparse.text import encode

if TYPE_CHECKING:
    from storyparse.refactor import Refactoring

__all__ = ["renumber", "source"]

F = TypeVar("F", bound=Callable[..., object])

_DIGITS = re.compile("[0-9]{1,9}")  # no more than fit any source, and int() reads fast

_REFUSED = 1
_DIFFERS = 1


def _changes(command: F) -> F:
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


def _story(without: str) -> Callable[[F], F]:
    """Return what adds the option that says which story is meant, and what it says without it."""
    return click.option(
        "--story",
        type=click.IntRange(min=1),
        metavar="NUMBER",
        help=f"Which story is meant, counted from 1; {without}.",
    )


_one_story = _story("needed in a file of several")


def _changed(
    path: str, change: Callable[[Document], "Refactoring"], *, diff: bool, in_place: bool
) -> int:
    """Change a file, and return the exit status."""
    name = named(path)
    try:
        document = read(opened(path))
    except (OSError, ValueError) as error:
        say(name, reason(error))
        return UNREADABLE
    try:
        after = change(document).text
    except ValueError as error:
        say(name, str(error))
        return _REFUSED
    if not in_place:
        return _printed(document.text, after, name if diff else None)
    try:
        rewrite(path, encode(document.text), encode(after))
    except OSError as error:
        say(name, f"it cannot be written: {reason(error)}")
        return UNREADABLE
    return 0


def _printed(before: str, after: str, name: str | None) -> int:
    """Print a text, or under a name what differs; return the exit status."""
    if name is None:
        click.echo(encode(after), nl=False)
        return 0
    from storyparse.cli.difference import difference  # noqa: PLC0415 - wanted seldom

    lines = "".join(difference(before, after, name))
    click.echo(encode(lines), nl=False)
    return _DIFFERS if lines else 0


def _usable(paths: Sequence[str], *, diff: bool, in_place: bool) -> None:
    """Refuse options that do not go together.

    Raises:
        click.UsageError: They do not.
    """
    if diff and in_place:
        msg = "--diff and --in-place do not go together"
    elif in_place and "-" in paths:
        msg = "standard input cannot be written in place"
    elif len(paths) > 1 and not (diff or in_place):
        msg = "several files are changed with --in-place or --diff"
    else:
        require_one_standard_input(paths)
        return
    raise click.UsageError(msg)


class _Numbers(click.ParamType):  # type: ignore[type-arg]  # in new versions
    """New numbers by old ones, as ``3=1,4=2``."""

    name = "numbers"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Mapping[int, int]:
        """Return the new numbers."""
        numbers: dict[int, int] = {}
        for pair in str(value).split(","):
            old, _, new = map(str.strip, pair.partition("="))
            if not (_DIGITS.fullmatch(old) and _DIGITS.fullmatch(new)):
                self.fail(f"{pair.strip()!r} is no pair such as 3=1", param, ctx)
            if int(old) in numbers:
                self.fail(f"{pair.strip()!r} stands for a number that has one", param, ctx)
            numbers[int(old)] = int(new)
        return numbers


@click.command(short_help="Number sources anew, together with their markers.")
@options.files
@_story("without it all, but with --numbers it is needed in a file of several")
@_changes
@click.option(
    "--order",
    type=click.Choice(["listed", "cited"]),
    help="Number the sources as they are listed, as is usual, or as they are first cited.",
)
@click.option(
    "--numbers",
    type=_Numbers(),
    metavar="OLD=NEW,...",
    help="Give these sources these numbers, and leave the others; not with --order.",
)
def renumber(
    files: tuple[str, ...],
    *,
    order: Literal["listed", "cited"] | None,
    numbers: Mapping[int, int] | None,
    story: int | None,
    **where: bool,
) -> None:
    """Number the sources in each FILE anew, together with every marker; - is standard input.

    The text of one FILE is printed, unless --in-place or --diff is given; several need one of
    these. Nothing is changed where a reference would break: what and where is said on standard
    error. The exit status is 0, 1 when a change is refused, or with --diff when something would
    change, and 2 when a file cannot be read or written.
    """
    from storyparse.refactor import renumbering  # noqa: PLC0415 - only these commands change

    if numbers and order:
        msg = "--numbers and --order do not go together"
        raise click.UsageError(msg)
    _usable(files, **where)

    def change(document: Document) -> "Refactoring":
        if numbers is None and story is None:
            return renumbering.renumber_each(document, order or "listed")
        return renumbering.renumber(document, order or "listed", numbers=numbers, story=story)

    sys.exit(max(_changed(path, change, **where) for path in files))


@click.group()
def source() -> None:
    """Add sources to a file, take them out or make one of several."""


_file = click.argument("file", metavar="FILE")
_number = click.IntRange(min=1)


def _done(file: str, act: Callable[..., "Refactoring"], where: Mapping[str, Any]) -> None:
    """Change a file, and end with the exit status."""
    _usable([file], **where)
    sys.exit(_changed(file, act, **where))


@source.command(short_help="List a source.")
@_file
@click.argument("name", metavar="NAME")
@_one_story
@_changes
@click.option("--url", metavar="URL", help="Its URL.")
@click.option("--number", type=_number, metavar="NUMBER", help="Its number; without it a free one.")
@click.option(
    "--resolve", is_flag=True, help="Let markers of this number that lead nowhere cite it."
)
def add(  # noqa: PLR0913 - one for each option
    file: str,
    name: str,
    *,
    url: str | None,
    number: int | None,
    resolve: bool,
    story: int | None,
    **where: bool,
) -> None:
    """List a source called NAME in FILE; - is standard input.

    The exit status is 0, 1 when the change is refused, or with --diff when something would change,
    and 2 when the file cannot be read or written.
    """
    from storyparse.refactor import add_source  # noqa: PLC0415 - only these commands change

    act = partial(add_source, name=name, url=url, number=number, resolves=resolve, story=story)
    _done(file, act, where)


@source.command(short_help="Take a source out.")
@_file
@click.argument("number", type=_number)
@_one_story
@_changes
@click.option("--citations", is_flag=True, help="Take out its citations as well.")
def remove(file: str, number: int, *, citations: bool, story: int | None, **where: bool) -> None:
    """Take source NUMBER out of FILE; - is standard input.

    That is refused while it is cited or provides a narrative, unless its citations are to go too.
    The exit status is 0, 1 when the change is refused, or with --diff when something would change,
    and 2 when the file cannot be read or written.
    """
    from storyparse.refactor import remove_source  # noqa: PLC0415 - only these commands change

    _done(file, partial(remove_source, source=number, citations=citations, story=story), where)


@source.command(short_help="Make one of several sources.")
@_file
@click.argument("numbers", metavar="NUMBER...", nargs=-1, required=True, type=_number)
@_one_story
@_changes
def merge(file: str, numbers: tuple[int, ...], *, story: int | None, **where: bool) -> None:
    """Make one of the sources with each NUMBER in FILE, the first of them; - is standard input.

    The exit status is 0, 1 when the change is refused, or with --diff when something would change,
    and 2 when the file cannot be read or written.
    """
    from storyparse.refactor import merge_sources  # noqa: PLC0415 - only these commands change

    _done(file, partial(merge_sources, sources=numbers, story=story), where)
