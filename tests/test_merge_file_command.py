"""The command `merge-file`."""

import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from storyparse.cli.program import main

BASE = "Ferry Opens\nFacts\n- It runs.[1]\n- Fares rose.[1]\nSources: [1]Coast Daily.\n"
OURS = BASE.replace("It runs", "It sails")
THEIRS = BASE.replace("rose", "fell")
MERGED = OURS.replace("rose", "fell")
OTHERS = BASE.replace("It runs", "It stands")
CONFLICT = "<<<<<<< ours\n- It sails.[1]\n=======\n- It stands.[1]\n>>>>>>> theirs\n"


def run(*arguments: object, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(main, ["merge-file", *map(str, arguments)], input=stdin)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Write what is merged without a conflict."""
    return written(tmp_path, BASE, OURS, THEIRS)


def written(folder: Path, *texts: str | bytes) -> list[Path]:
    paths = [folder / name for name in ("base.story", "ours.story", "theirs.story")]
    for path, text in zip(paths, texts, strict=True):
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return paths


def test_ours_becomes_the_result(files: list[Path]) -> None:
    result = run(*files)
    assert (result.exit_code, result.output) == (0, "")
    assert [path.read_text(encoding="utf-8") for path in files] == [BASE, MERGED, THEIRS]


def test_the_result_is_printed_and_nothing_written(files: list[Path]) -> None:
    result = run("-p", *files)
    assert (result.exit_code, result.stdout) == (0, MERGED)
    assert files[1].read_text(encoding="utf-8") == OURS


@pytest.mark.parametrize("at", range(3))
def test_any_of_the_files_is_standard_input(files: list[Path], at: int) -> None:
    given: list[object] = [*files]
    given[at] = "-"
    result = run("--stdout", *given, stdin=files[at].read_bytes())
    assert (result.exit_code, result.stdout) == (0, MERGED)


def test_where_ours_is_standard_input_the_result_is_printed(files: list[Path]) -> None:
    result = run(files[0], "-", files[2], stdin=OURS)
    assert (result.exit_code, result.stdout) == (0, MERGED)


def test_conflicts_are_marked_and_their_places_said(tmp_path: Path) -> None:
    paths = written(tmp_path, BASE, OURS, OTHERS)
    result = run(*paths)
    assert result.exit_code == 1
    assert result.stderr == f"storyparse: {paths[1]}: 1 conflict, in lines 3-7\n"
    assert paths[1].read_text(encoding="utf-8") == BASE.replace("- It runs.[1]\n", CONFLICT)


def test_a_driver_says_how_the_markers_look(tmp_path: Path) -> None:
    paths = written(tmp_path, BASE, OURS, OTHERS)
    labels = ("-L", "main", "-L", "old", "-L", "bra\x1bnch")
    result = run("--marker-size", 3, "--path", "news/a.story", *labels, *paths)
    assert result.stderr == "storyparse: news/a.story: 1 conflict, in lines 3-7\n"
    marked = CONFLICT.replace("<<<<<<< ours", "<<< main").replace("=======", "===")
    marked = marked.replace(">>>>>>> theirs", ">>> bra\\x1bnch")
    assert paths[1].read_text(encoding="utf-8") == BASE.replace("- It runs.[1]\n", marked)


def test_of_many_conflicts_the_first_places_are_said(tmp_path: Path) -> None:
    base, ours, theirs = (
        "T\nFacts\n" + "".join(f"- Fact number {at} is {word}\n" for at in range(12))
        for word in ("so", "thus", "not so")
    )
    result = run("-p", *written(tmp_path, base, ours, theirs))
    assert result.stderr.endswith("12 conflicts, in lines 3-7, 8-12, 13-17, 18-22, 23-27, 28-32, "
        "33-37, 38-42, 43-47, 48-52, …\n")  # fmt: skip


def test_what_is_no_utf8_stays(tmp_path: Path) -> None:
    base, ours, theirs = (
        text.encode().replace(b"Coast", b"C\xf4te") for text in (BASE, OURS, OTHERS)
    )
    paths = written(tmp_path, base, base, theirs)
    assert run(*paths).exit_code == 0
    assert paths[1].read_bytes() == theirs
    paths = written(tmp_path, base, ours, theirs)
    assert run(*paths).exit_code == 1
    assert paths[1].read_bytes() == base.replace(b"- It runs.[1]\n", CONFLICT.encode())


def test_the_mode_stays(files: list[Path]) -> None:
    files[1].chmod(0o640)
    assert run(*files).exit_code == 0
    assert stat.S_IMODE(files[1].stat().st_mode) == 0o640


@pytest.mark.parametrize("at", range(3))
def test_what_cannot_be_read_is_a_failure_for_git(files: list[Path], at: int) -> None:
    files[at].unlink()
    result = run(*files)
    assert (result.exit_code, result.stdout) == (255, "")
    assert result.stderr == f"storyparse: {files[at]}: No such file or directory\n"


def test_what_cannot_be_written_is_a_failure_for_git(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("storyparse.storage.rewrite", fails)
    result = run(*files)
    assert result.exit_code == 255
    assert result.stderr == f"storyparse: {files[1]}: No space left on device\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a", "b"], "Missing argument 'THEIRS'"),
        (["--marker-size", "0", "a", "b", "c"], "0 is not in the range x>=1"),
        (["-", "-", "c"], "standard input can be read once"),
        (["--no", "a", "b", "c"], "No such option"),
    ],
)
def test_wrong_usage_is_a_failure_for_git(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 255
    assert said in result.stderr
