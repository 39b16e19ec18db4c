"""The saved tables are what Lark makes of the grammar of lines, and parse as Lark does."""

from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark

import storyparse
from storyparse.strategies import faulty_texts, texts
from storyparse.syntax import generator, lines, tables

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = (ROOT / "examples" / "ferry.story").read_text(encoding="utf-8")


GRAMMAR = files("storyparse.grammar").joinpath("lines.lark").read_text(encoding="utf-8")
BY_LARK = lines.lark_reader(GRAMMAR)


def test_the_saved_tables_are_of_the_grammar(accepts: Callable[[Path, str], bool]) -> None:
    assert accepts(ROOT / "src" / "storyparse" / "syntax" / "tables.py", generator.saved(GRAMMAR))


def test_lark_parses_every_case_to_the_same(case_text: str) -> None:
    assert BY_LARK.outline(case_text) == lines.outline(case_text)


@given(texts() | faulty_texts().map(lambda found: found[0]))
def test_lark_parses_any_text_to_the_same(text: str) -> None:
    assert BY_LARK.outline(text) == lines.outline(text)


@pytest.fixture
def another_grammar(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Read by a grammar of which nobody saved the tables."""
    monkeypatch.setattr(tables, "GRAMMAR", b"another")
    lines._reader.cache_clear()  # noqa: SLF001 - as in a new process
    yield
    lines._reader.cache_clear()  # noqa: SLF001


@pytest.mark.usefixtures("another_grammar")
def test_lark_parses_where_the_tables_are_of_another_grammar() -> None:
    assert isinstance(getattr(lines._reader().parse, "__self__", None), Lark)  # noqa: SLF001
    story = storyparse.parse(EXAMPLE)
    assert storyparse.dumps(story) == EXAMPLE


def test_a_grammar_that_needs_the_next_line_to_choose_is_refused() -> None:
    grammar = 'start: a "x" | b "y"\na: "t"\nb: "t"\n'
    with pytest.raises(ValueError, match="2 rules are complete"):
        generator.saved(grammar)


def test_a_shape_that_is_known_is_not_given_to_lines_that_cannot_be_titles() -> None:
    """The lines of both are of the same types, and "__" is a title of nothing."""
    titled, untitled = "Ferry\nFacts\n- It runs.\n", "__\nFacts\n- It runs.\n"
    for text in (titled, untitled, titled):
        found = lines.outline(text)
        assert found == lines.lark_reader(GRAMMAR).outline(text)
        assert (found.shape.stories[0].title is None) == (text is untitled)


def test_few_shapes_are_kept() -> None:
    """Also where threads have put in more than there should be."""
    reader = lines._reader.__wrapped__()  # noqa: SLF001 - one that knows no shape yet
    most = lines._MOST_KNOWN  # noqa: SLF001
    known = reader._known  # noqa: SLF001
    reader.outline("Ferry\nFacts\n- It runs.\n")
    [shape] = known.values()
    known.update({(str(number),): shape for number in range(most + 5)})
    reader.outline("Ferry\nFacts\n- It runs.\nNarratives\n- Left: Good.\n")
    assert len(known) == 1


@given(st.lists(texts(), max_size=5))
def test_what_was_read_before_changes_nothing(several: list[str]) -> None:
    reader = lines._reader.__wrapped__()  # noqa: SLF001 - one that knows no shape yet
    assert [reader.outline(text) for text in several] == [lines.outline(text) for text in several]
