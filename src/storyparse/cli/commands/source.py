"""The command `source`, which has commands of its own."""

import sys
from functools import partial

import click

from storyparse.cli import refactorings

__all__ = ["source"]


@click.group()
def source() -> None:
    """Add sources to a file, take them out or make one of several."""


_file = click.argument("file", metavar="FILE")
_number = click.IntRange(min=1)
_story = refactorings.story("needed in a file of several")


@source.command(short_help="List a source.")
@_file
@click.argument("name", metavar="NAME")
@_story
@refactorings.destination
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
    from storyparse.refactor import add_source  # noqa: PLC0415 - only when it changes

    act = partial(add_source, name=name, url=url, number=number, resolves=resolve, story=story)
    sys.exit(refactorings.apply(act, [file], **where))


@source.command(short_help="Take a source out.")
@_file
@click.argument("number", type=_number)
@_story
@refactorings.destination
@click.option("--citations", is_flag=True, help="Take out its citations as well.")
def remove(file: str, number: int, *, citations: bool, story: int | None, **where: bool) -> None:
    """Take source NUMBER out of FILE; - is standard input.

    That is refused while it is cited or provides a narrative, unless its citations are to go too.
    The exit status is 0, 1 when the change is refused, or with --diff when something would change,
    and 2 when the file cannot be read or written.
    """
    from storyparse.refactor import remove_source  # noqa: PLC0415 - only when it changes

    act = partial(remove_source, source=number, citations=citations, story=story)
    sys.exit(refactorings.apply(act, [file], **where))


@source.command(short_help="Make one of several sources.")
@_file
@click.argument("numbers", metavar="NUMBER...", nargs=-1, required=True, type=_number)
@_story
@refactorings.destination
def merge(file: str, numbers: tuple[int, ...], *, story: int | None, **where: bool) -> None:
    """Make one of the sources with each NUMBER in FILE, the first of them; - is standard input.

    The exit status is 0, 1 when the change is refused, or with --diff when something would change,
    and 2 when the file cannot be read or written.
    """
    from storyparse.refactor import merge_sources  # noqa: PLC0415 - only when it changes

    act = partial(merge_sources, sources=numbers, story=story)
    sys.exit(refactorings.apply(act, [file], **where))
