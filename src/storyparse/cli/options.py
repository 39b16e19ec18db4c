"""Arguments and options that commands share."""

from collections.abc import Callable
from typing import TypeVar

import click

__all__ = ["files", "sources"]

F = TypeVar("F", bound=Callable[..., object])


# Opening it says whether it can be read: one that cannot must not keep the others from being done.
_PATH = click.Path(readable=False, path_type=str)
_SOURCES = (
    click.argument("paths", metavar="[PATH]...", nargs=-1, type=_PATH),
    click.option(
        "--stdin-filename",
        metavar="PATH",
        type=_PATH,
        help="What to call standard input, and whose configuration it has.",
    ),
    click.option(
        "--config",
        metavar="FILE",
        type=_PATH,
        help="Take this configuration file for everything; not with --isolated.",
    ),
    click.option(
        "--include",
        metavar="PATTERN",
        multiple=True,
        help="Which files to take from folders, in the place of what is configured.",
    ),
    click.option(
        "--exclude",
        metavar="PATTERN",
        multiple=True,
        help="Which files and folders to leave out besides.",
    ),
    click.option("--isolated", is_flag=True, help="Pass over all configuration files."),
    click.option(
        "--force-exclude",
        is_flag=True,
        help="Leave out what is excluded or ignored by git even where it is named.",
    ),
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(min=1),
        metavar="NUMBER",
        help="How many processes to take; without it one for each processor if there are many "
        "files.",
    ),
)


def sources(command: F) -> F:
    """Add the argument of files and folders, and the options that say how they are taken."""
    for add in reversed(_SOURCES):
        command = add(command)
    return command


files: Callable[[F], F] = click.argument("files", metavar="FILE...", nargs=-1, required=True)
"""The argument of files that are each to be read."""
