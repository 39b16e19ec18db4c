"""Arguments and options that commands share."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import click
from click.shell_completion import CompletionItem
from click.types import StringParamType

from storyparse import selection
from storyparse.convert.formats import FORMATS, READABLE

__all__ = ["RULE", "SOURCE", "TARGET", "files", "selectors", "sources"]

F = TypeVar("F", bound=Callable[..., object])


class _Selectors(click.ParamType):  # type: ignore[type-arg]  # in new versions
    """Selectors with commas between them."""

    name = "selectors"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Return the selectors, each of which selects something."""
        words = (word.strip() for word in str(value).split(","))
        found = tuple(word for word in words if word)
        try:
            selection.selected(found)
        except ValueError as error:
            self.fail(str(error), param, ctx)
        return found

    def shell_complete(self, _: object, __: object, incomplete: str) -> list[CompletionItem]:
        """Complete the last selector."""
        before, comma, last = incomplete.rpartition(",")
        words = (word for word in selection.words() if word.startswith(last))
        return [CompletionItem(f"{before}{comma}{word}") for word in words]


class _RuleName(StringParamType):
    """The code or name of a rule."""

    name = "rule"

    def shell_complete(self, _: object, __: object, incomplete: str) -> list[CompletionItem]:
        """Complete the name or code."""
        kinds = [rule.kind for rule in selection.selected(["all"])]
        words = (*(kind.name for kind in kinds), *(kind.code for kind in kinds))
        return [CompletionItem(word) for word in words if word.startswith(incomplete)]


RULE = _RuleName()
"""The type of an argument that is the code or name of a rule."""


class _FormatName(click.Choice[str]):
    """The name of a format; an underscore does for its hyphen, as in the names of modules."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name."""
        return super().convert(value.replace("_", "-"), param, ctx)


TARGET = _FormatName(list(FORMATS))
"""The type of an option that is a format to be written."""

SOURCE = _FormatName(READABLE)
"""The type of an option that is a format to be read."""


def _joined(_: object, __: object, values: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(selector for value in values for selector in value)


def _joined_if_any(
    _: object, __: object, values: Sequence[tuple[str, ...]]
) -> tuple[str, ...] | None:
    joined = _joined(_, __, values)
    if values and not joined:
        # An empty variable of a shell must not pass everything.
        msg = "no rule is named"
        raise click.BadParameter(msg)
    return joined or None


_SELECTORS = (
    (
        "--select",
        _joined_if_any,
        "Rules to look for, with commas: codes, beginnings of codes, names, groups or 'all'.",
    ),
    ("--extend-select", _joined, "Rules to look for as well."),
    ("--ignore", _joined, "Rules to leave out."),
)


def selectors(command: F) -> F:
    """Add the options that select rules."""
    for name, callback, meaning in reversed(_SELECTORS):
        add = click.option(
            name, type=_Selectors(), multiple=True, callback=callback, metavar="RULES", help=meaning
        )
        command = add(command)
    return command


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
