"""The styles, by name."""

import functools
import importlib
from collections.abc import Iterator, Mapping

from storyparse.report.style import Style

__all__ = ["STYLES"]

_MODULES = {
    "full": "full",
    "concise": "concise",
    "narrated": "narrated",
    "json": "json_document",
    "json-lines": "json_lines",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "sarif": "sarif",
}


class _Styles(Mapping[str, Style]):
    """Styles whose modules are imported when they are asked for: most bring much, one is used."""

    def __getitem__(self, name: str) -> Style:
        return _style(name)

    def __contains__(self, name: object) -> bool:
        return name in _MODULES

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    def __len__(self) -> int:
        return len(_MODULES)


@functools.cache
def _style(name: str) -> Style:
    style: Style = importlib.import_module(f"storyparse.report.{_MODULES[name]}").STYLE
    return style


STYLES: Mapping[str, Style] = _Styles()
