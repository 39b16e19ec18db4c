"""What is wrong with a document, and what mends it safely."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from storyparse.diagnostics import Diagnostic, Safety
from storyparse.document import Document
from storyparse.reader import Text, document_of
from storyparse.rule import Rule
from storyparse.runner import found
from storyparse.selection import selected
from storyparse.trials import State, parted, tried

__all__ = ["check", "checked", "unfixed", "watched"]


def check(
    text: Text,
    *,
    select: Iterable[str] | None = None,
    extend_select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> tuple[Diagnostic, ...]:
    """Report what is wrong with a text: errors and warnings, with their fixes.

    No configuration file is read. A selector is a code (``R004``), the beginning of codes (``R``),
    a name (``unused-source``), a group (``references``) or ``all``.

    Args:
        text: The text of any number of stories, as `read` takes it, or what `read` made of it.
        select: Selectors of the rules to run; None for those that are on by default.
        extend_select: Selectors of further rules.
        ignore: Selectors of rules that are left out, whatever else selects them.

    Returns:
        The diagnostics, in the order of their spans, then of their names. A safe fix has been
        tried; an unsafe one is tried when it is to be applied.

    Raises:
        ValueError: A selector selects nothing.
        RuleError: A rule of another package cannot be used.
        TypeError: The text is no text, or selectors are no list of strings.

    Examples:
        >>> from storyparse import check
        >>> text = "Ferry Opens\\nFacts\\n- It runs.[1][1]\\nSources: [1]Coast Daily.\\n"
        >>> [(each.code, each.name, each.fix.message) for each in check(text)]
        [('R007', 'repeated-citation', 'take out the repetition')]
        >>> check(text, ignore=["references"])
        ()
    """
    return checked(document_of(text), selected(select, extend_select=extend_select, ignore=ignore))


def checked(document: Document, rules: Sequence[Rule]) -> tuple[Diagnostic, ...]:
    """Return what some rules find in a document, with those safe fixes alone that are safe."""
    diagnostics = found(document, rules)
    offered = [each for each in diagnostics if each.fix and each.fix.safety is Safety.SAFE]
    if not offered:
        return diagnostics
    judges = watched(rules)
    refused = set(offered) - set(_proven(State.of(document, judges), offered, judges))
    return tuple(attrs.evolve(each, fix=None) if each in refused else each for each in diagnostics)


def watched(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return the rules by whose reports a fix is judged: some, and those on by default."""
    return tuple(dict.fromkeys((*rules, *selected())))


_LAYERS = 4


def _proven(
    state: State, offered: Iterable[Diagnostic], rules: Sequence[Rule]
) -> Iterator[Diagnostic]:
    """Yield the diagnostics whose fixes were tried and did no harm."""
    overlapping = list(offered)
    for _ in range(_LAYERS):  # each without what overlaps in it
        free, overlapping = parted(overlapping)
        if free:
            yield from tried(state, free, rules, Safety.SAFE)[1]


def unfixed(diagnostics: Iterable[Diagnostic], *safeties: Safety) -> tuple[Diagnostic, ...]:
    """Return diagnostics without the fixes of some safeties, such as those that were refused."""
    return tuple(
        attrs.evolve(each, fix=None) if each.fix and each.fix.safety in safeties else each
        for each in diagnostics
    )
