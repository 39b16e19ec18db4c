"""Which files are meant."""
# Paths are kept as the user wrote them, and may be compared a million times: they are strings.
# ruff: noqa: PTH110, PTH112, PTH118, PTH119, PTH120

import functools
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from storyparse.cli.patterns import Layer, git_layer, layer, lies_below, matches, relative
from storyparse.config import Config

__all__ = ["discovered", "ignored_rules"]


def discovered(
    paths: Iterable[str], configuration: Callable[[Path], Config], *, force_exclude: bool = False
) -> Iterator[str]:
    """Yield the files that are meant by paths to files and folders, each file once.

    A file that is named is taken. From a folder are taken, in the order of their names, the files
    that match a pattern of `Config.include`, without what matches one of `Config.exclude` and,
    with `Config.respect_gitignore`, without what git ignores by ``.gitignore`` files and
    ``.git/info/exclude``, whether it is tracked or not. What lies directly in a folder is governed
    by the configuration of that folder. Symbolic links to files are taken, those to folders not.

    What cannot be opened is yielded too, so that opening it says why: a path that does not exist,
    and a folder that cannot be listed.

    Args:
        paths: Files and folders; ``-`` is standard input, and passed on.
        configuration: Returns the configuration of a folder.
        force_exclude: Whether to leave out also what is named when it, or a folder above it, is
            excluded or ignored by git.

    Yields:
        The files as the user would write them: a file of the folder ``a`` begins with ``a/``.

    Raises:
        ConfigError: As soon as `configuration` raises it.
    """
    layers_of = functools.cache(git_layer)
    seen = set()
    for path in paths:
        if force_exclude and path != "-" and _is_left_out(path, configuration, layers_of):
            continue
        for file in _meant(path, configuration, layers_of):
            if file.place not in seen:
                seen.add(file.place)
                yield file.path


def ignored_rules(config: Config, path: str) -> tuple[str, ...]:
    """Return the selectors that `Config.per_file_ignores` takes away from a file.

    Args:
        config: The configuration of the file's folder.
        path: The file. Patterns are relative to the folder of the configuration file, without one
            to the working folder.

    Returns:
        The selectors of all patterns that match, in their order.
    """
    if not config.per_file_ignores:
        return ()
    place = _place_of(path)
    path_in_root = relative(place, _root(config, os.path.dirname(place), _identity(".")))
    return tuple(
        selector
        for pattern, selectors in config.per_file_ignores
        if matches(pattern, path_in_root)
        for selector in selectors
    )


class _File(NamedTuple):
    """A file that is meant.

    Attributes:
        path: As the user would write it.
        place: The same for all paths that lead to it.
    """

    path: str
    place: str


class _Folder(NamedTuple):
    """A folder to be walked.

    Attributes:
        path: As the user would write it.
        place: Its absolute path without symbolic links.
        top: Place of the folder where the walk began.
        layers: What the folders above it leave to git.
    """

    path: str
    place: str
    top: str
    layers: Layer | None


_Configuration = Callable[[Path], Config]
LayersOf = Callable[[str, Layer | None], Layer | None]


def _meant(path: str, configuration: _Configuration, layers_of: LayersOf) -> Iterator[_File]:
    if path == "-":
        yield _File(path, path)
    elif not os.path.isdir(path):
        yield _File(path, _identity(path))
    else:
        place = _identity(path)
        layers = None
        for folder in _repository_folders(os.path.dirname(place)):
            layers = layers_of(folder, layers)
        yield from _walked(_Folder(path, place, place, layers), configuration)


def _walked(top: _Folder, configuration: _Configuration) -> Iterator[_File]:
    # A stack, because folders may be nested deeper than calls.
    pending = [_listed(top, configuration)]
    while pending:
        for found in pending[-1]:
            if isinstance(found, _Folder):
                pending.append(_listed(found, configuration))
                break
            yield found
        else:
            pending.pop()


def _listed(folder: _Folder, configuration: _Configuration) -> Iterator[_File | _Folder]:
    """Yield the files that are meant, and the folders to be walked, that lie in a folder."""
    try:
        with os.scandir(folder.path) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        yield _File(folder.path, folder.place)
        return
    config = configuration(Path(folder.place))
    root = _root(config, folder.place, folder.top)
    layers = git_layer(folder.place, folder.layers)
    include = layer(config.include, root)
    for entry in entries:
        path = _joined(folder.path, entry.name)
        place = os.path.join(folder.place, entry.name)
        if _is_folder(entry):
            if not _leaves_out(config, root, layers, place, is_folder=True):
                yield _Folder(path, place, folder.top, layers)
        elif (
            include.leaves_out(place, is_folder=False)
            and _leads_to_file(entry)
            and not _leaves_out(config, root, layers, place, is_folder=False)
        ):
            yield _File(path, _identity(path) if entry.is_symlink() else place)


def _joined(folder: str, name: str) -> str:
    if folder == "." and name != "-":  # which alone would be standard input
        return name
    return os.path.join(folder, name)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _leads_to_file(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry is to be opened: a file, a link to one, or a link that leads nowhere.

    Opening the last one says so. Emacs locks a file by such a link, whose name begins with ".#".
    """
    try:
        is_dangling = entry.is_symlink() and not os.path.exists(entry.path)
        return entry.is_file() or (is_dangling and not entry.name.startswith(".#"))
    except OSError:  # opening it says why
        return True


def _is_left_out(path: str, configuration: _Configuration, layers_of: LayersOf) -> bool:
    """Tell whether a path that is named, or a folder above it, is excluded or ignored."""
    is_folder = os.path.isdir(path)
    place = _identity(path) if is_folder else _place_of(path)
    folder = os.path.dirname(place)
    working = _identity(".")
    repository = _repository_folders(folder)
    tops = [working, *repository[:1], _root(configuration(Path(folder)), folder, working)]
    top = min((each for each in tops if lies_below(place, each)), key=len, default=folder)
    layers = None
    for level in _levels(place, top):
        above = os.path.dirname(level)
        if above in repository:
            layers = layers_of(above, layers)
        config = configuration(Path(above))
        root = _root(config, above, working)
        if _leaves_out(config, root, layers, level, is_folder=is_folder or level != place):
            return True
    return False


def _levels(place: str, top: str) -> list[str]:
    """Return the folders between a top and a place, and the place, the highest first."""
    levels = []
    while lies_below(place, top):
        levels.append(place)
        place = os.path.dirname(place)
    return levels[::-1]


def _leaves_out(
    config: Config, root: str, layers: Layer | None, place: str, *, is_folder: bool
) -> bool:
    """Tell whether a file or folder is left out, none of the folders above it being left out."""
    excluded = layer(config.exclude, root)
    if lies_below(place, root) and excluded.leaves_out(place, is_folder=is_folder):
        return True
    if not config.respect_gitignore:
        return False
    # Git ignores its own folder, whatever the patterns say.
    is_git = is_folder and os.path.basename(place) == ".git"
    return is_git or (layers is not None and layers.leaves_out(place, is_folder=is_folder))


def _repository_folders(folder: str) -> list[str]:
    """Return the folders from the root of a repository to a folder in it; outside of one, none."""
    folders = []
    while True:
        folders.append(folder)
        if os.path.lexists(os.path.join(folder, ".git")):
            return folders[::-1]
        above = os.path.dirname(folder)
        if above == folder:
            return []
        folder = above


def _root(config: Config, folder: str, otherwise: str) -> str:
    """Return what patterns are relative to in a folder: other than its own for foreign options."""
    root = otherwise if config.root is None else str(config.root)
    return root if folder == root or lies_below(folder, root) else otherwise


def _place_of(path: str) -> str:
    """Return the absolute path of a file: symbolic links above it are resolved, it is not."""
    folder, name = os.path.split(path.rstrip(os.sep))
    return os.path.join(_identity(folder or "."), name)


def _identity(path: str) -> str:
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):  # the working folder has been removed, or the path holds a NUL
        return path
