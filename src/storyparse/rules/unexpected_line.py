"""A line that belongs to no part of a story.

A remark before the title ("Here is the story:"), a paragraph between two items, a line after the
sources: it is in the text and in no story, so whoever reads the story by a program never sees it.

Each such line has a report, and so have the indented lines that go on with it. Look twice where
it stands before a story: of a headline and a byline the last line before the facts is the title,
and the headline is what belongs nowhere.

## Fix

Unsafe: the line is taken out; before the first story and at the end of the text, with the blank
lines beside it. There is no fix for a line that may be a part of the story that could not be read
as one: with a bullet, a marker or a hidden character, or, before the first story, above a bullet.
It is not applied where what another line says would change by it.
"""

from storyparse import catalogue
from storyparse.diagnostics import Diagnostic, Fix, Safety
from storyparse.document import Document
from storyparse.refactor import whole_lines
from storyparse.rule import Rule, read_errors
from storyparse.spelling import hidden, lines, markers
from storyparse.spelling.characters import SPACES

__all__ = ["RULE"]

KIND = catalogue.UNEXPECTED_LINE


def fix(document: Document, diagnostic: Diagnostic) -> Fix | None:
    """Return the fix: the line is taken out, unless it holds more than words."""
    start, end = diagnostic.span
    line = document.text[start:end]
    _, words = lines.after_bullet(line)
    if words or hidden.is_hidden(line) or any(markers.spelled(line)):
        return None
    if _heads_a_list(document, diagnostic):
        return None
    edit = whole_lines.removal(document, diagnostic.span)
    return Fix("take out the line", Safety.UNSAFE, (edit,))


def _heads_a_list(document: Document, diagnostic: Diagnostic) -> bool:
    """Tell whether a line before the first story has items under it, as a heading has."""
    story = document.stories[0].span if document.stories else None
    if story is None or diagnostic.span.start > story.start:
        return False
    number = document.lines.number(diagnostic.span.start) + 1
    start, end = document.lines.span(min(number, document.lines.count))
    return lines.after_bullet(document.text[start:end].lstrip(SPACES))[1] > 0


RULE = Rule(KIND, __doc__ or "", read_errors(KIND, fix))
