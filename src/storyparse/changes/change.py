"""What can have changed in a story: values, each of which says one thing."""

from typing import TypeAlias

import attrs

from storyparse.changes.item_change import ItemChange
from storyparse.changes.source_change import SourceChange
from storyparse.changes.wording import reworded

__all__ = [
    "Change",
    "TitleReworded",
]


@attrs.frozen
class TitleReworded:
    """The title says something else.

    Attributes:
        old: The old title.
        new: The new title.

    Examples:
        >>> from storyparse.changes import TitleReworded
        >>> print(TitleReworded("Ferry Opens", "Ferry Closes"))
        title reworded: 'Ferry Opens' → 'Ferry Closes'
    """

    old: str
    new: str

    def __str__(self) -> str:
        """Return the sentence."""
        return f"title reworded: {reworded(self.old, self.new)}"


Change: TypeAlias = TitleReworded | SourceChange | ItemChange
"""One thing that changed; ``str()`` gives its sentence, safe to be shown and not long.

Numbers of sources and places of items are those of the new story; but those of what is no longer
there, and those from which something moved, are of the old one.

Examples:
    >>> from storyparse import diff, parse
    >>> from storyparse.changes import Change
    >>> old = parse("Ferry Opens\\nFacts\\n- It runs.\\n")
    >>> new = parse("Ferry Opens\\nFacts\\n- It runs.\\n- Fares rose.\\n")
    >>> changes: list[Change] = list(diff(old, new))
    >>> str(changes[0])
    "fact 2 added: 'Fares rose.'"
"""
