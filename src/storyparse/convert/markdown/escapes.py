"""Spellings that keep the characters of a story from being lost in Markdown or becoming markup."""

import json
import re
from urllib.parse import quote

from storyparse.display import Translation
from storyparse.encoding import require_utf8

__all__ = ["beside_references", "block", "exact_url", "inline", "target", "unspelled"]

# What CommonMark, GitHub and common extensions read as markup wherever it stands: brackets and
# emphasis, doubled signs, emoji codes, addresses; and spaces that would be collapsed.
_MARKUP = re.compile(
    r"[\\`*_{}\[\]<>~|$^@#]"
    r"|([=+%:])(?=\1)"
    r"|:(?=//|[\w+-]++:)"
    r"|(?<=[Ww]{3})\."
    r"|(?P<entity>&)(?=#?\w++;)"
    r"|(?<= ) "
)
_MARKUP_IN_TARGET = re.compile(r"\\|&(?=#?\w++;)")
_WITHOUT_BACKSLASH = {"&": "&amp;", " ": "&#x20;"}

# A letter, perhaps with combining marks.
_LETTER = r"[^\W\d_][^\w\0-\x7f]*+"
_LIST_NUMBER = rf"(?:[0-9]{{1,9}}|{_LETTER}|[ivxlcdm]{{1,9}}|[IVXLCDM]{{1,9}})"
# Where a backslash is wanted at the beginning of a block; in pandoc also after "(a", "é" or "iv".
_BLOCK_START = re.compile(rf"\A(\(?{_LIST_NUMBER}(?=[.)](?: |\Z))|(?=[-+=:%!?]))")
# No other bracket is written without a backslash.
_BESIDE_REFERENCE = re.compile(r"(?<=[0-9]\])(?=[(:])|(?=!\[\^)")

# What words of many scripts, and emoji, are joined with; Markdown leaves it alone.
_JOINERS = "\u00a0\u200c\u200d"
# CommonMark has no character references to controls, surrogates and noncharacters.
_NONCHARACTERS = "".join(
    chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
_UNREFERABLE = re.compile(f"[\0-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_NONCHARACTERS}]")
_DATA = re.compile(r'<data value="U\+((?:10|[0-9A-F])?[0-9A-F]{4})">.</data>')


def _spelled(character: str) -> str:
    if character.isprintable() or character in _JOINERS:
        return character
    require_utf8(character)
    point = ord(character)
    if not _UNREFERABLE.match(character):
        return f"&#x{point:x};"
    pictures = {0x7F: "\u2421"} | {control: chr(0x2400 + control) for control in range(0x20)}
    return f'<data value="U+{point:04X}">{pictures.get(point, chr(0xFFFD))}</data>'


_SPELLINGS = Translation(_spelled)


def inline(text: str) -> str:
    r"""Return Markdown that says a text, if it begins no block.

    Args:
        text: Words of a story.

    Examples:
        >>> print(inline("*Boats* & [ferries] cost $4\u202e\0"))
        \*Boats\* & \[ferries\] cost \$4&#x202e;<data value="U+0000">␀</data>
    """
    return _escaped(_MARKUP, text)


def _escaped(markup: re.Pattern[str], text: str) -> str:
    marked = markup.sub(_escape, text)
    return marked if marked.isprintable() else marked.translate(_SPELLINGS)


def _escape(match: re.Match[str]) -> str:
    return _WITHOUT_BACKSLASH.get(match[0], f"\\{match[0]}")


def beside_references(line: str) -> str:
    r"""Return Markdown in which no footnote reference becomes a link, definition or image.

    Args:
        line: Markdown made of `inline` and of references.

    Examples:
        >>> print(beside_references("Full speed![^1](sic)"))
        Full speed\![^1]\(sic)
    """
    return _BESIDE_REFERENCE.sub(r"\\", line)


def block(line: str) -> str:
    r"""Return Markdown that can begin a paragraph without becoming another block.

    Args:
        line: Markdown made of `inline` and of references.

    Examples:
        >>> print(block("2024. A good year"))
        2024\. A good year
    """
    return _BLOCK_START.sub(r"\1\\", line)


def target(url: str) -> str:
    r"""Return the target of a link: what stands in its parentheses.

    What no link can go to is percent-encoded, and the title says the URL in the escapes of JSON.

    Examples:
        >>> print(target("https://port.example/ferry"))
        <https://port.example/ferry>
        >>> print(target("https://port.example/\0"))
        <https://port.example/%00> "https://port.example/\\u0000"
    """
    require_utf8(url)
    encoded = _percent_encoded(url)
    destination = f"<{_escaped(_MARKUP_IN_TARGET, encoded)}>"
    if encoded == url:
        return destination
    title = _escaped(_MARKUP_IN_TARGET, json.dumps(url)[1:-1]).replace('"', "&quot;")
    return f'{destination} "{title}"'


def exact_url(destination: str, title: str) -> str:
    r"""Return the URL that a link was written for, as `target` does it.

    Examples:
        >>> exact_url("https://port.example/%00", "https://port.example/\\u0000")
        'https://port.example/\x00'
        >>> exact_url("https://port.example/", "The Port Times")
        'https://port.example/'
    """
    try:
        url = json.loads(f'"{title}"')
    except ValueError:
        return destination
    return url if _percent_encoded(url) == destination else destination


def _percent_encoded(url: str) -> str:
    return _UNREFERABLE.sub(lambda match: quote(match[0], errors="surrogatepass"), url)


def unspelled(markdown: str, start: int) -> tuple[str, int] | None:
    """Return the character that HTML stands for, as `inline` writes it, and where that ends.

    Examples:
        >>> unspelled('<data value="U+0000">␀</data>!', 0)
        ('\\x00', 29)
    """
    match = _DATA.match(markdown, start)
    if match is None:
        return None
    character = chr(int(match[1], 16))
    return (character, match.end()) if _SPELLINGS[ord(character)] == match[0] else None
