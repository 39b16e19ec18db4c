"""Time grows in proportion to the text, whatever the text (law 6) and whatever is done with it."""

import contextlib
import time
from collections.abc import Callable, Iterable
from typing import TypeAlias

import pytest

import storyparse
from storyparse import refactor
from storyparse.convert.formats import FORMATS
from storyparse.report.styles import STYLES

pytestmark = pytest.mark.usefixtures("untraced")

PIECES = [
    *("[", "[1]", "[1,", "[1-2,", "]", "(http", "<", "1", "`", "*", "#", "_", "-", "~", " ", "\r"),
    *("# ", "* ", "- ", "U.S. ", "St. ", ", ", " and ", ", and ", ". ", ": ", "http://", "'"),
    *("\n", "- \n", "  a\n", "Facts\n", "Facts\n\n", "a\n\n", "\n\nT\nFacts\n- a\n", "[1]B, "),
    *(", as provided by ", "Sources: [1]A\n", "```\n", "1. a\n", "\u00a0\u3000", "e\u0301", "**"),
]
MENDED = [
    *("[1][1]", "[1]\u200b", "[\u200b1]", "\u202e", "\u202ea", "\x07", "\r \r", "\udcff"),
    *("- \n", "x\n", "- a[1][1]\n", "- a[7]\n", "[1, 9] ", "[2][2, 2]", "\n\nT\nFacts\n- a[1]\n"),
    *("- a[1]\n\nx\n", ", [1]B", ", [2]A", " and [3]A", "Sources: [3]A\n"),
]
MARKDOWN = [
    *("[^", "[^1]", "[^2]", "[^1]: A\n", "\n\n[^2]: A\n", "![", "](", "[a](b)", "<a", "<!--", "<?"),
    *(
        "&#x",
        "&amp;",
        "\\",
        "**a",
        "*a**",
        "_a_",
        "> ",
        "\n> ",
        "\n- ",
        "\n  - ",
        "\n\n    a",
        "\n\n",
    ),
    *("\n\n# T\n", "\n\n## Facts\n\n- a\n", "<http://a>", '<data value="U+0000">', "| a |\n", "\0"),
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


Work: TypeAlias = Callable[[str], object]


def read(text: str) -> None:
    for story in storyparse.read(text).stories:
        for narrative in story.narratives:
            story.providers(narrative)


def check(text: str) -> None:
    storyparse.check(text, select=["all"])


def report(text: str) -> None:
    document = storyparse.read(text)
    found = storyparse.check(document, select=["all"])
    for style in STYLES:
        storyparse.render(found, document, style)


def fix(text: str) -> None:
    storyparse.fix(text, unsafe=True)


def convert(text: str) -> None:
    for story in storyparse.read(text).stories:
        for target in FORMATS.values():
            with contextlib.suppress(ValueError):  # some want a whole story
                written = target.dumps(story).encode()
                if target.reads:
                    target.stories(written)


def read_markdown(text: str) -> None:
    with contextlib.suppress(ValueError):
        storyparse.convert.markdown.loads(f"# T\n\n## Facts\n\n- a {text}\n\n[^1]: A {text}\n")


def change(text: str) -> None:
    document = storyparse.read(text)
    acts: tuple[Callable[[], object], ...] = (
        lambda: refactor.renumber(document, "cited", story=1),
        lambda: refactor.add_source(document, "New", story=1),
        lambda: refactor.remove_source(document, 1, citations=True, story=1),
        lambda: refactor.replace_source(document, 1, "New", story=1),
        lambda: refactor.merge_sources(document, [1, 2], story=1),
        lambda: refactor.cite(document, 1, 1, story=1),
        lambda: refactor.move_fact(document, 1, len(document.stories[0].facts), story=1),
        lambda: refactor.remove_fact(document, 1, story=1),
    )
    for act in acts if document.stories else ():
        with contextlib.suppress(ValueError):  # some are refused
            act()


def compare(text: str) -> None:
    document = storyparse.read(text)
    storyparse.strip(document)
    with contextlib.suppress(ValueError):  # some cannot be written
        storyparse.merge(document.stories)
    other = storyparse.read(text.replace("a", "b", 1) + "\n")
    for old, new in zip(document.stories, other.stories, strict=False):
        storyparse.apply(storyparse.diff(old, new), old)
    storyparse.reconcile(document, f"{text}x", other)


def _seconds(work: Work, text: str) -> float:
    started = time.process_time()
    work(text)
    return time.process_time() - started


def check_linear(work: Work, place: str, pieces: Iterable[str], small: int, large: int) -> None:
    """Check that a text several times as long takes not much more than as many times as long."""
    work("T\nFacts\n- a\n")
    for piece in pieces:
        texts = [PLACES[place](piece * (size // len(piece))) for size in (small, large)]
        # A quadratic step shows as a factor of 64 for eight times the text; noise does not.
        ratios = (_seconds(work, texts[1]) / max(_seconds(work, texts[0]), 2e-3) for _ in range(3))
        assert any(ratio < 24 for ratio in ratios), (place, piece)


@pytest.mark.parametrize("place", PLACES)
def test_reading_takes_linear_time(place: str) -> None:
    check_linear(read, place, PIECES, 2_500, 20_000)


@pytest.mark.parametrize("work", [check, storyparse.format])
@pytest.mark.parametrize("place", PLACES)
def test_checking_and_formatting_take_linear_time(work: Work, place: str) -> None:
    check_linear(work, place, (*PIECES, *MENDED), 1_500, 12_000)


@pytest.mark.parametrize("work", [fix, report])
@pytest.mark.parametrize("place", ["alone", "fact", "sources line", "narrative"])
def test_mending_and_reporting_take_linear_time(work: Work, place: str) -> None:
    check_linear(work, place, MENDED, 500, 4_000)


@pytest.mark.parametrize("place", ["fact", "sources line", "narrative", "provider"])
def test_converting_takes_linear_time(place: str) -> None:
    check_linear(convert, place, PIECES, 1_000, 8_000)


def test_reading_markdown_takes_linear_time() -> None:
    check_linear(read_markdown, "alone", (*PIECES, *MARKDOWN), 2_500, 20_000)


@pytest.mark.parametrize("work", [change, compare])
@pytest.mark.parametrize("place", ["alone", "fact", "sources line", "narrative", "provider"])
def test_changing_and_comparing_take_linear_time(work: Work, place: str) -> None:
    check_linear(work, place, (*PIECES, *MENDED), 500, 4_000)


@pytest.mark.parametrize("work", [check, fix])
@pytest.mark.parametrize(
    "sources",
    [
        lambda count: ", ".join(f"[{n}]A" for n in range(1, count)),
        lambda count: ", ".join(f"[{n}]A{n}" for n in range(1, count)),
        lambda count: ", ".join(f"[{count - n}]A{n}" for n in range(1, count)),
        lambda count: "\n" + "\n".join(f"{n}. A" for n in range(1, min(count, 100))),
    ],
)
@pytest.mark.parametrize("marker", ["[1-50]", "[2][1][2] ", "[9, 8, 7] a ", "[\u200b1]"])
def test_long_lists_take_linear_time(
    work: Work, sources: Callable[[int], str], marker: str
) -> None:
    def text(count: int) -> str:
        return f"T\nFacts\n- a {marker * count}\nSources: {sources(count)}\n"

    ratios = (_seconds(work, text(800)) / max(_seconds(work, text(100)), 2e-3) for _ in range(3))
    assert any(ratio < 24 for ratio in ratios)
