"""The entries of a sources section."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from storyparse.spelling import characters, lines, names, numbers
from storyparse.spelling.characters import SPACE, SPACES, compiled
from storyparse.values import named

__all__ = [
    "Entry",
    "Fault",
    "after_bullet",
    "in_line",
    "in_list",
    "name_objection",
    "number_end",
    "url_objection",
]

_NUMBER = rf"\[{SPACE}*+(?P<caret>\^)?[0-9]++{SPACE}*+\]"
_WIDE = rf"{SPACE}*+(?:[0-9\uff10-\uff19]++){SPACE}*+"
_START_NUMBER = rf"{_NUMBER}|\u3010{_WIDE}\u3011|\uff3b{_WIDE}\uff3d"
_LIST_NUMBER = rf"{_START_NUMBER}|[1-9][0-9]?+[.)](?={SPACE}|\Z)"
_DIGITS = r"\d++"
_SEPARATOR = rf"(?:{names.SEPARATOR})(?=\[{SPACE}*+\^?+[0-9]++{SPACE}*+\])"
_WRONG_SEPARATOR = SPACES + ",;&/|+"

_URL = rf"https?://[^{SPACES}<>\n]+"
# Spellings of an entry with a URL; the canonical one comes first.
_NAME_ANGLES_URL = rf"(?P<name>[^<>]*+)<(?P<url>{_URL})>"
_LINK = rf"\[(?P<name>[^\[\]<>]++)\]\((?P<url>{_URL})\)"
_URL_DASH_NAME = rf"(?P<url>{_URL}){SPACE}++[-\u2013]{SPACE}++(?P<name>.++)"
_WITH_URL = (_NAME_ANGLES_URL, _LINK, _URL_DASH_NAME)
# What may stand between a name and the URL that ends the entry.
_BEFORE_URL = rf"(?:[:\uff1a,]|(?<={SPACE})[-\u2013])\Z"

# An entry as the canonical text writes it, and what ends it: a separator or the full stop.
_CANONICAL = re.compile(
    rf"\[([1-9][0-9]{{0,2}})\]([^{SPACES}\[<>][^\[<>]*(?<![{SPACES},]))(?: <({_URL})>)?"
    r"(, (?=\[)| and (?=\[)|\.\Z)"
)


class Entry(NamedTuple):
    """A source as its entry gives it; offsets are code points of the text that was read.

    Attributes:
        start: Where the entry, and so its number, begins.
        end: Where its name or URL ends.
        number_end: Where the spelling of its number ends.
        number: The number, from 1 to `numbers.LARGEST`.
        name: The name.
        url: The URL, or None.
    """

    start: int
    end: int
    number_end: int
    number: int
    name: str
    url: str | None


class Fault(NamedTuple):
    """A stretch of a sources section that cannot be read as an entry.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        reason: Why not.
    """

    start: int
    end: int
    reason: str


def in_line(text: str, line_starts: Collection[int] = ()) -> Iterable[Entry | Fault]:
    """Return what a sources line lists, read without its label.

    The final full stop belongs to the list.

    Args:
        text: The text behind the label, its lines joined.
        line_starts: Where further lines of a wrapped list begin; a number there begins an entry.

    Examples:
        >>> [entry.name for entry in in_line("[1]Coast Daily, [2]Acme Inc..")]
        ['Coast Daily', 'Acme Inc.']
    """
    return (not line_starts and _canonical(text)) or _split(text, line_starts, _NUMBER)


def _canonical(text: str) -> list[Entry]:
    """Return the entries of a list in the canonical spelling; none where anything differs."""
    found: list[Entry] = []
    start = 0
    for digits, name, url, behind in _CANONICAL.findall(text):
        number_end = start + len(digits) + 2
        end = number_end + len(name) + (len(url) + 3 if url else 0)
        found.append(named(Entry, (start, end, number_end, int(digits), name, url or None)))
        start = end + len(behind)
        if "://" in name:
            return []
    # What matched nowhere is missing from the length.
    return found if start == len(text) else []


def _split(text: str, line_starts: Collection[int], pattern: str) -> Iterator[Entry | Fault]:
    cuts = [match.span() for match in compiled(_SEPARATOR).finditer(text)]
    found = {end for _, end in cuts}
    begins = compiled(_START_NUMBER)
    begun = {at for at in line_starts if at not in found and begins.match(text, at)}
    cuts = sorted([*cuts, *((at - 1, at) for at in begun)])
    end = len(text.removesuffix(".").rstrip(SPACES))
    starts = [0, *(after for _, after in cuts)]
    ends = [*(before for before, _ in cuts), end]
    for start, stop in zip(starts, ends, strict=True):
        yield from _read(text, start, stop, _START_NUMBER if start in begun else pattern)


def after_bullet(line: str) -> int:
    """Return where the entry begins in a line of a list, behind a bullet that is no number.

    Examples:
        >>> after_bullet("- [1] Coast Daily"), after_bullet("1. Coast Daily")
        (2, 0)
    """
    return 0 if compiled(_LIST_NUMBER).match(line) else lines.after_bullet(line)[1]


def number_end(text: str, start: int, end: int) -> int:
    """Return where the spelling of the number ends with which an entry begins.

    Examples:
        >>> number_end("[1]Coast Daily", 0, 14), number_end("1. Coast Daily", 0, 14)
        (3, 2)
    """
    match = compiled(_LIST_NUMBER).match(text, start, end)
    return match.end() if match else end


def in_list(text: str) -> Iterable[Entry | Fault]:
    """Return what one line of a list of sources gives, read without its bullet.

    Such a line has no final full stop of its own, unless it holds several entries.

    Examples:
        >>> [entry.name for entry in in_list("2. Acme Inc.")]
        ['Acme Inc.']
    """
    if compiled(_SEPARATOR).search(text):
        return _split(text, (), _LIST_NUMBER)
    return _read(text, 0, len(text), _LIST_NUMBER)


def _read(text: str, start: int, end: int, pattern: str) -> Iterator[Entry | Fault]:
    end = start + len(text[start:end].rstrip(SPACES))
    match = compiled(pattern).match(text, start, end)
    entry = _entry(text, match, end, pattern) if match else "it has no number"
    if isinstance(entry, Entry):
        yield entry
        return
    inner = compiled(_NUMBER).finditer(text, start + 1, end)
    first, *others = [start, *(number.start() for number in inner)]
    if not others:
        yield Fault(start, max(end, start + 1), entry)
        return
    yield Fault(start, end, "no separator ends it before the next number")
    for begin, stop in zip([first, *others], [*others, end], strict=True):
        part = text[begin:stop].removesuffix(" ").rstrip(_WRONG_SEPARATOR)
        match = compiled(pattern).match(text, begin, begin + len(part))
        entry = _entry(text, match, begin + len(part), pattern) if match else ""
        if isinstance(entry, Entry):
            yield entry


def _entry(text: str, match: re.Match[str], end: int, pattern: str) -> Entry | str:
    """Return the entry whose number was matched, or say why there is none."""
    digits = compiled(_DIGITS).search(match[0])
    number = numbers.number(digits[0] if digits else "")
    if not number:
        return f"its number is not from 1 to {numbers.LARGEST}"
    start = match.end()
    if text.startswith(":", start, end) and (match["caret"] or pattern == _LIST_NUMBER):
        start += 1
    described = _described(text[characters.after_spaces(text, start) : end])
    if described is None:
        return "its URL is not written as `Name <URL>`"
    name, url = described
    reason = _misreading(name)
    if reason:
        return "it has no name" if not name else f"a name is wanted, and {reason}"
    return Entry(match.start(), end, match.end(), number, name, url)


def _described(text: str) -> tuple[str, str | None] | None:
    """Split a name and a URL, or return None where a URL stands in no known way."""
    first = compiled(_URL).search(text)
    if first is None:
        return text, None
    for pattern in _WITH_URL:
        match = compiled(pattern).fullmatch(text)
        if match:
            return match["name"].strip(SPACES) or _host(match["url"]), match["url"]
    name, url = text[: first.start()], first[0]
    if first.end() < len(text):
        return None
    if not name:
        return _host(url), url
    if name.endswith("(") and url.endswith(")") and compiled(_URL).fullmatch(url, 0, len(url) - 1):
        return name[:-1].rstrip(SPACES) or _host(url[:-1]), url[:-1]
    name = name.rstrip(SPACES)
    mark = compiled(_BEFORE_URL).search(name)
    return (name[: mark.start()].rstrip(SPACES), url) if mark else None


def _host(url: str) -> str:
    from urllib.parse import urlsplit  # noqa: PLC0415 - most sources have a name

    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def name_objection(name: str) -> str | None:
    """Say why no source can have this name, or return None.

    Examples:
        >>> name_objection("Port Times,")
        'it ends with a comma'
    """
    return _misreading(name) or characters.objection(name)


def _misreading(name: str) -> str | None:
    """Say why a name would be read otherwise, or return None."""
    reason = characters.objection_to_ends(name)
    if reason:
        return reason
    for bracket in "[<>":
        if bracket in name:
            return f"it holds {bracket!r}"
    if name.endswith(","):
        return "it ends with a comma"
    if compiled(_URL).search(name):
        return "it holds a URL"
    return None


def url_objection(url: str) -> str | None:
    """Say why no source can have this URL, or return None."""
    if not compiled(_URL).fullmatch(url):
        return "it does not begin with http:// or https://, or holds a space, '<' or '>'"
    return characters.objection(url)
