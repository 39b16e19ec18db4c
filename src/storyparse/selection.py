"""Which rules are meant: by code, prefix of a code, name or group."""

import functools
from collections.abc import Iterable, Sequence

from storyparse.display import printable
from storyparse.registry import all_rules
from storyparse.rule import Rule

__all__ = ["find", "selected", "words"]

_ALL = "all"


def selected(
    select: Iterable[str] | None = None,
    *,
    extend_select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> tuple[Rule, ...]:
    """Return the rules that are meant.

    A selector is a code (``R004``), the beginning of codes (``R``, ``R00``), a name
    (``unused-source``), a group (``references``) or ``all``, in any case.

    Args:
        select: Selectors of the rules; None for those that are on by default.
        extend_select: Selectors of further rules.
        ignore: Selectors of rules that are left out, whatever else selects them.

    Returns:
        The rules, in the order of the table.

    Raises:
        ValueError: A selector selects nothing.

    Examples:
        >>> [rule.kind.name for rule in selected(["T"], ignore=["T001"])]
        ['invisible-character', 'control-character']
    """
    chosen = None if select is None else _strings(select)
    return _selected(chosen, _strings(extend_select), _strings(ignore))


def find(word: str) -> Rule:
    """Return the rule with a code or name.

    Raises:
        ValueError: There is none.

    Examples:
        >>> find("r004").kind.name
        'unused-source'
    """
    meant = [rule for rule in all_rules() if word.casefold() in _names(rule)]
    if not meant:
        known = [name for rule in all_rules() for name in (rule.kind.code, rule.kind.name)]
        raise ValueError(_unknown("rule", word, known))
    return meant[0]


def words() -> tuple[str, ...]:
    """Return every code, name and group, and ``all``: what a selector may be, prefixes aside."""
    groups = dict.fromkeys(rule.kind.group for rule in all_rules())
    kinds = [rule.kind for rule in all_rules()]
    return (_ALL, *groups, *(kind.code for kind in kinds), *(kind.name for kind in kinds))


def _strings(selectors: Iterable[str]) -> tuple[str, ...]:
    if isinstance(selectors, str):
        msg = f"a list of selectors is wanted, such as [{selectors!r}], not a string"
        raise TypeError(msg)
    found = tuple(selectors)
    for selector in found:
        if not isinstance(selector, str):
            msg = f"a selector is a string, not {type(selector).__name__}"
            raise TypeError(msg)
    return found


@functools.lru_cache
def _selected(
    select: tuple[str, ...] | None, extend_select: tuple[str, ...], ignore: tuple[str, ...]
) -> tuple[Rule, ...]:
    rules = all_rules()
    if select is None:
        meant = {rule.kind.code for rule in rules if rule.kind.default}
    else:
        meant = _codes(select)
    meant = (meant | _codes(extend_select)) - _codes(ignore)
    return tuple(rule for rule in rules if rule.kind.code in meant)


def _codes(selectors: Iterable[str]) -> set[str]:
    return {code for selector in selectors for code in _meant(selector)}


def _meant(selector: str) -> set[str]:
    """Return the codes that a selector selects."""
    word = selector.casefold()
    kinds = [rule.kind for rule in all_rules()]
    if word == _ALL:
        return {kind.code for kind in kinds}
    meant = {
        kind.code
        for kind in kinds
        if word in (kind.name.casefold(), kind.group.casefold())
        or (word and kind.code.casefold().startswith(word))
    }
    if not meant:
        raise ValueError(_unknown("rule or group", selector, words()))
    return meant


def _names(rule: Rule) -> tuple[str, str]:
    return rule.kind.code.casefold(), rule.kind.name.casefold()


def _unknown(what: str, word: str, known: Sequence[str]) -> str:
    import difflib  # noqa: PLC0415 - for slips of the keyboard alone

    near = difflib.get_close_matches(word.casefold(), [each.casefold() for each in known], n=1)
    cased = {each.casefold(): each for each in known}
    hint = f"; did you mean {cased[near[0]]!r}?" if near else ""
    return f"no {what} is called '{printable(word)}'{hint}"
