"""Characters that nobody sees: what they are, and a text without them."""

import unicodedata
from collections.abc import Iterator

from storyparse.spelling.characters import BYTE_ORDER_MARK, LINE_END, SPACE_RUN, SPACES, compiled

__all__ = [
    "bidi_controls",
    "control_characters",
    "invisible_characters",
    "is_hidden",
    "named",
    "spaced",
    "unusual",
    "visible",
]

# Embeddings, overrides and isolates. The marks U+061C, U+200E and U+200F are ordinary letters'
# company in Arabic and Hebrew.
_BIDI_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# Fillers of Hangul, deprecated format characters, marks of annotations and tags are among them.
_INVISIBLE = "\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
_INVISIBLE += "\U000e0001\U000e0020-\U000e007f"
# Joiners and variation selectors shape what stands before them.
_SELECTORS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_SHAPING = rf"\u200c\u200d{_SELECTORS}"
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
# What a text processor somewhere takes for a line end, a page or a separator.
_BREAKS = "\x0b-\r\x1c-\x1f\x85"

_BIDI_RUN = f"[{_BIDI_CONTROLS}]++"
_INVISIBLE_OR_SHAPING_RUN = f"[{_INVISIBLE}{_SHAPING}]++"
# Behind what can be shaped; there a selector selects nothing unless it comes first.
_INVISIBLE_RUN = f"(?:[{_INVISIBLE}]|(?<=[{_INVISIBLE}{_SHAPING}])[{_SELECTORS}])+"
# The flags that Unicode's emoji-sequences.txt spells with tags: England, Scotland and Wales.
_REGIONS = "|".join(
    "".join(chr(0xE0000 + ord(letter)) for letter in region)
    for region in ("gbeng", "gbsct", "gbwls")
)
_TAGS_OF_FLAG = f"(?<=\U0001f3f4)(?:{_REGIONS})\U000e007f"
# A line end is passed over as a whole, and looked for at its beginning alone: time stays linear.
_LINE_END_OR_CONTROLS = (
    rf"(?<![{LINE_END}])[{LINE_END}]++(?:\n|\Z)|(?P<controls>[{_CONTROLS}]++|\r)"
)
_CONTROL = f"[{_CONTROLS}\r]"
_BREAK_RUN = f"[{_BREAKS}]++"
_HIDDEN = f"[{_BIDI_CONTROLS}{_INVISIBLE}{_SHAPING}{_CONTROLS}\r]++"

# Symbols aside: what else the Unicode emoji data (emoji-variation-sequences.txt) gives a selector.
_EMOJI = frozenset("#*\u203c\u2049\u2194\u2934\u2935\u25fb\u25fc\u25fd\u25fe\u3030\u303d")


def bidi_controls(text: str, among: str | None = None) -> Iterator[tuple[int, int]]:
    """Yield where runs of bidirectional controls stand: U+202A to U+202E, U+2066 to U+2069."""
    if compiled(_BIDI_RUN).search(unusual(text) if among is None else among):
        yield from (match.span() for match in compiled(_BIDI_RUN).finditer(text))


def invisible_characters(text: str, among: str | None = None) -> Iterator[tuple[int, int]]:
    """Yield where runs of invisible characters stand.

    A byte order mark at the start is none, and tags that spell a flag are none. Joiners and
    variation selectors are only where what stands before them is nothing they could shape: no
    letter, mark, digit or emoji; and selectors where they are not the first behind it.

    Args:
        text: The text.
        among: Its unusual characters, where they are known.

    Examples:
        >>> list(invisible_characters("a\u200bb")), list(invisible_characters("\u2708\ufe0f"))
        ([(1, 2)], [])
    """
    if not compiled(_INVISIBLE_OR_SHAPING_RUN).search(unusual(text) if among is None else among):
        return
    for run in compiled(_INVISIBLE_OR_SHAPING_RUN).finditer(text, text.startswith(BYTE_ORDER_MARK)):
        start, end = run.span()
        if start and _can_be_shaped(text[start - 1]):
            flag = compiled(_TAGS_OF_FLAG).match(text, start, end)
            runs = compiled(_INVISIBLE_RUN).finditer(text, flag.end() if flag else start, end)
            yield from (match.span() for match in runs)
        else:
            yield start, end


def unusual(text: str) -> str:
    """Return the characters of a text that are no printable ASCII: little, and soon searched.

    Examples:
        >>> unusual("Fares\u200b rose by 4\u00a0%.")
        '\\u200b\\xa0'
    """
    left = text.encode("utf-8", "surrogatepass").translate(None, _USUAL)
    return left.decode("utf-8", "surrogatepass")


_USUAL = b"\t\n" + bytes(range(0x20, 0x7F))


def _can_be_shaped(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LMN" or category in {"So", "Sk"} or character in _EMOJI


def control_characters(text: str, among: str | None = None) -> Iterator[tuple[int, int]]:
    r"""Yield where runs of control characters stand that are no tabs and no part of a line end.

    Args:
        text: The text.
        among: Its unusual characters, where they are known.

    Examples:
        >>> list(control_characters("a\x1b[31m\r\nb\rc\r"))
        [(1, 2), (9, 10)]
    """
    if not compiled(_CONTROL).search(unusual(text) if among is None else among):
        return
    start = end = -1
    for match in compiled(_LINE_END_OR_CONTROLS).finditer(text):
        if not match["controls"]:
            continue
        if match.start() != end:
            if start < end:
                yield start, end
            start = match.start()
        end = match.end()
    if start < end:
        yield start, end


def named(characters: str) -> str:
    """Return what Unicode calls a run of characters, by the first of them.

    Examples:
        >>> named("\u200b\u200b")
        'U+200B ZERO WIDTH SPACE (and 1 more)'
    """
    first, more = characters[0], len(characters) - 1
    name = " ".join((f"U+{ord(first):04X}", unicodedata.name(first, ""))).rstrip()
    return f"{name} (and {more} more)" if more else name


def is_hidden(text: str) -> bool:
    """Tell whether a text holds any character that `visible` takes out.

    Examples:
        >>> is_hidden("\u200b- It runs."), is_hidden("- It runs.")
        (True, False)
    """
    return not (text.isascii() and text.isprintable()) and bool(compiled(_HIDDEN).search(text))


def spaced(controls: str) -> str:
    r"""Return what stands for a run of control characters once they are gone: a space or nothing.

    Examples:
        >>> spaced("\x1b"), spaced("\r")
        ('', ' ')
    """
    return " " if compiled(_BREAK_RUN).search(controls) else ""


def visible(text: str) -> str:
    r"""Return what is seen of a text: without hidden characters, runs of spaces as one.

    Examples:
        >>> visible("The\u200b  ferry\rruns\x07. ")
        'The ferry runs.'
    """
    if not (text.isascii() and text.isprintable()):
        text = compiled(_HIDDEN).sub("", compiled(_BREAK_RUN).sub(" ", text))
    return SPACE_RUN.sub(" ", text).strip(SPACES)
