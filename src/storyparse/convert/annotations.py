"""Citations as W3C Web Annotations, which carry them with their exact places."""

import re
import uuid
from collections.abc import Iterable, Iterator

from storyparse import writer
from storyparse.citations import Citation, Source
from storyparse.convert.identifiers import iri, minted
from storyparse.convert.json_text import Json, written
from storyparse.document import Document
from storyparse.model import Story
from storyparse.reader import read
from storyparse.streams import AnyPath, Writable, write
from storyparse.values import several, shortened

__all__ = ["dump", "dumps"]


def dumps(
    texts: Story | Document | Iterable[Story | Document], *, target: str | None = None
) -> str:
    r"""Write the citations of a text, or of several, as Web Annotations, one each.

    The text of a document is the one that was read, to the last character; that of a story is its
    canonical text. Its citations come in the order of its stories, facts before narratives; a
    marker without a source is none.

    An annotation selects the bracket of its citation twice, by its place in code points and by
    what stands around it, and links it to its source. The citations of one bracket are an
    annotation each.

    The body is a text with the source's name or, where it has a URL, a ``SpecificResource`` of
    that URL with the name as ``label``; either has the number as ``schema:position``. The URL
    itself is no body, since one URL may be listed under several numbers and names. What no IRI
    can hold is percent-encoded in it. A body with more than 2,000 code points of name and URL
    stands there once, with an ``id``; then the ``id`` alone does.

    Args:
        texts: A document or a story, or any number of them; equal texts count once.
        target: The IRI of the text, if there is only one; by default one is minted from it. The
            ``id`` of an annotation is made of it, and of which citation of the text it is.

    Returns:
        A JSON array of annotations, with a final newline.

    Raises:
        ValueError: The target is no absolute IRI, or there are several texts; a story that was
            read from a faulty text cannot be written; or a text was read from bytes that are no
            UTF-8: what stands behind them has no place that every reader would find.
        TypeError: One of them is neither a document nor a story.

    Examples:
        >>> import json
        >>> from storyparse import read
        >>> from storyparse.convert.annotations import dumps
        >>> document = read("Ferry Opens\nFacts\n- It runs.[1]\nSources: [1]Coast Daily.\n")
        >>> [annotation] = json.loads(dumps(document, target="https://news.example/ferry"))
        >>> annotation["body"]["value"], annotation["target"]["source"]
        ('Coast Daily', 'https://news.example/ferry')
        >>> annotation["target"]["selector"][0]
        {'type': 'TextPositionSelector', 'start': 28, 'end': 31}
    """
    each: Iterable[Story | Document] = several(texts)
    documents = {document.text: document for document in map(_read, each)}.values()
    if target is not None:
        _check(target, len(documents))
    return written([each for document in documents for each in _annotations(document, target)])


def dump(
    texts: Story | Document | Iterable[Story | Document],
    file: AnyPath | Writable,
    *,
    target: str | None = None,
) -> None:
    """Write the citations of a text, or of several, to a file: see `dumps`.

    Args:
        texts: A document or a story, or any number of them.
        file: A path, written as UTF-8 and atomically, or an open file of text or bytes.
        target: The IRI of the text, if there is only one.

    Raises:
        ValueError: A text or the target cannot be written.
        OSError: The file cannot be written.
        TypeError: One of the texts is neither a document nor a story, or the file neither a path
            nor an open file.

    Examples:
        >>> import io
        >>> from storyparse import load
        >>> from storyparse.convert.annotations import dump
        >>> file = io.StringIO()
        >>> dump(load("examples/ferry.story"), file)
        >>> file.getvalue().splitlines()[2]
        '    "@context": "http://www.w3.org/ns/anno.jsonld",'
    """
    write(file, dumps(texts, target=target))


def _read(text: Story | Document) -> Document:
    if isinstance(text, Document):
        return text
    if isinstance(text, Story):
        return read(writer.dumps(text))
    msg = f"stories and documents are wanted, not {type(text).__name__}"
    raise TypeError(msg)


def _check(target: str, count: int) -> None:
    if count > 1:
        msg = f"one target is given for {count} texts"
        raise ValueError(msg)
    if not (_ABSOLUTE.match(target) and iri(target) == target):
        msg = f"an absolute IRI is wanted as target, not {shortened(target)}"
        raise ValueError(msg)


_ABSOLUTE = re.compile("[A-Za-z][A-Za-z0-9+.-]*:.")


def _annotations(document: Document, target: str | None) -> Iterator[Json]:
    minted_target = minted(document.text)
    source = target or minted_target
    items = (item for story in document.stories for item in story.items)
    citations = [citation for item in items for citation in item.citations]
    bodies = _bodies((citation.source for citation in citations), source)
    for place, (citation, body) in enumerate(zip(citations, bodies, strict=True), 1):
        yield {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": _urn(source, f"citation-{place}"),
            "type": "Annotation",
            "motivation": "linking",
            "body": body,
            "target": {"source": source, "selector": _selectors(document.text, citation)},
        }


def _urn(target: str, part: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{target}#{part}").urn


def _bodies(sources: Iterable[Source], target: str) -> Iterator[Json]:
    """Yield the body for each citation of a source; a long one whole once, then its identifier."""
    known: dict[Source, str] = {}
    for place, source in enumerate(sources, 1):
        if source in known:
            yield known[source]
        elif len(source.name) + len(source.url or "") > _LONG:
            known[source] = _urn(target, f"source-{place}")
            yield {"id": known[source], **_body(source)}
        else:
            yield _body(source)


_LONG = 2_000
"""How many code points name and URL of a source have at most to be repeated."""


def _body(source: Source) -> dict[str, Json]:
    number = {"schema:position": source.number}
    if source.url is None:
        return {"type": "TextualBody", "format": "text/plain", "value": source.name, **number}
    url = iri(source.url)
    return {"type": "SpecificResource", "source": url, "label": source.name, **number}


def _selectors(text: str, citation: Citation) -> Json:
    if citation.span is None:
        msg = f"{citation} has no place: documents are what `read` returns"
        raise ValueError(msg)
    start, end = citation.span
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - _CONTEXT) : start],
            "suffix": text[end : end + _CONTEXT],
        },
    ]


_CONTEXT = 32
"""How many code points of a text stand beside a quote at most."""
