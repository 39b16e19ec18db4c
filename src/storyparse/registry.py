"""All rules: the project's own, and those that other packages bring."""

import functools
from collections.abc import Iterable, Iterator
from importlib.metadata import EntryPoint, entry_points

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
    return table((*RULES, *_brought(entry_points(group=ENTRY_POINTS))))


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


def _brought(points: Iterable[EntryPoint]) -> Iterator[Rule]:
    for point in sorted(points):
        try:
            rule = point.load()
        except Exception as error:
            msg = f"the rule {point.value} cannot be loaded: {error}"
            raise RuleError(msg) from error
        if not isinstance(rule, Rule):
            msg = f"{point.value} is to be a storyparse.rule.Rule, not {type(rule).__name__}"
            raise RuleError(msg)
        yield rule
