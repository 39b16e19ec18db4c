"""Rules as arguments and options name them."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import click
from click.shell_completion import CompletionItem
from click.types import StringParamType

from storyparse import selection

__all__ = ["RULE", "selectors"]

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
