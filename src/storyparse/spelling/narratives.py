"""The head of a narrative: its name, and who provided it."""

import re
import unicodedata
from collections.abc import Container, Iterable
from typing import NamedTuple

from storyparse.spelling import characters, names
from storyparse.spelling.characters import SPACE, SPACES

__all__ = ["Head", "head", "interrupted", "name_objection", "provider_objection", "stance"]

_NAME_END = re.compile(r"[,:\uff1a\[\]]")
_PROVIDER_LIMIT = re.compile(r"[:\uff1a\[\]]")
_BOLD = re.compile(rf"(?:\*\*|{SPACE})*+")
_BY = re.compile(rf",{SPACE}++as{SPACE}++provided{SPACE}++by{SPACE}++")
_GAP = re.compile(f"{SPACE}*+")
_STOP = re.compile(rf"\.(?={SPACE})")
_CUT = re.compile(rf"(?P<stop>{_STOP.pattern})|{names.SEPARATOR}")


class Head(NamedTuple):
    """What stands before a narrative's content.

    Args:
        name: The narrative's name.
        provider: Who provided it, or None.
        end: Where the content begins.
    """

    name: str
    provider: str | None
    end: int


def head(item: str, stopped: Container[str]) -> Head | str:
    """Split the head from a narrative, or say why it has none.

    Args:
        item: The narrative's text, without its bullet.
        stopped: The `interrupted` names of the story's sources.

    >>> head("Critical narrative, as provided by U.S. Harbor News. Nobody asked.", frozenset())
    Head(name='Critical narrative', provider='U.S. Harbor News', end=53)
    """
    start = _end(_BOLD, item, 0)
    match = _NAME_END.search(item, start)
    if match is None or match[0] in "[]":
        return "no colon ends its name"
    name = item[start : match.start()].rstrip(SPACES)
    bold_open = "**" in item[:start]
    if bold_open and name.endswith("**"):
        name = name[: len(name) - _end(_BOLD, name[::-1], 0)]
        bold_open = False
    if not name:
        return "it has no name"
    if match[0] == ",":
        return _provided(item, name, match.start(), stopped)
    end = _end(_GAP, item, match.end())
    if bold_open and item.startswith("**", end):
        end = _end(_GAP, item, end + 2)
    return Head(name, None, end)


def _provided(item: str, name: str, start: int, stopped: Container[str]) -> Head | str:
    by = _BY.match(item, start)
    if by is None:
        return "its name holds a comma, and 'as provided by' does not follow"
    stop = _provider_end(item, by.end(), stopped)
    if stop is None:
        return "no full stop ends its provider"
    provider = item[by.end() : stop].rstrip(SPACES)
    if not provider:
        return "it has no provider after 'as provided by'"
    return Head(name, provider, _end(_GAP, item, stop + 1))


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match else start


def interrupted(source_names: Iterable[str]) -> frozenset[str]:
    """Return the keys of the names that hold a full stop before a space.

    Only these can lengthen a provider: any other ends no later than its first stop.
    """
    return frozenset(names.key(name) for name in source_names if _STOP.search(name))


def _provider_end(item: str, start: int, stopped: Container[str]) -> int | None:
    """Return where a provider ends: at its last stop, or at a colon before any stop.

    The provider ends at the first full stop before a space, unless that stop is part of an
    initialism or of a listed name, and another such stop follows.
    """
    limit = _PROVIDER_LIMIT.search(item, start)
    end = limit.start() if limit else len(item)
    # A stop directly before the limit is not followed by a space, so the slice loses nothing.
    stop = _last_stop(item, start, end, stopped) if stopped else _first_stop(item, start, end)
    if stop is None and limit and limit[0] not in "[]":
        return end
    return stop


def _first_stop(item: str, start: int, end: int) -> int | None:
    stop = None
    for match in _STOP.finditer(item, start, end):
        stop = match.start()
        if not _ends_initialism(item, start, stop):
            break
    return stop


def _last_stop(item: str, start: int, end: int, stopped: Container[str]) -> int | None:
    cuts = list(_CUT.finditer(item, start, end))
    stop = None
    piece, index = start, 0
    while index < len(cuts):
        named = _longest_name(item, piece, cuts[index : index + names.REACH], stopped)
        index += named
        cut = cuts[index]
        if cut["stop"] is None:
            piece = cut.end()
        else:
            stop = cut.start()
            if named or not _ends_initialism(item, start, stop):
                break
        index += 1
    return stop


def _longest_name(
    item: str, piece: int, cuts: list[re.Match[str]], stopped: Container[str]
) -> int:
    for count in reversed(range(1, len(cuts))):
        if names.key(item[piece : cuts[count].start()]) in stopped:
            return count
    return 0


def _ends_initialism(item: str, start: int, stop: int) -> bool:
    return (
        stop - start >= 3  # noqa: PLR2004 - two capitals and the stop between them
        and item[stop - 2] == "."
        and unicodedata.category(item[stop - 1]) == "Lu"
        and unicodedata.category(item[stop - 3]) == "Lu"
    )


def stance(name: str) -> str:
    """Return a narrative's stance: its name without a final " narrative".

    >>> stance("Pro-development narrative"), stance("Narrative A")
    ('Pro-development', 'Narrative A')
    """
    word = " narrative"
    return name[: -len(word)] if name[-len(word) :].lower() == word else name


def name_objection(name: str) -> str | None:
    """Say why no narrative can have this name, or return None."""
    if not name:
        return "it is empty"
    if name[0] in SPACES or name[-1] in SPACES:
        return "it begins or ends with a space"
    if name.startswith("**"):
        return "it begins with '**', which is read as Markdown"
    match = _NAME_END.search(name)
    if match:
        return f"it holds {match[0]!r}"
    return characters.objection(name)


def provider_objection(provider: str) -> str | None:
    """Say why no narrative can have this provider, whatever its story, or return None."""
    if not provider:
        return "it is empty"
    if provider[0] in SPACES or provider[-1] in SPACES:
        return "it begins or ends with a space"
    match = _PROVIDER_LIMIT.search(provider)
    if match:
        return f"it holds {match[0]!r}"
    return characters.objection(provider)
