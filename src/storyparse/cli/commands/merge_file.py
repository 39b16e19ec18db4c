"""The command `merge-file`."""

import sys
from collections.abc import Sequence
from itertools import islice

import click

from storyparse.cli.inputs import named, opened, require_one_standard_input
from storyparse.cli.messages import amount, reason, say
from storyparse.cli.statuses import Status
from storyparse.encoding import encode
from storyparse.text import LineTable, Span

__all__ = ["merge_file"]

_MOST_PLACES = 10
_LABELS = ("ours", "base", "theirs")  # in the order of git merge-file
_FILES = ("base", "ours", "theirs")


class _UsageError(click.UsageError):
    exit_code = Status.FAILED


class _Driver(click.Command):
    """A command whose wrong use ends with the status of a failure."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments."""
        try:
            left = super().parse_args(ctx, args)
            require_one_standard_input([ctx.params.get(each, "") for each in _FILES])
        except click.UsageError as error:
            raise _UsageError(error.format_message(), error.ctx) from None
        return left


@click.command(
    "merge-file", cls=_Driver, short_help="Bring together what two sides made of a file."
)
@click.argument("base", type=click.Path())
@click.argument("ours", type=click.Path())
@click.argument("theirs", type=click.Path())
@click.option("-p", "--stdout", "prints", is_flag=True, help="Print the result; write nothing.")
@click.option(
    "-L",
    "--label",
    "labels",
    multiple=True,
    metavar="NAME",
    help="What a version is called at a conflict: once for OURS, again for BASE and for THEIRS.",
)
@click.option(
    "--marker-size",
    type=click.IntRange(min=1),
    default=7,
    show_default=True,
    help="How many signs the lines begin with that mark a conflict.",
)
@click.option("--path", metavar="PATH", help="What the file is called in messages.")
def merge_file(  # noqa: PLR0913 - one for each argument and option
    *,
    base: str,
    ours: str,
    theirs: str,
    prints: bool,
    labels: tuple[str, ...],
    marker_size: int,
    path: str | None,
) -> None:
    """Merge into OURS what THEIRS made of BASE; - is standard input.

    Facts, narratives and sources are told apart by what they say: what only one side changed is
    merged, sources that both added get numbers of their own. Where both changed the same thing,
    both versions stand between conflict markers. As a merge driver of git:

    \b
      git config merge.story.driver \\
        "storyparse merge-file --marker-size %L --path %P %O %A %B"
      echo "*.story merge=story" >> .gitattributes

    The exit status is 0, 1 when there are conflicts, and 255 when a file cannot be read or written.
    """
    from storyparse.reconciliation import reconcile  # noqa: PLC0415 - only this command merges

    texts = _opened(base, ours, theirs)
    our_label, _, their_label = (*labels, *_LABELS[len(labels) :])[:3]
    result = reconcile(*texts, labels=(our_label, their_label), marker_size=marker_size)
    if prints or ours == "-":
        click.echo(encode(result.text), nl=False)
    else:
        _write(ours, texts[1], encode(result.text))
    if not result.is_clean:
        say(path or named(ours), _places(result.text, result.conflicts))
    sys.exit(Status.FINE if result.is_clean else Status.ATTENTION)


def _opened(*paths: str) -> Sequence[bytes]:
    """Return what the files hold."""
    texts = []
    for path in paths:
        try:
            texts.append(opened(path))
        except (OSError, ValueError) as error:
            say(named(path), reason(error))
            sys.exit(Status.FAILED)
    return texts


def _write(path: str, before: bytes, after: bytes) -> None:
    from storyparse.storage import rewrite  # noqa: PLC0415 - what is printed is not written

    try:
        rewrite(path, before, after)
    except OSError as error:
        say(path, reason(error))
        sys.exit(Status.FAILED)


def _places(text: str, conflicts: Sequence[Span]) -> str:
    """Return how many conflicts there are, and in which lines."""
    lines = LineTable(text)
    places = [
        f"{lines.number(start)}-{lines.number(end - 1)}"
        for start, end in islice(conflicts, _MOST_PLACES)
    ]
    more = ", …" if len(conflicts) > _MOST_PLACES else ""
    return f"{amount(len(conflicts), 'conflict')}, in lines {', '.join(places)}{more}"
