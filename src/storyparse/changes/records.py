"""Changes as plain data, for JSON."""

import re

import attrs

from storyparse.changes.change import Change
from storyparse.changes.documents import StoryChange
from storyparse.changes.item_change import Place
from storyparse.changes.wording import short
from storyparse.citations import Citation, Source, UnresolvedCitation, written
from storyparse.model import Fact, Narrative
from storyparse.report.strict_json import Json

__all__ = ["kind", "record", "story_record"]


def record(change: Change) -> dict[str, Json]:
    """Return a change as plain data.

    Args:
        change: The change.

    Returns:
        Its kind as ``change``, its fields, and its ``sentence``. Contents are written as the text
        of a story has them; cited sources and providers go by short names.

    Examples:
        >>> from storyparse import Source
        >>> from storyparse.changes import SourceAdded, record
        >>> for key, value in record(SourceAdded(Source(5, "Port Wire"), 5)).items():
        ...     print(key, "|", value)
        change | source-added
        source | {'number': 5, 'name': 'Port Wire', 'url': None}
        position | 5
        sentence | source [5] Port Wire added
    """
    return {"change": kind(change), **_fields(change), "sentence": str(change)}


def story_record(change: StoryChange) -> dict[str, Json]:
    """Return what changed in a story of a document as plain data.

    Args:
        change: What changed in the story.

    Returns:
        What happened to it as ``change``, its title and places, its ``sentence``, and a record of
            each of its ``changes``.

    Examples:
        >>> from storyparse.changes import StoryChange, story_record
        >>> change = StoryChange("Ferry Opens", 2, 1, is_moved=True, changes=())
        >>> for key, value in story_record(change).items():
        ...     print(key, "|", value)
        change | story-moved
        title | Ferry Opens
        old | 2
        new | 1
        sentence | story 2 moved to 1: 'Ferry Opens'
        changes | []
    """
    return {
        "change": f"story-{change.kind}",
        "title": change.title,
        "old": change.old,
        "new": change.new,
        "sentence": str(change),
        "changes": [record(each) for each in change.changes],
    }


def kind(change: Change) -> str:
    """Return what kind of change one is.

    Examples:
        >>> from storyparse.changes.source_change import SourceUrlChanged
        >>> kind(SourceUrlChanged(2, None, "https://port.example"))
        'source-url-changed'
    """
    return _CAPITAL.sub("-", type(change).__name__).lower()


_CAPITAL = re.compile("(?<=[a-z])(?=[A-Z])")


def _fields(value: attrs.AttrsInstance) -> dict[str, Json]:
    """Return the fields of a value by their names, spans aside."""
    fields = (field.name for field in attrs.fields(type(value)) if field.repr)
    return {name: _plain(getattr(value, name)) for name in fields}


def _plain(value: object) -> Json:
    match value:
        # What stands with many changes is kept short.
        case Place(kind, number, _, provider):
            return {"kind": kind.value, "number": number, "provider": provider and short(provider)}
        case Citation() | UnresolvedCitation():
            name = short(value.source.name) if isinstance(value, Citation) else None
            return {"number": value.number, "name": name}
        case Source() | Fact() | Narrative():
            return _fields(value)
        case tuple() if all(isinstance(each, _PIECES) for each in value):
            return written(value)
        case tuple():
            return [_plain(each) for each in value]
        case str() | int() | None:
            return value
    msg = f"there is no plain data for {type(value).__name__}"
    raise TypeError(msg)


_PIECES = (str, Citation, UnresolvedCitation)
