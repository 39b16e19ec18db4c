"""The examples of pages and docstrings fail where they are wrong, and can be accepted."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from documentation import console
from documentation.outputs import Outputs

ROOT = Path(__file__).resolve().parents[1]

STORY = """\
Night Buses Return
Facts
- The night buses run again from Friday.[1]
Sources: [1]Hill Courier.
"""
FAULTY = STORY.replace("[1]\n", "[3]\n")

RIGHT = {
    "python": "```python\nassert 1 + 1 == 2\n```\n",
    "prompt": "```python\n>>> print('a\\n\\nb')\na\n<BLANKLINE>\nb\n```\n",
    "traceback": (
        "```python\n>>> [][1]\nTraceback (most recent call last):\n...\n"
        "IndexError: list index out of range\n```\n"
    ),
    "block": "```python\n>>> for each in (1, 2):\n...     print(each)\n...\n1\n2\n```\n",
    "twice": "```console\n$ ls\nexamples\n```\n\n```console\n$ ls\nexamples\n```\n",
    "story": f"```story\n{STORY}```\n",
    "diagnostics": (
        f"```story\n{FAULTY}```\n\n```diagnostics\n"
        "line 3, column 41: error[R002] undefined-citation: no source has the number 3\n"
        "  |\n"
        "3 | - The night buses run again from Friday.[3]\n"
        "  |                                         ^^^\n"
        "  = help: this story lists source 1 alone\n"
        "  = suggestion: cite [1]\n\n"
        "line 4, column 10: warning[R004] unused-source: "
        "'Hill Courier' is not cited and provides no narrative\n"
        "  |\n"
        "4 | Sources: [1]Hill Courier.\n"
        "  |          ^^^^^^^^^^^^^^^\n"
        "  = help: cite it, or take it out of the list\n```\n"
    ),
    "console": f'```story title="a.story"\n{STORY}```\n\n```console\n$ cat a.story | head -n 1\n'
    "Night Buses Return\n$ false\n$ echo $?\n1\n```\n",
    "tab": '=== "Python"\n\n    ```console\n    $ echo one\n    one\n    ```\n',
    "shown": "````text\n```python\nraise\n```\n````\n",
    "toml": "```toml\nignore = []\n```\n",
    "yaml": '```yaml hl_lines="1"\nhooks: [a]\n```\n',
    "json": '```json title="a.json"\n{"format": 1}\n```\n',
    "open": "```python\nopen('a.txt', 'w').close()\n```\n",
    "indented": "He said:\n\n    1 + 1\n",
    "skipped": "```python\n>>> 1 + 1\n2\n```\n",
    "typed": "```text\nls\n```\n",
    "command": "```sh\nstoryparse convert --to dot a.story | dot -Tsvg\n```\n",
    "module": '```python title="a.py"\nprint("never run here")\nraise SystemExit\n```\n',
}
WRONG = {
    "python": ("== 2", "== 3"),
    "prompt": ("\nb\n", "\nc\n"),
    "traceback": ("list index", "tuple index"),
    "block": ("2\n```", "3\n```"),
    "twice": ("examples\n```\n\n", "other\n```\n\n"),
    "story": ("from Friday.[1]", "from Friday.[2]"),
    "diagnostics": ("has the number 3", "has the number 4"),
    "console": ("\n1\n", "\n0\n"),
    "tab": ("    one\n    ```", "    two\n    ```"),
    "shown": ("````text", "````txt"),
    "toml": ("[]", "["),
    "yaml": ("[a]", "[a"),
    "json": ("1}", "1"),
    "open": (".close()", ""),
    "indented": ("1 +", ">>> 1 +"),
    "skipped": ("1 + 1", "1 + 1  # doctest: +SKIP"),
    "typed": ("ls", "$ ls"),
    "command": ("--to", "--too"),
    "module": ("raise", "raise raise"),
}
ACCEPTABLE = {"prompt", "block", "twice", "traceback", "diagnostics", "console", "tab"}


DOCSTRING = r'''"""Say.

>>> print("a\\nb", 1 + 1)
a
b 2
"""

EIGHT = 8
"""What there are.

>>> EIGHT
8
"""
'''
WRONG_DOCSTRINGS = {
    "src/house/wrong.py": ("b 2", "b 3"),
    "src/house/wrong_value.py": ("\n8", "\n9"),
    "src/house/wrong_fence.py": ("Say.", "Say.\n\n```python\n1 + 1\n```"),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with pages and docstrings, right and wrong."""
    shutil.copy(ROOT / "conftest.py", tmp_path)
    (tmp_path / "examples").mkdir()
    settings = "[pytest]\naddopts = -p no:doctest\nfilterwarnings = error\n"
    (tmp_path / "pytest.ini").write_text(settings, "utf-8")
    for kind, page in RIGHT.items():
        (tmp_path / f"right-{kind}.md").write_text(page, "utf-8")
        assert WRONG[kind][0] in page
        (tmp_path / f"wrong-{kind}.md").write_text(page.replace(*WRONG[kind]), "utf-8")
    modules = tmp_path / "src" / "house"
    modules.mkdir(parents=True)
    (modules / "__init__.py").touch()
    for path, wrong in WRONG_DOCSTRINGS.items():
        (tmp_path / path).write_text(DOCSTRING.replace(*wrong), "utf-8")
    return tmp_path


def failing(project: Path, *options: str) -> set[str]:
    """Return the files in a project of which pytest says that something in them fails."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rf", *options, "."],
        cwd=project,
        env={
            **os.environ,
            "PYTHONPATH": f"{ROOT}{os.pathsep}{project / 'src'}",
            "PYTEST_ADDOPTS": "",
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("FAILED ")]
    assert done.returncode == bool(lines), done.stdout
    return {line.removeprefix("FAILED ").partition("::")[0] for line in lines}


def test_what_is_shown_wrong_fails_and_is_accepted(project: Path) -> None:
    wrong = {f"wrong-{kind}.md" for kind in WRONG} | WRONG_DOCSTRINGS.keys()
    assert failing(project) == wrong
    acceptable = {f"wrong-{kind}.md" for kind in ACCEPTABLE}
    acceptable |= WRONG_DOCSTRINGS.keys() - {"src/house/wrong_fence.py"}
    assert failing(project, "--accept") == wrong - acceptable
    assert failing(project) == wrong - acceptable
    for kind in ACCEPTABLE:
        assert (project / f"wrong-{kind}.md").read_text("utf-8") == RIGHT[kind]
    for path in acceptable & WRONG_DOCSTRINGS.keys():
        assert (project / path).read_text("utf-8") == DOCSTRING


def test_only_what_shows_outputs_is_run_where_they_are_accepted(project: Path) -> None:
    (project / "test_other.py").write_text("def test_other():\n    assert False\n", "utf-8")
    assert "test_other.py" in failing(project)
    assert "test_other.py" not in failing(project, "--accept")


def test_a_command_sees_how_the_one_before_it_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    typed = ["mkdir a", "cd a", "pwd | grep -o '.$'", "(exit 7)", "echo $?", "cat -"]
    printed = "$ mkdir a\n$ cd a\n$ pwd | grep -o '.$'\na\n$ (exit 7)\n$ echo $?\n7\n$ cat -\n"
    assert console.ran(typed) == printed
    assert list(console.commands(printed)) == typed


def test_a_piece_that_is_not_in_its_file_is_told(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("something else", "utf-8")
    outputs = Outputs(accepting=True)
    outputs.changed[page] = [(0, "old", "new")]
    with pytest.raises(LookupError, match="accept by hand"):
        outputs.write()
