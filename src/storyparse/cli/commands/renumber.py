"""The command `renumber`."""

import re
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

import click

from storyparse.cli import options, refactorings
from storyparse.document import Document

if TYPE_CHECKING:
    from storyparse.refactor import Refactoring

__all__ = ["renumber"]

_DIGITS = re.compile("[0-9]{1,9}")  # no more than fit any source, and int() reads fast


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
@refactorings.story("without it all, but with --numbers it is needed in a file of several")
@refactorings.destination
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
    from storyparse.refactor import renumbering  # noqa: PLC0415 - only this command numbers

    if numbers and order:
        msg = "--numbers and --order do not go together"
        raise click.UsageError(msg)

    def change(document: Document) -> "Refactoring":
        if numbers is None and story is None:
            return renumbering.renumber_each(document, order or "listed")
        return renumbering.renumber(document, order or "listed", numbers=numbers, story=story)

    sys.exit(refactorings.apply(change, files, **where))
