"""All rules: the project's own, and those that other packages bring."""

import functools
import os
import sys
from collections.abc import Iterable, Iterator
from importlib.machinery import PathFinder
from pathlib import Path

from storyparse.errors import RuleError
from storyparse.rule import Rule
from storyparse.rules import RULES

__all__ = ["ENTRY_POINTS", "all_rules", "table"]

ENTRY_POINTS = "storyparse.rules"
"""The group of entry points by which a package brings rules; each names a `Rule`."""


@functools.cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, in the order of the codes; those of other packages come last.

    Raises:
        RuleError: A package brings something that is no rule or cannot be imported, or a rule with
            the code or name of another one.
    """
    return table((*RULES, *_brought()))


def table(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return rules, none of which has the code or name of another one.

    Raises:
        RuleError: Two of them have the same code or name.
    """
    rules = tuple(rules)
    known: dict[str, Rule] = {}
    for rule in rules:
        for word in (rule.kind.code, rule.kind.name):
            if known.setdefault(word.casefold(), rule) is not rule:
                msg = f"two rules are called {word}"
                raise RuleError(msg)
    return rules


def _brought() -> Iterator[Rule]:
    if not _may_be_brought():
        return
    from importlib.metadata import entry_points  # noqa: PLC0415 - takes as long as all rules

    for point in sorted(entry_points(group=ENTRY_POINTS)):
        try:
            rule = point.load()
        except Exception as error:
            msg = f"the rule {point.value} cannot be loaded: {error}"
            raise RuleError(msg) from error
        if not isinstance(rule, Rule):
            msg = f"{point.value} is to be a storyparse.rule.Rule, not {type(rule).__name__}"
            raise RuleError(msg)
        yield rule


def _may_be_brought() -> bool:
    """Tell whether the metadata of a package name the group, or are not plain files in folders."""
    finders = [finder for finder in sys.meta_path if hasattr(finder, "find_distributions")]
    return finders != [PathFinder] or any(map(_may_name_the_group, sys.path))


def _may_name_the_group(place: str) -> bool:
    """Tell whether a place on the path of imports is an archive, or holds metadata of rules."""
    try:
        with os.scandir(place or ".") as entries:
            infos = [entry.path for entry in entries if entry.name.lower().endswith("-info")]
    except NotADirectoryError:
        return True
    except OSError:
        return False
    return any(_names_the_group(Path(info, "entry_points.txt")) for info in infos)


def _names_the_group(path: Path) -> bool:
    try:
        return ENTRY_POINTS.encode() in path.read_bytes()
    except OSError:
        return False
