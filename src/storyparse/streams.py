"""Paths and open files, read and written whole."""

import os
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from storyparse.storage import replace

__all__ = ["AnyPath", "Readable", "Writable", "content", "write"]


class Readable(Protocol):
    """An open file of text or bytes that can be read."""

    def read(self) -> str | bytes:
        """Return all that is left to read."""


class Writable(Protocol):
    """An open file of text or bytes that can be written."""

    def write(self, data: Any, /) -> object:  # noqa: ANN401 - str or bytes, as the file wants
        """Write the data."""


AnyPath: TypeAlias = str | os.PathLike[str]
"""The path of a file."""


def content(file: AnyPath | Readable) -> str | bytes:
    """Return what a file holds: of a path the bytes.

    Raises:
        OSError: The file cannot be read.
        TypeError: It is neither a path nor an open file.
    """
    if isinstance(file, str | os.PathLike):
        return Path(file).read_bytes()
    _check(file, "read")
    return file.read()


def _check(file: object, method: str) -> None:
    if not hasattr(file, method):
        msg = f"a path or an open file is wanted, not {type(file).__name__}"
        raise TypeError(msg)


def write(file: AnyPath | Writable, text: str) -> None:
    """Write a text to a file, as UTF-8 where it takes bytes; a path is replaced at once.

    Raises:
        OSError: The file cannot be written.
        TypeError: It is neither a path nor an open file.
    """
    if isinstance(file, str | os.PathLike):
        replace(file, text.encode())
        return
    _check(file, "write")
    try:
        # Asked by trying: wrappers of temporary and compressed files tell it in no common way.
        file.write("")
    except TypeError:
        _write_bytes(file, text.encode())
    else:
        file.write(text)


def _write_bytes(file: Writable, data: bytes) -> None:
    written = file.write(data)
    while isinstance(written, int) and 0 < written < len(data):  # an unbuffered file may take less
        data = data[written:]
        written = file.write(data)
