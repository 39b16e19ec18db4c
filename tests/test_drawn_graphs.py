"""Graphviz and Mermaid draw what the graph says, and obey nothing of it."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias, cast
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selenium.webdriver import Chrome

from storyparse import Citation, Fact, Narrative, Source, Story, UnresolvedCitation, read
from storyparse.convert import dot, mermaid
from storyparse.convert.graph import graphs
from storyparse.strategies import stories

pytestmark = pytest.mark.external

ROOT = Path(__file__).resolve().parents[1]
MERMAID = ROOT / "tests" / "node" / "node_modules" / "mermaid" / "dist" / "mermaid.min.js"
EXAMPLES = sorted((ROOT / "examples").glob("*.story"))

with_dot = pytest.mark.skipif(shutil.which("dot") is None, reason="graphviz's dot is not installed")

Labels: TypeAlias = Mapping[str, str]
"""What is drawn, without spaces, by the id of a node or by the title of a story."""

TEXTS = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    '"`**bold**`" _em_ ~~s~~ [a](javascript:alert(1)) ![x](y) # head',
    "- item",
    "1. item",
    "+ item",
    "> quote",
    "end",
    "subgraph x",
    "click fact1 alert",
    "%% comment",
    "%%{init: {'theme': 'dark'}}%%",
    "--- title",
    "a@{shape: cloud} --> b:::c; style fact1 fill:#f00;",
    "style:#35; classDef a:#36;",
    "#35; #quot; #amp;lt; &lt; &amp;lt; &copy; &#65; &#x41;",
    "ﬂ°°60¶ß ﬂ°lt¶ß 20° ﬂ and ¶ or ß",
    "fa:fa-ban $$x^2$$ \\\\ \\n \\l \\N \\G \\E \\T \\",
    "https://a.example/x www.a.example a@b.example",
    "]]> --> <!-- x --> </text></svg> {x|y} <a>",
    "\x00\x1b[31m\r\u2028\u202e\ufeff\uffff\ufdd0\U0010ffff\x7f",
    "ميناء порт 新聞 नमस्ते 🚢 👩‍👧 e\u0301",
    "x" * 100_000,
    "e" + "\u0301" * 100_000,
    "\u2003",
    "a\u2003\u00a0b    c",
)


def hostile(text: str) -> Story:
    safe = "".join(each for each in text if each not in "[]<>,:\uff1a").strip(" .-+") or "x"
    name = safe.lstrip("*")[:200]
    url = f"http://a.example/?{''.join(text.split())}".replace("<", "").replace(">", "")
    source, unused = Source(1, name[:200], url[:200]), Source(2, f"{name} 2")
    facts = [Fact([text.strip(), Citation(source)]), Fact(["x", UnresolvedCitation(7)])]
    told = [Narrative(name, ["x"], name), Narrative(name, ["y"], f"{name} 3")]
    return Story(f"The {text}", facts, [source, unused], told)


HOSTILE = [hostile(text) for text in TEXTS]


def packed(text: str) -> str:
    return "".join(text.split())


def expected(several: list[Story]) -> Labels:
    drawn = graphs(several)
    labels = {node.id: packed(node.label) for graph in drawn for node in graph.nodes}
    return labels | {graph.id: packed(graph.title) for graph in drawn}


def drawn_by_dot(text: str, form: str) -> str:
    command = ["dot", f"-T{form}"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    assert not done.stderr
    return done.stdout.decode()


def in_json(text: str) -> Labels:
    objects = json.loads(drawn_by_dot(text, "json"))["objects"]
    return {
        each["name"].removeprefix("cluster_"): packed(
            "".join(step["text"] for step in each["_ldraw_"] if step["op"] == "T")
        )
        for each in objects
        if "_ldraw_" in each
    }


def in_svg(text: str) -> Labels:
    svg = "{http://www.w3.org/2000/svg}"
    return {
        cast("str", group.findtext(f"{svg}title")).removeprefix("cluster_"): packed(
            "".join(text.text or "" for text in group.iter(f"{svg}text"))
        )
        for group in ET.fromstring(drawn_by_dot(text, "svg")).iter(f"{svg}g")  # noqa: S314 - own picture
        if group.get("class") in {"node", "cluster"}
    }


BY_DOT: tuple[Callable[[str], Labels], ...] = (in_json, in_svg)


@with_dot
@pytest.mark.parametrize("drawn", BY_DOT)
def test_graphviz_draws_the_labels_of_hostile_stories(drawn: Callable[[str], Labels]) -> None:
    assert drawn(dot.dumps(HOSTILE)) == expected(HOSTILE)


@with_dot
@settings(max_examples=10)
@given(several=st.lists(stories(), min_size=2, max_size=20))
def test_graphviz_draws_the_labels_of_any_stories(several: list[Story]) -> None:
    text, labels = dot.dumps(several), expected(several)
    assert in_json(text) == labels
    assert in_svg(text) == labels


@with_dot
def test_graphviz_draws_no_text_as_markup_and_links_to_nothing_but_sources() -> None:
    picture = ET.fromstring(drawn_by_dot(dot.dumps(HOSTILE), "svg"))  # noqa: S314 - own picture
    names = {element.tag.rpartition("}")[2] for element in picture.iter()}
    assert names <= {"svg", "g", "title", "a", "text", "polygon", "polyline", "path"}
    links = [
        link
        for element in picture.iter("{http://www.w3.org/2000/svg}a")
        for key, link in element.items()
        if key.endswith("href")
    ]
    urls = [source.url for story in HOSTILE for source in story.sources if source.url]
    assert sorted(map(unquote, links)) == sorted(map(unquote, urls))


@with_dot
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_graphviz_draws_the_examples_from_items_to_sources(path: Path) -> None:
    several = list(read(path.read_bytes()).stories)
    objects = json.loads(drawn_by_dot(dot.dumps(several), "json"))
    names = [each["name"] for each in objects["objects"]]
    edges = [(names[each["tail"]], names[each["head"]]) for each in objects["edges"]]
    assert sorted(edges) == sorted(
        (edge.start, edge.end) for graph in graphs(several) for edge in graph.edges
    )
    across = {
        each["name"]: float(each["pos"].split(",")[0])
        for each in objects["objects"]
        if "pos" in each
    }
    assert all(across[start] < across[end] for start, end in edges)


@pytest.fixture(scope="module")
def strict(browser: Chrome, tmp_path_factory: pytest.TempPathFactory) -> Chrome:
    """A browser on a page that has Mermaid, as strict as it can be."""
    if not MERMAID.exists():
        pytest.skip("mermaid is not installed: run npm ci in tests/node")
    page = tmp_path_factory.mktemp("mermaid") / "page.html"
    page.write_text(
        f'<!DOCTYPE html><meta charset="utf-8"><script src="{MERMAID.as_uri()}"></script>'
    )
    browser.get(page.as_uri())
    browser.execute_script("window.alert = () => { window.isHacked = true; };")
    return browser


_DRAW = """
const [text, done] = arguments;
const draw = async () => {
  mermaid.initialize({
    startOnLoad: false, securityLevel: "strict", maxTextSize: 1e6, maxEdges: 1e4,
  });
  await mermaid.parse(text);
  document.body.innerHTML = (await mermaid.render("drawn", text)).svg;
  const labels = {};
  for (const node of document.querySelectorAll(".node, .cluster")) {
    const label = node.querySelector(".nodeLabel, .cluster-label, .label");
    labels[node.id] = label.textContent;
  }
  const names = [...document.querySelectorAll("body *")].map((each) => each.localName);
  return { labels, names: [...new Set(names)], isHacked: Boolean(window.isHacked) };
};
draw().then(done, (error) => done(String(error)));
"""


def drawn_by_mermaid(strict: Chrome, text: str) -> tuple[Labels, set[str]]:
    """Return the labels, and the names of all elements of the picture."""
    drawn = strict.execute_async_script(_DRAW, text)
    assert isinstance(drawn, dict), drawn
    assert not drawn["isHacked"]
    labels = {
        re.sub(r"drawn-(flowchart-)?(\w+)(-\d+)?", r"\2", id_): packed(label)
        for id_, label in drawn["labels"].items()
    }
    return labels, set(drawn["names"])


def test_mermaid_draws_the_labels_of_hostile_stories(strict: Chrome) -> None:
    labels, names = drawn_by_mermaid(strict, mermaid.dumps(HOSTILE))
    assert labels == {
        id_: label.replace("ﬂ°", r"\ufb02°").replace("¶ß", r"\xb6ß")
        for id_, label in expected(HOSTILE).items()
    }
    assert not names & {"a", "b", "em", "strong", "code", "img", "script", "i", "math", "br"}


# Mermaid takes a second for twenty stories.
@settings(max_examples=10)
@given(several=st.lists(stories(), min_size=2, max_size=20))
def test_mermaid_draws_the_labels_of_any_stories(strict: Chrome, several: list[Story]) -> None:
    labels, _ = drawn_by_mermaid(strict, mermaid.dumps(several))
    assert labels == expected(several)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_mermaid_draws_the_examples(strict: Chrome, path: Path) -> None:
    several = list(read(path.read_bytes()).stories)
    labels, _ = drawn_by_mermaid(strict, mermaid.dumps(several))
    assert labels == expected(several)


def test_mermaid_accepts_no_story(strict: Chrome) -> None:
    assert drawn_by_mermaid(strict, mermaid.dumps([]))[0] == {}
