"""A bullet with nothing after it.

It is left over where an item was deleted, or an item was never written. Nothing is lost by taking
it out, but perhaps something was to stand there.

## Fix

Unsafe: its line is taken out. It is not applied where that would leave a section empty, or would
change what the items after it say.
"""

from storyparse import catalogue
from storyparse.diagnostics import Diagnostic, Fix, Safety
from storyparse.document import Document
from storyparse.refactor import whole_lines
from storyparse.rule import Rule, read_errors

__all__ = ["RULE"]

KIND = catalogue.EMPTY_ITEM


def fix(document: Document, diagnostic: Diagnostic) -> Fix:
    """Return the fix: the line is taken out."""
    edit = whole_lines.removal(document, diagnostic.span)
    return Fix("take out the bullet", Safety.UNSAFE, (edit,))


RULE = Rule(KIND, __doc__ or "", read_errors(KIND, fix))
