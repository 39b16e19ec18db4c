"""The stories of many files, counted."""

from collections import Counter
from collections.abc import Iterable, Iterator

import attrs

from storyparse.cli.job import Job
from storyparse.cli.messages import reason, say
from storyparse.reader import read
from storyparse.summary import Summary, summary, total

__all__ = ["FileSummary", "Totals", "summarised", "totals"]


@attrs.frozen
class FileSummary:
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
class Totals:
    """What came of counting all files.

    Attributes:
        summary: The counts of all their stories.
        files: How many files could be read.
        faulty_files: How many of these have errors.
        unreadable_files: How many others there are.
    """

    summary: Summary
    files: int = 0
    faulty_files: int = 0
    unreadable_files: int = 0


def summarised(job: Job) -> FileSummary:
    """Count the stories of a file."""
    try:
        document = read(job.read())
    except (OSError, ValueError) as error:
        return FileSummary(job.path, problem=reason(error))
    return FileSummary(job.path, summary(document.stories), is_faulty=bool(document.diagnostics))


def totals(files: Iterable[FileSummary]) -> Totals:
    """Add up the counts of files, and say which of them could not be read."""
    counts: Counter[str] = Counter()
    found = total(_summaries(files, counts))
    return Totals(found, **counts)


def _summaries(files: Iterable[FileSummary], counts: Counter[str]) -> Iterator[Summary]:
    """Yield the counts of what could be read, one by one: together they would need much room.

    Args:
        files: What came of each file.
        counts: Where the files themselves are counted.
    """
    for each in files:
        if each.problem is not None:
            counts["unreadable_files"] += 1
            say(each.path, each.problem)
            continue
        counts["files"] += 1
        counts["faulty_files"] += each.is_faulty
        yield each.summary
