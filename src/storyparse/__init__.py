"""Read, check, change and write news stories that keep facts and narratives apart.

Examples:
    >>> import storyparse
    >>> story = storyparse.parse(
    ...     "Harbor Town Opens Second Ferry Line\\n"
    ...     "Facts\\n"
    ...     "- The ferry to Port Ellis began running on Monday.[1]\\n"
    ...     "Sources: [1]Coast Daily.\\n"
    ... )
    >>> story.facts[0].citations[0].source.name
    'Coast Daily'
"""

import importlib
from typing import TYPE_CHECKING

from storyparse.citations import Citation, Source, UnresolvedCitation
from storyparse.diagnostics import Diagnostic, Edit, Fix, Label, Safety, Severity
from storyparse.document import Document
from storyparse.errors import RuleError, StoryError
from storyparse.model import Fact, Narrative, Story
from storyparse.reader import parse, parse_all, read
from storyparse.text import Position, Span
from storyparse.writer import dumps

if TYPE_CHECKING:
    from storyparse import changes, convert, refactor, references
    from storyparse.changes import apply, diff
    from storyparse.checker import check
    from storyparse.files import dump, load, load_all
    from storyparse.fixer import fix
    from storyparse.formatter import format  # noqa: A004 - the verb of the command
    from storyparse.merging import merge
    from storyparse.reconciliation import reconcile
    from storyparse.rendering import render
    from storyparse.stripping import strip

__all__ = [
    "Citation",
    "Diagnostic",
    "Document",
    "Edit",
    "Fact",
    "Fix",
    "Label",
    "Narrative",
    "Position",
    "RuleError",
    "Safety",
    "Severity",
    "Source",
    "Span",
    "Story",
    "StoryError",
    "UnresolvedCitation",
    "apply",
    "changes",
    "check",
    "convert",
    "diff",
    "dump",
    "dumps",
    "fix",
    "format",
    "load",
    "load_all",
    "merge",
    "parse",
    "parse_all",
    "read",
    "reconcile",
    "refactor",
    "references",
    "render",
    "strip",
]

# To import these takes as long as all the rest, and many programs only read: they come when they
# are first asked for (PEP 562). A test holds the names here, in `__all__` and above together.
_ON_FIRST_USE = {
    "apply": "storyparse.changes",
    "changes": "storyparse",
    "check": "storyparse.checker",
    "convert": "storyparse",
    "diff": "storyparse.changes",
    "dump": "storyparse.files",
    "fix": "storyparse.fixer",
    "format": "storyparse.formatter",
    "load": "storyparse.files",
    "load_all": "storyparse.files",
    "merge": "storyparse.merging",
    "reconcile": "storyparse.reconciliation",
    "refactor": "storyparse",
    "references": "storyparse",
    "render": "storyparse.rendering",
    "strip": "storyparse.stripping",
}

if not TYPE_CHECKING:  # a checker of types would take every name for one that is there

    def __getattr__(name: str) -> object:
        """Import a name on its first use, and keep it."""
        if name not in _ON_FIRST_USE:
            msg = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(msg)
        place = _ON_FIRST_USE[name]
        if place == __name__:  # a module, which its import puts here
            return importlib.import_module(f"{place}.{name}")
        found = getattr(importlib.import_module(place), name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    """Return the names that are there, and those that come on first use."""
    return sorted({*globals(), *_ON_FIRST_USE})
