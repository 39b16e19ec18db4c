"""Options from configuration files."""

import os
import reprlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import attrs

from storyparse.display import printable

__all__ = ["Config", "ConfigError", "finder", "load", "nearest"]


class ConfigError(ValueError):
    """A configuration file that cannot be used; the message is one line that names the file."""


@attrs.frozen
class Config:
    """The options that a configuration file gives, each with its default.

    In a file, a key is the name of the option with hyphens: ``extend-select``. Patterns are those
    of gitignore, relative to the folder of the file.

    Attributes:
        root: Folder of the file, absolute and without symbolic links; none when the options come
            from no file.
        select: The rules to run, by code, name or group; none for the usual ones.
        extend_select: Rules to run besides.
        ignore: Rules not to run.
        per_file_ignores: Pairs of a pattern and the rules not to run on the files it matches.
        include: Patterns of the files to take from a folder; those of folders match no file.
        exclude: Patterns of the files and folders to leave out of it.
        output_format: How findings are reported.
        respect_gitignore: Whether to leave out what git ignores.
        unsafe_fixes: Whether to apply also fixes that may change what a story says.

    Examples:
        >>> Config().include
        ('*.story', '*.story.txt')
    """

    root: Path | None = None
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    include: tuple[str, ...] = ("*.story", "*.story.txt")
    exclude: tuple[str, ...] = (".git", ".hg", ".svn", ".venv", "node_modules")
    output_format: str = "full"
    respect_gitignore: bool = True
    unsafe_fixes: bool = False


def finder() -> Callable[[Path], Config]:
    """Return a function that finds the nearest configuration and looks into each folder once.

    It is `nearest` for many folders, and for as long as their files stay as they are.
    """
    known: dict[str, Config] = {}

    def find(folder: Path) -> Config:
        config = known.get(os.fspath(folder))
        if config is None:
            config = looked_up(folder)
        return config

    def looked_up(folder: Path) -> Config:
        passed = []
        for place in _upwards(folder):
            config = known.get(place)
            if config is None:
                passed.append(place)
                config = _inside(place)
            if config is not None:
                break
        else:
            config = Config()
        known.update(dict.fromkeys(passed, config))
        return config

    return find


def nearest(folder: Path) -> Config:
    """Find the configuration of a folder: that of the nearest file, in it or above it.

    Within one folder ``storyparse.toml`` wins over ``pyproject.toml``. A ``pyproject.toml``
    without a table ``[tool.storyparse]`` is passed over. Files are not combined.

    Args:
        folder: The folder; symbolic links are resolved.

    Returns:
        The configuration, or the defaults when there is no file.

    Raises:
        ConfigError: The nearest file cannot be used.
    """
    return finder()(folder)


def load(path: Path) -> Config | None:
    """Read a configuration file.

    Args:
        path: A ``pyproject.toml``, of which the table ``[tool.storyparse]`` is read, or a file of
            any other name, such as ``storyparse.toml``, with the keys at its top.

    Returns:
        The configuration; of a ``pyproject.toml`` without the table, none.

    Raises:
        ConfigError: The file cannot be read, is no TOML, or has an unknown key or a wrong value.
    """
    name = _shown_path(path)
    table = _parsed(path, name)
    root = Path(os.path.realpath(path.parent))
    if path.name != _PROJECT:
        return _config(table, root, _Wording(name))
    tools = table.get("tool")
    if not isinstance(tools, dict) or "storyparse" not in tools:
        return None
    options = tools["storyparse"]
    if not isinstance(options, dict):
        msg = f"{name}: [tool.storyparse] is to be a table, not {_shown(options)}"
        raise ConfigError(msg)
    return _config(options, root, _Wording(name, "[tool.storyparse]", "tool.storyparse."))


_PROJECT = "pyproject.toml"
_NAMES = ("storyparse.toml", _PROJECT)


def _upwards(folder: Path) -> Iterator[str]:
    try:
        place = os.path.realpath(folder)
    except FileNotFoundError:  # the working folder has been removed
        return
    above = None
    while place != above:
        yield place
        place, above = str(Path(place).parent), place


def _inside(folder: str) -> Config | None:
    for name in _NAMES:
        path = Path(folder, name)
        # Asked of os.path, which calls a file that may not be asked about missing.
        config = load(path) if os.path.isfile(path) else None  # noqa: PTH113
        if config is not None:
            return config
    return None


def _parsed(path: Path, name: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - most folders have no configuration file

    try:
        # A byte order mark is no TOML, but some editors write one.
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        problem = error.strerror or str(error)
    except UnicodeDecodeError as error:
        problem = f"byte {error.start + 1} is no UTF-8"
    except RecursionError:
        problem = "arrays or tables are nested too deeply"
    except ValueError as error:  # of TOML, and of a number with too many digits
        problem = str(error)
    msg = f"{name}: {printable(problem)}"
    raise ConfigError(msg) from None


class _Wording(NamedTuple):
    """How a file and the place of its keys are named in messages."""

    file: str
    table: str = "the file"
    prefix: str = ""


def _config(table: Mapping[str, Any], root: Path, wording: _Wording) -> Config:
    values = {}
    for key, value in table.items():
        option = _OPTIONS.get(key)
        if option is None:
            msg = f"{wording.file}: {wording.table} has no key {_shown(key)}; {_known(key)}"
            raise ConfigError(msg)
        read = option.read(value)
        if read is None:
            place = f"'{wording.prefix}{key}'"
            msg = f"{wording.file}: {place} is to be {option.wanted}, not {_shown(value)}"
            raise ConfigError(msg)
        values[key.replace("-", "_")] = read
    return Config(root=root, **values)


def _known(key: str) -> str:
    import difflib  # noqa: PLC0415 - for slips of the keyboard alone

    near = difflib.get_close_matches(key.lower(), _OPTIONS, n=1)
    return f"did you mean '{near[0]}'?" if near else f"its keys are {', '.join(sorted(_OPTIONS))}"


def _strings(value: object) -> tuple[str, ...] | None:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    return None


def _lists_of_strings(value: object) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    if not isinstance(value, dict):
        return None
    read = [
        (key, strings) for key, each in value.items() if (strings := _strings(each)) is not None
    ]
    return tuple(read) if len(read) == len(value) else None


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


_Reader: TypeAlias = Callable[[object], Any]


class _Option(NamedTuple):
    """What the value of a key is to be, and how it is read; none is read from a wrong one."""

    wanted: str
    read: _Reader


_LIST = _Option("a list of strings", _strings)
_TABLE = _Option("a table of lists of strings", _lists_of_strings)
_WORD = _Option("a string", _string)
_SWITCH = _Option("true or false", _flag)

_OPTIONS: Mapping[str, _Option] = {
    "select": _LIST,
    "extend-select": _LIST,
    "ignore": _LIST,
    "per-file-ignores": _TABLE,
    "include": _LIST,
    "exclude": _LIST,
    "output-format": _WORD,
    "respect-gitignore": _SWITCH,
    "unsafe-fixes": _SWITCH,
}


def _shown_path(path: Path) -> str:
    """Return a path relative to the working folder where it lies in it, safe to print."""
    try:
        path = path.relative_to(Path.cwd())
    except (OSError, ValueError):  # it lies elsewhere, or the working folder has been removed
        return printable(str(path))
    return printable(str(path))


def _shown(value: object) -> str:
    try:
        return printable(reprlib.repr(value))
    except ValueError:  # a hexadecimal number may have more digits than Python likes to print
        return f"a very large {type(value).__name__}"
