"""The command `strip`."""

import sys
from collections.abc import Sequence

import click

from storyparse.cli.inputs import documents, require_one_standard_input
from storyparse.cli.messages import problem, say
from storyparse.cli.statuses import Status
from storyparse.document import Document
from storyparse.encoding import encode, require_utf8

__all__ = ["strip"]


@click.command(short_help="Print texts without markers, for reading aloud.")
@click.argument("files", metavar="[FILE]...", nargs=-1)
@click.option(
    "--output-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Print the text alone, or with the way back.",
)
def strip(files: Sequence[str], *, output_format: str) -> None:
    """Print the text of each FILE without markers and numbers of sources, for reading aloud.

    Without a FILE it is standard input, as is -. As json there is an object for each FILE, on a
    line of its own: its path, the text, and the stretches of the FILE that this is made of, in code
    points. The exit status is 0, 1 when a text has errors or no story, or is no UTF-8 and JSON is
    wanted, and 2 when a file cannot be read.
    """
    require_one_standard_input(files)
    status, separator = Status.FINE, ""
    for path, document in documents(files or ["-"]):
        if document is None:
            status = Status.UNUSABLE
            continue
        found = problem(document)
        try:
            if output_format == "json":
                click.echo(_object(path, document))
            else:
                text = _text(document)
                click.echo(encode(f"{separator}{text}"), nl=False)
                separator = "\n" if text.endswith("\n") else "\n\n"
        except ValueError as error:
            found = str(error)
        if found:
            say(path, found)
            status = max(status, Status.ATTENTION)
    sys.exit(status)


def _text(document: Document) -> str:
    from storyparse.stripping import strip  # noqa: PLC0415 - only this command strips

    return strip(document).text


def _object(path: str, document: Document) -> str:
    """Return the text and the way back as a line of JSON.

    Raises:
        ValueError: The text is no UTF-8, and JSON cannot hold it.
    """
    from storyparse.report.strict_json import dumped  # noqa: PLC0415 - seldom wanted
    from storyparse.stripping import strip  # noqa: PLC0415 - only this command strips

    require_utf8(document.text)
    stripped = strip(document)
    segments = [segment._asdict() for segment in stripped.segments]
    return dumped({"path": path, "text": stripped.text, "segments": segments})
