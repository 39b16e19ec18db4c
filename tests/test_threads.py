"""Objects and functions are safe to share between threads."""

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

import storyparse
from storyparse import Document, convert, refactor
from storyparse.syntax import lines

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
FERRY = (EXAMPLES / "ferry.story").read_text(encoding="utf-8")
# Long enough for threads to take turns while it is looked through for the first time.
MANY = "\n".join(path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.story"))) * 10
THREADS = 8

WORK: dict[str, Callable[[Document], object]] = {
    "read": lambda document: storyparse.read(document.text).stories,
    "check": storyparse.check,
    "render": lambda document: storyparse.render(storyparse.check(document), document),
    "format": lambda document: storyparse.format(document.text),
    "fix": lambda document: storyparse.fix(document.text, unsafe=True),
    "change": lambda document: refactor.add_source(document, "Hill Post", story=1).text,
    "convert": lambda document: [convert.html.dumps(story) for story in document.stories],
    "look up": lambda document: [
        (document.position(at), document.at(at)) for at in range(0, len(document.text), 20)
    ],
}


@pytest.fixture(autouse=True)
def _restless() -> Iterator[None]:
    """Let threads take turns a thousand times as often as they do."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(usual / 1000)
    yield
    sys.setswitchinterval(usual)


def test_threads_read_and_write_the_same() -> None:
    """Also while the parser is being built."""
    expected = storyparse.parse(FERRY)
    lines._reader.cache_clear()  # noqa: SLF001 - the first use is what threads could disturb
    with ThreadPoolExecutor(THREADS) as pool:
        documents = list(pool.map(storyparse.read, [FERRY] * 200))
        written = list(pool.map(storyparse.dumps, [document.stories for document in documents]))
    assert {document.stories for document in documents} == {(expected,)}
    assert set(written) == {FERRY}


def at_once(work: Callable[[Document], object], document: Document) -> list[object]:
    """Return what threads that begin together make of the same document."""
    start = Barrier(THREADS)

    def worked(_: int) -> object:
        start.wait()
        return work(document)

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(worked, range(THREADS)))


@pytest.mark.parametrize("name", WORK)
def test_threads_share_documents(name: str) -> None:
    """A document keeps what is found out on first use, which here all have at once."""
    expected = WORK[name](storyparse.read(MANY))
    for _ in range(5):
        assert at_once(WORK[name], storyparse.read(MANY)) == [expected] * THREADS
