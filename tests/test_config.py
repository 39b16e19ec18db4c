"""Options come from the nearest configuration file, and what is wrong in it is said in a line."""

import os
import re
from pathlib import Path

import attrs
import pytest

from storyparse import config
from storyparse.config import Config, ConfigError, finder, load, nearest

ALL = """\
select = ["R", "style"]
extend-select = ["dead-source"]
ignore = ["R002"]
include = ["*.txt"]
exclude = ["drafts/"]
output-format = "json"
respect-gitignore = false
unsafe-fixes = true

[per-file-ignores]
"old/*" = ["R001", "R002"]
"b.story" = []
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(os.path.realpath(tmp_path))


def file(path: str, text: str | bytes = "") -> Path:
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(text if isinstance(text, bytes) else text.encode())
    return target


def problem(path: Path) -> str:
    with pytest.raises(ConfigError) as caught:
        load(path)
    message = str(caught.value)
    assert re.fullmatch(r"[ -~]+", message)
    return message


def test_every_key_is_read(folder: Path) -> None:
    expected = Config(
        root=folder,
        select=("R", "style"),
        extend_select=("dead-source",),
        ignore=("R002",),
        per_file_ignores=(("old/*", ("R001", "R002")), ("b.story", ())),
        include=("*.txt",),
        exclude=("drafts/",),
        output_format="json",
        respect_gitignore=False,
        unsafe_fixes=True,
    )
    assert load(file("storyparse.toml", ALL)) == expected
    in_table = "[tool.storyparse]\n" + ALL.replace("[per", "[tool.storyparse.per")
    assert load(file("pyproject.toml", in_table)) == expected


def test_every_option_but_the_folder_has_a_key() -> None:
    fields = {field.name.replace("_", "-") for field in attrs.fields(Config)}
    assert set(config._OPTIONS) == fields - {"root"}  # noqa: SLF001 - the one table of them


def test_an_empty_file_gives_the_defaults(folder: Path) -> None:
    assert load(file("storyparse.toml")) == Config(root=folder)
    assert load(file("pyproject.toml", "[tool.storyparse]")) == Config(root=folder)


def test_a_file_of_another_name_has_its_keys_at_the_top() -> None:
    found = load(file("mine.toml", "unsafe-fixes = true"))
    assert found is not None
    assert found.unsafe_fixes


@pytest.mark.parametrize("text", ["", "[tool]", "[tool.ruff]\nselct = 5", "tool = 5"])
def test_a_project_without_the_table_has_no_configuration(text: str) -> None:
    assert load(file("pyproject.toml", text)) is None


def test_a_byte_order_mark_and_crlf_are_read() -> None:
    found = load(file("storyparse.toml", b'\xef\xbb\xbfignore = [\r\n"R001"]\r\n'))
    assert found is not None
    assert found.ignore == ("R001",)


def test_the_nearest_file_wins(folder: Path) -> None:
    file("storyparse.toml", 'ignore = ["top"]')
    file("a/pyproject.toml", "[tool.storyparse]\nignore = ['a']")
    file("a/b/pyproject.toml", "[project]\nname = 'b'")
    file("a/b/c/d/storyparse.toml", 'ignore = ["d"]')
    wanted = {".": "top", "a": "a", "a/b": "a", "a/b/c": "a", "a/b/c/d": "d", "other/x": "top"}
    find = finder()
    for each in (find, nearest):
        assert {place: each(Path(place)).ignore for place in wanted} == {
            place: (ignored,) for place, ignored in wanted.items()
        }
    assert find(Path("a/b/c")).root == folder / "a"


def test_files_are_not_combined() -> None:
    file("storyparse.toml", 'ignore = ["top"]')
    file("a/storyparse.toml", "unsafe-fixes = true")
    assert nearest(Path("a")).ignore == ()


def test_storyparse_toml_wins_over_pyproject_toml() -> None:
    file("a/pyproject.toml", "[tool.storyparse]\nignore = ['project']")
    file("a/storyparse.toml", 'ignore = ["own"]')
    assert nearest(Path("a")).ignore == ("own",)


def test_without_a_file_there_are_defaults() -> None:
    assert nearest(Path("no/such")) == Config()
    assert finder()(Path()) == Config()


def test_a_folder_named_like_a_file_is_passed_over() -> None:
    Path("a/storyparse.toml").mkdir(parents=True)
    Path("pyproject.toml").symlink_to("nowhere")
    assert nearest(Path("a")) == Config()


def test_a_folder_reached_by_a_link_has_the_configuration_of_where_it_lies(folder: Path) -> None:
    file("real/storyparse.toml", "unsafe-fixes = true")
    Path("real/sub").mkdir()
    Path("link").symlink_to("real/sub")
    assert nearest(Path("link")).root == folder / "real"
    assert nearest(Path("link/..")).root == folder / "real"


def test_each_folder_is_looked_into_once(monkeypatch: pytest.MonkeyPatch) -> None:
    file("storyparse.toml")
    asked: list[str] = []
    inside = config._inside  # noqa: SLF001 - counts the look-ups

    def counted(folder: str) -> Config | None:
        asked.append(folder)
        return inside(folder)

    monkeypatch.setattr(config, "_inside", counted)
    find = finder()
    found = {id(find(Path(f"a/{name}"))) for name in "xyz" for _ in range(50)}
    assert len(found) == 1
    assert len(asked) == len(set(asked)) == 5


def test_a_working_folder_that_was_removed_has_the_defaults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert nearest(Path()) == Config()
    with pytest.raises(ConfigError, match=r"storyparse\.toml"):
        load(tmp_path / "storyparse.toml")


KEYS = (
    "exclude, extend-select, ignore, include, output-format, per-file-ignores, "
    "respect-gitignore, select, unsafe-fixes"
)


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("selct", "did you mean 'select'?"),
        ("per_file_ignores", "did you mean 'per-file-ignores'?"),
        ("IGNORE", "did you mean 'ignore'?"),
        ("root", f"its keys are {KEYS}"),
        ("colour", f"its keys are {KEYS}"),
    ],
)
def test_an_unknown_key_is_named_with_the_nearest(key: str, hint: str) -> None:
    assert problem(file("pyproject.toml", f"[tool.storyparse]\n{key} = 5")) == (
        f"pyproject.toml: [tool.storyparse] has no key '{key}'; {hint}"
    )
    assert problem(file("storyparse.toml", f"{key} = 5")) == (
        f"storyparse.toml: the file has no key '{key}'; {hint}"
    )


LISTS = ["select", "extend-select", "ignore", "include", "exclude"]
SWITCHES = ["respect-gitignore", "unsafe-fixes"]


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        *((key, "5", "a list of strings, not 5") for key in LISTS),
        *((key, '"R001"', "a list of strings, not 'R001'") for key in LISTS),
        *((key, '["a", 5]', "a list of strings, not ['a', 5]") for key in LISTS),
        *((key, "1", "true or false, not 1") for key in SWITCHES),
        *((key, '"yes"', "true or false, not 'yes'") for key in SWITCHES),
        ("output-format", "[]", "a string, not []"),
        ("per-file-ignores", "[]", "a table of lists of strings, not []"),
        ("per-file-ignores", "{a = 5}", "a table of lists of strings, not {'a': 5}"),
        ("per-file-ignores", '{a = "R"}', "a table of lists of strings, not {'a': 'R'}"),
    ],
)
def test_a_wrong_value_is_shown_with_what_is_wanted(key: str, value: str, said: str) -> None:
    assert problem(file("storyparse.toml", f"{key} = {value}")) == (
        f"storyparse.toml: '{key}' is to be {said}"
    )
    assert problem(file("pyproject.toml", f"[tool.storyparse]\n{key} = {value}")) == (
        f"pyproject.toml: 'tool.storyparse.{key}' is to be {said}"
    )


def test_a_table_that_is_none() -> None:
    assert problem(file("pyproject.toml", "[tool]\nstoryparse = 5")) == (
        "pyproject.toml: [tool.storyparse] is to be a table, not 5"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"ignore =", r"Invalid value .*"),
        (b"[a\x1b[31m]", r".*line 1.*"),
        (b'ignore = ["\xff"]', r"byte 12 is no UTF-8"),
        (b"ignore = " + b"9" * 5000, r"Exceeds the limit .*"),
        (b"ignore = 0x" + b"9" * 5000, r"'ignore' is .*, not a very large int"),
        (b"ignore = " + b"[" * 5000, r".*nested.*|Invalid value.*"),
        (b'ignore = "' + b"long " * 5000 + b'"', r"'ignore' is .*, not 'long lo.{1,20}long '"),
        (b'"\\u001b[31m\\u202e" = 5', r"the file has no key '\\x1b\[31m\\u202e'; .*"),
        (b'ignore = "\\u001b[31m\\u202e"', r".*, not '\\x1b\[31m\\u202e'"),
    ],
)
def test_a_faulty_file_is_one_line_that_can_be_printed(text: bytes, said: str) -> None:
    path = file("storyparse.toml", text)
    assert re.fullmatch(r"storyparse\.toml: " + said, problem(path))
    with pytest.raises(ConfigError):
        nearest(Path("below"))


def test_a_file_that_cannot_be_read_is_named(folder: Path) -> None:
    assert problem(Path("storyparse.toml")) == "storyparse.toml: No such file or directory"
    assert problem(folder / "a" / "\x1b.toml") == "a/\\x1b.toml: No such file or directory"
    assert problem(Path("/no/such.toml")) == "/no/such.toml: No such file or directory"
    Path("folder").mkdir()
    assert problem(Path("folder")) == "folder: Is a directory"


def test_the_file_of_a_message_is_relative_to_the_working_folder(folder: Path) -> None:
    file("a/storyparse.toml", "x = 5")
    with pytest.raises(ConfigError, match=r"^a/storyparse\.toml: "):
        nearest(folder / "a" / "b")
