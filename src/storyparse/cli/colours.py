"""Colours of reports."""

import os
from collections.abc import Iterable, Mapping
from typing import IO, Any

import click

from storyparse.report.segments import Role, Segment

__all__ = ["styled", "wants_colour"]

_STYLES: Mapping[Role, dict[str, Any]] = {
    Role.PLACE: {"bold": True},
    Role.ERROR: {"fg": "red", "bold": True},
    Role.WARNING: {"fg": "yellow", "bold": True},
    Role.NAME: {"bold": True},
    Role.GUTTER: {"fg": "blue"},
    Role.LABEL: {"fg": "blue"},
    Role.HELP: {"fg": "cyan"},
    Role.FIX: {"fg": "green"},
}


def wants_colour(stream: IO[str]) -> bool:
    """Tell whether to colour a stream: a terminal, unless NO_COLOR or FORCE_COLOR say otherwise."""
    if os.environ.get("NO_COLOR"):
        return False
    on_terminal = stream.isatty() and os.environ.get("TERM") != "dumb"
    return bool(os.environ.get("FORCE_COLOR")) or on_terminal


def styled(segments: Iterable[Segment], *, colour: bool) -> str:
    """Return a report, with colours or without."""
    if not colour:
        return "".join(segment.text for segment in segments)
    return "".join(_coloured(segment) for segment in segments)


def _coloured(segment: Segment) -> str:
    style = _STYLES.get(segment.role)
    if style is None:
        return segment.text
    words = segment.text.removesuffix("\n")
    return click.style(words, **style) + segment.text[len(words) :]
