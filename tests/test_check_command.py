"""The command `storyparse check`: what it prints, writes and ends with."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result

from storyparse.cli.program import main

TIDY = "Ferry Opens\nFacts\n- It runs.[1]\nSources: [1]Coast Daily.\n"
REPEATED = TIDY.replace("[1]\n", "[1][1]\n", 1)
UNUSED = TIDY.replace("Daily.", "Daily and [2]Hill Post.")
BROKEN = TIDY.replace("[1]\n", "[7][1]\n", 1)
STORIES = {"a.story": TIDY, "b.story": REPEATED, "sub/c.story": UNUSED}
MACHINES = ("json", "json-lines", "github", "gitlab", "junit", "sarif")


def run(*arguments: object, stdin: str | bytes = "", **env: str) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)], input=stdin, env=env)


def process(*arguments: object, folder: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "storyparse", *map(str, arguments)],
        capture_output=True,
        check=False,
        cwd=folder,
        timeout=120,
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of three stories, as the working folder."""
    for name, text in STORIES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        (TIDY, [], 0),
        (REPEATED, [], 1),
        (BROKEN, [], 1),
        (REPEATED, ["--exit-zero"], 0),
        (REPEATED, ["--ignore", "R007"], 0),
        (REPEATED, ["--select", "syntax"], 0),
        (TIDY, ["--extend-select", "single-source-fact"], 1),
        (TIDY, ["--select", "all"], 1),
        (TIDY, ["--select", "R012", "--ignore", "r"], 0),
        (REPEATED, ["--fix"], 0),
        (REPEATED, ["--diff"], 1),
    ],
)
def test_the_status_says_whether_there_are_findings(
    text: str, options: list[str], status: int
) -> None:
    assert run("-", *options, stdin=text).exit_code == status


@pytest.mark.parametrize(
    "options",
    [
        ["--select", "no-such-rule"],
        ["--ignore", "X"],
        ["--output-format", "xml"],
        ["--jobs", "0"],
        ["--statistics", "--output-format", "json"],
        ["--config", "no-such.toml"],
        ["--select", ""],
        ["--select", ","],
        ["--fix", "-", "--output-format", "json"],
    ],
)
def test_wrong_usage_is_status_2_and_no_traceback(folder: Path, options: list[str]) -> None:
    result = run(".", "--fix", *options)
    assert result.exit_code == 2
    assert isinstance(result.exception, SystemExit)
    assert result.stdout == ""
    assert {name: (folder / name).read_text() for name in STORIES} == STORIES  # nothing is mended


def test_a_selector_in_error_is_told_with_the_nearest() -> None:
    assert "did you mean 'unused-source'?" in run("--select", "unusd-source").stderr


def test_a_folder_is_walked_in_order(folder: Path) -> None:
    result = run("--output-format", "concise")
    assert result.stdout == (
        "b.story:3:14: warning[R007] repeated-citation: source 1 is cited again (fixable)\n"
        "sub/c.story:4:29: warning[R004] unused-source: 'Hill Post' is not cited and provides no "
        "narrative (fixable with --unsafe-fixes)\n"
        "2 warnings in 2 of 3 files. 1 can be fixed with --fix, 1 more with --fix --unsafe-fixes.\n"
    )
    assert run(folder, "--output-format", "concise").stdout.startswith(f"{folder}/b.story:3:14")


def test_a_folder_without_stories_is_told(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"storyparse: there is no story file in: {tmp_path}\n"


def test_fixes_are_written_and_the_rest_is_reported(folder: Path) -> None:
    result = run("--fix")
    assert (folder / "b.story").read_text() == TIDY
    assert (folder / "sub" / "c.story").read_text() == UNUSED
    assert result.exit_code == 1
    assert result.stdout.endswith(
        "Fixed 1 finding in 1 file. Left: 1 warning in 1 of 3 files. "
        "1 can be fixed with --fix --unsafe-fixes.\n"
    )
    assert run("--fix", "--unsafe-fixes").exit_code == 0
    assert (folder / "sub" / "c.story").read_text() == TIDY


def test_fixes_keep_line_ends_byte_order_mark_and_mode(folder: Path) -> None:
    path = folder / "b.story"
    data = "\ufeff".encode() + REPEATED.replace("\n", "\r\n").encode()
    path.write_bytes(data)
    path.chmod(0o640)
    run("--fix", path)
    assert path.read_bytes() == data.replace(b"[1][1]", b"[1]")
    assert path.stat().st_mode & 0o777 == 0o640


def test_what_does_not_change_is_not_written(folder: Path) -> None:
    before = {path: path.stat() for path in folder.rglob("*.story")}
    run("--fix", "--ignore", "R007")
    after = {path: path.stat() for path in folder.rglob("*.story")}
    assert {(each.st_mtime_ns, each.st_ino) for each in before.values()} == {
        (each.st_mtime_ns, each.st_ino) for each in after.values()
    }


def test_a_link_is_followed_and_not_replaced(folder: Path) -> None:
    link = folder / "link.story"
    link.symlink_to("b.story")
    run("--fix", link)
    assert link.is_symlink()
    assert (folder / "b.story").read_text() == TIDY


def test_a_file_that_changed_meanwhile_is_not_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "b.story"
    other = "Somebody else was here\n"

    def read_and_change(self: Path) -> bytes:
        data = original(self)
        if self.name == "b.story" and data != other.encode():
            path.write_text(other)
        return data

    original = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", read_and_change)
    result = run("--fix", path)
    assert path.read_text() == other
    assert result.exit_code == 2
    assert "changed on disk" in result.stderr


def test_bytes_that_are_no_utf8_are_never_written(folder: Path) -> None:
    data = REPEATED.replace("runs", "caf\udce9").encode("utf-8", "surrogateescape")
    (folder / "b.story").write_bytes(data)
    result = run("--fix", "--output-format", "concise", "b.story")
    assert (folder / "b.story").read_bytes() == data
    assert "invalid-utf8" in result.stdout
    assert "repeated-citation" in result.stdout
    assert run("--fix", "-", stdin=data).stdout_bytes == data


def test_a_diff_shows_and_writes_nothing(folder: Path) -> None:
    result = run("--diff", "b.story")
    assert result.stdout == (
        "--- b.story\n"
        "+++ b.story\n"
        "@@ -1,4 +1,4 @@\n"
        " Ferry Opens\n"
        " Facts\n"
        "-- It runs.[1][1]\n"
        "+- It runs.[1]\n"
        " Sources: [1]Coast Daily.\n"
    )
    assert result.stderr == "Would fix 1 finding in 1 file. Nothing else was found.\n"
    assert (folder / "b.story").read_text() == REPEATED
    patched = subprocess.run(
        ["git", "apply", "--recount", "-"],  # noqa: S607
        input=result.stdout_bytes,
        check=False,
        cwd=folder,
    )
    assert patched.returncode == 0
    assert (folder / "b.story").read_text() == TIDY


def test_standard_input_is_mended_to_standard_output() -> None:
    data = b"\xef\xbb\xbf" + REPEATED.replace("\n", "\r\n").encode()
    result = run("--fix", "--stdin-filename", "a.story", "-", stdin=data)
    assert result.stdout_bytes == data.replace(b"[1][1]", b"[1]")
    assert result.stderr == "Fixed 1 finding in 1 file. Nothing else was found.\n"


def test_standard_input_has_the_configuration_and_name_of_its_file(folder: Path) -> None:
    (folder / "sub" / "storyparse.toml").write_text('ignore = ["R007"]\n')
    assert run("--stdin-filename", "sub/x.story", "-", stdin=REPEATED).exit_code == 0
    result = run("--stdin-filename", "x.story", "-", stdin=REPEATED)
    assert result.stdout.startswith("x.story:3:14: ")


def test_statistics_count_each_rule(folder: Path) -> None:
    (folder / "d.story").write_text(REPEATED + "\n" + REPEATED)
    assert run("--statistics").stdout == (
        "3  R007  warning  repeated-citation\n"
        "1  R004  warning  unused-source\n"
        "4 warnings in 3 of 4 files. 3 can be fixed with --fix, 1 more with --fix "
        "--unsafe-fixes.\n"
    )


@pytest.mark.parametrize("style", MACHINES)
def test_machines_get_one_document_and_nothing_else(folder: Path, style: str) -> None:
    """Also where a file cannot be read, which is said on standard error, and in the document."""
    (folder / "missing.story").symlink_to("nowhere")
    result = run("--output-format", style, ".", "missing.story")
    assert result.exit_code == 2
    assert result.stderr == "storyparse: missing.story: No such file or directory\n"
    assert loaded(style, result.stdout) == 3
    (folder / "missing.story").unlink()
    assert loaded(style, run("--output-format", style, "a.story").stdout) == 0


def loaded(style: str, report: str) -> int:
    """Return how many findings and problems a report of a machine style holds."""
    if style in ("json", "gitlab"):
        return len(json.loads(report))
    if style == "sarif":
        return len(json.loads(report)["runs"][0]["results"])
    if style == "junit":
        root = ET.fromstring(report)  # noqa: S314 - our own
        return len(root.findall(".//failure") + root.findall(".//error"))
    if style == "json-lines":
        return len([json.loads(line) for line in report.splitlines()])
    return len([line for line in report.splitlines() if line.startswith("::")])


def test_the_report_is_the_same_whatever_the_number_of_jobs(folder: Path) -> None:
    for number in range(230):
        text = (TIDY, REPEATED, UNUSED, BROKEN)[number % 4]
        (folder / f"s{number:03}.story").write_text(text)
    (folder / "gone.story").symlink_to("nowhere")
    for style in ("full", "concise", *MACHINES):
        arguments = ("check", ".", "gone.story", "--output-format", style, "--jobs")
        one, two, three = (process(*arguments, jobs, folder=folder) for jobs in (1, 2, 3))
        assert one.stdout == two.stdout == three.stdout
        assert one.stderr == two.stderr == three.stderr
        assert one.returncode == two.returncode == three.returncode == 2


def test_a_process_that_is_killed_is_no_traceback(folder: Path) -> None:
    (folder / "die.py").write_text(
        "import os, signal\n"
        "from storyparse.cli import work\n"
        "def die(self, job):\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "work.Check.__call__ = die\n"
        "from storyparse.__main__ import main\n"
        "main()\n"
    )
    for number in range(120):
        (folder / f"s{number:03}.story").write_text(TIDY)
    result = subprocess.run(
        [sys.executable, "die.py", "check", "--jobs", "2"],
        capture_output=True,
        check=False,
        cwd=folder,
        text=True,
        timeout=60,
    )
    assert result.returncode == 2
    assert result.stderr == ("storyparse: a process ended before its work was done; try --jobs 1\n")


CONFIG = """\
extend-select = ["single-source-fact"]
ignore = ["unused-source"]
output-format = "concise"
[per-file-ignores]
"old/**" = ["all"]
"b.story" = ["R007"]
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("storyparse.toml", CONFIG),
        (
            "pyproject.toml",
            "[tool.storyparse]\n"
            + CONFIG.replace("[per-file-ignores]", "[tool.storyparse.per-file-ignores]"),
        ),
    ],
)
def test_a_configuration_file_is_heeded(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text)
    (folder / "old").mkdir()
    (folder / "old" / "d.story").write_text(BROKEN)
    found = [line.split(" ")[:3] for line in run().stdout.splitlines()]
    assert found == [
        ["a.story:3:3:", "warning[R012]", "single-source-fact:"],
        ["b.story:3:3:", "warning[R012]", "single-source-fact:"],
        ["sub/c.story:3:3:", "warning[R012]", "single-source-fact:"],
        ["3", "warnings", "in"],
    ]
    assert run("--isolated", "old").stdout.startswith("old/d.story:3:11: error[R002]")
    assert run("--select", "R004", "--output-format", "full").exit_code == 0
    elsewhere = folder / "other.toml"
    elsewhere.write_text('select = ["T"]')
    assert run("--config", elsewhere).exit_code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('selct = ["R"]', "storyparse.toml: the file has no key 'selct'; did you mean 'select'?"),
        ("ignore = 5", "storyparse.toml: 'ignore' is to be a list of strings, not 5"),
        ('ignore = ["no-such"]', "no rule or group is called 'no-such'"),
        ('[per-file-ignores]\n"a" = ["R99"]', "no rule or group is called 'R99'"),
        ('output-format = "xml"', "'xml' is none of full, concise"),
        ("= 5", "storyparse.toml: "),
    ],
)
def test_a_configuration_in_error_is_one_line(folder: Path, text: str, said: str) -> None:
    (folder / "storyparse.toml").write_text(text)
    result = run()
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_what_git_ignores_and_what_is_excluded_is_left_out(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".gitignore").write_text("b.story\n")
    (folder / "storyparse.toml").write_text('exclude = ["sub/"]')
    assert run().stdout == "No findings in 1 file.\n"
    assert run("b.story").exit_code == 1
    assert run("b.story", "--force-exclude").exit_code == 0


def test_patterns_on_the_command_line_choose_files(folder: Path) -> None:
    (folder / "notes.txt").write_text(REPEATED)
    (folder / "storyparse.toml").write_text('exclude = ["b.story"]')
    assert run().stdout.endswith(
        "1 warning in 1 of 2 files. 1 can be fixed with --fix --unsafe-fixes.\n"
    )
    assert run("--exclude", "sub/").stdout == "No findings in 1 file.\n"
    assert run("--include", "*.txt").stdout.startswith("notes.txt:3:14: ")
    assert run("--include", "c.*", "--include", "b.*").stdout.startswith("sub/c.story:4:")


def test_explain_prints_the_page_of_a_rule_by_name_or_code() -> None:
    pages = [
        CliRunner().invoke(main, ["explain", word]).stdout
        for word in ("repeated-citation", "R007", "r007")
    ]
    assert pages[0] == pages[1] == pages[2]
    assert pages[0].startswith("# repeated-citation (R007)\n")
    assert "\n## Fix\n" in pages[0]


def test_explain_without_a_rule_lists_all() -> None:
    listed = CliRunner().invoke(main, ["explain"]).stdout.splitlines()
    assert [line.split()[0] for line in listed[:2]] == ["S001", "S002"]
    assert any("citation-order" in line and "off" in line for line in listed)


def test_explain_knows_the_nearest_rule() -> None:
    result = CliRunner().invoke(main, ["explain", "unused-sorce"])
    assert result.exit_code == 2
    assert "did you mean 'unused-source'?" in result.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_completes(shell: str) -> None:
    script = CliRunner().invoke(main, ["completion", shell])
    assert script.exit_code == 0
    assert "_STORYPARSE_COMPLETE" in script.stdout


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("storyparse check --select unu", "unused-source"),
        ("storyparse check --ignore R001,unu", "R001,unused-source"),
        ("storyparse explain unu", "unused-source"),
        ("storyparse ch", "check"),
    ],
)
def test_rules_and_commands_are_completed(words: str, completed: str) -> None:
    env = {
        **os.environ,
        "_STORYPARSE_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }
    result = subprocess.run(
        [sys.executable, "-m", "storyparse"],
        env=env,
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )
    assert result.stdout.split(",", 1)[1].rstrip() == completed


def test_a_report_on_a_stream_without_terminal_has_no_colour() -> None:
    assert "\x1b" not in run("-", stdin=REPEATED).stdout
    assert "\x1b[33m" in run("-", stdin=REPEATED, FORCE_COLOR="1").stdout
    assert "\x1b" not in run("-", "--output-format", "json", stdin=REPEATED, FORCE_COLOR="1").stdout


def test_a_text_that_cannot_be_written_has_nothing_fixable(folder: Path) -> None:
    (folder / "b.story").write_bytes(REPEATED.encode() + b"\xe9")
    assert "fixable" not in run("--fix", "--output-format", "concise", "b.story").stdout
    assert "--fix" not in run("--fix", "--output-format", "concise", "b.story").stdout


def test_a_link_that_leads_nowhere_is_one_line(folder: Path) -> None:
    (folder / "d.story").symlink_to("nowhere")
    (folder / ".#lock.story").symlink_to("user@host.123")
    result = run()
    assert result.exit_code == 2
    assert result.stderr == "storyparse: d.story: No such file or directory\n"
    assert "2 warnings in 2 of 3 files" in result.stdout


def test_a_working_folder_that_was_removed_is_no_trouble(folder: Path) -> None:
    gone = folder / "gone"
    gone.mkdir()
    line = f'rmdir "{gone}" && "{sys.executable}" -m storyparse check "{folder}/a.story"'
    result = subprocess.run(
        ["/bin/sh", "-c", line], capture_output=True, check=False, cwd=gone, text=True, timeout=60
    )
    assert (result.stdout, result.stderr) == ("No findings in 1 file.\n", "")


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_is_one_line(folder: Path, jobs: int) -> None:
    for number in range(3000):
        (folder / f"s{number:04}.story").write_text(BROKEN * 20)
    with subprocess.Popen(
        [sys.executable, "-m", "storyparse", "check", f"-j{jobs}"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, "storyparse: interrupted\n")


def test_a_named_file_that_cannot_be_read_keeps_no_other_from_being_done(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    assert run("b.story", folder / "a.story").stdout.startswith("b.story:3:14: ")


def test_a_file_that_cannot_be_written_has_its_findings(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: str, *_: bytes) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("storyparse.storage.rewrite", refuse)
    result = run("--fix", "--output-format", "concise", "b.story")
    assert result.exit_code == 2
    assert result.stderr == "storyparse: b.story: it cannot be written: Permission denied\n"
    assert result.stdout.startswith("b.story:3:14: warning[R007]")
    assert (folder / "b.story").read_text() == REPEATED


def test_fixes_that_are_not_applied_are_counted() -> None:
    text = "T\nFacts\n- x[7][2]\n- y[3].\nSources: [7]A and [3]B.\n"
    result = run("--diff", "--unsafe-fixes", "-", stdin=text)
    assert result.stdout == ""
    assert result.stderr == (
        "1 error and 1 warning in 1 of 1 file.\n"
        "1 fix was not applied: harm would be done elsewhere.\n"
    )


def test_config_and_isolated_do_not_go_together(folder: Path) -> None:
    (folder / "x.toml").write_text("")
    assert run("--isolated", "--config", "x.toml").exit_code == 2
