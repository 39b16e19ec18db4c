"""The public names of the library, and the page that lists them by what they are for."""

import importlib
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from pathlib import Path

import attrs
import griffe

from documentation.markup import table

__all__ = [
    "INTERNAL",
    "MODULES",
    "TOPICS",
    "Directive",
    "directives",
    "members",
    "pages",
    "public",
    "target",
]

# What these list in `__all__` is public. A name that two of them list belongs to the first.
MODULES = (
    "storyparse",
    "storyparse.refactor",
    "storyparse.changes",
    "storyparse.merging",
    "storyparse.reconciliation",
    "storyparse.stripping",
    "storyparse.references",
    "storyparse.summary",
    "storyparse.convert",
    "storyparse.convert.json",
    "storyparse.convert.json_lines",
    "storyparse.convert.markdown",
    "storyparse.convert.html",
    "storyparse.convert.ninjs",
    "storyparse.convert.schema_org",
    "storyparse.convert.annotations",
    "storyparse.convert.csl",
    "storyparse.convert.dot",
    "storyparse.convert.mermaid",
    "storyparse.rule",
    "storyparse.catalogue",
    "storyparse.strategies",
)

# Public by themselves, among names that are not.
ALONE = ("storyparse.display.printable",)

# What the parts of the library ask of a value, and nobody else: it is promised to none.
INTERNAL = {"storyparse.Document": {"begun", "blocks", "faults", "lines", "outline", "unusual"}}

# The pages of the reference in their order, and what is done with the names on each.
TOPICS = {
    "reading": "Read",
    "values": "Hold a story",
    "writing": "Write",
    "checking": "Check and mend",
    "diagnostics": "Report",
    "changing": "Change",
    "comparing": "Compare",
    "merging": "Bring together",
    "references": "Ask and count",
    "conversion": "Convert",
    "rules": "Write rules",
    "strategies": "Test",
}

_ROOT = Path(__file__).parents[1]
_PLACE = Path("reference", "python")

_DIRECTIVE = re.compile(r"^::: (?P<path>[\w.]+)\n(?P<options>(?: +\S.*\n)*)", re.MULTILINE)
_MEMBERS = re.compile(r"\bmembers: +\[(?P<names>[^\]]*)\]")

_INDEX = """\
# Python

Every public name, by what it is for. All are typed; offsets are counted in code points unless
something else is said. Names that are not listed here may change from one version to the next: see
[what is stable](../../explanation/stability.md). Short names of types are in
[Types in signatures](types.md).
"""


@attrs.frozen
class Directive:
    """A place of a page where the docstring of a name is to stand.

    Args:
        path: The path by which the name is imported.
        members: What of it stands there as well; None for all that is public.
    """

    path: str
    members: tuple[str, ...] | None

    @property
    def paths(self) -> Iterator[str]:
        """The paths of all that stands there by name."""
        yield self.path
        if isinstance(public().get(self.path), griffe.Module):
            yield from (f"{self.path}.{name}" for name in self.members or ())


@cache
def public() -> Mapping[str, griffe.Object]:
    """Return what Griffe reads of the public names, by the paths by which they are imported."""
    package = griffe.load("storyparse", search_paths=[_ROOT / "src"])
    found: dict[str, griffe.Object] = {}
    for path in (*chain.from_iterable(map(_listed, MODULES)), *ALONE):
        each = target(package[path.removeprefix("storyparse.")])
        if each not in found.values():
            found[path] = each
    return found


def _listed(module: str) -> Iterator[str]:
    for name in sorted(importlib.import_module(module).__all__):
        yield f"{module}.{name}"


@cache
def members(path: str) -> Mapping[str, griffe.Object]:
    """Return the public methods and properties of a class, by their paths; of others, none."""
    described = public()[path]
    return {
        f"{path}.{name}": member
        for name, each in (described.all_members.items() if described.is_class else ())
        if not name.startswith("_") and name not in INTERNAL.get(path, ())
        if (member := target(each)).is_function or "property" in member.labels
    }


def target(each: griffe.Object | griffe.Alias) -> griffe.Object:
    """Return what is imported, or inherited, where that stands elsewhere."""
    return each.final_target if isinstance(each, griffe.Alias) else each


def directives(topic: str) -> Sequence[Directive]:
    """Return the directives of a page of the reference, in order."""
    text = (_ROOT / "docs" / _PLACE / f"{topic}.md").read_text(encoding="utf-8")
    return [_directive(found) for found in _DIRECTIVE.finditer(text)]


def _directive(found: re.Match[str]) -> Directive:
    members = _MEMBERS.search(found["options"])
    return Directive(
        found["path"], tuple(re.findall(r"\w+", members["names"])) if members else None
    )


def pages() -> dict[str, str]:
    """Return the page that lists all public names."""
    parts = (_INDEX, *(_part(topic, purpose) for topic, purpose in TOPICS.items()))
    return {str(_PLACE / "index.md"): "\n".join(parts)}


def _part(topic: str, purpose: str) -> str:
    paths = [path for each in directives(topic) for path in each.paths]
    rows = [(f"[`{path}`]({topic}.md#{path})", _summary(public()[path])) for path in paths]
    return f"## {purpose}\n\n{table(('name', 'what it is'), rows)}\n"


def _summary(each: griffe.Object) -> str:
    """Return the first line of a docstring, for a cell of a table."""
    text = each.docstring.value if each.docstring else ""
    return " ".join(text.split("\n\n")[0].split()).removesuffix(".")
