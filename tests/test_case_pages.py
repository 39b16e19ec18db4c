"""The pages of the conformance cases: every case stands on one, and nothing in it is hidden."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from documentation.cases import pages

CASES = Path(__file__).parent / "cases"


def _cases() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for path in sorted(CASES.glob("*.toml")):
        yield path.stem, tomllib.loads(path.read_text(encoding="utf-8"))["case"]


def test_every_case_has_a_heading_on_the_page_of_its_file() -> None:
    for stem, cases in _cases():
        text = pages()[f"reference/cases/{stem}.md"]
        headings = re.findall(r"^## ([a-z0-9-]+)$", text, re.MULTILINE)
        assert headings == [case["name"] for case in cases]


def test_the_index_has_every_page() -> None:
    linked = re.findall(r"\(cases/(.+?)\.md\)", pages()["reference/cases.md"])
    assert sorted(linked) == [stem for stem, _ in _cases()]


def test_the_stories_on_a_page_are_those_of_its_cases() -> None:
    for stem, cases in _cases():
        text = pages()[f"reference/cases/{stem}.md"]
        blocks = re.findall(r"^```toml\n(.+?)\n```$", text, re.MULTILINE | re.DOTALL)
        stories = [tomllib.loads(block)["case"]["stories"] for block in blocks]
        assert stories == [case["stories"] for case in cases if case["stories"]]


def test_every_character_on_a_page_is_seen() -> None:
    text = "".join(pages().values())
    assert {each for each in text if not each.isprintable()} == {"\n"}
    assert " \n" not in text
