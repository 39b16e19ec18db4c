"""A report of findings printed as they come."""

import sys
from collections.abc import Sequence

import click

from storyparse.catalogue import Kind
from storyparse.cli import colours
from storyparse.cli.messages import amount, say
from storyparse.cli.tally import Tally
from storyparse.cli.work import Outcome
from storyparse.encoding import encode
from storyparse.report.style import Style

__all__ = ["Report"]


class Report:
    """A report in one style.

    Args:
        style: How findings are shown.
        aside: Whether it goes to standard error, because standard output is for something else.
        shows: Whether findings are shown, and not only counted.
    """

    def __init__(self, style: Style, *, aside: bool, shows: bool) -> None:
        """Choose the stream."""
        self._style = style
        self._aside = aside
        self._shows = shows
        self._separator = ""
        self.colour: bool = style.is_human and colours.wants_colour(
            sys.stderr if aside else sys.stdout
        )

    def begin(self, kinds: Sequence[Kind]) -> None:
        """Print what comes before all findings."""
        if self._shows:
            self._print(self._style.head(kinds))

    def use(self, outcome: Outcome) -> None:
        """Print what came of a file."""
        if outcome.output:
            click.echo(encode(outcome.output), nl=False)
        if outcome.problem:
            say(outcome.problem.path, outcome.problem.message)
        if outcome.is_left:
            say(outcome.path, "it is not valid UTF-8, and was left as it was")
        for piece in outcome.pieces if self._shows else ():
            self._print(self._separator + piece)
            self._separator = self._style.separator

    def end(self, tally: Tally, *, statistics: bool, applied: str) -> None:
        """Print what comes after all findings: for people, a summary.

        Args:
            tally: The counts of all files.
            statistics: Whether to print the counts of each rule.
            applied: What was done with fixes, in words.
        """
        if self._shows:
            self._print(self._style.tail)
        if not self._style.is_human or not tally.done:
            return
        self._print(self._separator)
        for line in tally.statistics() if statistics else ():
            self._print(f"{line}\n")
        if tally.applied:
            findings = amount(tally.applied, "finding")
            self._print(f"{applied} {findings} in {amount(tally.changed, 'file')}. ")
            self._print("Left: " if tally.counts else "Nothing else was found.\n")
        if tally.counts or not tally.applied:
            self._print(f"{tally.found()}\n")
        if tally.refused:
            were = "fix was" if tally.refused == 1 else "fixes were"
            self._print(f"{tally.refused} {were} not applied: harm would be done elsewhere.\n")

    def _print(self, text: str) -> None:
        if text:
            click.echo(text, nl=False, err=self._aside, color=self.colour or None)
