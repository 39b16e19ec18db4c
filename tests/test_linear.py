"""Time grows in proportion to the text, whatever the text (law 6) and whatever is done with it."""

import contextlib
from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeAlias

import pytest

import storyparse
from storyparse import refactor
from storyparse.convert.formats import FORMATS
from storyparse.report.styles import STYLES

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
IsLinear: TypeAlias = Callable[[Callable[[int], Callable[[], object]], int], bool]
CheckLinear: TypeAlias = Callable[[Work, str, Iterable[str], int], None]


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


@pytest.fixture
def check_linear(is_linear: IsLinear) -> CheckLinear:
    """Check that the time of some work grows as a text of some pieces does, from some size on."""

    def check_linear(work: Work, place: str, pieces: Iterable[str], size: int) -> None:
        def prepare(piece: str, size: int) -> Callable[[], object]:
            return partial(work, PLACES[place](piece * (size // len(piece))))

        for piece in pieces:
            assert is_linear(partial(prepare, piece), size), (place, piece)

    return check_linear


@pytest.mark.parametrize("place", PLACES)
def test_reading_takes_linear_time(check_linear: CheckLinear, place: str) -> None:
    check_linear(read, place, PIECES, 1_500)


@pytest.mark.parametrize("work", [check, storyparse.format])
@pytest.mark.parametrize("place", PLACES)
def test_checking_and_formatting_take_linear_time(
    check_linear: CheckLinear, work: Work, place: str
) -> None:
    check_linear(work, place, (*PIECES, *MENDED), 800)


@pytest.mark.parametrize(("work", "size"), [(fix, 800), (report, 250)])
@pytest.mark.parametrize("place", ["alone", "fact", "sources line", "narrative"])
def test_mending_and_reporting_take_linear_time(
    check_linear: CheckLinear, work: Work, size: int, place: str
) -> None:
    check_linear(work, place, MENDED, size)


@pytest.mark.parametrize("place", ["fact", "sources line", "narrative", "provider"])
def test_converting_takes_linear_time(check_linear: CheckLinear, place: str) -> None:
    check_linear(convert, place, PIECES, 600)


def test_reading_markdown_takes_linear_time(check_linear: CheckLinear) -> None:
    check_linear(read_markdown, "alone", (*PIECES, *MARKDOWN), 1_500)


@pytest.mark.parametrize("work", [change, compare])
@pytest.mark.parametrize("place", ["alone", "fact", "sources line", "narrative", "provider"])
def test_changing_and_comparing_take_linear_time(
    check_linear: CheckLinear, work: Work, place: str
) -> None:
    check_linear(work, place, (*PIECES, *MENDED), 500)


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
    is_linear: IsLinear, work: Work, sources: Callable[[int], str], marker: str
) -> None:
    def prepare(count: int) -> Callable[[], object]:
        listed = sources(min(count, 900))
        return partial(work, f"T\nFacts\n- a {marker * count}\nSources: {listed}\n")

    assert is_linear(prepare, 60)
