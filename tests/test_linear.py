"""Time grows in proportion to the text, whatever the text (law 6)."""

import time
from collections.abc import Callable

import pytest

import storyparse

PIECES = [
    *("[", "[1]", "[1,", "[1-2,", "]", "(http", "<", "1", "`", "*", "#", "_", "-", "~", " ", "\r"),
    *("# ", "* ", "- ", "U.S. ", "St. ", ", ", " and ", ", and ", ". ", ": ", "http://", "'"),
    *("\n", "- \n", "  a\n", "Facts\n", "Facts\n\n", "a\n\n", "\n\nT\nFacts\n- a\n", "[1]B, "),
    *(", as provided by ", "Sources: [1]A\n", "```\n", "1. a\n", "\u00a0\u3000", "e\u0301", "**"),
]
SOURCES = "Sources: [1]St. Louis Post and [2]U.S. and St. Louis.\n"
PLACES: dict[str, Callable[[str], str]] = {
    "alone": lambda run: run,
    "title": lambda run: f"{run}\nFacts\n- a\n",
    "fact": lambda run: f"T\nFacts\n- a {run}\n{SOURCES}",
    "unclosed": lambda run: f"T\nFacts\n- [1{run}\n{SOURCES}",
    "wrap": lambda run: f"T\nFacts\n- a\n  {run}\n{SOURCES}",
    "sources line": lambda run: f"T\nFacts\n- a[1]\nSources: [1]A{run}\n",
    "sources list": lambda run: f"T\nFacts\n- a[1]\nSources\n[1] A{run}\n",
    "narrative": lambda run: f"T\nFacts\n- a\n{SOURCES}Narratives\n- {run}\n",
    "provider": lambda run: f"T\nFacts\n- a\n{SOURCES}Narratives\n- N, as provided by {run}. b\n",
    "source name": lambda run: (
        f"T\nFacts\n- a\nSources: [1]A{run}. B.\nNarratives\n- N, as provided by A{run}. B. C\n"
    ),
}
SMALL, LARGE = 2_500, 20_000


def _seconds(text: str) -> float:
    started = time.process_time()
    for story in storyparse.read(text).stories:
        for narrative in story.narratives:
            story.providers(narrative)
    return time.process_time() - started


@pytest.mark.parametrize("place", PLACES)
def test_time_is_linear(place: str) -> None:
    storyparse.read("T\nFacts\n- a\n")
    for piece in PIECES:
        small, large = (PLACES[place](piece * (size // len(piece))) for size in (SMALL, LARGE))
        # A quadratic step shows as a factor of 64 for eight times the text; noise does not.
        ratios = (_seconds(large) / max(_seconds(small), 2e-3) for _ in range(3))
        assert any(ratio < 24 for ratio in ratios), (place, piece)
