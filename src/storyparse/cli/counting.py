"""The stories of many files, counted."""

from collections.abc import Iterator

import attrs

from storyparse.cli.inputs import reason, say
from storyparse.cli.run import Request, outcomes
from storyparse.cli.work import Job
from storyparse.reader import read
from storyparse.summary import Summary, summary, total

__all__ = ["Count", "Counted", "count", "counted"]


@attrs.frozen
class Count:
    """What came of counting a file.

    Attributes:
        path: Its path.
        summary: The counts of its stories.
        is_faulty: Whether it has errors, so that some of it may be missing in the counts.
        problem: Why it could not be read.
    """

    path: str
    summary: Summary = Summary()
    is_faulty: bool = False
    problem: str | None = None

    @property
    def is_shown(self) -> bool:
        """Whether there is anything to print about it."""
        return self.problem is not None


@attrs.frozen
class Counted:
    """What came of counting all files.

    Attributes:
        summary: The counts of all their stories.
        files: How many files could be read.
        faulty_files: How many of these have errors.
        unreadable_files: How many others there are.
    """

    summary: Summary
    files: int
    faulty_files: int
    unreadable_files: int


def counted(request: Request) -> Counted:
    """Count the stories of all files that are meant, and say which cannot be read.

    Raises:
        ConfigError: The configuration of a folder cannot be used.
        ProcessEndedError: A process was killed.
    """
    files = faulty = unreadable = 0

    def summaries() -> Iterator[Summary]:
        nonlocal files, faulty, unreadable
        for each in done:
            if each.problem is not None:
                unreadable += 1
                say(each.path, each.problem)
                continue
            files += 1
            faulty += each.is_faulty
            yield each.summary

    with outcomes(count, request.jobs(), processes=request.processes) as done:
        found = total(summaries())
    return Counted(found, files, faulty, unreadable)


def count(job: Job) -> Count:
    """Count the stories of a file."""
    try:
        document = read(job.read())
    except (OSError, ValueError) as error:
        return Count(job.path, problem=reason(error))
    return Count(job.path, summary(document.stories), is_faulty=bool(document.diagnostics))
