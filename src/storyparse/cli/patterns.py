"""Patterns in the manner of gitignore, and what they leave out."""
# Paths may be compared a million times: they are strings.
# ruff: noqa: PTH116, PTH118

import codecs
import functools
import os
import re
import stat
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from storyparse.encoding import decode

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

__all__ = ["Layer", "git_layer", "layer", "lies_below", "matches", "relative"]


@attrs.frozen(eq=False)
class _Line:
    """A line of patterns, which matches a path itself and not what lies below it."""

    pattern: re.Pattern[str]
    leaves_out: bool
    folders_only: bool
    by_name: bool

    def matches(self, path: str, name: str, *, is_folder: bool) -> bool:
        if self.folders_only and not is_folder:
            return False
        match = self.pattern.search(name if self.by_name else path)
        # A group takes part when the pattern has matched a folder above the path.
        return match is not None and match.lastindex is None


@attrs.frozen(eq=False)
class Layer:
    """The patterns of one file, and those that they overrule: the last that matches decides.

    Attributes:
        base: Folder that the patterns are relative to.
        lines: The patterns, the last first.
        above: The layer that is asked when none of them matches.
    """

    base: str
    lines: tuple[_Line, ...]
    above: "Layer | None" = None

    def leaves_out(self, place: str, *, is_folder: bool) -> bool:
        """Tell whether a file or folder is left out, by its absolute path."""
        layer: Layer | None = self
        while layer is not None:
            path = relative(place, layer.base)
            name = path.rpartition("/")[2]
            for line in layer.lines:
                if line.matches(path, name, is_folder=is_folder):
                    return line.leaves_out
            layer = layer.above
        return False


def layer(patterns: tuple[str, ...], base: str) -> Layer:
    """Return the patterns of an option, relative to a folder."""
    return Layer(base, _lines(patterns))


def matches(pattern: str, path: str) -> bool:
    """Tell whether a pattern matches a relative path, or a folder above it."""
    return _spec((pattern,)).match_file(path)


def git_layer(folder: str, above: Layer | None) -> Layer | None:
    """Return the layers that hold in a folder; a repository knows nothing of those above it."""
    git = os.path.join(folder, ".git")
    if os.path.lexists(git):
        above = _layer_of(os.path.join(git, "info", "exclude"), folder, None)
    return _layer_of(os.path.join(folder, ".gitignore"), folder, above)


def _layer_of(path: str, base: str, above: Layer | None) -> Layer | None:
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # a pipe might never end
            return above
        data = Path(path).read_bytes()
    except OSError:
        return above
    lines = decode(data.removeprefix(codecs.BOM_UTF8)).split("\n")
    return Layer(base, _compiled(line.removesuffix("\r") for line in lines), above)


def _compiled(texts: Iterable[str]) -> tuple[_Line, ...]:
    lines = [line for text in texts if (line := _line(_trimmed(text))) is not None]
    return tuple(reversed(lines))


@functools.lru_cache(maxsize=256)
def _lines(patterns: tuple[str, ...]) -> tuple[_Line, ...]:
    return _compiled(patterns)


@functools.lru_cache(maxsize=256)
def _spec(patterns: tuple[str, ...]) -> "GitIgnoreSpec":
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - see _pattern

    compiled = [each for text in patterns if (each := _pattern(_trimmed(text))) is not None]
    # The other backends know no names with undecodable bytes.
    return GitIgnoreSpec(compiled, backend="simple")


def _line(text: str) -> _Line | None:
    bare = text.removesuffix("/")
    compiled = _pattern(bare)
    if compiled is None or compiled.regex is None:
        return None
    return _Line(
        compiled.regex,
        leaves_out=bool(compiled.include),
        folders_only=bare != text,
        by_name="/" not in bare,
    )


def _pattern(text: str) -> "GitIgnoreSpecPattern | None":
    """Compile a pattern; one that can match nothing, as a comment or a fault, is none."""
    # A file that is named is matched with nothing, and this takes as long to import as click.
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # of "[[" in a regular expression
            compiled = GitIgnoreSpecPattern(text)
    except (ValueError, re.error):
        return None
    return None if compiled.regex is None else compiled


def _trimmed(text: str) -> str:
    """Return a line of patterns without the spaces at its end, but with an escaped one."""
    bare = text.rstrip(" ")
    escapes = len(bare) - len(bare.rstrip("\\"))
    return bare + " " if escapes % 2 and bare != text else bare


def lies_below(place: str, folder: str) -> bool:
    """Tell whether a path lies in a folder, however deep."""
    return place != folder and place.startswith(_beginning(folder))


@functools.cache
def _beginning(folder: str) -> str:
    """Return what the paths of all that lies in a folder begin with."""
    return os.path.join(folder, "")


def relative(place: str, folder: str) -> str:
    """Return a path for patterns: relative to a folder above it, else the whole path."""
    if lies_below(place, folder):
        place = place[len(_beginning(folder)) :]
    # No pattern holds a newline, and the compiled ones take it for the end of the path.
    return place.replace(os.sep, "/").lstrip("/").replace("\n", "\0")
