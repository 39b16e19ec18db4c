"""Fixes applied to a text in rounds, each of which is read again before it counts."""

from collections.abc import Container, Iterable, Sequence

import attrs

from storyparse.checker import unfixed, watched
from storyparse.diagnostics import Diagnostic, Safety
from storyparse.document import Document
from storyparse.reader import Text, document_of
from storyparse.rule import Rule
from storyparse.selection import selected
from storyparse.trials import State, parted, tried

__all__ = ["Fixed", "fix", "fixed"]

# Bounds: how often safe and unsafe fixes take turns, and how many rounds a turn has.
_TURNS = 10
_ROUNDS = 100


def fix(
    text: Text,
    *,
    unsafe: bool = False,
    select: Iterable[str] | None = None,
    extend_select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> str:
    """Mend what can be mended in a text, and leave every other character as it is.

    A fix is applied only if the text, read again, says what it said: each item shows the same words
    and cites the same sources, each provider is whoever it was, and no error is new.

    Args:
        text: The text of any number of stories, as `read` takes it, or what `read` made of it.
        unsafe: Whether to apply unsafe fixes as well, which take something out or give other
            numbers.
        select: Selectors of the rules whose fixes to apply; None for those on by default.
        extend_select: Selectors of further rules.
        ignore: Selectors of rules whose fixes are left out, whatever else selects them.

    Returns:
        The text after all fixes, with its own line ends and byte order mark.

    Raises:
        ValueError: A selector selects nothing.
        RuleError: A rule of another package cannot be used.
        TypeError: The text is no text, or selectors are no list of strings.

    Examples:
        >>> from storyparse import fix
        >>> text = "Ferry Opens\\nFacts\\n- It runs.[3][3]\\nSources: [2]A and [3]Coast Daily.\\n"
        >>> print(fix(text), end="")
        Ferry Opens
        Facts
        - It runs.[3]
        Sources: [2]A and [3]Coast Daily.
        >>> print(fix(text, unsafe=True), end="")
        Ferry Opens
        Facts
        - It runs.[1]
        Sources: [1]Coast Daily.
    """
    rules = selected(select, extend_select=extend_select, ignore=ignore)
    return fixed(document_of(text), rules, unsafe=unsafe).document.text


@attrs.frozen
class Fixed:
    """A document after its fixes.

    Attributes:
        document: The document that was read after the last of them.
        diagnostics: What the rules find in it.
        applied: The diagnostics whose fixes were applied, in the order in which that was done.
        refused: How many fixes were not applied, because they would do harm.
    """

    document: Document
    diagnostics: tuple[Diagnostic, ...]
    applied: tuple[Diagnostic, ...] = ()
    refused: int = 0


def fixed(document: Document, rules: Sequence[Rule], *, unsafe: bool = False) -> Fixed:
    """Return a document after the fixes of some rules, in rounds until nothing changes.

    Args:
        document: The document.
        rules: The rules whose fixes are applied.
        unsafe: Whether unsafe fixes are applied as well, where no safe one is left.

    Returns:
        The document and what is left. What was tried and refused has no fix any more.
    """
    names = frozenset(rule.kind.name for rule in rules)
    safeties = (Safety.SAFE, Safety.UNSAFE) if unsafe else (Safety.SAFE,)
    judges = watched(rules)
    state, done = State.of(document, judges), list[Diagnostic]()
    for _ in range(_TURNS):
        mended: list[Diagnostic] = []
        for safety in safeties:
            state, mended = _mended(state, judges, names, safety)
            done += mended
        if not mended or not unsafe:
            break
    left = state.named(names)
    refused = sum(each.fix is not None and each.fix.safety in safeties for each in left)
    return Fixed(state.document, unfixed(left, *safeties), tuple(done), refused)


def _mended(
    state: State, rules: Sequence[Rule], names: Container[str], safety: Safety
) -> tuple[State, list[Diagnostic]]:
    """Apply fixes of one safety until nothing changes; return what was mended."""
    done: list[Diagnostic] = []
    for _ in range(_ROUNDS):
        fixable = [each for each in state.named(names) if each.fix and each.fix.safety is safety]
        state, mended = tried(state, parted(fixable)[0], rules, safety)
        if not mended:
            break
        done += mended
    return state, done
