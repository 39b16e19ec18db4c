"""A source cited again in one run of markers.

`[1][1]` says no more than `[1]`, but it looks like two witnesses. It comes from joined sentences
and from sources that were merged.

A run is markers with at most spaces between them. A source may be cited in several places of one
item: only a repetition within a run is reported. Several repetitions in one bracket have one
report.

## Fix

Safe: the repetition is taken out, with the space before it. Of a bracket with several numbers,
those that are not repeated stay, each as a marker of its own.
"""

from collections.abc import Iterator

from storyparse import catalogue
from storyparse.citations import Citation, Content
from storyparse.diagnostics import Diagnostic, Edit, Fix, Safety
from storyparse.document import Document
from storyparse.rule import Rule
from storyparse.spelling import markers
from storyparse.spelling.characters import LINE_END
from storyparse.text import Span, span_of

__all__ = ["RULE"]

KIND = catalogue.REPEATED_CITATION


def check(document: Document) -> Iterator[Diagnostic]:
    """Yield the brackets that cite what was cited before in their run."""
    for story in document.stories:
        for item in story.items:
            numbers = [piece.number for piece in item.content if isinstance(piece, Citation)]
            if len(set(numbers)) == len(numbers):
                continue
            for run in _runs(item.content):
                yield from _repetitions(document.text, run)


def _runs(content: Content) -> Iterator[dict[Span, list[int]]]:
    """Yield the brackets of each run of a content, with their numbers."""
    run: dict[Span, list[int]] = {}
    for piece in (*content, ""):
        if not isinstance(piece, str):
            numbers = run.setdefault(span_of(piece), [])
            # A marker without a source cites nothing, and nothing again.
            numbers += [piece.number] if isinstance(piece, Citation) else []
        elif run:
            yield run
            run = {}


def _repetitions(text: str, run: dict[Span, list[int]]) -> Iterator[Diagnostic]:
    cited: set[int] = set()
    before = None
    for span, numbers in run.items():
        new = [number for number in dict.fromkeys(numbers) if number not in cited]
        if len(new) < len(numbers):
            repeated = next(
                number
                for at, number in enumerate(numbers)
                if number in cited or number in numbers[:at]
            )
            edit = Edit(span, markers.written(new)) if new else Edit(_behind(text, before, span))
            yield KIND.at(
                span,
                f"source {repeated} is cited again",
                help="one marker is enough in one place",
                fix=Fix("take out the repetition", Safety.SAFE, (edit,)),
            )
        cited.update(numbers)
        before = span


def _behind(text: str, before: Span | None, span: Span) -> Span:
    """Return the span of a marker with the spaces between it and the one before."""
    if before and not text[before.end : span.start].strip(LINE_END + "\n"):
        return Span(before.end, span.end)
    return span


RULE = Rule(KIND, __doc__ or "", check)
