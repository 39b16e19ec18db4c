"""The head of a narrative: its name, and who provided it."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from storyparse.spelling import characters, names
from storyparse.spelling.characters import SPACE, SPACES, compiled
from storyparse.values import named

__all__ = [
    "Head",
    "Listed",
    "head",
    "name_objection",
    "provider_objection",
    "provider_start",
    "stance",
    "written",
]

_NAME_END = r"[,:\uff1a\[\]]"
_PROVIDER_LIMIT = re.compile(r"[:\uff1a\[\]]")
_STARS_OR_SPACES = rf"\*++|{SPACE}++"
_BY = rf",{SPACE}++as{SPACE}++provided{SPACE}++by{SPACE}++"
_MOST_WORDS = 32  # of a name that is looked for in providers: a bound that keeps time linear
_STOP = re.compile(rf"\.(?={SPACE})")
_CUT = rf"(?P<stop>{_STOP.pattern})|{names.SEPARATOR}"

# A head as the canonical text writes it; a provider is told here if it holds no full stop.
_CANONICAL = re.compile(
    rf"([^{SPACES},:\uff1a\[\]*][^,:\uff1a\[\]]*(?<![{SPACES}]))(?:: |, as provided by "
    rf"(?:([^{SPACES}:\uff1a\[\].][^:\uff1a\[\].]*(?<![{SPACES}]))\. )?)(?=[^{SPACES}])"
)


class Head(NamedTuple):
    """What stands before a narrative's content.

    Attributes:
        name: The narrative's name.
        provider: Who provided it, or None.
        end: Where the content begins.
    """

    name: str
    provider: str | None
    end: int


class Listed:
    """The names of a story's sources, as far as they tell where a provider ends.

    Args:
        source_names: The names.
    """

    def __init__(self, source_names: Sequence[str]) -> None:
        self._names = source_names
        self._interrupted: list[tuple[str, int]] = []
        self.before_stops: Collection[str] = ()
        """The words before the first full stop before a space, in the names that hold one."""
        if _STOP.search("\n".join(source_names)):
            stops = ((name, _STOP.search(name)) for name in source_names)
            self._interrupted = [(name, stop.start()) for name, stop in stops if stop]
            self.before_stops = {_last_word(name[:stop]) for name, stop in self._interrupted}

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of all names."""
        return frozenset(map(names.key, self._names))

    @cached_property
    def interrupted(self) -> frozenset[str]:
        """The keys of those that hold a full stop before a space: these can lengthen a provider."""
        return frozenset(names.key(name) for name, _ in self._interrupted)

    @cached_property
    def words(self) -> int:
        """How many words the longest of these has, if it has few enough to be looked for."""
        counts = (key.count(" ") + 1 for key in self.interrupted)
        return max((count for count in counts if count <= _MOST_WORDS), default=0)


def _last_word(text: str) -> str:
    return names.key(text).rpartition(" ")[2]


def head(item: str, sources: Listed) -> Head | str:
    """Split the head from a narrative, or say why that cannot be done.

    Args:
        item: The narrative's text, without its bullet.
        sources: What the story's sources tell about its providers.

    Examples:
        >>> head("Critical narrative, as provided by U.S. Harbor News. Nobody asked.", Listed(()))
        Head(name='Critical narrative', provider='U.S. Harbor News', end=53)
    """
    canonical = _canonical(item, sources)
    if canonical:
        return canonical
    start = _bold_end(item)
    match = compiled(_NAME_END).search(item, start)
    if match is None:
        return "no colon ends its name"
    if match[0] in "[]":
        return f"its name holds {match[0]!r}"
    name = item[start : match.start()].rstrip(SPACES)
    bold_open = "**" in item[:start]
    if bold_open and name.endswith("**"):
        name = name[: len(name) - _bold_end(name[::-1])]
        bold_open = False
    if not name:
        return "it has no name"
    if match[0] == ",":
        return _provided(item, name, match.start(), sources)
    end = characters.after_spaces(item, match.end())
    if bold_open and item.startswith("**", end):
        end = characters.after_spaces(item, end + 2)
    return _before_content(Head(name, None, end), item)


def _canonical(item: str, sources: Listed) -> Head | None:
    """Split the head from a narrative, if it is canonical and its provider ends at once.

    That is at its first full stop, as nearly all do: that stop is part of an initialism only behind
    another one, and of a listed name only where the word before it is the one in that name.
    """
    match = _CANONICAL.match(item)
    if match is None:
        return None
    name, provider = match.groups()
    end = match.end()
    if provider is None:
        if item[end - 2] == ":":
            return named(Head, (name, None, end))
        stop = item.find(". ", end)
        provider, end = item[end : max(stop, end)], stop + 2
        is_plain = (
            provider
            and provider.isprintable()  # U+0020 is the only space that is.
            and provider[-1] != " "
            and provider[-2:-1] != "."
            and not _PROVIDER_LIMIT.search(provider)
            and item[end : end + 1] not in SPACES
        )
        if not is_plain:
            return None
    if sources.before_stops and _last_word(provider) in sources.before_stops:
        return None
    return named(Head, (name, provider, end))


def written(name: str, provider: str | None) -> str:
    """Return the head of a narrative as the canonical text writes it before the content.

    Examples:
        >>> written("Critical narrative", "Coast Daily")
        'Critical narrative, as provided by Coast Daily. '
    """
    return f"{name}: " if provider is None else f"{name}, as provided by {provider}. "


def provider_start(item: str) -> int:
    """Return where the provider begins in the text of a narrative that has one.

    Examples:
        >>> provider_start("Critical narrative, as provided by Coast Daily. Nobody asked.")
        35
    """
    by = compiled(_BY).search(item)
    return by.end() if by else 0


def _before_content(found: Head, item: str) -> Head | str:
    return found if found.end < len(item) else "nothing stands after its name"


def _provided(item: str, name: str, start: int, sources: Listed) -> Head | str:
    by = compiled(_BY).match(item, start)
    if by is None:
        return "its name holds a comma, and 'as provided by' does not follow"
    stop = _provider_end(item, by.end(), sources)
    if stop is None:
        limit = _PROVIDER_LIMIT.search(item, by.end())
        if limit:
            return f"its provider holds {limit[0]!r}"
        ended = item.endswith(".")
        return "nothing stands after its provider" if ended else "no full stop ends its provider"
    provider = item[by.end() : stop].rstrip(SPACES)
    if not provider:
        return "it has no provider after 'as provided by'"
    end = characters.after_spaces(item, stop + 1)
    if item[stop] != "." or item[stop - 1] in SPACES:
        # It is written with a full stop of its own, and must end there then.
        written = f"{provider}. {item[end:]}"
        if _provider_end(written, 0, sources) != len(provider):
            return "it cannot be told where its provider ends"
    return _before_content(Head(name, provider, end), item)


def _bold_end(text: str) -> int:
    """Return where the run of "**" and spaces ends that a text begins with."""
    end = 0
    for match in characters.consecutive(compiled(_STARS_OR_SPACES), text):
        start, end = match.span()
        if text[start] == "*" and (end - start) % 2:
            return end - 1
    return end


def _provider_end(item: str, start: int, sources: Listed) -> int | None:
    """Return where a provider ends: at a full stop before a space, or at a colon before any.

    It ends at the first such stop, unless that stop is part of a listed name or of an initialism
    (which ends no listed name), and another such stop follows.
    """
    limit = _PROVIDER_LIMIT.search(item, start)
    end = limit.start() if limit else len(item)
    stop = _provider_stop(item, start, end, sources)
    return end if stop is None and limit and limit[0] not in "[]" else stop


def _provider_stop(item: str, start: int, end: int, sources: Listed) -> int | None:
    """Return the last full stop that a provider reaches, or None where it reaches none."""
    stop = None
    named = _name_end(item, start, end, sources)
    piece, first = start, True
    for cut in compiled(_CUT).finditer(item, start, end):
        if cut.start() < named:
            # Over the name, if another stop follows; if not, the first one in it is the end.
            stop = cut.start() if stop is None and cut["stop"] else stop
        elif cut["stop"] is None:
            piece, first = cut.end(), True
            named = _name_end(item, piece, end, sources)
        elif stop is None or item[cut.start() - 1] not in SPACES:
            # The first stop ends a provider even after a space, which goes; no other one does.
            stop = cut.start()
            is_name = stop == named or (first and names.key(item[piece:stop]) in sources.keys)
            if is_name or not _ends_initialism(item, start, stop):
                break
            first = False
    return stop


def _name_end(item: str, start: int, end: int, sources: Listed) -> int:
    """Return where the longest listed name that holds a stop ends, begun at start; or start."""
    spaces = islice(characters.SPACE_RUN.finditer(item, start, end), sources.words)
    ends = [*(match.start() for match in spaces), end][: sources.words]
    for word_end in reversed(ends):
        for name in (item[start:word_end], item[start:word_end].removesuffix(",")):
            if names.key(name) in sources.interrupted:
                return start + len(name.removesuffix("."))
    return start


def _ends_initialism(item: str, start: int, stop: int) -> bool:
    return (
        stop - start >= 3  # noqa: PLR2004 - two capitals and the stop between them
        and item[stop - 2] == "."
        and unicodedata.category(item[stop - 1]) == "Lu"
        and unicodedata.category(item[stop - 3]) == "Lu"
    )


def stance(name: str) -> str:
    """Return a narrative's stance: its name without a final " narrative".

    Examples:
        >>> stance("Pro-development narrative"), stance("Narrative A")
        ('Pro-development', 'Narrative A')
    """
    word = "narrative"
    before = name[: -len(word)]
    ends = name[-len(word) :].lower() == word and before[-1:] in tuple(SPACES)
    return before.rstrip(SPACES) if ends else name


def name_objection(name: str) -> str | None:
    """Say why no narrative can have this name, or return None."""
    if name.startswith("**"):
        return "it begins with '**', which is read as Markdown"
    return _objection(name, compiled(_NAME_END))


def provider_objection(provider: str) -> str | None:
    """Say why no narrative can have this provider, whatever its story, or return None."""
    return _objection(provider, _PROVIDER_LIMIT)


def _objection(part: str, limit: re.Pattern[str]) -> str | None:
    match = limit.search(part)
    return (
        characters.objection_to_ends(part)
        or (match and f"it holds {match[0]!r}")
        or characters.objection(part)
    )
