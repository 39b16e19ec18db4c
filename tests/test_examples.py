"""The stories and programs in `examples/` are what they are said to be."""

import csv
import os
import re
import shlex
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

import storyparse
from storyparse import selection
from storyparse.convert import html

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
GOLDEN = ROOT / "tests" / "golden" / "programs"
SEED = ROOT.parent / "shared" / "stories" / "seed.txt"

README = (EXAMPLES / "README.md").read_text(encoding="utf-8")
FAULTY = {
    path: re.findall(r"`([a-z0-9-]+)`", reported)
    for path, reported in re.findall(r"^\| \[`(faulty/.+?)`\]\S+ \| (.+?) \|", README, re.MULTILINE)
}


def named(*paths: Path) -> list[str]:
    """Return the paths of examples, as their list names them."""
    return [path.relative_to(EXAMPLES).as_posix() for path in sorted(paths)]


GOOD = [
    *("ferry.story", "ferry-friday.story", "two-desks.story"),
    *named(
        *(path for name in ("stories", "archive", "desks") for path in (EXAMPLES / name).iterdir())
    ),
]


# The stories


@pytest.mark.parametrize("name", GOOD)
def test_a_good_example_is_canonical_and_without_findings(name: str) -> None:
    text = (EXAMPLES / name).read_bytes().decode("utf-8")
    assert storyparse.dumps(storyparse.load_all(EXAMPLES / name)) == text
    assert storyparse.check(text) == ()


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_example_shows_what_its_row_in_the_list_says(name: str) -> None:
    reported = storyparse.check((EXAMPLES / name).read_bytes())
    assert list(dict.fromkeys(each.name for each in reported)) == FAULTY[name]


def test_the_list_has_all_examples_and_no_other() -> None:
    listed = re.findall(r"^\| \[`(.+?)`\]\((.+?)\) \|", README, re.MULTILINE)
    stories, programs = EXAMPLES.rglob("*.story"), (EXAMPLES / "programs").glob("*.py")
    assert sorted(name for name, _ in listed) == sorted(named(*stories, *programs))
    assert all(name == link for name, link in listed)


def test_the_faulty_examples_show_every_rule_that_is_on_by_default() -> None:
    shown = {name for names in FAULTY.values() for name in names}
    on = {rule.kind.name for rule in selection.selected()}
    assert shown == on - {"several-stories"}


def test_there_are_short_and_long_stories_one_and_several_in_a_file() -> None:
    files = [storyparse.load_all(EXAMPLES / name) for name in GOOD]
    stories = [story for file in files for story in file]
    facts = {len(story.facts) for story in stories}
    assert len(files) >= 12
    assert (min(facts), max(facts)) == (1, 20)
    assert max(len(story.sources) for story in stories) == 10
    assert {len(file) for file in files} == {1, 2, 3, 4}


def test_the_stories_are_in_several_scripts() -> None:
    text = "".join((EXAMPLES / name).read_text(encoding="utf-8") for name in GOOD)
    scripts = {unicodedata.name(letter).split()[0] for letter in set(text) if letter.isalpha()}
    assert scripts >= {
        *("LATIN", "GREEK", "CYRILLIC", "ARABIC", "HEBREW", "DEVANAGARI"),
        *("CJK", "HIRAGANA", "KATAKANA"),
    }


def test_the_broken_example_shows_what_is_reported() -> None:
    document = storyparse.read((EXAMPLES / "broken.story").read_bytes())
    assert [
        (each.name, document.text[each.span.start : each.span.end]) for each in document.diagnostics
    ] == [
        ("unexpected-line", "Here is the story you asked for:"),
        ("undefined-citation", "[3]"),
        ("empty-item", "-"),
        ("duplicate-source-number", "[2]"),
        ("malformed-narrative", "- Nobody asked the drivers."),
    ]


def test_the_reference_story() -> None:
    """Six facts with eight citations, two narratives, and every byte again."""
    if not SEED.exists():
        pytest.skip("the reference story is in ../shared, which is not there")
    text = SEED.read_text(encoding="utf-8")
    story = storyparse.parse(text)
    cited = [[each.source.name for each in fact.citations] for fact in story.facts]
    assert cited == [
        ["Associated Press", "POLITICO"],
        ["Financial Times"],
        ["BBC News", "Reuters"],
        ["Associated Press"],
        ["Understanding War"],
        ["Understanding War"],
    ]
    assert [each.stance for each in story.narratives] == ["Pro-establishment", "Pro-Russia"]
    assert [each.provider for each in story.narratives] == ["Associated Press", "TASS"]
    assert [story.providers(each) for each in story.narratives] == [(story.sources[0],), ()]
    assert "[Democratic People's Republic of Korea]" in story.facts[1].text
    assert storyparse.read(text).diagnostics == ()
    assert storyparse.dumps(story) == text + "\n"


# The programs

RUNS = {
    "ask_again": [
        "Snow python model.py examples/faulty/model-answer.story snow.story",
        "Snow python model.py examples/faulty/missing-number.story two.story nothing.story",
    ],
    "count_outlets": ["examples/archive", "texts", "missing"],
    "lost_sources": [
        "examples/ferry.story examples/ferry-friday.story",
        "examples/ferry-friday.story examples/ferry.story",
        "examples/desks/town.story examples/desks/harbor.story",
        "examples/ferry.story missing.story",
    ],
    "to_table": [
        "citations.csv examples/ferry.story examples/broken.story",
        "citations.csv missing.story",
    ],
    "two_desks": [
        "examples/desks/harbor.story examples/desks/town.story",
        "examples/desks/harbor.story examples/broken.story",
        "apart.story",
    ],
    "web_page": ["examples site", "texts site", "missing site"],
}
"""What each program is called with, in a folder of its own each time."""

MADE = {"ask_again": "prompts.txt", "to_table": "citations.csv", "web_page": "site/index.html"}
"""A file that a program makes, or has made."""

HOSTILE = """\
=HYPERLINK("https://trap.example") <script>alert(1)</script>\r
Facts
- {0} %s {{}} &amp; \x1b[31m\u202e\x00\rred\u2028,"quoted"[1]
Sources: [1]\x1b]0;{task}\x07 &b;.
Narratives
- Critical {x} narrative, as provided by Nobody. ```
"""
FILES = {
    "model.py": """\
import sys
from pathlib import Path

prompts = Path("prompts.txt")
prompts.touch()
turn = prompts.read_bytes().count(b"=== prompt ===") + 1
with prompts.open("ab") as file:
    file.write(b"=== prompt ===\\n" + sys.stdin.buffer.read())
sys.stdout.buffer.write(Path(sys.argv[turn]).read_bytes())
""",
    "snow.story": """\
## Snow Closes the Lidden Pass
## Facts
1. The Lidden pass is closed. [1] [1]
## Sources
1. Brand Valley Herald
""",
    "two.story": "One\nFacts\n- a\n\nTwo\nFacts\n- b\n",
    "nothing.story": "",
    "apart.story": """\
Bridge Closed
Facts
- The bridge is closed.[1]
Sources: [1]St. Osric Post.

Bridge Closed
Facts
- It is old.
Narratives
- Critical narrative, as provided by St. Osric Post. Why now?
""",
    "texts/2024-hostile.story": HOSTILE,
    "texts/2025-bytes.story": "\udcff" + HOSTILE,
}
"""What is in the folder besides the examples."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a copy of the examples and with the files above."""
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    return tmp_path


def called(folder: Path, name: str, typed: str) -> subprocess.CompletedProcess[str]:
    """Call a program as it would be typed."""
    words = [sys.executable if word == "python" else word for word in shlex.split(typed)]
    return subprocess.run(
        [sys.executable, "-W", "error", f"examples/programs/{name}.py", *words],
        capture_output=True,
        check=False,
        cwd=folder,
        encoding="utf-8",
        env=os.environ | {"COLUMNS": "80", "NO_COLOR": "1", "PYTHONUTF8": "1"},
    )


def shown(folder: Path, name: str, typed: str) -> str:
    """Return what a terminal would show of a call and of what it makes."""
    done = called(folder, name, typed)
    text = f"$ python {name}.py {typed}\n{done.stdout}{done.stderr}"
    text += f"$ echo $?\n{done.returncode}\n"
    if name in MADE and (made := folder / MADE[name]).exists():
        text += f"$ cat {MADE[name]}\n{made.read_text(encoding='utf-8')}"
        made.unlink()
    return text


@pytest.mark.parametrize("name", RUNS)
def test_a_program_prints_and_makes_what_it_did(
    name: str, folder: Path, accepts: Callable[[Path, str], bool]
) -> None:
    text = "\n".join(shown(folder, name, typed) for typed in RUNS[name])
    assert accepts(GOLDEN / f"{name}.txt", text)


def test_there_are_runs_of_every_program() -> None:
    assert sorted(RUNS) == sorted(path.stem for path in (EXAMPLES / "programs").glob("*.py"))


@pytest.mark.parametrize("name", RUNS)
def test_no_text_makes_a_program_fail(name: str, folder: Path) -> None:
    texts = [*(folder / "examples" / "faulty").iterdir(), *(folder / "texts").iterdir()]
    every = shlex.join(map(str, texts))
    hostile = shlex.join(map(str, texts[-2:]))
    typed = {
        "ask_again": f"Task python model.py {hostile} model.py",
        "count_outlets": "examples/faulty",
        "lost_sources": hostile,
        "to_table": f"citations.csv {every}",
        "two_desks": "texts/2024-hostile.story examples/ferry.story",
        "web_page": "examples/faulty site",
    }
    done = called(folder, name, typed[name])
    assert "Traceback" not in done.stderr
    assert done.returncode in {0, 1}


def test_the_table_gives_back_what_the_stories_cite(folder: Path) -> None:
    called(folder, "to_table", "citations.csv texts/2024-hostile.story")
    with (folder / "citations.csv").open(encoding="utf-8", newline="") as file:
        [row] = csv.DictReader(file)
    story = storyparse.load(folder / "texts/2024-hostile.story")
    assert (row["title"], row["text"]) == (story.title, story.facts[0].text)
    assert row["source"] == story.sources[0].name


def test_the_website_has_a_page_for_every_story(folder: Path) -> None:
    called(folder, "web_page", "examples/archive site")
    index = (folder / "site" / "index.html").read_text(encoding="utf-8")
    pages = [(folder / "site" / link).read_bytes() for link in re.findall(r'href="(.+?)"', index)]
    archive = sorted((folder / "examples" / "archive").iterdir())
    stories = [story for path in archive for story in storyparse.load_all(path)]
    assert pages == [html.dumps(story).encode() for story in stories]
