"""The pages that programs write are those that stand in the documentation."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documentation import (
    cases,
    commands,
    diagnostics,
    measured,
    public_names,
    railroad,
    rules,
    schema,
)
from storyparse.rules import RULES

DOCS = Path(__file__).parents[1] / "docs"

Accepts: TypeAlias = Callable[[Path, str], bool]


@pytest.mark.parametrize(
    "writer",
    [cases, commands, diagnostics, measured, public_names, railroad, rules, schema],
    ids=lambda writer: writer.__name__.rpartition(".")[2],
)
def test_a_generated_page_is_what_its_program_writes(writer: ModuleType, accepts: Accepts) -> None:
    pages: dict[str, str] = writer.pages()
    assert [path for path, text in pages.items() if not accepts(DOCS / path, text)] == []


@pytest.mark.parametrize(("folder", "writer"), [("cases", cases), ("rules", rules)])
def test_no_page_is_left_over(folder: str, writer: ModuleType) -> None:
    found = {path.relative_to(DOCS).as_posix() for path in DOCS.glob(f"reference/{folder}/*")}
    assert found == writer.pages().keys() - {f"reference/{folder}.md"}


TEXTS = [each.text for group in diagnostics.messages().values() for each in group]


@st.composite
def faulty(draw: st.DrawFn) -> str:
    """Texts of cases, with a few characters taken out and others put in."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.integers(0, 8))
        put = draw(st.sampled_from(["", "[", "]", "<", ",", ".", ":", "\n", "[1]", "https://a.b"]))
        text = f"{text[:start]}{put}{text[end:]}"
    return text


KNOWN = set(diagnostics.messages())


@given(faulty())
def test_every_message_has_its_place_among_the_diagnostics(text: str) -> None:
    found = diagnostics.found(text)
    assert {(each.code, diagnostics.wording(each.message)) for each in found} <= KNOWN


def test_every_rule_has_a_message_among_the_diagnostics() -> None:
    assert {code for code, _ in KNOWN} == {rule.kind.code for rule in RULES}
