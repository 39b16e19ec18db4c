"""Changes to the stories of a document, as edits to its text, that break no reference.

Each function takes a text, or what `read` made of it, and returns a `Refactoring`: the edits, the
text after them, and the new numbers of sources. The text is read again, and what every marker and
every provider refers to is compared: a change that cannot be made without another one is refused
with a `RefactoringError`.

Examples:
    >>> from storyparse import refactor
    >>> text = "Ferry Opens\\nFacts\\n- It runs.[4]\\nSources: [4]Coast Daily.\\n"
    >>> print(refactor.renumber(text).text, end="")
    Ferry Opens
    Facts
    - It runs.[1]
    Sources: [1]Coast Daily.
"""

from typing import TYPE_CHECKING

from storyparse.faces import face

if TYPE_CHECKING:
    from storyparse.refactor.citing import cite, uncite
    from storyparse.refactor.items import (
        add_fact,
        add_narrative,
        move_fact,
        move_narrative,
        remove_fact,
        remove_narrative,
    )
    from storyparse.refactor.refactoring import Refactoring, RefactoringError
    from storyparse.refactor.renumbering import renumber
    from storyparse.refactor.sources import (
        add_source,
        drop_unused_sources,
        merge_sources,
        remove_source,
        replace_source,
        sort_sources,
    )

__all__ = [
    "Refactoring",
    "RefactoringError",
    "add_fact",
    "add_narrative",
    "add_source",
    "cite",
    "drop_unused_sources",
    "merge_sources",
    "move_fact",
    "move_narrative",
    "remove_fact",
    "remove_narrative",
    "remove_source",
    "renumber",
    "replace_source",
    "sort_sources",
    "uncite",
]

# The rules need the edits to lists and markers alone: what carries a change out comes on first use.
_ON_FIRST_USE = {
    "storyparse.refactor.citing": ("cite", "uncite"),
    "storyparse.refactor.items": (
        "add_fact",
        "add_narrative",
        "move_fact",
        "move_narrative",
        "remove_fact",
        "remove_narrative",
    ),
    "storyparse.refactor.refactoring": ("Refactoring", "RefactoringError"),
    "storyparse.refactor.renumbering": ("renumber",),
    "storyparse.refactor.sources": (
        "add_source",
        "drop_unused_sources",
        "merge_sources",
        "remove_source",
        "replace_source",
        "sort_sources",
    ),
}

if not TYPE_CHECKING:
    __getattr__, __dir__ = face(__name__, __all__, _ON_FIRST_USE)
