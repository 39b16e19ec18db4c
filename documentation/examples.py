"""The examples of the pages and docstrings, as parts of documents that Sybil runs.

A page is run from its first fence to its last, in a folder of its own with a copy of `examples/`:

- `python` is run, and where it begins with a prompt its outputs are compared;
- `story` is a text in which nothing is reported, or, directly before `diagnostics`, one of which
  these are reported;
- `console` is typed into a shell, and what that prints is compared;
- `json`, `toml` and `yaml` can be read;
- what has a `title="NAME"` is written to the file of that name, and Python with one is not run;
- a few other languages are shown alone, and what is of none is refused. No prompt stands in them,
  and in `sh` a command of this project is called as it can be.

The examples of a docstring have a prompt. What looks like an example where none is run fails.
"""

import json
import re
import textwrap
import tomllib
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from pathlib import Path
from typing import TypeAlias

import yaml
from sybil import Document, Example, Region, Sybil
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.abstract.doctest import DocTestStringParser
from sybil.parsers.markdown.lexers import RawFencedCodeBlockLexer
from sybil.sybil import SybilCollection

import storyparse
from documentation import console
from documentation.docstrings import Docstrings
from documentation.doctests import Doctests
from documentation.outputs import Outputs

__all__ = ["sybils"]

_Evaluator: TypeAlias = Callable[[Example], str | None]

_INFO = re.compile(r"(?P<language>[^\s`]*)(?P<options>[^\n]*)\n")
_TITLE = re.compile(r'title="(?P<title>[^"]+)"')
_PROMPT = re.compile(r"^[ \t]*(?:>>>|\$ ).*", re.MULTILINE)
_FENCE = re.compile(r"^[ \t]*(?:```|~~~).*", re.MULTILINE)
_NOT_RUN = {"css", "html", "ini", "markdown", "sh", "text"}
_fences = RawFencedCodeBlockLexer(_INFO)


def sybils(root: Path, outputs: Outputs) -> SybilCollection:
    """Return what collects the examples of the pages, and those of the docstrings.

    Args:
        root: The folder of the project.
        outputs: What is done with outputs that are not those that are shown.
    """
    doctests = DocTestStringParser(Doctests(outputs))

    def page(document: Document) -> Iterator[Region]:
        fences = tuple(_outermost(_fences(document)))
        yield from _lost(document.text, fences)
        for fence in fences:
            source = fence.lexemes["source"]
            evaluator = _evaluator(fence, outputs)
            if evaluator is _python and source.startswith(">>>"):
                for region in doctests(source, document.path):
                    region.adjust(fence, source)
                    yield region
            else:
                yield Region(fence.start, fence.end, source, evaluator, fence.lexemes)

    def docstring(document: Document) -> Iterator[Region]:
        examples = tuple(doctests(document.text, document.path))
        yield from (*examples, *_lost(document.text, examples))

    return Sybil(
        parsers=[page],
        path=str(root),
        patterns=["*.md"],
        excludes=["tests/cases/*"],
        fixtures=["page_folder"],
    ) + Sybil(
        parsers=[docstring],
        path=str(root),
        patterns=[
            *("benchmarks/*.py", "benchmarks/*/*.py", "documentation/*.py"),
            *("src/*/*.py", "src/*/*/*.py", "src/*/*/*/*.py"),
        ],
        document_types={".py": Docstrings},
    )


def _outermost(fences: Iterable[Region]) -> Iterator[Region]:
    """Return fences without those that are text in another one."""
    ends = 0
    for fence in sorted(fences, key=attrgetter("start")):
        if fence.start >= ends:
            ends = fence.end
            yield fence


def _lost(text: str, examples: Iterable[Region]) -> Iterator[Region]:
    """Yield what looks like an example in a text, and stands in none."""
    inside = [range(each.start, each.end) for each in examples]
    for found in (*_PROMPT.finditer(text), *_FENCE.finditer(text)):
        if not any(found.start() in each for each in inside):
            yield Region(found.start(), found.end(), found[0], _not_run)


def _not_run(example: Example) -> str:
    return f"nothing runs {example.parsed!r}"


def _evaluator(fence: Region, outputs: Outputs) -> _Evaluator:
    """Return what runs a fence."""
    language = fence.lexemes["language"]
    if language == "story":
        return _story
    if language == "diagnostics":
        return lambda example: _compared(example, _reported(example), outputs)
    if language == "console":
        return lambda example: _compared(example, _printed(example), outputs)
    if _title(fence):
        return _written
    return _python if language == "python" else _READ.get(language, _shown)


def _title(fence: Region) -> str | None:
    """Return the name of the file that a fence is, if it is one."""
    found = _TITLE.search(fence.lexemes["options"])
    return found and found["title"]


def _shown(example: Example) -> str | None:
    """Say what is wrong with a fence that is not run: what it holds, or what looks run in it."""
    language, shown = example.region.lexemes["language"], str(example.parsed)
    if language not in _NOT_RUN:
        return f"what is in a fence of {language!r}?"
    if typed := _PROMPT.search(shown):
        return f"nothing runs {typed[0]!r}"
    return console.refused(shown) if language == "sh" else None


_python: _Evaluator = PythonEvaluator()


def _reading(read: Callable[[str], object]) -> _Evaluator:
    """Return what runs an example of data: it must be readable."""

    def evaluate(example: Example) -> None:
        read(str(example.parsed))

    return evaluate


_READ: dict[str, _Evaluator] = {
    "json": _reading(json.loads),
    "toml": _reading(tomllib.loads),
    "yaml": _reading(yaml.safe_load),
}


def _written(example: Example) -> None:
    """Write the file that a fence is, and read it as what it says it is."""
    path, language = Path(_title(example.region) or ""), example.region.lexemes["language"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(example.parsed, "utf-8", newline="")
    if path.suffix == ".py":
        compile(example.parsed, path, "exec")
    elif language in _READ:
        _READ[language](example)


def _story(example: Example) -> str | None:
    """Write the file that a story is, and say what is wrong with it unless that is shown."""
    if _title(example.region):
        _written(example)
    example.namespace["__story__"] = text = str(example.parsed)
    rest = example.document.text[example.end :].lstrip()
    return None if rest.startswith("```diagnostics\n") else _report(text)


def _reported(example: Example) -> str:
    return _report(str(example.namespace["__story__"]))


def _report(text: str) -> str:
    return storyparse.render(storyparse.check(text), storyparse.read(text), "full")


def _printed(example: Example) -> str:
    return console.ran(console.commands(example.parsed))


def _compared(example: Example, found: str, outputs: Outputs) -> str:
    """Compare what a fence shows with what comes out, both as they stand in the page."""
    document = example.document.text
    begins = document.index("\n", example.start) + 1
    ends = document.rindex("\n", begins - 1, example.end) + 1
    indent = document[ends : example.end].rstrip("`~")
    opening = document[example.start : begins]
    shown, found = opening + document[begins:ends], opening + textwrap.indent(found, indent)
    return outputs.compared(example, shown, found)
