"""Objects and functions are safe to share between threads."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import storyparse
from storyparse.syntax import lines

FERRY = Path(__file__).resolve().parents[1] / "examples" / "ferry.story"


def test_threads_read_and_write_the_same() -> None:
    """Also while the parser is being built."""
    text = FERRY.read_text(encoding="utf-8")
    expected = storyparse.parse(text)
    lines._reader.cache_clear()  # noqa: SLF001 - the first use is what threads could disturb
    with ThreadPoolExecutor(8) as pool:
        documents = list(pool.map(storyparse.read, [text] * 200))
        written = list(pool.map(storyparse.dumps, [document.stories for document in documents]))
    assert {document.stories for document in documents} == {(expected,)}
    assert set(written) == {text}
    shared = documents[0]
    with ThreadPoolExecutor(8) as pool:
        positions = list(pool.map(shared.position, range(len(text))))
    assert positions == [storyparse.read(text).position(offset) for offset in range(len(text))]
