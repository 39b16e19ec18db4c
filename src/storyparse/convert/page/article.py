"""A story as an article of a page: its markers lead to its sources, and these lead back."""

import itertools
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import attrs

from storyparse.citations import Citation, Source, UnresolvedCitation
from storyparse.convert.page.markup import Markup, block, element, href
from storyparse.convert.providers import providers
from storyparse.display import clipped
from storyparse.model import Fact, Item, Narrative, Story

__all__ = ["Frame", "article", "title"]


@attrs.frozen
class Frame:
    """What an article has to know of its page.

    Attributes:
        id: Its id, and the beginning of every other id in it.
        level: The level of its title among the headings.
        language: Its language, where nothing around it says so.
        english: The language of the words around the story, where it is not that of the story.
        direction: Which way its language is written; None to see that by its letters.
    """

    id: str
    level: int
    language: str | None
    english: str | None
    direction: str | None = None


def article(story: Story, frame: Frame) -> Markup:
    """Return a story as an article.

    Args:
        story: The story, which may lack what only a faulty text lacks.
        frame: How it stands in its page.

    Examples:
        >>> story = Story("Ferry Opens", [Fact(["It runs."])])
        >>> print(article(story, Frame("ferry", 2, None, None)))
        <article class="story" id="ferry" dir="ltr" aria-labelledby="ferry-title">
        <h2 id="ferry-title" dir="auto">Ferry Opens</h2>
        <section class="facts">
        <h3>Facts</h3>
        <ol>
        <li id="ferry-fact-1"><p dir="auto">It runs.</p></li>
        </ol>
        </section>
        </article>
    """
    return block(
        "article",
        *_parts(story, frame),
        class_="story",
        id=frame.id,
        dir=frame.direction or _direction(story),
        lang=frame.language,
        aria_labelledby=f"{frame.id}-title",
    )


def title(story: Story, frame: Frame) -> str:
    """Return the title of a story, or that it has none."""
    return story.title or _missing("title", frame)


@attrs.frozen
class _Use:
    """Where an item uses a source: a marker links from there, and a link leads back."""

    id: str
    name: str
    source: Source


@attrs.frozen
class _Place:
    """Where an item stands: the marker of each source that provides it, and of each it cites."""

    id: str
    provided: Sequence[_Use]
    cited: Sequence[_Use]
    frame: Frame


def _places(story: Story, kind: str, items: Iterable[Item], frame: Frame) -> Iterator[_Place]:
    for number, item in enumerate(items, 1):
        id_ = f"{frame.id}-{kind}-{number}"
        provided = providers(story, item) if isinstance(item, Narrative) else ()
        sources = (*provided, *(citation.source for citation in item.citations))
        uses = list(_uses(sources, id_, f"{kind} {number}"))
        yield _Place(id_, uses[: len(provided)], uses[len(provided) :], frame)


def _uses(sources: Iterable[Source], id_: str, name: str) -> Iterator[_Use]:
    times: Counter[int] = Counter()
    for place, source in enumerate(sources, 1):
        times[source.number] += 1
        again = f" ({times[source.number]})" if times[source.number] > 1 else ""
        yield _Use(f"{id_}-{place}", f"{name}{again}", source)


def _parts(story: Story, frame: Frame) -> Iterator[Markup]:
    facts = list(_places(story, "fact", story.facts, frame))
    narratives = list(_places(story, "narrative", story.narratives, frame))
    yield element(f"h{frame.level}", title(story, frame), id=f"{frame.id}-title", dir="auto")
    yield _section("Facts", map(_fact, story.facts, facts), frame)
    if story.narratives:
        yield _section("Narratives", map(_narrative, story.narratives, narratives), frame)
    if story.sources:
        uses: defaultdict[int, list[_Use]] = defaultdict(list)
        for place in (*facts, *narratives):
            for use in (*place.provided, *place.cited):
                uses[use.source.number].append(use)
        listed = (_source(each, uses[each.number], frame) for each in story.sources)
        yield _section("Sources", listed, frame)


def _direction(story: Story) -> str:
    """Return which way a story is written: as the first letter that has a direction."""
    texts = itertools.chain([story.title], (item.text for item in story.items))
    directions = map(unicodedata.bidirectional, itertools.chain.from_iterable(texts))
    first = next((each for each in directions if each in {"L", "R", "AL"}), "L")
    return "ltr" if first == "L" else "rtl"


def _missing(what: str, frame: Frame) -> Markup:
    return element("span", f"(no {what})", class_="missing", lang=frame.english)


def _section(title: str, items: Iterable[Markup], frame: Frame) -> Markup:
    heading = element(f"h{frame.level + 1}", title, lang=frame.english)
    listed = list(items)
    body = block("ol", *listed) if listed else element("p", _missing(title.lower(), frame))
    return block("section", heading, body, class_=title.lower())


def _fact(fact: Fact, place: _Place) -> Markup:
    return element("li", _content(fact, place), id=place.id)


def _narrative(narrative: Narrative, place: _Place) -> Markup:
    name = narrative.name or _missing("name", place.frame)
    return block(
        "li",
        element(f"h{place.frame.level + 2}", name, dir="auto"),
        *_provider(narrative, place),
        _content(narrative, place),
        id=place.id,
    )


def _provider(narrative: Narrative, place: _Place) -> Iterator[Markup]:
    if narrative.provider is not None:
        by, english = "as provided by ", place.frame.english
        yield element(
            "p",
            by if english is None else element("span", by, lang=english),
            element("cite", narrative.provider, dir="auto"),
            *(_marker(use, place.frame) for use in place.provided),
            class_="provider",
            dir="ltr",
        )


def _content(item: Item, place: _Place) -> Markup:
    uses = iter(place.cited)
    pieces = [_piece(piece, uses, place.frame) for piece in item.content]
    return element("p", *(pieces or [_missing("text", place.frame)]), dir="auto")


def _piece(piece: str | Citation | UnresolvedCitation, uses: Iterator[_Use], frame: Frame) -> str:
    if isinstance(piece, str):
        return piece
    if isinstance(piece, Citation):
        return _marker(next(uses), frame)
    reason = "no source has this number"
    marker = element("span", str(piece), class_="unresolved", title=reason, lang=frame.english)
    return element("sup", marker)


def _marker(use: _Use, frame: Frame) -> Markup:
    number, name = use.source.number, use.source.name
    link = element(
        "a",
        f"[{number}]",
        id=use.id,
        href=f"#{frame.id}-source-{number}",
        aria_label=f"Source {number}",
        title=clipped(name, _TOOLTIP),
    )
    return element("sup", link)


def _source(source: Source, uses: Sequence[_Use], frame: Frame) -> Markup:
    url = None if source.url is None else href(source.url)
    name: str = source.name
    if url is not None:
        name = element("a", name, href=url, rel="noreferrer noopener external")
    return block(
        "li",
        element("cite", name, dir="auto"),
        *_host(source),
        _back(uses, frame),
        id=f"{frame.id}-source-{source.number}",
        value=source.number,
    )


def _host(source: Source) -> Iterator[Markup]:
    """Yield where the URL of a source leads to, unless its name says so."""
    if source.url is not None:
        match = _AUTHORITY.match(source.url)
        host = match[1].rpartition("@")[2] if match else source.url
        if host.casefold() != source.name.casefold():
            yield element("span", host, class_="host", dir="ltr")


def _back(uses: Sequence[_Use], frame: Frame) -> Markup:
    if not uses:
        return element("p", "Not used", class_="unused", dir="ltr", lang=frame.english)
    links = [element("a", use.name, href=f"#{use.id}") for use in uses]
    separated = [piece for link in links for piece in (", ", link)][1:]
    return element("p", "Used in ", *separated, class_="uses", dir="ltr", lang=frame.english)


# Browsers take any number of slashes for two.
_AUTHORITY = re.compile(r"https?:/++([^/?#]++)")
_TOOLTIP = 80
