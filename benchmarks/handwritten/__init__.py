"""The best parser of stories that was written by hand: what the library is measured against.

It reads any text, and returns what `storyparse.read` returns, to the last span. A text in canonical
spelling goes a fast way (`canonical`). Whatever is not canonical goes a careful way (`stories`):
lines get their kinds, kinds make sections, and what is spelled in a rare way is left to
`storyparse.spelling`. The errors have the words of the library; which there are, and where, is
found here.

Only the fast way is measured. The careful one is there so that the two do the same: a reader that
can refuse a text may be faster. And it shares no grammar, no tables and no outline with the
library, so that what it reads alike, the tests know twice.
"""

from benchmarks.handwritten.canonical import NotCanonicalError, canonical_stories
from benchmarks.handwritten.stories import any_stories
from storyparse.document import Document

__all__ = ["read"]


def read(text: str) -> Document:
    """Read any text, as `storyparse.read` does.

    >>> document = read("Ferry Opens\\nFacts\\n- It runs.[1]\\nSources: [1]Coast Daily.\\n")
    >>> document.stories[0].facts[0].citations[0].source.name, document.diagnostics
    ('Coast Daily', ())
    """
    try:
        return Document(text, canonical_stories(text), ())
    except NotCanonicalError:
        return Document(text, *any_stories(text))
