"""Stories as JSON-LD in the vocabulary of schema.org, for search engines and other readers."""

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import TypeAlias

from storyparse.citations import Citation, Source, cited_numbers
from storyparse.convert.identifiers import iri, prefixed
from storyparse.convert.json_text import Json, written
from storyparse.model import Fact, Item, Narrative, Story
from storyparse.spelling import names
from storyparse.spelling.characters import SPACES
from storyparse.streams import AnyPath, Writable, write
from storyparse.writer import writable

__all__ = ["dump", "dumps"]


def dumps(stories: Story | Iterable[Story]) -> str:
    """Write a story, or several, as JSON-LD: one object, safe in a script element.

    A story is a ``NewsArticle``; several are the ``@graph`` of the object. Its sources are what it
    cites; its parts are the facts, each a ``Claim``, and the narratives, each with a provider an
    ``OpinionNewsArticle`` and without one a ``CreativeWork``. Nothing is a ``ClaimReview``, since
    nothing is rated. A source's ``position`` is its number.

    What a part says stands there without its citation markers; its ``citation`` names each source
    that it cites once, in order. A marker without a source stays in the text. Where the provider
    of a narrative is matched to sources, these have the same organization as ``provider``; where
    it is a list, each of its organizations has the name of its sources.

    The identifiers are fragments of the page that holds the object: "#source-1", "#fact-1",
    "#narrative-1" and "#outlet-1", which is who provides the source 1; where there are several
    stories, "#story-2-source-1". What no IRI can hold is percent-encoded in URLs.

    Args:
        stories: A story, or any number of them.

    Returns:
        The JSON, with a final newline.

    Raises:
        ValueError: A story that was read from a faulty text cannot be written.
        TypeError: One of them is no story.

    Examples:
        >>> from storyparse import Citation, Fact, Source, Story
        >>> from storyparse.convert.schema_org import dumps
        >>> coast = Source(1, "Coast Daily")
        >>> story = Story("Ferry Opens", [Fact(["It runs.", Citation(coast)])], [coast])
        >>> print(dumps(story), end="")
        {
          "@context": "https://schema.org",
          "@type": "NewsArticle",
          "headline": "Ferry Opens",
          "citation": [
            {
              "@type": "CreativeWork",
              "@id": "#source-1",
              "position": 1,
              "name": "Coast Daily"
            }
          ],
          "hasPart": [
            {
              "@type": "Claim",
              "@id": "#fact-1",
              "position": 1,
              "text": "It runs.",
              "citation": [
                {
                  "@id": "#source-1"
                }
              ]
            }
          ]
        }
    """
    several = prefixed(list(writable(stories)))
    articles = [_article(story, f"#{prefix}") for prefix, story in several]
    return written({**_CONTEXT, **(articles[0] if len(articles) == 1 else {"@graph": articles})})


def dump(stories: Story | Iterable[Story], file: AnyPath | Writable) -> None:
    """Write a story, or several, to a file: see `dumps`.

    Args:
        stories: A story, or any number of them.
        file: A path, written as UTF-8 and atomically, or an open file of text or bytes.

    Raises:
        ValueError: A story that was read from a faulty text cannot be written.
        OSError: The file cannot be written.
        TypeError: One of the stories is none, or the file neither a path nor an open file.

    Examples:
        >>> import io
        >>> from storyparse import load
        >>> from storyparse.convert.schema_org import dump
        >>> file = io.StringIO()
        >>> dump(load("examples/ferry.story"), file)
        >>> file.getvalue().splitlines()[2]
        '  "@type": "NewsArticle",'
    """
    write(file, dumps(stories))


_CONTEXT = {"@context": "https://schema.org"}

_Node: TypeAlias = Mapping[str, Json]


def _article(story: Story, prefix: str) -> _Node:
    provided = [(narrative, story.providers(narrative)) for narrative in story.narratives]
    outlets = _outlets(chain.from_iterable(sources for _, sources in provided), prefix)
    facts = (_fact(fact, place, prefix) for place, fact in enumerate(story.facts, 1))
    narratives = (
        _narrative(narrative, place, prefix, _providers(narrative.provider, sources, outlets))
        for place, (narrative, sources) in enumerate(provided, 1)
    )
    return _node(
        "NewsArticle",
        headline=story.title,
        citation=[_source(source, prefix, outlets) for source in story.sources],
        hasPart=[*facts, *narratives],
    )


def _node(type_: str, id_: str | None = None, **properties: Json) -> _Node:
    """Return a node with those of the properties that it has."""
    everything = {"@type": type_, "@id": id_, **properties}
    return {name: value for name, value in everything.items() if value}


def _outlets(providers: Iterable[Source], prefix: str) -> Mapping[int, str]:
    """Return the identifiers of who provides these sources, by number: of one name, the same."""
    firsts: dict[str, int] = {}
    return {
        source.number: f"{prefix}outlet-{firsts.setdefault(names.key(source.name), source.number)}"
        for source in providers
    }


def _source(source: Source, prefix: str, outlets: Mapping[int, str]) -> _Node:
    outlet = outlets.get(source.number)
    return _node(
        "CreativeWork",
        f"{prefix}source-{source.number}",
        position=source.number,
        name=source.name,
        url=source.url and iri(source.url),
        provider=outlet and _node("Organization", outlet, name=source.name),
    )


def _fact(fact: Fact, place: int, prefix: str) -> _Node:
    return _node(
        "Claim",
        f"{prefix}fact-{place}",
        position=place,
        text=_said(fact),
        citation=_cited(fact, prefix),
    )


def _narrative(narrative: Narrative, place: int, prefix: str, providers: list[_Node]) -> _Node:
    is_provided = narrative.provider is not None
    return _node(
        "OpinionNewsArticle" if is_provided else "CreativeWork",
        f"{prefix}narrative-{place}",
        position=place,
        name=narrative.name,
        provider=providers,
        **{"articleBody" if is_provided else "text": _said(narrative)},
        citation=_cited(narrative, prefix),
    )


def _providers(
    provider: str | None, sources: tuple[Source, ...], outlets: Mapping[int, str]
) -> list[_Node]:
    if provider is None:
        return []
    identifiers = dict.fromkeys(outlets[source.number] for source in sources)
    if sources and names.key(sources[0].name) != names.key(provider):
        # A list: those that it consists of have the names of their sources.
        return [{"@id": outlet} for outlet in identifiers]
    return [_node("Organization", *identifiers, name=provider)]


def _said(item: Item) -> str:
    pieces = (str(piece) for piece in item.content if not isinstance(piece, Citation))
    return "".join(pieces).strip(SPACES)


def _cited(item: Item, prefix: str) -> list[_Node]:
    return [{"@id": f"{prefix}source-{number}"} for number in cited_numbers(item.content)]
