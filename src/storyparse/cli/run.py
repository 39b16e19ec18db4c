"""A piece of work done on all files that are meant, while a bar shows how far it is."""

from collections.abc import Generator, Sequence
from contextlib import closing
from typing import TypeVar

from storyparse.cli.job import Job, Shown, Work
from storyparse.cli.pool import outcomes, processes_for
from storyparse.cli.progress import Bar

__all__ = ["run"]

S = TypeVar("S", bound=Shown)


def run(
    work: Work[S], jobs: Sequence[Job], *, processes: int | None
) -> closing[Generator[S, None, None]]:
    """Do a piece of work on every file, and give what comes of each in the order of the files.

    The bar is off the terminal while an outcome is used that is shown.

    Args:
        work: What to do.
        jobs: What to do it on.
        processes: How many processes to take; None to choose.

    Returns:
        An iterator of the outcomes for a `with` statement, so that the bar goes away in any case.
    """
    return closing(_run(work, jobs, processes_for(len(jobs), processes)))


def _run(work: Work[S], jobs: Sequence[Job], processes: int) -> Generator[S, None, None]:
    with Bar(len(jobs)) as bar:
        for outcome in outcomes(work, jobs, processes=processes):
            bar.advance()
            if outcome.is_shown:
                with bar.hidden():
                    yield outcome
            else:
                yield outcome
