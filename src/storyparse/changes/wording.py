"""The words that sentences about changes share."""

from collections.abc import Sequence
from unicodedata import normalize

from storyparse.changes.ends import shared, shared_words
from storyparse.citations import Citation, Source, UnresolvedCitation, written
from storyparse.display import printable
from storyparse.model import Item, Narrative
from storyparse.values import shortened

__all__ = ["cited", "enumerated", "excerpts", "quoted", "renamed", "reworded", "said", "short"]

_LONGEST_NAME = 80
_MOST_NUMBERS = 20
_MOST_QUOTED = 78
# So much is quoted at most of what stands before a difference, and behind it.
_CONTEXT = 20


def cited(what: Source | Citation | UnresolvedCitation) -> str:
    """Return what is cited, by number and name.

    Examples:
        >>> cited(Source(4, "Port Wire")), cited(UnresolvedCitation(7))
        ('[4] Port Wire', '[7], the number of no source')
    """
    if isinstance(what, UnresolvedCitation):
        return f"{what}, the number of no source"
    source = what.source if isinstance(what, Citation) else what
    return f"[{source.number}] {short(source.name)}"


def short(name: str) -> str:
    """Return a name as a sentence has it: safe to be shown, and not long.

    Examples:
        >>> short("Coast\\tDaily")
        'Coast Daily'
    """
    cut = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
    return printable(cut)


def quoted(text: str) -> str:
    """Return a text as a sentence quotes it: safe to be shown, and not long.

    Examples:
        >>> quoted("Ferry Opens")
        "'Ferry Opens'"
    """
    return printable(shortened(text))


def said(item: Item) -> str:
    """Quote what a fact or narrative says, with the name of a narrative.

    One that says nothing is quoted with its markers.

    Examples:
        >>> said(Narrative("Critical narrative", ["Nobody asked."]))
        "'Critical narrative: Nobody asked.'"
    """
    head = f"{item.name}: " if isinstance(item, Narrative) else ""
    return quoted(f"{head}{item.text or written(item.content)}")


def enumerated(words: Sequence[str]) -> str:
    """Return some words with commas between them, and of very many the first.

    Examples:
        >>> enumerated(["[2]", "[1]"])
        '[2], [1]'
    """
    more = len(words) - _MOST_NUMBERS
    return ", ".join([*words[:_MOST_NUMBERS], *([f"and {more} more"] if more > 0 else [])])


def reworded(old: str, new: str) -> str:
    """Quote the words that differ, with the word before them and the word behind them.

    Examples:
        >>> reworded("The ferry runs again today.", "The ferry sails again today.")
        "'… ferry runs again …' → '… ferry sails again …'"
    """
    return " → ".join(excerpts(old, new))


def renamed(old: str, new: str) -> tuple[str, str]:
    """Quote two names, or where they differ if they are long.

    Examples:
        >>> renamed("The Port Times", "Port Times")
        ("'The Port Times'", "'Port Times'")
    """
    return excerpts(old, new) if max(len(old), len(new)) > _MOST_QUOTED else _told_apart(old, new)


def excerpts(old: str, new: str) -> tuple[str, str]:
    """Quote two texts where they differ; of what is long there, the beginning and the end.

    Examples:
        >>> excerpts("The ferry runs again today.", "The ferry sails again today.")
        ("'… ferry runs again …'", "'… ferry sails again …'")
    """
    before, behind = shared_words(old, new)
    first, last = shared(old, new)

    def excerpt(text: str) -> str:
        start = text.rfind(" ", 0, before) + 1
        end = f"{text} ".index(" ", len(text) - behind)
        # Words can be long, and there are scripts without spaces.
        return _cut(text, max(start, first - _CONTEXT), min(end, len(text) - last + _CONTEXT))

    return _told_apart(excerpt(old), excerpt(new))


def _cut(text: str, start: int, end: int) -> str:
    """Return a part of a text, with signs where something is left out."""
    before = {"": "", " ": "… "}.get(text[start - 1 : start], "…")
    behind = {"": "", " ": " …"}.get(text[end : end + 1], "…")
    part = f"{before}{text[start:end]}{behind}"
    half = _MOST_QUOTED // 2
    return part if len(part) <= _MOST_QUOTED else f"{part[:half]}…{part[1 - half :]}"


def _told_apart(old: str, new: str) -> tuple[str, str]:
    """Quote two texts; if they look alike, with escapes for what makes the difference."""
    look_alike = normalize("NFC", old) == normalize("NFC", new)
    quote = ascii if look_alike else repr
    return printable(quote(old)), printable(quote(new))
