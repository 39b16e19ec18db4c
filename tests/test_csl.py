"""The sources of a story are read by the programs that write bibliographies."""

import io
import json
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from citeproc import Citation as Cited  # type: ignore[import-untyped]
from citeproc import (
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from storyparse import Fact, Source, Story, load, load_all, read
from storyparse.convert import csl
from storyparse.strategies import stories

SCHEMA = Path(__file__).resolve().parents[1].parent / "shared" / "schemas" / "csl-data.json"
FACT = Fact(["It runs."])


@cache
def validator() -> Any:  # noqa: ANN401 - jsonschema has no types
    kind = jsonschema.Draft7Validator
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return kind(schema, format_checker=kind.FORMAT_CHECKER)


def written(several: Story | list[Story]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(csl.dumps(several))
    return found


def ferry() -> Story:
    return load("examples/ferry.story")


# Laws


@pytest.mark.external
@pytest.mark.skipif(not SCHEMA.exists(), reason="../shared/schemas/csl-data.json is not there")
@given(st.lists(stories(), max_size=3))
def test_every_list_is_valid(several: list[Story]) -> None:
    validator().validate(written(several))


@given(st.lists(stories(), max_size=3))
def test_every_source_is_an_item_of_its_own(several: list[Story]) -> None:
    found = written(several)
    sources = [source for story in several for source in story.sources]
    assert len({item["id"] for item in found}) == len(sources)
    for item, source in zip(found, sources, strict=True):
        assert item["id"].endswith(f"source-{source.number}")
        assert (item["title"], item.get("URL")) == (source.name, source.url)
        assert item["type"] == ("webpage" if source.url else "document")
        assert item.keys() <= {"id", "type", "title", "URL"}


@given(stories())
def test_citeproc_knows_every_source(story: Story) -> None:
    items = CiteProcJSON(written(story))
    for source in story.sources:
        item = items[f"source-{source.number}"]
        assert str(item["title"]) == source.name
        assert str(item.get("URL", None)) == str(source.url)


# Cases


def test_a_source_is_what_the_story_knows_of_it() -> None:
    assert written(ferry()) == [
        {"id": "source-1", "type": "document", "title": "Coast Daily"},
        {
            "id": "source-2",
            "type": "webpage",
            "title": "The Port Times",
            "URL": "https://port.example/ferry",
        },
        {"id": "source-3", "type": "document", "title": "U.S. Harbor News"},
    ]


def test_several_stories_have_identifiers_of_their_own() -> None:
    several = list(load_all("examples/two-desks.story"))
    assert [item["id"] for item in written(several)] == [
        "story-1-source-1",
        "story-1-source-2",
        "story-2-source-1",
    ]


def test_no_source_makes_no_item() -> None:
    assert csl.dumps(Story("Ferry Opens", [FACT])) == csl.dumps([]) == "[]\n"


def test_citeproc_writes_the_bibliography() -> None:
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    items = CiteProcJSON(written(ferry()))
    bibliography = CitationStylesBibliography(style, items, formatter.plain)
    for item in items:
        bibliography.register(Cited([CitationItem(item)]))
    coast, port, _ = map(str, bibliography.bibliography())
    assert "Coast Daily" in coast
    assert "The Port Times" in port
    assert "Available at: https://port.example/ferry" in port


@pytest.mark.external
@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_pandoc_writes_the_bibliography(tmp_path: Path) -> None:
    hostile = Source(4, 'A "quoted" & $x$ *b* \\ `c` &lt;script&gt; \u202e\x00--', "https://a|b")
    csl.dump(Story("Ferry Opens", [FACT], [*ferry().sources, hostile]), tmp_path / "sources.json")
    html = pandoc("It runs [@source-1; @source-2; @source-4].", tmp_path / "sources.json")
    assert re.findall('id="ref-(.*?)"', html) == ["source-4", "source-1", "source-2"]
    assert "Coast Daily" in html
    assert 'href="https://port.example/ferry"' in html
    assert "<script" not in html


def pandoc(markdown: str, sources: Path) -> str:
    command = ["pandoc", "--citeproc", "--wrap=none", f"--bibliography={sources}"]
    return subprocess.run(
        command, input=markdown, check=True, capture_output=True, encoding="utf-8", timeout=60
    ).stdout


def test_a_story_of_a_faulty_text_is_refused() -> None:
    with pytest.raises(ValueError, match="without title"):
        csl.dumps(read("Facts\n- It runs.\n").stories)


def test_a_file_holds_what_is_written() -> None:
    file = io.BytesIO()
    csl.dump(ferry(), file)
    assert file.getvalue().decode() == csl.dumps(ferry())
