"""Stories as ninjs 3.1, the news objects in JSON of the IPTC."""

import re
from collections.abc import Mapping
from ipaddress import AddressValueError, IPv6Address
from urllib.parse import quote

from storyparse import citations, writer
from storyparse.citations import Source
from storyparse.convert.identifiers import minted
from storyparse.convert.json_text import Json, written
from storyparse.convert.providers import providers
from storyparse.model import Fact, Item, Narrative, Story, check_story
from storyparse.streams import AnyPath, Writable, write
from storyparse.values import shortened

__all__ = ["dump", "dumps"]


def dumps(story: Story, *, uri: str | None = None) -> str:
    """Write a story as a ninjs object.

    Headline and body together are the canonical text, so that nothing is lost: a line of each.
    The sources are its ``infoSources``, with their markers, such as "[1]", as ``literal`` and
    their URLs as ``uri``, percent-encoded where they are IRIs (RFC 3987); one that makes no
    URI even so is kept as it is in ``contactInfo``.

    Every fact and narrative is an association too, with a body as the canonical text writes it
    and its own ``infoSources``: who is cited or provides it, by ``literal`` alone, or by name where
    a provider is no source. Of one provider they are 50 sources at most. A narrative's provider
    stands in ``by``, its stance is a subject. An association's ``uri`` is the story's with a
    fragment, such as "#fact-1" or "#narrative-1"; a fragment that is there already goes on with
    "/fact-1".

    Args:
        story: The story.
        uri: The URI of the story; by default one is minted from its canonical text.

    Returns:
        The JSON, with a final newline.

    Raises:
        ValueError: The URI is none, or the story was read from a faulty text and cannot be written.
        TypeError: It is no story.

    Examples:
        >>> import json
        >>> from storyparse import Citation, Fact, Source, Story
        >>> from storyparse.convert.ninjs import dumps
        >>> coast = Source(1, "Coast Daily")
        >>> story = Story("Ferry Opens", [Fact(["It runs.", Citation(coast)])], [coast])
        >>> news = json.loads(dumps(story, uri="tag:news.example,2026:ferry"))
        >>> news["headlines"][0]["value"], news["infoSources"]
        ('Ferry Opens', [{'role': 'source', 'literal': '[1]', 'name': 'Coast Daily'}])
        >>> news["associations"][0]["uri"], news["associations"][0]["bodies"][0]["value"]
        ('tag:news.example,2026:ferry#fact-1', 'It runs.[1]')
    """
    check_story(story)
    text = writer.dumps(story)
    if uri is None:
        uri = minted(text)
    elif not _is_uri(uri):
        msg = f"an absolute URI is wanted, not {shortened(uri)}"
        raise ValueError(msg)
    return written(_news(story, text.removeprefix(f"{story.title}\n"), uri))


def dump(story: Story, file: AnyPath | Writable, *, uri: str | None = None) -> None:
    """Write a story to a file: see `dumps`.

    Args:
        story: The story.
        file: A path, written as UTF-8 and atomically, or an open file of text or bytes.
        uri: The URI of the story; by default one is minted from its canonical text.

    Raises:
        ValueError: The URI is none, or the story was read from a faulty text and cannot be written.
        OSError: The file cannot be written.
        TypeError: The story is none, or the file neither a path nor an open file.

    Examples:
        >>> import io
        >>> from storyparse import load
        >>> from storyparse.convert.ninjs import dump
        >>> file = io.StringIO()
        >>> dump(load("examples/ferry.story"), file, uri="tag:news.example,2026:ferry")
        >>> file.getvalue().splitlines()[1]
        '  "uri": "tag:news.example,2026:ferry",'
    """
    write(file, dumps(story, uri=uri))


_STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}


def _news(story: Story, body: str, uri: str) -> Json:
    part = f"{uri}/" if "#" in uri else f"{uri}#"
    return {
        "uri": uri,
        "standard": _STANDARD,
        "type": "text",
        "headlines": _texts(story.title),
        "bodies": _texts(body),
        "infoSources": list(map(_source, story.sources)),
        "associations": [
            *(_fact(fact, place, part) for place, fact in enumerate(story.facts, 1)),
            *(
                _narrative(narrative, place, part, providers(story, narrative))
                for place, narrative in enumerate(story.narratives, 1)
            ),
        ],
    }


def _texts(value: str) -> Json:
    return [{"contentType": "text/plain", "value": value}]


def _source(source: Source) -> Json:
    return {**_reference("source", source.number), "name": source.name, **_address(source.url)}


def _reference(role: str, number: int) -> dict[str, Json]:
    return {"role": role, "literal": f"[{number}]"}


def _address(url: str | None) -> Mapping[str, Json]:
    if url is None:
        return {}
    uri = url if _is_uri(url) else quote(url, safe=_KEPT)
    return {"uri": uri} if _is_uri(uri) else {"contactInfo": [{"type": "web", "value": url}]}


def _fact(fact: Fact, place: int, part: str) -> Json:
    return {
        "name": f"Fact {place}",
        "rel": "fact",
        "uri": f"{part}fact-{place}",
        "type": "text",
        "bodies": _texts(citations.written(fact.content)),
        "infoSources": _cited(fact),
    }


def _narrative(narrative: Narrative, place: int, part: str, providers: tuple[Source, ...]) -> Json:
    provider = narrative.provider
    provided: list[Json] = [_reference("provider", source.number) for source in providers]
    if provider is not None and not provided:
        provided = [{"role": "provider", "name": provider}]
    return {
        "name": narrative.name,
        "rel": "narrative",
        "uri": f"{part}narrative-{place}",
        "type": "text",
        **({} if provider is None else {"by": provider}),
        "subjects": [{"name": narrative.stance, "rel": "stance"}],
        "bodies": _texts(citations.written(narrative.content)),
        "infoSources": [*_cited(narrative), *provided],
    }


def _cited(item: Item) -> list[Json]:
    return [_reference("source", number) for number in citations.cited_numbers(item.content)]


# A URI as RFC 3986 describes it; whether what it gives as an address is one is asked afterwards.
_CODED = "%[0-9A-Fa-f]{2}"
_PLAIN = r"A-Za-z0-9._~!$&'()*+,;=\-"
_LITERAL = rf"\[(?:(?P<address>[0-9A-Fa-f:.]+)|[vV][0-9A-Fa-f]+\.[{_PLAIN}:]+)\]"
_HOST = rf"(?:{_LITERAL}|(?:[{_PLAIN}]|{_CODED})*)"
_AUTHORITY = rf"//(?:(?:[{_PLAIN}:]|{_CODED})*@)?{_HOST}(?::[0-9]*)?(?![^/?#])"
_PATH = rf"(?:[{_PLAIN}:@/]|{_CODED})*"
_QUERY = rf"(?:[{_PLAIN}:@/?]|{_CODED})*"
_URI = re.compile(
    rf"[A-Za-z][A-Za-z0-9+.\-]*:(?:{_AUTHORITY}|(?!//)){_PATH}(?:\?{_QUERY})?(?:#{_QUERY})?"
)
_KEPT = "!#$%&'()*+,/:;=?@"
"""What is not percent-encoded in a URL, besides letters, digits and the like."""


def _is_uri(text: str) -> bool:
    match = _URI.fullmatch(text)
    return match is not None and (match["address"] is None or _is_address(match["address"]))


def _is_address(text: str) -> bool:
    try:
        IPv6Address(text)
    except AddressValueError:
        return False
    return True
