"""What changed between two stories, in the words of news.

Examples:
    >>> from storyparse import changes, parse
    >>> old = parse("Ferry Opens\\nFacts\\n- It runs.\\n")
    >>> new = parse("Ferry Opens\\nFacts\\n- It runs.\\n- Fares rose.\\n")
    >>> for change in changes.diff(old, new):
    ...     match change:
    ...         case changes.ItemAdded(item=fact):
    ...             print(change, "|", fact.text)
    fact 2 added: 'Fares rose.' | Fares rose.
"""

from storyparse.changes.application import apply
from storyparse.changes.change import Change, TitleReworded
from storyparse.changes.comparison import diff
from storyparse.changes.documents import StoryChange, StoryChangeKind, story_changes
from storyparse.changes.item_change import (
    CitationGained,
    CitationLost,
    CitationsMoved,
    ItemAdded,
    ItemKind,
    ItemMoved,
    ItemRemoved,
    ItemReworded,
    NarrativeRenamed,
    Place,
    ProviderChanged,
)
from storyparse.changes.records import record, story_record
from storyparse.changes.source_change import (
    Renumbered,
    SourceAdded,
    SourceRemoved,
    SourceRenamed,
    SourcesMoved,
    SourceUrlChanged,
)

__all__ = [
    "Change",
    "CitationGained",
    "CitationLost",
    "CitationsMoved",
    "ItemAdded",
    "ItemKind",
    "ItemMoved",
    "ItemRemoved",
    "ItemReworded",
    "NarrativeRenamed",
    "Place",
    "ProviderChanged",
    "Renumbered",
    "SourceAdded",
    "SourceRemoved",
    "SourceRenamed",
    "SourceUrlChanged",
    "SourcesMoved",
    "StoryChange",
    "StoryChangeKind",
    "TitleReworded",
    "apply",
    "diff",
    "record",
    "story_changes",
    "story_record",
]
