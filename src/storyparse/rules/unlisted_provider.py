"""A narrative whose provider is not among the sources.

Where a desk wants every narrative to come from somebody who is listed, a provider that is not is
either missing from the list or spelled in another way.

Off unless it is selected: it is normal that a provider is not cited for any fact. Nothing is
reported where the list is empty or has an entry that cannot be read.

## Fix

None: a source has a number and perhaps a URL, which nobody but the author knows.
"""

from collections.abc import Iterator

from storyparse import catalogue, layout
from storyparse.diagnostics import Diagnostic
from storyparse.document import Document
from storyparse.rule import Rule
from storyparse.spelling import narratives
from storyparse.values import shortened

__all__ = ["RULE"]

KIND = catalogue.UNLISTED_PROVIDER


def check(document: Document) -> Iterator[Diagnostic]:
    """Yield the providers that match no source."""
    for story in document.stories:
        if layout.has_unread_sources(document, story):
            continue
        for narrative in story.narratives:
            if narrative.provider is None or story.providers(narrative):
                continue
            words = layout.words(document, narrative)
            start = narratives.provider_start(words.text)
            yield KIND.at(
                words.span(start, start + len(narrative.provider)),
                f"{shortened(narrative.provider)} is not among the sources",
                help="list it as a source, or spell it as the list does",
            )


RULE = Rule(KIND, __doc__ or "", check)
