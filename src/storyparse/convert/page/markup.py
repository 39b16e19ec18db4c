"""HTML that is escaped by construction: what is no `Markup` is text, whatever it holds."""

import re
import unicodedata

from storyparse.convert.identifiers import iri
from storyparse.display import Translation, escaped, printable

__all__ = ["Markup", "block", "element", "href"]


class Markup(str):
    """HTML, as `element` and `block` make it."""

    __slots__ = ()


def element(tag: str, *children: str, **attributes: str | int | None) -> Markup:
    r"""Return an element.

    What HTML cannot hold, and what would be obeyed or hidden instead of shown, is shown by its
    code point; in attributes and the page's title, where no element can stand, by its escape.

    Args:
        tag: Its name.
        children: What stands in it: text, and the markup of other elements.
        attributes: Its attributes, without those that are None. An underscore stands for a
            hyphen; one at the end is dropped.

    Examples:
        >>> element("p", "<b> & ", element("cite", "Coast Daily", class_="x"), dir="auto")
        '<p dir="auto">&lt;b&gt; &amp; <cite class="x">Coast Daily</cite></p>'
        >>> print(element("p", "a\0b", title="\0"))
        <p title="\x00">a<code class="character" dir="ltr">U+0000</code>b</p>
    """
    start = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{str(value).translate(_IN_ATTRIBUTES)}"'
        for name, value in attributes.items()
        if value is not None
    )
    if tag in _VOID:
        return Markup(f"<{tag}{start}>")
    table = _IN_ATTRIBUTES if tag == "title" else _IN_TEXT
    inner = "".join(_written(child, table) for child in children)
    return Markup(f"<{tag}{start}>{inner}</{tag}>")


def block(tag: str, *children: str, **attributes: str | int | None) -> Markup:
    r"""Return an element whose children stand on lines of their own.

    Examples:
        >>> block("ul", element("li", "one"), element("li", "two"))
        '<ul>\n<li>one</li>\n<li>two</li>\n</ul>'
    """
    lines = [piece for child in children for piece in (_NEWLINE, child)]
    return element(tag, *lines, _NEWLINE, **attributes)


def href(url: str) -> str | None:
    """Return a URL as a link holds it, or None for one that is neither http nor https.

    What no URL holds is percent-encoded, so that a browser reads the URL as everybody else does:
    to it a backslash were a slash.

    Examples:
        >>> href("https://port.example/\\\\ferry?a=新聞"), href("javascript:alert(1)")
        ('https://port.example/%5Cferry?a=新聞', None)
    """
    return iri(url) if _WEB.match(url) else None


def _written(child: str, table: Translation) -> str:
    return child if isinstance(child, Markup) else child.translate(table)


def _in_text(character: str) -> str:
    if _is_shown(character):
        return character if character == '"' else _ENTITIES.get(character, character)
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, None)
    return element("code", code, class_="character", dir="ltr", title=name)


def _in_attribute(character: str) -> str:
    shown = character if _is_shown(character) else escaped(character)
    return _ENTITIES.get(shown, shown)


def _is_shown(character: str) -> bool:
    """Tell whether a character is seen as itself, and may stand in HTML."""
    point = ord(character)
    is_noncharacter = point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF  # noqa: PLR2004 - Unicode's
    return character == "\t" or (printable(character) == character and not is_noncharacter)


_VOID = frozenset({"meta"})
_NEWLINE = Markup("\n")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_WEB = re.compile("https?://")
_IN_TEXT = Translation(_in_text)
_IN_ATTRIBUTES = Translation(_in_attribute)
