"""What is converted from which format to which, and where to."""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import attrs
import click

from storyparse.cli.inputs import require_one_standard_input
from storyparse.convert.formats import FORMATS, READABLE, Format, meant

__all__ = ["Conversion", "Input", "planned"]


class Input(NamedTuple):
    """A file that is converted.

    Attributes:
        path: Its path; ``-`` is standard input.
        format: Its format.
    """

    path: str
    format: Format


@attrs.frozen(kw_only=True)
class Conversion:
    """Files that are converted to one output.

    Attributes:
        inputs: The files.
        target: The format to convert to.
        output: A file, or None for standard output.
        options: What the target is written with.
    """

    inputs: Sequence[Input]
    target: Format
    output: str | None
    options: Mapping[str, bool]


def planned(
    paths: Sequence[str],
    *,
    source: str | None,
    target: str | None,
    output: str | None,
    options: Mapping[str, bool],
) -> Sequence[Conversion]:
    """Return the conversions that are asked for: one, or to a folder one for each file.

    Args:
        paths: The files; ``-`` is standard input.
        source: The name of their format, or None where their own names tell it.
        target: The name of the format to convert to, or None where that of the output tells it.
        output: A file, a folder, or None for standard output.
        options: What the target is written with.

    Raises:
        click.UsageError: What is asked for cannot be told, or cannot be done.
    """
    require_one_standard_input(paths)
    if output == "":
        msg = "the output has no name"
        raise click.UsageError(msg)
    wanted = _chosen(target, output, FORMATS, "to what to convert", "--to")
    _check_options(options, wanted)
    inputs = [Input(path, _source(path, source)) for path in paths]
    return [
        Conversion(inputs=some, target=wanted, output=place, options=options)
        for place, some in _outputs(output, inputs, wanted).items()
    ]


def _check_options(options: Iterable[str], target: Format) -> None:
    for option in options:
        if option not in target.options:
            names = [name for name, each in FORMATS.items() if option in each.options]
            msg = f"--{option} is for {' and '.join(names)}, not for {target.name}"
            raise click.UsageError(msg)


def _source(path: str, name: str | None) -> Format:
    return _chosen(name, None if path == "-" else path, READABLE, f"what {path!r} is", "--from")


def _chosen(
    name: str | None, path: str | None, among: Iterable[str], what: str, option: str
) -> Format:
    """Return the format with a name, or the only one that a path can mean."""
    if name:
        return FORMATS[name]
    found = meant(path or "", [FORMATS[each] for each in among])
    if len(found) == 1:
        return found[0]
    names = ", ".join(each.name for each in found) or ", ".join(among)
    msg = f"it cannot be told {what}; say it with {option}: {names}"
    raise click.UsageError(msg)


def _outputs(
    output: str | None, inputs: Sequence[Input], target: Format
) -> Mapping[str | None, Sequence[Input]]:
    """Return which files go to which output: all to one, or each to one of its own in a folder."""
    if output is None or not (output.endswith(os.sep) or os.path.isdir(output)):  # noqa: PTH112 - of any name
        return {output: inputs}
    read = {os.path.realpath(path) for path, _ in inputs}
    outputs: dict[str | None, Sequence[Input]] = {}
    for each in inputs:
        if each.path == "-":
            msg = f"standard input has no name that a file in {output!r} could have"
            raise click.UsageError(msg)
        new = str(Path(output, f"{_stem(*each)}{target.endings[0]}"))
        if new in outputs:
            [other] = outputs[new]
            msg = f"{each.path!r} and {other.path!r} would both be {new!r}"
            raise click.UsageError(msg)
        if os.path.realpath(new) in read:
            msg = f"{new!r} would be written over; name the output of it"
            raise click.UsageError(msg)
        outputs[new] = [each]
    return outputs


def _stem(path: str, source: Format) -> str:
    name = Path(path).name
    endings = [ending for ending in source.endings if name.lower().endswith(ending)]
    return name[: -max(map(len, endings))] if endings else name
