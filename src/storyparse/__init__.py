"""Read, check and write news stories that keep facts and narratives apart.

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

from storyparse.checker import check
from storyparse.citations import Citation, Source, UnresolvedCitation
from storyparse.diagnostics import Diagnostic, Edit, Fix, Label, Safety, Severity
from storyparse.document import Document
from storyparse.errors import RuleError, StoryError
from storyparse.files import dump, load, load_all
from storyparse.fixer import fix
from storyparse.formatter import format  # noqa: A004 - the verb of the command
from storyparse.model import Fact, Narrative, Story
from storyparse.reader import parse, parse_all, read
from storyparse.rendering import render
from storyparse.text import Position, Span
from storyparse.writer import dumps

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
    "check",
    "dump",
    "dumps",
    "fix",
    "format",
    "load",
    "load_all",
    "parse",
    "parse_all",
    "read",
    "render",
]
