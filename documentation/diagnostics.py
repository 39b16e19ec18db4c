"""Writes the catalogue of diagnostics: every message that a rule can give, with its output."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import attrs

from documentation.markup import table
from storyparse import Diagnostic, StoryError, check, parse, read, render
from storyparse.catalogue import Kind
from storyparse.diagnostics import Safety
from storyparse.display import printable
from storyparse.pages import fenced, text_of
from storyparse.rules import RULES

__all__ = ["found", "messages", "pages", "wording"]

_ROOT = Path(__file__).parents[1]
_CASES = ("src/storyparse/rules/cases", "tests/cases")

# Faults and counts that no case has: what comes after the first source, and after a name of a
# narrative.
_STORY = """\
Bakers Go on Strike
Facts
- Fourteen bakeries stayed shut on Thursday.[1]
Sources: [1]Merrow Evening Post{}
Narratives
- Guild narrative{} Bread is not baked with promises.
"""
_MORE = (
    _STORY.format(", [2]Bakers' Guild and [5]Mill Letter.", ":[3]"),
    *(
        _STORY.format(rest, ":")
        for rest in (
            " and [2]Bakers' Guild,",
            " and [2]Guild https://guild.example <https://baker.example>.",
        )
    ),
    *(
        _STORY.format(".", head)
        for head in (
            "]:",
            ", as provided by Merrow [Evening Post].",
            ", as provided by Evening] Post.",
            ", as provided by .",
            ": \u202a\u202a",
        )
    ),
)

# What differs between two messages that say the same of two texts: what is quoted, characters,
# numbers, and which section is meant.
_DIFFERS = re.compile(
    r"""'[^'…]*['…]|"[^"…]*["…]|U\+[0-9A-F]+(?: [A-Z][-A-Z0-9 ]*[A-Z0-9])?(?: and \d+ more)?|\d+"""
    r"|(?:Facts|Sources|Narratives)(?= (?:heading|section))"
)

_INTRODUCTION = """\
# Diagnostics

Every message that reading and checking can give, by code, with a text that gets it and the exact
report. To find the one you have, search this page for its words. `…` stands for what is taken from
the text: a name, a number, a bracket.

The reports are those of [`check`](python/checking.md#storyparse.check), which also gives fixes;
`read` and `parse` report errors alone, without fixes. Only `parse` and `load` want exactly one
story: nothing else reports [S002](#s002-several-stories), or [S004](#s004-missing-facts) of an
empty text.

A [rule](rules.md) tells why it reports, and what its fix does. [Reports](reports.md) shows the same
diagnostics in other styles."""

_SAFETIES = {Safety.SAFE: "safe", Safety.UNSAFE: "unsafe", Safety.SHOWN: "shown only"}


@attrs.frozen
class _Found:
    """A diagnostic, the text it is about, and the topic of the cases that the text is from."""

    diagnostic: Diagnostic
    text: str
    topic: str


_Messages: TypeAlias = Mapping[tuple[str, Sequence[str]], Sequence[_Found]]
"""What was found, by codes and the wordings of messages."""


def pages() -> dict[str, str]:
    """Return the page of the diagnostics."""
    by_message = messages()
    parts = [
        _INTRODUCTION,
        table(("code", "message", "fix"), _rows(by_message)),
        *(part for rule in RULES for part in _section(rule.kind, by_message)),
    ]
    return {"reference/diagnostics.md": "\n\n".join(parts) + "\n"}


def messages() -> _Messages:
    """Return what is found in all cases."""
    by_message: defaultdict[tuple[str, Sequence[str]], list[_Found]] = defaultdict(list)
    for topic, text in _texts():
        for each in found(text):
            by_message[each.code, wording(each.message)].append(_Found(each, text, topic))
    return by_message


def _texts() -> Iterator[tuple[str, str]]:
    """Yield the texts of all cases, each with its topic."""
    for folder in _CASES:
        for path in sorted((_ROOT / folder).glob("*.toml")):
            for case in tomllib.loads(path.read_text("utf-8"))["case"]:
                yield path.stem, text_of(case)
    for text in _MORE:
        yield "", text


def found(text: str) -> Sequence[Diagnostic]:
    """Return what all rules find in a text, and what `parse` says besides, which wants a story."""
    diagnostics = check(text, select=["all"])
    try:
        parse(text)
    except StoryError as error:
        known = {(each.name, each.span) for each in diagnostics}
        besides = (each for each in error.diagnostics if (each.name, each.span) not in known)
        return (*diagnostics, *besides)
    return diagnostics


def wording(message: str) -> Sequence[str]:
    """Return the parts of a message that are the same whatever the text.

    Examples:
        >>> wording("source 3 stands where source 2 is due")
        ('source ', ' stands where source ', ' is due')
    """
    return tuple(_DIFFERS.split(message))


def _rows(by_message: _Messages) -> Iterator[tuple[str, str, str]]:
    for rule in RULES:
        for (code, _), group in by_message.items():
            if code == rule.kind.code:
                link = f"[{code}](#{code.lower()}-{rule.kind.name})"
                yield link, _heading(group), _fixes(group)


def _section(kind: Kind, by_message: _Messages) -> Iterator[str]:
    """Yield the parts of the page about a kind of diagnostics."""
    groups = [group for (code, _), group in by_message.items() if code == kind.code]
    off = "" if kind.default else " Off unless it is selected."
    yield f"## {kind.code} {kind.name}"
    yield (
        f"{kind.severity.capitalize()}, group {kind.group}.{off} {kind.summary} "
        f"See [the rule](rules/{kind.name}.md)."
    )
    yield "\n".join(_terms([each for group in groups for each in group]))
    for group in groups:
        yield f"### {_heading(group)}"
        yield from _example(min(group, key=_clutter))


def _heading(group: Sequence[_Found]) -> str:
    (message,) = _templates(each.diagnostic.message for each in group)
    return message


def _terms(group: Sequence[_Found]) -> Iterator[str]:
    helps = _templates(each.diagnostic.help for each in group if each.diagnostic.help)
    if helps:
        yield f"- help: {', or '.join(f'`{each}`' for each in helps)}"
    yield f"- fix: {_fixes(group)}"


def _fixes(group: Sequence[_Found]) -> str:
    """Return in words which fixes the diagnostics of a group have."""
    fixes = [each.diagnostic.fix for each in group]
    words = [
        f"{_SAFETIES[safety]}, `{message}`"
        for safety in Safety
        for message in _templates(fix.message for fix in fixes if fix and fix.safety is safety)
    ]
    return ", or ".join([*words, *(["none"] if None in fixes else [])])


def _templates(sayings: Iterable[str]) -> Sequence[str]:
    """Return what sayings say, once for each wording, with dots for what differs among them."""
    alike: defaultdict[Sequence[str], list[Sequence[str]]] = defaultdict(list)
    for saying in sayings:
        alike[wording(saying)].append(_DIFFERS.findall(saying))
    return [_template(words, values) for words, values in alike.items()]


def _template(words: Sequence[str], values: Sequence[Sequence[str]]) -> str:
    gaps = [each[0] if len(set(each)) == 1 else "…" for each in zip(*values, strict=True)]
    return "".join(word + gap for word, gap in zip(words, [*gaps, ""], strict=True))


def _clutter(each: _Found) -> tuple[int, bool, bool]:
    """Tell how much of an example is beside the point: other faults, characters, other topics."""
    is_foreign = each.topic != each.diagnostic.name
    return len(check(each.text)), printable(each.text) != each.text, is_foreign


def _example(each: _Found) -> Iterator[str]:
    """Yield a text and what is reported of it, as fences that run where they can."""
    report = render([each.diagnostic], read(each.text), "full")
    shown = "\n".join(map(printable, each.text.split("\n")))
    runs = shown == each.text and check(each.text) == (each.diagnostic,)
    yield fenced(shown, "story" if runs else "text")
    yield fenced(report, "diagnostics" if runs else "text")
