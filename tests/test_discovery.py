"""The files that are meant by paths are found, each once, and git is asked what it would say."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storyparse.cli.discovery import discovered, ignored_rules
from storyparse.config import Config, finder


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(os.path.realpath(tmp_path))


def files(*paths: str | bytes) -> None:
    for path in paths:
        write(os.fsdecode(path))


def write(path: str, data: str | bytes = "") -> None:
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data if isinstance(data, bytes) else data.encode())


def found(*paths: str, config: Config | None = None, force_exclude: bool = False) -> list[str]:
    configuration = finder() if config is None else lambda _: config
    return list(discovered(paths, configuration, force_exclude=force_exclude))


def forced(*paths: str, config: Config | None = None) -> list[str]:
    return found(*paths, config=config, force_exclude=True)


# What is named


def test_what_is_named_is_taken_as_it_is() -> None:
    write(".gitignore", "*")
    write("storyparse.toml", 'exclude = ["*"]')
    Path(".git").mkdir()
    files("a.story", "b.txt", ".venv/c.story")
    paths = ["b.txt", "missing", "-", "./a.story", ".venv/c.story", "", "no\0name"]
    assert found(*paths) == paths


def test_a_link_that_is_named_is_taken() -> None:
    Path("loop.story").symlink_to("loop.story")
    Path("dangling.story").symlink_to("nowhere")
    assert found("loop.story", "dangling.story") == ["loop.story", "dangling.story"]


# Folders


def test_a_folder_is_walked_in_the_order_of_names() -> None:
    files("b/z.story", "b/a.story", "b.story", "a/x/1.story", "a/y.story", "c.story.txt", "d.txt")
    assert found(".") == [
        "a/x/1.story",
        "a/y.story",
        "b/a.story",
        "b/z.story",
        "b.story",
        "c.story.txt",
    ]


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (".", "s/a.story"),
        ("./", "./s/a.story"),
        ("s", "s/a.story"),
        ("s/", "s/a.story"),
        ("./s", "./s/a.story"),
        ("s/../s", "s/../s/a.story"),
    ],
)
def test_files_are_named_as_the_user_would_write_them(path: str, shown: str) -> None:
    files("s/a.story")
    assert found(path) == [shown]


def test_an_absolute_folder_gives_absolute_files(tmp_path: Path) -> None:
    files("s/a.story")
    assert found(str(tmp_path)) == [str(tmp_path / "s" / "a.story")]


def test_each_file_comes_once_the_first_time() -> None:
    files("s/a.story", "s/b.story")
    Path("s/c.story").symlink_to("a.story")
    Path("link").symlink_to("s")
    assert found("./s/b.story", ".", "s", "s/a.story", "link", "-", "-") == [
        "./s/b.story",
        "s/a.story",
        "-",
    ]
    assert found("link", "s") == ["link/a.story", "link/b.story"]


def test_links_to_files_are_taken_and_those_to_folders_not() -> None:
    files("real/a.story", "elsewhere/b.txt")
    Path("real/loop").symlink_to(".")
    Path("real/up").symlink_to("..")
    Path("real/c.story").symlink_to("../elsewhere/b.txt")
    Path("real/d.story").symlink_to("../elsewhere")
    assert found("real") == ["real/a.story", "real/c.story"]


def test_what_is_no_file_is_passed_over() -> None:
    os.mkfifo("pipe.story")
    Path(".#lock.story").symlink_to("user@host.1")
    Path("folder.story").mkdir()
    files("folder.story/notes")
    assert found(".") == []


def test_a_link_that_cannot_be_followed_is_left_to_whoever_opens_it() -> None:
    Path("loop.story").symlink_to("loop.story")
    assert found(".") == ["loop.story"]


def test_any_name_works() -> None:
    names = [b"\xff\xfe.story", b"a\nb.story", b"\x1b[31m.story", "é\u202e.story".encode()]
    files(*names, b"\xff/\xfe.story", b"no.story\n", b"not/\n")
    wanted = {os.fsdecode(name) for name in (*names, b"\xff/\xfe.story")}
    assert set(found(".")) == wanted


def test_a_file_named_like_standard_input_is_not_mistaken_for_it() -> None:
    files("-")
    everything = Config(include=("*",))
    assert found(".", "-", config=everything) == ["./-", "-"]


def test_a_folder_that_cannot_be_listed_is_yielded(monkeypatch: pytest.MonkeyPatch) -> None:
    files("a.story", "locked/b.story", "node_modules/c.story", "z.story")
    scandir = os.scandir

    def refuse(path: str) -> Iterator[os.DirEntry[str]]:
        if path in {"locked", "node_modules"}:
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    # The superuser, as whom tests may run, can list every folder.
    monkeypatch.setattr(os, "scandir", refuse)
    assert found(".") == ["a.story", "locked", "z.story"]
    assert found("locked", "locked") == ["locked"]


def test_folders_may_be_nested_deeper_than_calls(folder: Path) -> None:
    depth = sys.getrecursionlimit() + 200
    for _ in range(depth):
        Path("d").mkdir()
        os.chdir("d")
    write("a.story")
    os.chdir(folder)
    assert found(".", config=Config()) == ["d/" * depth + "a.story"]
    Path("d/" * depth, "a.story").unlink()
    for level in range(depth, 0, -1):  # whoever tidies up may call itself for each level
        Path("d/" * level).rmdir()


# Configuration


def test_include_and_exclude_are_patterns_of_gitignore() -> None:
    files("a.txt", "b.txt", "s/a.txt", "s/old/c.txt", "s/old/keep.txt", "t/old/d.txt", "e.story")
    config = Config(include=("*.txt", "!b.*"), exclude=("/s/old/*", "!keep.txt", "t/", "# no", ""))
    assert found(".", config=config) == ["a.txt", "s/a.txt", "s/old/keep.txt"]


def test_a_pattern_that_is_faulty_matches_nothing(recwarn: pytest.WarningsRecorder) -> None:
    files("a.story")
    faulty = ("[", "[b-a]", "\\", "!", "/", "//", "[[x")
    assert found(".", config=Config(exclude=faulty)) == ["a.story"]
    assert found(".", config=Config(include=faulty)) == []
    assert not recwarn.list


def test_usual_folders_of_tools_are_left_out() -> None:
    files(*(f"s/{name}/a.story" for name in (".git", ".hg", ".svn", ".venv", "node_modules", "s")))
    assert found(".") == ["s/s/a.story"]
    assert found("s/.venv") == ["s/.venv/a.story"]


def test_patterns_are_relative_to_the_folder_of_the_configuration() -> None:
    write("storyparse.toml", 'exclude = ["/s/a.story", "/b.story"]')
    files("s/a.story", "s/b.story", "b.story")
    assert found(".") == found("s") == ["s/b.story"]


def test_without_a_configuration_patterns_are_relative_to_the_walked_folder(folder: Path) -> None:
    files("s/a.story", "s/s/a.story")
    config = Config(exclude=("/s/a.story",))
    assert found(".", config=config) == ["s/s/a.story"]
    assert found("s", config=config) == ["s/a.story"]
    elsewhere = Config(root=folder / "elsewhere", exclude=("/s/a.story",))
    assert found("s", config=elsewhere) == ["s/a.story"]


def test_the_nearest_configuration_governs_a_folder() -> None:
    write("storyparse.toml", 'include = ["*.txt"]\nexclude = ["away", "x.txt"]')
    write("sub/storyparse.toml", 'include = ["/*.story"]')
    write("away/storyparse.toml")
    files("x.txt", "a.txt", "a.story", "away/a.story", "far/a.txt", "sub/x.txt", "sub/a.story")
    files("sub/sub/a.story")
    assert found(".") == ["a.txt", "far/a.txt", "sub/a.story"]


def test_each_folder_is_asked_for_once() -> None:
    files("a/1.story", "a/2.story", "a/b/3.story")
    asked: list[Path] = []

    def configuration(folder: Path) -> Config:
        asked.append(folder)
        return Config()

    assert len(list(discovered(["."], configuration))) == 3
    assert len(asked) == len(set(asked)) == 3


# Git


def test_what_git_ignores_is_left_out_of_folders() -> None:
    files("a.story", "build/b.story", "s/build/c.story", "s/d.story", "s/e.story")
    write(".gitignore", "build/\n")
    write("s/.gitignore", "d.*\n")
    assert found(".") == ["a.story", "s/e.story"]
    assert len(found(".", config=Config(respect_gitignore=False))) == 5


def test_deeper_files_win_and_negation_gives_back() -> None:
    write(".gitignore", "*.story\n!keep.story\nout/\n")
    write("s/.gitignore", "!*.story\nkeep.story\n")
    write("out/.gitignore", "!*\n")
    files("a.story", "keep.story", "s/a.story", "s/keep.story", "s/t/a.story", "out/keep.story")
    assert found(".") == ["keep.story", "s/a.story", "s/t/a.story"]


def test_folders_above_count_up_to_the_root_of_the_repository() -> None:
    write(".gitignore", "a.story")
    write("r/.gitignore", "b.story")
    Path("r/.git").mkdir()
    files("r/s/a.story", "r/s/b.story", "r/s/c.story")
    assert found("r/s") == found("r") == ["r/s/a.story", "r/s/c.story"]


def test_a_repository_inside_another_has_its_own_rules() -> None:
    write(".gitignore", "a.story")
    write(".git/info/exclude", "b.story")
    write("r/.git/info/exclude", "c.story")
    files("a.story", "b.story", "c.story", "r/a.story", "r/b.story", "r/c.story")
    assert found(".") == ["c.story", "r/a.story", "r/b.story"]


def test_the_folder_of_git_is_never_walked_unawares() -> None:
    write(".gitignore", "!*\n!.git/")
    files(".git/refs/heads/a.story")
    assert found(".", config=Config(exclude=())) == []
    assert found(".", config=Config(exclude=(), respect_gitignore=False)) != []


def test_a_walked_folder_that_is_ignored_as_a_whole_is_walked() -> None:
    Path(".git").mkdir()
    write(".gitignore", "build/\n*.tmp.story")
    files("build/a.story", "build/b.tmp.story")
    assert found("build") == ["build/a.story"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (b"\xef\xbb\xbfa.story\r\nb.story  \r\n", ["c d.story", "e.story "]),
        (b"e.story\\ \n", ["a.story", "b.story", "c d.story"]),
        (b"c\\ d*\n\xff\xfe\n", ["a.story", "b.story", "e.story "]),
    ],
)
def test_lines_are_read_as_git_reads_them(text: bytes, left: list[str]) -> None:
    write(".gitignore", text)
    files("a.story", "b.story", "c d.story", "e.story ")
    assert found(".", config=Config(include=("*.story*",))) == left


def test_undecodable_patterns_match_undecodable_names() -> None:
    write(".gitignore", b"\xff*\n")
    files(b"\xff.story", b"\xfe.story")
    assert found(".") == [os.fsdecode(b"\xfe.story")]


def test_a_gitignore_that_is_no_file_is_passed_over() -> None:
    files("a/1.story", "b/2.story", "c/3.story")
    Path("a/.gitignore").mkdir()
    os.mkfifo("b/.gitignore")
    Path("c/.gitignore").symlink_to(".gitignore")
    assert len(found(".")) == 3


SEGMENTS = [
    *("a", "b", "a*", "*b", "?", "[ab]", "[!a]", "[^b]*", "*", "**", "x.story", "*.story"),
    *("?.story", "[xy].story", "a.story", "\\a", "c[", "[[]a", "e f", "e*", "**b"),
]
LINES = ["", "# c", "/", "!", "!/", "//", "\\", "\\#x.story", "*", "!*/", "**/", "!**/", "/**"]


def line(rng: random.Random) -> str:
    if rng.random() < 0.15:
        return rng.choice(LINES)
    path = "/".join(rng.choices(SEGMENTS, k=rng.choice([1, 1, 1, 2, 3])))
    start, end = rng.choice(["", "", "", "/"]), rng.choice(["", "", "", "/", "/**", "/*"])
    spaces = rng.choice(["", "", "", " ", "\\ ", "\\  ", "\r"])
    return rng.choice(["", "", "!"]) + start + path + end + spaces


def plant(rng: random.Random, folder: Path, depth: int) -> None:
    folder.mkdir()
    for name in ("x.story", "y.story", "a.story", "#x.story"):
        if rng.random() < 0.5:
            (folder / name).touch()
    if rng.random() < 0.5:
        mark = rng.choice(["", "\ufeff"])
        lines = [line(rng) for _ in range(rng.randint(1, 4))]
        (folder / ".gitignore").write_bytes((mark + "\n".join(lines)).encode())
    for name in ("a", "b", "c", "e f", "a.story"):
        if depth and rng.random() < 0.45 and not (folder / name).exists():
            plant(rng, folder / name, depth - 1)


GIT = shutil.which("git")


def git(*arguments: str) -> bytes:
    """Return what git prints when it knows nothing of its user and of a hook that runs it."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    alone = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    command = [str(GIT), "-c", f"core.excludesFile={os.devnull}", *arguments]
    env = {**clean, **alone}
    return subprocess.run(command, capture_output=True, check=True, env=env, timeout=60).stdout


def told_by_git() -> set[str]:
    names = git("ls-files", "-zo", "--exclude-standard").split(b"\0")
    return {os.fsdecode(name) for name in names if name.endswith(b".story")}


@pytest.mark.external
@pytest.mark.skipif(GIT is None, reason="git is not installed")
@pytest.mark.parametrize("seed", range(60))
def test_git_agrees(folder: Path, seed: int) -> None:
    rng = random.Random(seed)
    plant(rng, folder / "r", depth=3)
    os.chdir(folder / "r")
    git("init", "-q", ".")
    write(".git/info/exclude", f"{line(rng)}\n{line(rng)}\n")
    config = Config(include=("*.story",), exclude=())
    wanted = told_by_git()
    assert set(found(".", config=config)) == wanted
    everything = [str(path) for path in Path().rglob("*.story") if path.is_file()]
    assert set(forced(*everything, config=config)) == wanted


# Force


def test_force_leaves_out_also_what_is_named() -> None:
    Path(".git").mkdir()
    write(".gitignore", "build/\n!build/a.story\nb.story\n")
    write("s/.gitignore", "!b.story\n")
    write("storyparse.toml", 'exclude = ["drafts", "x.*"]')
    files("build/a.story", "b.story", "s/b.story", "s/drafts/t/c.story", "s/x.txt", "s/y.txt")
    left_out = ["build/a.story", "build", "b.story", "s/drafts/t/c.story", "s/drafts/t", "s/x.txt"]
    taken = ["s/b.story", "s/y.txt", "s/missing", "-"]
    assert forced(*left_out, *taken) == taken
    assert forced("./build/a.story", "s/../b.story", ".git", "s/.") == ["s/./b.story"]


def test_force_asks_the_configuration_of_each_folder_above() -> None:
    write("storyparse.toml", 'exclude = ["away"]')
    write("away/storyparse.toml")
    files("away/s/a.story")
    assert forced("away/s/a.story") == []
    Path(".git").mkdir()
    os.chdir("away/s")
    assert forced("a.story") == []


def test_force_without_a_configuration_goes_by_the_working_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = ".venv/s/a.story"
    files(path)
    assert forced(path, str(folder / path)) == []
    monkeypatch.chdir(".venv/s")
    assert forced("a.story", str(folder / path)) == ["a.story"]
    (folder / "other").mkdir()
    monkeypatch.chdir(folder / "other")
    assert forced(str(folder / path)) == [str(folder / path)]


def test_force_judges_a_link_by_its_own_place() -> None:
    write(".gitignore", "out.story\n")
    Path(".git").mkdir()
    files("out.story")
    Path("in.story").symlink_to("out.story")
    assert forced("in.story", "out.story") == ["in.story"]


# Rules that files do not have


@pytest.mark.parametrize(
    ("path", "selectors"),
    [
        ("a.story", ("ALL",)),
        ("./old/a.story", ("ALL", "R001", "style")),
        ("old/x/b.txt", ("R001", "style")),
        ("new/old/b.txt", ("R001", "style")),
        ("new/x.txt", ("R002",)),
        ("s/new/x.txt", ()),
        ("-", ()),
    ],
)
def test_the_rules_of_all_patterns_that_match_are_ignored(
    folder: Path, path: str, selectors: tuple[str, ...]
) -> None:
    rules = (("*.story", ("ALL",)), ("old/", ("R001", "style")), ("/new/x.txt", ("R002",)))
    assert ignored_rules(Config(per_file_ignores=rules), path) == selectors
    Path("sub").mkdir()
    os.chdir("sub")
    rooted = Config(root=folder, per_file_ignores=rules)
    assert ignored_rules(rooted, os.path.join("..", path)) == selectors  # noqa: PTH118 - "./"


def test_rules_for_a_file_outside_go_by_its_whole_path(folder: Path) -> None:
    config = Config(root=folder, per_file_ignores=(("*.story", ("R",)), ("/a.story", ("S",))))
    assert ignored_rules(config, "/elsewhere/a.story") == ("R",)
    assert ignored_rules(Config(), "a.story") == ()


def test_a_working_folder_that_was_removed_is_no_traceback(folder: Path) -> None:
    gone = folder / "gone"
    gone.mkdir()
    os.chdir(gone)
    gone.rmdir()
    for each in (found, forced):
        run: Callable[..., list[str]] = each
        assert run("a.story", "-", ".") == ["a.story", "-"]
