"""Files are rewritten whole or not at all, and never over what somebody else wrote."""

import errno
import os
import stat
import tempfile
from pathlib import Path

import pytest

from storyparse.storage import ChangedError, replace, rewrite


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.story"
    path.write_bytes(b"before")
    return path


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_what_was_read_is_replaced(path: Path) -> None:
    rewrite(path, b"before", b"after")
    assert path.read_bytes() == b"after"
    assert names(path.parent) == ["a.story"]


def test_a_path_may_be_a_string(path: Path) -> None:
    rewrite(str(path), b"before", b"after")
    replace(str(path), path.read_bytes() + b"\n")
    assert path.read_bytes() == b"after\n"


def test_nothing_is_written_when_there_is_nothing_to_change(path: Path) -> None:
    status = path.stat()
    rewrite(path, b"before", b"before")
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (status.st_ino, status.st_mtime_ns)


def test_a_file_that_has_changed_is_left_alone(path: Path) -> None:
    with pytest.raises(ChangedError, match="changed on disk since it was read; not written") as e:
        rewrite(path, b"earlier", b"after")
    assert e.value.filename == str(path)
    assert path.read_bytes() == b"before"
    assert names(path.parent) == ["a.story"]


def test_a_change_while_the_new_file_is_written_is_seen(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: path.write_bytes(b"meanwhile"))
    with pytest.raises(ChangedError):
        rewrite(path, b"before", b"after")
    assert path.read_bytes() == b"meanwhile"
    assert names(path.parent) == ["a.story"]


def test_a_file_that_is_gone_is_not_made_anew(path: Path) -> None:
    path.unlink()
    with pytest.raises(FileNotFoundError) as caught:
        rewrite(path, b"before", b"after")
    assert caught.value.filename == str(path)
    assert names(path.parent) == []


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_a_mode_is_kept(path: Path, mode: int) -> None:
    path.chmod(mode)
    rewrite(path, b"before", b"after")
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_symbolic_links_are_followed(path: Path) -> None:
    folder = path.parent / "elsewhere"
    folder.mkdir()
    near, far = path.parent / "near", folder / "far"
    near.symlink_to(path.name)
    far.symlink_to("../near")
    rewrite(far, b"before", b"after")
    assert path.read_bytes() == b"after"
    assert (near.is_symlink(), far.is_symlink()) == (True, True)
    assert names(folder) == ["far"]


def test_a_read_only_file_is_an_error(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.chmod(0o444)
    # The superuser may write every file, so the answer is made up.
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    with pytest.raises(PermissionError, match="Permission denied") as caught:
        rewrite(path, b"before", b"after")
    assert caught.value.filename == str(path)
    assert path.read_bytes() == b"before"


@pytest.mark.parametrize("name", ["pipe", "folder"])
def test_what_is_no_file_cannot_be_rewritten(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="not a regular file; not written"):
        rewrite(tmp_path / name, b"before", b"after")


def test_a_file_that_a_process_holds_open_cannot_be_rewritten(path: Path) -> None:
    with path.open("rb") as file, pytest.raises(OSError, match="not a regular file"):
        rewrite(f"/proc/self/fd/{file.fileno()}", b"before", b"after")
    assert path.read_bytes() == b"before"


@pytest.mark.parametrize("failing", ["fsync", "chmod", "replace"])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left"), KeyboardInterrupt()])
def test_an_error_leaves_the_old_file_and_no_other(
    path: Path, monkeypatch: pytest.MonkeyPatch, failing: str, error: BaseException
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(os if failing == "fsync" else Path, failing, fail)
    with pytest.raises(type(error)):
        rewrite(path, b"before", b"after")
    with pytest.raises(type(error)):
        replace(path, b"after")
    monkeypatch.undo()
    assert path.read_bytes() == b"before"
    assert names(path.parent) == ["a.story"]


def test_a_folder_that_takes_no_files_is_an_error_that_names_the_path(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", "some temporary name")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    with pytest.raises(PermissionError) as caught:
        rewrite(path, b"before", b"after")
    assert caught.value.filename == str(path)


def test_a_new_file_may_be_written(tmp_path: Path) -> None:
    replace(tmp_path / "new", b"data")
    assert (tmp_path / "new").read_bytes() == b"data"
