"""Stories as HTML: a page that needs nothing else, or articles for a page of one's own."""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

from storyparse.citations import written
from storyparse.convert.page.article import Frame, article, title
from storyparse.convert.page.markup import Markup, block, element
from storyparse.model import Item, Story, stories_of
from storyparse.streams import AnyPath, Writable, write

__all__ = ["dump", "dumps"]


def dumps(stories: Story | Iterable[Story], *, fragment: bool = False, language: str = "en") -> str:
    """Write a story, or several, as HTML.

    The page needs nothing else: no script, font or picture. Whatever the stories say is text, and
    links lead to http and https alone. What nobody would see is shown by its code point. A story
    that was read from a faulty text is written as well, and what it lacks is said.

    Args:
        stories: A story, or any number of them.
        fragment: Whether to write only the articles, without a style. Their titles are h2, for a
            page that has an h1 of its own.
        language: The language of the stories, as BCP 47 writes it. The words around them are
            English.

    Returns:
        The HTML, with a final newline.

    Raises:
        TypeError: One of them is no story.

    Examples:
        >>> from storyparse import Fact, Story
        >>> from storyparse.convert.html import dumps
        >>> text = dumps(Story("Ferry Opens", [Fact(["It <b>runs</b>."])]), fragment=True)
        >>> print(text.splitlines()[5])
        <li id="s0cd0c52a70-fact-1"><p dir="auto">It &lt;b&gt;runs&lt;/b&gt;.</p></li>
    """
    told = list(stories_of(stories))
    frames = list(_frames(told, is_fragment=fragment, language=language))
    articles = list(map(article, told, frames))
    if fragment:
        return "\n".join([*articles, ""]) or "\n"
    return f"<!DOCTYPE html>\n{_page(told, frames, articles, language)}\n"


def dump(
    stories: Story | Iterable[Story],
    file: AnyPath | Writable,
    *,
    fragment: bool = False,
    language: str = "en",
) -> None:
    """Write a story, or several, to a file: see `dumps`.

    Args:
        stories: A story, or any number of them.
        file: A path, written as UTF-8 and atomically, or an open file of text or bytes.
        fragment: Whether to write only the articles.
        language: The language of the stories.

    Raises:
        OSError: The file cannot be written.
        TypeError: One of the stories is none, or the file neither a path nor an open file.

    Examples:
        >>> import io
        >>> from storyparse import load
        >>> from storyparse.convert.html import dump
        >>> file = io.StringIO()
        >>> dump(load("examples/ferry.story"), file)
        >>> file.getvalue().splitlines()[0]
        '<!DOCTYPE html>'
    """
    write(file, dumps(stories, fragment=fragment, language=language))


def _frames(stories: Sequence[Story], *, is_fragment: bool, language: str) -> Iterator[Frame]:
    level = 1 if len(stories) == 1 and not is_fragment else 2
    times: Counter[str] = Counter()
    for name in map(_name, stories):
        times[name] += 1
        id_ = name if times[name] == 1 else f"{name}-{times[name]}"
        direction = "rtl" if _is_right_to_left(language) else None
        yield Frame(id_, level, language if is_fragment else None, _english(language), direction)


def _name(story: Story) -> str:
    """Return a name minted from what a story says: no other has it, and links to it stay."""
    sources = [(source.number, source.name, source.url) for source in story.sources]
    facts = [_said(fact) for fact in story.facts]
    narratives = [
        (narrative.name, narrative.provider, _said(narrative)) for narrative in story.narratives
    ]
    everything = ascii((story.title, facts, sources, narratives))
    return f"s{hashlib.sha256(everything.encode()).hexdigest()[:10]}"


def _said(item: Item) -> str:
    return written(item.content)


def _english(language: str) -> str | None:
    """Return what the words around stories in a language have to say of their own."""
    return None if _subtag(language) == "en" else "en"


def _subtag(language: str) -> str:
    """Return the first part of a language tag."""
    return language.lower().partition("-")[0]


def _is_right_to_left(language: str) -> bool:
    """Tell whether a language tag names such a script, or none and such a language."""
    first, *others = language.lower().split("-")
    scripts = [each for each in others if len(each) == _SCRIPT]
    return scripts[0] in _SCRIPTS if scripts else first in _RIGHT_TO_LEFT


_SCRIPT = 4
"""How many letters the code of a script has (ISO 15924)."""
_SCRIPTS = frozenset(("adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"))
# The languages of the Unicode CLDR that are written from the right to the left by default.
_RIGHT_TO_LEFT = frozenset(
    ("ar", "ckb", "dv", "fa", "he", "iw", "ji", "ps", "sd", "syr", "ug", "ur", "yi")
)


# The page


def _page(
    stories: Sequence[Story], frames: Sequence[Frame], articles: Sequence[Markup], language: str
) -> Markup:
    count = len(stories)
    name = f"{count} stories" if count != 1 else stories[0].title or "(no title)"
    heading = element("h1", name, lang=_english(language))
    contents = [] if count == 1 else [block("header", heading, *_contents(stories, frames))]
    body = block("body", *contents, block("main", *articles))
    return block("html", _head(name), body, lang=language)


def _head(title: str) -> Markup:
    style, policy = _style()
    return block(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="generator", content="storyparse"),
        element("title", title),
        element("style", style),
    )


@cache
def _style() -> tuple[Markup, str]:
    """Return the style of a page, and the policy that allows it and nothing else."""
    style = files("storyparse.convert.page").joinpath("page.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    others = "base-uri 'none'; form-action 'none'"
    return Markup(style), f"default-src 'none'; style-src 'sha256-{digest}'; {others}"


def _contents(stories: Sequence[Story], frames: Sequence[Frame]) -> Iterator[Markup]:
    links = [
        element("li", element("a", title(story, frame), href=f"#{frame.id}", dir="auto"))
        for story, frame in zip(stories, frames, strict=True)
    ]
    if links:
        yield block("nav", block("ol", *links), aria_label="Stories")
