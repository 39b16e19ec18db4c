"""The styles, by name."""

from collections.abc import Mapping
from types import MappingProxyType

from storyparse.report import (
    concise,
    full,
    github,
    gitlab,
    json_document,
    json_lines,
    junit,
    narrated,
    sarif,
)
from storyparse.report.style import Style

__all__ = ["STYLES"]

STYLES: Mapping[str, Style] = MappingProxyType(
    {
        module.STYLE.name: module.STYLE
        for module in (
            full,
            concise,
            narrated,
            json_document,
            json_lines,
            github,
            gitlab,
            junit,
            sarif,
        )
    }
)
