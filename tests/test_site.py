"""The site is whole: links lead somewhere, nothing comes from elsewhere, words are spelled."""

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from urllib.parse import SplitResult, unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
import yaml
from lxml import html  # type: ignore[import-untyped]
from markdown_it import MarkdownIt
from mdit_py_plugins.anchors import anchors_plugin

from documentation.building import build

pytest_plugins = ["documentation.site"]

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(ROOT.glob("docs/**/*.md"))
# Read on GitHub alone.
BESIDE = [
    *sorted(ROOT.glob("*.md")),
    ROOT / "examples" / "README.md",
    ROOT / "tests/cases/README.md",
]
NODE = ROOT / "tests" / "node"
CSPELL = NODE / "node_modules" / ".bin" / "cspell"
HERE = "https://site.invalid/"

# Where links lead out of the site. None is followed: add a host when it has been looked at.
ELSEWHERE = {
    "docs.github.com",
    "docs.gitlab.com",
    "git-scm.com",
    "hypothesis.readthedocs.io",
    "iptc.org",
    "jinja.palletsprojects.com",
    "libcst.readthedocs.io",
    "pre-commit.com",
    "rust-analyzer.github.io",
    "semver.org",
    "squidfunk.github.io",
    "tomlkit.readthedocs.io",
}


DEAD = (
    "[a page](nowhere.md)",
    "[an anchor](#nowhere)",
    "[an absolute link](/nowhere/)",
    "[a folder](nowhere/)",
    "[an undefined reference][nowhere]",
    "![an image](nowhere.svg)",
)


def test_a_site_with_dead_links_is_not_built(tmp_path: Path) -> None:
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    del settings["nav"]
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("\n".join(DEAD), "utf-8")
    built = build(tmp_path, tmp_path / "site")
    assert built.returncode
    assert f"Aborted with {len(DEAD)} warnings" in built.stdout + built.stderr


# What is left of a link that was written wrongly. In code it may stand for what it is.
LEFT_OF_LINK = re.compile(r".*(?:\]\s?[(\[]|\)\[).*")


def test_no_link_of_a_page_is_shown_as_it_was_typed(site: Path) -> None:
    prose = "//body//text()[not(ancestor::code or ancestor::pre or ancestor::script)]"
    shown = {
        path: "".join(html.parse(path).xpath(prose))
        for path in site.rglob("*.html")
        if "reference/cases" not in path.as_posix()  # they say what brackets are, and link nothing
    }
    assert len(shown) > 50
    assert [line for text in shown.values() for line in LEFT_OF_LINK.findall(text)] == []


@pytest.fixture(scope="module")
def links(site: Path) -> list[tuple[str, str, str]]:
    """List the links of all pages: the page, the element's tag, and the address."""
    found = []
    for path in sorted(site.rglob("*.html")):
        page = path.relative_to(site).as_posix().removesuffix("index.html")
        root = html.parse(path).getroot()
        root.make_links_absolute(HERE + page)
        found += [(page, each.tag, link) for each, _, link, _ in root.iterlinks()]
        sets = (each for value in root.xpath("//@srcset") for each in value.split(","))
        found += [(page, "srcset", urljoin(HERE + page, each.split()[0])) for each in sets]
    return found


def test_every_link_leads_to_a_file_and_its_fragment_to_an_element(
    site: Path, links: list[tuple[str, str, str]]
) -> None:
    @cache
    def ids(path: Path) -> set[str]:
        return set(html.parse(path).xpath("//@id | //a/@name"))

    def leads_nowhere(link: str) -> bool:
        parts = urlsplit(link.removeprefix(HERE))
        path = site / unquote(parts.path)
        path = path / "index.html" if path.is_dir() else path
        return not path.is_file() or not {unquote(parts.fragment)} <= {"", *ids(path)}

    inside = [(page, link) for page, _, link in links if link.startswith(HERE)]
    assert len(inside) > len(PAGES)
    assert [(page, link) for page, link in inside if leads_nowhere(link)] == []


def test_only_links_to_follow_lead_out_of_the_site(links: list[tuple[str, str, str]]) -> None:
    fetched = [(page, link) for page, tag, link in links if tag != "a"]
    assert [(page, link) for page, link in fetched if not link.startswith(HERE)] == []


def test_links_that_lead_out_are_well_formed_and_known(links: list[tuple[str, str, str]]) -> None:
    out = [(page, urlsplit(link)) for page, _, link in links if not link.startswith(HERE)]
    assert [(page, link.geturl()) for page, link in out if not well_formed(link)] == []
    assert {str(link.hostname) for _, link in out} == ELSEWHERE


def well_formed(link: SplitResult) -> bool:
    host = re.fullmatch(r"([a-z0-9-]+\.)+[a-z]+", link.netloc)
    return link.scheme == "https" and host is not None and " " not in link.geturl()


def test_no_style_fetches_from_elsewhere(site: Path) -> None:
    styles = [path.read_text("utf-8") for path in site.rglob("*.css")]
    assert styles
    inside = re.compile(r"/\*.*?\*/|url\(([\"']?)data:.*?\1\)", re.DOTALL)
    assert [style for style in styles if "//" in inside.sub("", style)] == []


def test_no_drawing_fetches_from_elsewhere(site: Path) -> None:
    drawings = [ET.parse(path) for path in site.rglob("*.svg")]  # noqa: S314 - our own
    assert drawings
    assert [
        said
        for each in chain.from_iterable(drawing.iter() for drawing in drawings)
        for name, said in (*each.attrib.items(), (each.tag, each.text or ""))
        if "//" in said and not name.endswith(("}resource", "}title"))  # words, in the metadata
    ] == []


def test_the_navigation_holds_every_page_once() -> None:
    def leaves(entry: object) -> Iterator[str]:
        match entry:
            case str():
                yield entry
            case dict() | list():
                for each in entry.values() if isinstance(entry, dict) else entry:
                    yield from leaves(each)

    nav = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"]
    assert sorted(leaves(nav)) == sorted(
        path.relative_to(ROOT / "docs").as_posix() for path in PAGES
    )


@cache
def shown_on_github(path: Path) -> tuple[set[str], list[str], str]:
    """Return the anchors, the links and the prose of a page, as GitHub shows it."""
    markdown = MarkdownIt("gfm-like", {"linkify": False}).use(anchors_plugin, max_level=6)
    blocks = markdown.parse(path.read_text("utf-8"))
    tokens = [*blocks, *(child for block in blocks for child in block.children or ())]
    written = "".join(each.content for each in tokens if each.type.startswith("html_"))
    anchors = {str(each.attrs["id"]) for each in tokens if "id" in each.attrs}
    links = [
        str(each.attrs[name]) for each in tokens for name in ("href", "src") if name in each.attrs
    ]
    anchors |= set(re.findall(r'\bid="(.+?)"', written))
    links += re.findall(r'\b(?:href|src)="(.+?)"', written)
    prose = (
        "".join(each.content for each in block.children or () if each.type == "text")
        for block in blocks
    )
    return anchors, links, "\n".join(prose)


@pytest.mark.parametrize("path", BESIDE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_of_pages_beside_the_site_lead_somewhere_on_github(path: Path) -> None:
    def leads_nowhere(link: str) -> bool:
        parts = urlsplit(link)
        if parts.scheme:
            return not well_formed(parts)
        target = path.parent / unquote(parts.path) if parts.path else path
        return not target.exists() or (
            target.suffix == ".md"
            and bool(parts.fragment)
            and parts.fragment not in shown_on_github(target)[0]
        )

    _, links, prose = shown_on_github(path)
    assert [link for link in links if leads_nowhere(link)] == []
    assert LEFT_OF_LINK.findall(prose) == []


def spell(*arguments: str, text: str | None = None) -> list[str]:
    """Return the lines in which cspell reports unknown words."""
    if not CSPELL.exists():
        pytest.skip("cspell is not installed: run npm ci in tests/node")
    command = [CSPELL, "lint", "--config", NODE / "cspell.json", "--no-progress", "--no-summary"]
    ran = subprocess.run(
        [*map(str, command), *arguments],
        cwd=ROOT,
        input=text,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert ran.returncode in {0, 1}, ran.stderr
    return ran.stdout.splitlines()


@pytest.mark.external
def test_every_word_is_spelled_as_the_dictionary_has_it() -> None:
    assert spell() == []


@pytest.mark.external
@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (
            "docs/page.md",
            "The colour of a `color` is no color.\n\n```python\nrecieve\n```\n\nThey recieve it.\n",
            ["color", "recieve"],
        ),
        (
            "src/storyparse/house.py",
            'say("recieve", help="They recieve it.")\nmsg = f"{recieve} is no color"\n',
            ["recieve", "color"],
        ),
        ("mkdocs.yml", "nav:\n  - The recieved: recieve.md\n", ["recieved"]),
        ("examples/house.story", "Ferry Recieved\nFacts\n- It runs.\n", ["Recieved"]),
    ],
)
def test_a_word_that_is_spelled_otherwise_is_found(
    path: str, text: str, expected: list[str]
) -> None:
    found = spell(f"stdin://{path}", text=text)
    assert [re.findall(r"\((\w+)\)", line)[0] for line in found] == expected


@pytest.mark.external
def test_no_word_of_our_own_is_unused() -> None:
    words = (NODE / "words.txt").read_text("utf-8").splitlines()
    found = spell("--words-only", "--unique", "--disable-dictionary", "words")
    assert words == sorted(set(words), key=str.casefold)
    assert {each.casefold() for each in words} == {each.casefold() for each in found}
