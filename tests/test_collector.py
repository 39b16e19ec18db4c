"""Long texts are read while Python's collector of cyclic garbage is paused."""

import gc
import weakref
from collections.abc import Iterator

import pytest

import storyparse

LONG = "Ferry Opens\nFacts\n" + "- It runs.[1]\n" * 20_000 + "Sources: [1]Coast Daily.\n"


@pytest.fixture
def collected() -> Iterator[list[int]]:
    """Give the generations that are collected while a test runs."""
    generations: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            generations.append(info["generation"])

    gc.callbacks.append(note)
    yield generations
    gc.callbacks.remove(note)


def test_nothing_is_collected_while_a_long_text_is_read(collected: list[int]) -> None:
    gc.collect()
    collected.clear()
    document = storyparse.read(LONG)
    assert len(document.stories[0].facts) == 20_000
    assert collected == []
    assert gc.isenabled()


def test_a_collector_that_is_off_stays_off() -> None:
    gc.disable()
    try:
        storyparse.read(LONG)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_it_is_switched_on_again_when_reading_is_interrupted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("storyparse.reader.outline", interrupted)
    with pytest.raises(KeyboardInterrupt):
        storyparse.read(LONG)
    assert gc.isenabled()


def test_what_was_read_is_freed_without_the_collector() -> None:
    """There is no cycle in a document: it is gone with its last reference."""

    class Watched(str):
        """A text that tells when it is gone."""

        __slots__ = ("__weakref__",)

    gc.disable()
    try:
        text = Watched(LONG)
        gone = weakref.ref(text)
        document = storyparse.read(text)
        assert document.text is text
        del text, document
        assert gone() is None
    finally:
        gc.enable()
