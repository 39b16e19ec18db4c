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

from typing import TYPE_CHECKING

from storyparse import catalogue
from storyparse.citations import Citation, Source, UnresolvedCitation
from storyparse.diagnostics import Diagnostic, Edit, Fix, Label, Safety, Severity
from storyparse.document import Document
from storyparse.errors import RuleError, StoryError
from storyparse.faces import face
from storyparse.model import Fact, Narrative, Story
from storyparse.reader import parse, parse_all, read
from storyparse.text import Position, Span
from storyparse.writer import dumps

if TYPE_CHECKING:
    from storyparse import (
        changes,
        convert,
        merging,
        reconciliation,
        refactor,
        references,
        rule,
        stripping,
        summary,
    )
    from storyparse.changes import apply, diff
    from storyparse.checker import check
    from storyparse.files import dump, load, load_all
    from storyparse.fixer import fix
    from storyparse.formatter import format  # noqa: A004 - the verb of the command
    from storyparse.merging import MergeError, merge
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
    "MergeError",
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
    "catalogue",
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
    "merging",
    "parse",
    "parse_all",
    "read",
    "reconcile",
    "reconciliation",
    "refactor",
    "references",
    "render",
    "rule",
    "strip",
    "stripping",
    "summary",
]

# To import these takes as long as all the rest, and many programs only read. A test holds the names
# here, in `__all__` and above together.
_ON_FIRST_USE = {
    "storyparse": (
        "changes",
        "convert",
        "merging",
        "reconciliation",
        "refactor",
        "references",
        "rule",
        "stripping",
        "summary",
    ),
    "storyparse.changes": ("apply", "diff"),
    "storyparse.checker": ("check",),
    "storyparse.files": ("dump", "load", "load_all"),
    "storyparse.fixer": ("fix",),
    "storyparse.formatter": ("format",),
    "storyparse.merging": ("MergeError", "merge"),
    "storyparse.reconciliation": ("reconcile",),
    "storyparse.rendering": ("render",),
    "storyparse.stripping": ("strip",),
}

if not TYPE_CHECKING:  # a checker of types would take every name for one that is there
    __getattr__, __dir__ = face(__name__, __all__, _ON_FIRST_USE)
