"""The commands."""

import sys

import click

from storyparse import report
from storyparse.cli import styles
from storyparse.cli.inputs import UNREADABLE, documents, report_problem
from storyparse.document import Document

__all__ = ["main"]

_FINDINGS = 1


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="storyparse", prog_name="storyparse")
def main() -> None:
    """Read and check news stories that keep facts and narratives apart."""
    for stream in (sys.stdout, sys.stderr):
        # What a terminal cannot show is escaped, and ends no command.
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")


_FILES = click.argument("files", metavar="FILE...", nargs=-1, required=True)


@main.command()
@_FILES
def check(files: tuple[str, ...]) -> None:
    """Print what is wrong with the stories in each FILE; - is standard input.

    The exit status is 0 without findings, 1 with, and 2 when a file cannot be read.
    """
    findings = unreadable = faulty = 0
    colour = styles.wants_colour(sys.stdout)
    for name, document in documents(files):
        if document is None:
            unreadable += 1
            continue
        faulty += bool(document.diagnostics)
        findings += len(document.diagnostics)
        for diagnostic in document.diagnostics:
            segments = report.full(diagnostic, document.lines, path=name)
            click.echo(styles.styled(segments, colour=colour), color=colour)
    if unreadable < len(files):
        click.echo(_summary(findings, faulty, len(files) - unreadable))
    sys.exit(UNREADABLE if unreadable else _FINDINGS if findings else 0)


def _summary(findings: int, faulty: int, checked: int) -> str:
    if not findings:
        return f"No errors in {_counted(checked, 'file')}."
    return f"{_counted(findings, 'error')} in {faulty} of {_counted(checked, 'file')}."


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


@main.command()
@_FILES
def show(files: tuple[str, ...]) -> None:
    """Print the stories in each FILE for reading; - is standard input.

    Each fact is followed by the names of its sources, each narrative by who provided it. The exit
    status is 0, 1 when a text has errors or no story, and 2 when a file cannot be read.
    """
    from storyparse.cli import page  # noqa: PLC0415 - rich takes longer to import than to use

    status = 0
    for name, document in documents(files):
        if document is None:
            status = UNREADABLE
            continue
        page.show(document.stories, colour=styles.wants_colour(sys.stdout))
        problem = _problem(document)
        if problem:
            report_problem(name, problem)
            status = max(status, _FINDINGS)
    sys.exit(status)


def _problem(document: Document) -> str | None:
    if document.diagnostics:
        errors = _counted(len(document.diagnostics), "error")
        return f"{errors}; see 'storyparse check'"
    return None if document.stories else "there is no story in it"
