"""textX: a language of its own on top of Arpeggio, which makes objects of what it reads.

The objects have their places; numbers are made by object processors, as its documentation teaches.
"""

from typing import Any

from textx import metamodel_from_str

import storyparse
from benchmarks.contenders import patterns
from benchmarks.contenders.assembly import (
    Entry,
    FoundFact,
    FoundNarrative,
    Piece,
    assembled,
    is_same,
)
from benchmarks.contenders.contender import Contender, Kind
from storyparse import Story

__all__ = ["CONTENDERS"]

_URL = patterns.URL.replace("/", r"\/")  # a slash would end the expression
_GRAMMAR = rf"""
Start: story=Story '\n'?;
Story: title=Title facts=Facts sources=Sources? narratives=Narratives?;
Facts: '\nFacts' facts+=Fact;
Fact: '\n- ' pieces+=Piece;
Sources: '\nSources: ' entries+=Entry[/, | and /] '.';
Entry: number=Number name=Name (' <' url=URL '>')?;
Narratives: '\nNarratives' narratives+=Narrative;
Narrative: '\n- ' name=NarrativeName (': ' | ', as provided by ' provider=Provider '. ')
    pieces+=Piece;

Piece: Citation | Text;
Citation: number=Marker;

Title: /{patterns.TITLE}/;
Text: /{patterns.TEXT}/;
Marker: /{patterns.CITATION}/;
Number: /{patterns.NUMBER}/;
Name: /{patterns.NAME}/;
URL: /{_URL}/;
NarrativeName: /{patterns.NARRATIVE_NAME}/;
Provider: /{patterns.PROVIDER}/;
"""
_METAMODEL = metamodel_from_str(_GRAMMAR, skipws=False)


def _number(marker: str) -> int:
    return int(marker[1:-1])


_METAMODEL.register_obj_processors({"Marker": _number, "Number": _number})


def _story(text: str) -> Story:
    model = _METAMODEL.model_from_str(text).story
    return assembled(
        model.title,
        [_fact(each) for each in model.facts.facts],
        [_entry(each) for each in model.sources.entries] if model.sources else [],
        [_narrative(each) for each in model.narratives.narratives] if model.narratives else [],
        model._tx_position_end,
    )


def _fact(found: Any) -> FoundFact:
    return FoundFact(found._tx_position, _pieces(found.pieces), found._tx_position_end)


def _entry(found: Any) -> Entry:
    start, end = found._tx_position, found._tx_position_end
    return Entry(start, found.number, found.name, found.url or None, end)


def _narrative(found: Any) -> FoundNarrative:
    start, end = found._tx_position, found._tx_position_end
    pieces = _pieces(found.pieces)
    return FoundNarrative(start, found.name, found.provider or None, pieces, end)


def _pieces(found: list[Any]) -> list[Piece]:
    return [
        piece
        if isinstance(piece, str)
        else (piece._tx_position, piece.number, piece._tx_position_end)
        for piece in found
    ]


CONTENDERS = (
    Contender(
        name="textX",
        kind=Kind.GRAMMAR,
        distribution="textX",
        prepare=storyparse.dumps,
        run=_story,
        is_right=is_same,
    ),
)
