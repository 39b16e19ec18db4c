"""Work done on many files, by one process or several, with outcomes in the order of the files."""

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from typing import TypeVar

from storyparse.cli.failures import Unusable
from storyparse.cli.job import Job, Shown, Work

__all__ = ["MANY", "outcomes", "processes_for"]

S = TypeVar("S", bound=Shown)

MANY = 400
"""From how many files on several processes are worth their start."""

_AT_ONCE = 50


def processes_for(jobs: int, wanted: int | None) -> int:
    """Return how many processes to take.

    Args:
        jobs: How many files there are.
        wanted: How many processes the user wants; None to take one for each processor, and one
            alone for few files.
    """
    if wanted is None:
        wanted = len(_processors()) if jobs >= MANY else 1
    return max(1, min(wanted, -(-jobs // _AT_ONCE)))


def _processors() -> Sequence[int]:
    if hasattr(os, "sched_getaffinity"):
        return list(os.sched_getaffinity(0))
    return range(os.cpu_count() or 1)


def outcomes(work: Work[S], jobs: Sequence[Job], *, processes: int) -> Iterator[S]:
    """Yield the outcome of each job, in their order, as soon as it is there.

    Raises:
        Unusable: A process ended before its work was done: most likely it was killed.
    """
    return map(work, jobs) if processes == 1 else _shared(work, jobs, processes)


def _shared(work: Work[S], jobs: Sequence[Job], processes: int) -> Iterator[S]:
    # Most commands take one process, and are done before these are imported.
    import multiprocessing  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor  # noqa: PLC0415

    # Forked where that is safe: the grammar is loaded once, and nothing is imported again.
    method = "fork" if sys.platform == "linux" else None
    context = multiprocessing.get_context(method)
    executor = ProcessPoolExecutor(processes, context, initializer=_leave_interrupts)
    try:
        chunks = [jobs[at : at + _AT_ONCE] for at in range(0, len(jobs), _AT_ONCE)]
        done = executor.map(partial(_all, work), chunks)
        yield from chain.from_iterable(done)
    except BrokenProcessPool as error:
        message = "a process ended before its work was done; try --jobs 1"
        raise Unusable(message) from error
    finally:
        executor.shutdown(cancel_futures=True)


def _leave_interrupts() -> None:
    """Let the first process alone answer to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _all(work: Work[S], jobs: Sequence[Job]) -> list[S]:
    return [work(job) for job in jobs]
