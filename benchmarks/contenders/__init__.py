"""What `storyparse` is compared with: each library reads the same stories, in a module of its own.

Those that read the format itself do all that `storyparse.read` does with a text without errors:
they give the structure, the places of all parts, and citations bound to their sources. They share
two modules: the tokens of `patterns`, whole names and texts as regular expressions, and `assembly`,
which makes the story of what a library found in the way `storyparse` makes it. What the tokens add
up to is told to the library, in the rules of the specification's grammar.

Each is written as its documentation teaches, and tuned within that. Where taking the results apart
by hand is faster, that is measured as well. Lark also reads the specification's grammar itself,
whose tokens are words.
"""

import importlib
from collections.abc import Mapping
from typing import Any

from benchmarks.contenders.contender import Contender, Kind

__all__ = ["PACKAGES", "Contender", "Kind", "load", "load_all"]

PACKAGES: Mapping[str, tuple[str, ...]] = {
    "lark_lalr": ("lark",),
    "lark_earley": ("lark",),
    "with_parsimonious": ("parsimonious",),
    "with_pyparsing": ("pyparsing",),
    "with_arpeggio": ("arpeggio",),
    "with_parsy": ("parsy",),
    "with_textx": ("textx",),
    "as_markdown": ("markdown_it", "mistune"),
    "as_json": ("cattrs", "orjson", "msgspec"),
}
"""The modules here, and the packages that each of them imports."""


def load(module: str) -> tuple[Contender[Any, Any], ...]:
    """Return the contenders of one module; its packages must be installed."""
    loaded = importlib.import_module(f"{__name__}.{module}")
    contenders: tuple[Contender[Any, Any], ...] = loaded.CONTENDERS
    return contenders


def load_all() -> tuple[Contender[Any, Any], ...]:
    """Return all contenders; all packages must be installed."""
    return tuple(contender for module in PACKAGES for contender in load(module))
