"""Writes the page of the commands: what each says of itself, and an example."""

import contextlib
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from documentation import console
from storyparse.cli.program import main
from storyparse.pages import fenced

__all__ = ["pages"]

_STORIES = Path(__file__).parents[1] / "examples"

_INTRODUCTION = """\
# Commands

What every command of `storyparse` takes, does and ends with: its help text, and an example. The
command line comes with the extra `cli`. [Check, fix and format a folder](../how-to/check.md) shows
the commands at work; [configuration](configuration.md) and [reports](reports.md) have pages of
their own.

## Files

A FILE is a path, or `-` for standard input. A PATH may also be a folder: from a folder are taken,
at any depth, the files that [the configuration](configuration.md#files) includes. A file that is
named is always taken, unless `--force-exclude` is given. Where a folder is named that holds no
story file, and nothing else, a line on standard error says so, and the status is 0.

A file that is written is replaced whole or not at all. It is left alone when nothing has changed in
it, and when somebody else has changed it since it was read.

## Exit statuses

| status | meaning |
| --- | --- |
| 0 | Nothing was found, nothing differs, everything was written. |
| 1 | Something was found, differs, or was refused. The help text of each command says which. |
| 2 | A file cannot be read or written, or the configuration or the command is wrong. |
| 130 | Interrupted with Ctrl-C. |
| 255 | Of `merge-file` alone, in the place of 2: git takes 1 to 128 for a merge with conflicts. |

## Streams and variables

Results go to standard output; what keeps a file from being read or changed goes to standard error.
Where a text or a difference is printed, by `--diff`, `check --fix -` and `format -`, the report of
`check` and the summary of `format` go to standard error too. With `--diff` the report is its
summary alone.

| variable | effect |
| --- | --- |
| `NO_COLOR` | No colours. |
| `FORCE_COLOR` | Colours also where standard output is no terminal. `NO_COLOR` wins. |
| `TERM` | `dumb`: no colours, unless there is a `FORCE_COLOR`. |
| `COLUMNS` | How wide help texts and stories are on a terminal. |

## What does not go together

What is asked for in two ways, or cannot be had, ends a command with status 2 (`merge-file`: 255)
before it reads a story.

| commands | what | why |
| --- | --- | --- |
| `check`, `format`, `stats` | `--config` and `--isolated` | One takes a file, one takes none. |
| `check` | `--statistics` and a style for programs | Statistics are for people. |
| `check` | `--fix`, `-` and a style for programs | Text and report both want standard output. |
| `renumber` | `--order` and `--numbers` | Both say which numbers there are to be. |
| `renumber`, `source` | `--diff` and `--in-place` | One writes, one does not. |
| `renumber`, `source` | `--in-place` and `-` | Standard input cannot be written. |
| `renumber` | several FILEs without `--diff` or `--in-place` | The text of one is printed. |
| `convert` | `--spans` or `--fragment` and another format | They are for JSON, and for HTML. |
| `merge` | `--map` and the place of the story or of a FILE | One would be written over the other. |
| all but `check`, `format` and `stats` | `-` twice | It can be read once. |
"""

# What is refused, each with its reason as the last line.
_REFUSED = (
    "check --config house.toml --isolated",
    "check --statistics --output-format json examples",
    "check --fix --output-format json -",
    "renumber --order cited --numbers 3=2 examples/repeated.story",
    "renumber --diff --in-place examples/repeated.story",
    "source add --in-place - 'Transit Board'",
    "renumber examples/ferry.story examples/repeated.story",
    "convert --to html --spans examples/ferry.story",
    "merge --map - examples/ferry.story examples/repeated.story",
    "strip - -",
)

# What an example shows, and what is typed.
_EXAMPLES: Mapping[str, tuple[str, Sequence[str]]] = {
    "check": (
        "A story with two findings, a line for each:",
        ["storyparse check --output-format concise examples/repeated.story", "echo $?"],
    ),
    "completion": (
        "The script is long; a shell evaluates it when it starts:",
        ["storyparse completion bash > completion.bash", "head -n 3 completion.bash"],
    ),
    "convert": (
        "A story as Markdown:",
        ["storyparse convert examples/ferry.story --to markdown", "echo $?"],
    ),
    "diff": (
        "What changed in a story from one day to another:",
        ["storyparse diff examples/ferry.story examples/ferry-friday.story", "echo $?"],
    ),
    "explain": (
        "The page of a rule; [the same pages](rules.md) are on this site:",
        ["storyparse explain R003"],
    ),
    "format": (
        "What a model answered is not canonical:",
        ["storyparse format --check examples/answer.story", "echo $?"],
    ),
    "merge": (
        "The stories of two desks as one:",
        ["storyparse merge examples/desks/harbor.story examples/desks/town.story", "echo $?"],
    ),
    "merge-file": (
        "Only one side changed the story, so there is no conflict:",
        [
            "cp examples/ferry.story ours.story",
            "storyparse merge-file examples/ferry.story ours.story examples/ferry-friday.story",
            "echo $?",
            "storyparse diff ours.story examples/ferry-friday.story",
            "echo $?",
        ],
    ),
    "renumber": (
        "Source 3 is the second to be cited, and would get the number 2:",
        ["storyparse renumber --order cited --diff examples/repeated.story", "echo $?"],
    ),
    "schema": (
        "The schema is long; [its page](json-schema.md) shows all of it:",
        ["storyparse schema > story.schema.json", "head -n 5 story.schema.json"],
    ),
    "show": (
        "A story with names in the place of numbers:",
        ["storyparse show examples/ferry.story", "echo $?"],
    ),
    "source add": (
        "The new source gets the first number that is free:",
        ["storyparse source add --diff examples/repeated.story 'Transit Board'", "echo $?"],
    ),
    "source remove": (
        "A source that is cited stays, and the message says where:",
        ["storyparse source remove --diff examples/repeated.story 3", "echo $?"],
    ),
    "source merge": (
        "Source 3 becomes source 1, and its marker goes with it:",
        ["storyparse source merge --diff examples/repeated.story 1 3", "echo $?"],
    ),
    "stats": (
        "An archive in numbers:",
        ["storyparse stats examples/archive", "echo $?"],
    ),
    "strip": (
        "A story to be read aloud:",
        ["storyparse strip examples/ferry.story", "echo $?"],
    ),
    "textconv": (
        "A story in lines that stay the same when its sources are renumbered:",
        ["storyparse textconv examples/ferry.story", "echo $?"],
    ),
}


def pages() -> dict[str, str]:
    """Return the page of the commands."""
    with TemporaryDirectory() as folder, contextlib.chdir(folder):
        shutil.copytree(_STORIES, _STORIES.name)
        parts = [_INTRODUCTION.rstrip("\n"), _refused(), *_sections("storyparse", main, "##")]
    return {"reference/commands.md": "\n\n".join(parts) + "\n"}


def _refused() -> str:
    """Return what does not go together, as it is said; the usage before it is left out."""
    return _run([f"storyparse {each} 2>&1 | tail -n 1" for each in _REFUSED])


def _sections(name: str, command: click.Command, heading: str) -> Iterator[str]:
    """Yield the parts of the page about a command and those that it has.

    Args:
        name: The command, as it is typed.
        command: The command.
        heading: What begins its heading.
    """
    yield f"{heading} {name}"
    yield _run([f"{name} --help"])
    if not isinstance(command, click.Group):
        shown, typed = _EXAMPLES[name.removeprefix("storyparse ")]
        yield from (shown, _run(typed))
        return
    # The commands of the program stand beside it, those of a command under it.
    deeper = heading if command is main else f"{heading}#"
    context = click.Context(command)
    for each in command.list_commands(context):
        part = command.get_command(context, each)
        if part:
            yield from _sections(f"{name} {each}", part, deeper)


def _run(typed: Sequence[str]) -> str:
    """Return commands with what they print."""
    return fenced(console.ran(typed), "console")
