"""Identifiers: of a text, of the stories that stand in it, and of what a URL leads to."""

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from storyparse.encoding import require_utf8
from storyparse.model import Story

__all__ = ["iri", "minted", "prefixed"]


def minted(text: str) -> str:
    """Return the identifier of a text: the hash of its UTF-8, as RFC 6920 writes it in a URI.

    Raises:
        ValueError: The text holds lone surrogates, and has no UTF-8.

    Examples:
        >>> minted("Hello World!")
        'ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk'
    """
    require_utf8(text)
    digest = hashlib.sha256(text.encode()).digest()
    return f"ni:///sha-256;{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"


def prefixed(stories: Sequence[Story]) -> Iterator[tuple[str, Story]]:
    """Yield each story with what its identifiers begin with: nothing, where there is only one.

    Examples:
        >>> from storyparse import load_all
        >>> [prefix for prefix, _ in prefixed(load_all("examples/two-desks.story"))]
        ['story-1-', 'story-2-']
    """
    for number, story in enumerate(stories, 1):
        yield f"story-{number}-" if len(stories) > 1 else "", story


def iri(url: str) -> str:
    r"""Return a URL with all that no IRI can hold percent-encoded, as browsers do.

    Examples:
        >>> print(iri("https://port.example/a\\b|新聞\x07"))
        https://port.example/a%5Cb%7C新聞%07
    """
    match = _AUTHORITY.match(url)
    end = match.end() if match else 0
    path, hash_, fragment = url[end:].partition("#")
    return "".join((_encoded(url[:end]), _encoded(path, "[]"), hash_, _encoded(fragment, "[]#")))


# Where alone a bracket can stand: around an address of IPv6.
_AUTHORITY = re.compile("[A-Za-z][A-Za-z0-9+.-]*+://[^/?#]*+")


def _encoded(part: str, forbidden: str = "") -> str:
    marked = _NO_CODE.sub("%25", part)
    return "".join(
        character
        if character.isprintable() and character not in _IN_NO_IRI and character not in forbidden
        else quote(character, safe="", errors="surrogatepass")
        for character in marked
    )


_NO_CODE = re.compile("%(?![0-9A-Fa-f]{2})")
# RFC 3987, section 2.2: what is ASCII, and neither reserved nor unreserved nor "%".
_IN_NO_IRI = ' "<>\\^`{|}'
