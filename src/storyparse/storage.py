"""Files written so that nothing is lost."""

import contextlib
import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path

__all__ = ["ChangedError", "replace", "rewrite"]


class ChangedError(OSError):
    """A file that no longer holds what was read from it."""


def replace(path: str | os.PathLike[str], data: bytes) -> None:
    """Write a file so that at every moment it is the old one or the new one.

    A symbolic link is followed, and a file keeps its mode, but as a new file has no other names
    and the owner who wrote it. A device or pipe is written as it is.

    Args:
        path: The file, which need not exist.
        data: All that it is to hold.

    Raises:
        OSError: The file cannot be written; then it is as it was.
    """
    path = Path(path)
    target = Path(os.path.realpath(path))
    if _is_stream(path) or (target.exists() and not target.is_file()):
        with path.open("ab") as file:
            file.write(data)
        return
    with _removed_on_error(_written_beside(target, data, path)) as new:
        new.replace(target)


def rewrite(path: str | os.PathLike[str], before: bytes, after: bytes) -> None:
    """Replace what was read from a file, unless the file has changed since or is read-only.

    The file is read again just before it is replaced, which leaves another program an instant to
    change it unseen. Nothing is written when there is nothing to change.

    Args:
        path: The file.
        before: What was read from it.
        after: All that it is to hold.

    Raises:
        ChangedError: The file holds something else than was read.
        PermissionError: The file may not be written, though its folder may.
        OSError: The file is gone, is a device or pipe, or cannot be written.
    """
    if before == after:
        return
    path = Path(path)
    target = Path(os.path.realpath(path))
    _raise_unless_rewritable(path)
    with _removed_on_error(_written_beside(target, after, path)) as new:
        if path.read_bytes() != before:
            problem = "changed on disk since it was read; not written"
            raise ChangedError(errno.ESTALE, problem, os.fspath(path))
        new.replace(target)


def _raise_unless_rewritable(path: Path) -> None:
    # Asks for the status first, so that a missing file is called missing and not read-only.
    path.stat()
    if _is_stream(path) or not path.is_file():
        raise OSError(errno.EINVAL, "not a regular file; not written", os.fspath(path))
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), os.fspath(path))


def _written_beside(target: Path, data: bytes, path: Path) -> Path:
    """Write a new file with the mode of the target, safely on the disk, in the same folder."""
    import tempfile  # noqa: PLC0415 - most programs write no file, and this brings compression

    try:
        handle, name = tempfile.mkstemp(prefix=".storyparse-", dir=target.parent)
    except OSError as error:
        error.filename = os.fspath(path)
        raise
    with _removed_on_error(Path(name)) as new, os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(handle)
        new.chmod(_mode(target))
    return new


@contextlib.contextmanager
def _removed_on_error(path: Path) -> Iterator[Path]:
    try:
        yield path
    except BaseException:
        with contextlib.suppress(OSError):
            path.unlink()
        raise


_DESCRIPTORS = re.compile(r"/proc/(?:\d+|self)(?:/task/\d+)?/fd")
_MOST_LINKS = 40


def _is_stream(path: Path) -> bool:
    """Tell whether a path leads to an open file of a process, such as /dev/stdout."""
    for _ in range(_MOST_LINKS):
        folder = os.path.realpath(path.parent)
        if _DESCRIPTORS.fullmatch(folder):
            return True
        if not path.is_symlink():
            return False
        path = Path(folder, path.readlink())
    return False


def _mode(target: Path) -> int:
    try:
        return target.stat().st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
