"""A piece of work done on all files that are meant."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from typing import Any, TypeVar

import attrs
import click

from storyparse.cli import pool
from storyparse.cli.discovery import discovered
from storyparse.cli.inputs import STDIN, UNREADABLE, reason, say, standard_input
from storyparse.cli.progress import Bar
from storyparse.cli.settings import Settings, configured, narrowed
from storyparse.cli.tally import Tally
from storyparse.cli.work import Job, Outcome, Shown, Work
from storyparse.config import ConfigError
from storyparse.errors import RuleError

__all__ = ["Request", "Unusable", "outcomes", "requested", "run", "usable"]

S = TypeVar("S", bound=Shown)


class Unusable(click.ClickException):
    """Something without which nothing can be done: one line, and no traceback."""

    exit_code = UNREADABLE

    def show(self, file: object = None) -> None:  # noqa: ARG002 - click's signature
        """Say it on standard error."""
        say(self.message)


class Interrupted(Unusable):
    """Ctrl-C."""

    exit_code = 130  # as shells have it: 128, and the number of the signal

    def __init__(self) -> None:
        """Say it in one word."""
        super().__init__("interrupted")


@contextmanager
def usable() -> Iterator[None]:
    """Turn what keeps a command from going on into one line."""
    try:
        yield
    except (ConfigError, RuleError) as error:
        raise Unusable(str(error)) from error
    except KeyboardInterrupt as error:
        raise Interrupted from error
    except pool.ProcessEndedError as error:
        message = "a process ended before its work was done; try --jobs 1"
        raise Unusable(message) from error


@attrs.frozen(kw_only=True)
class Request:
    """What is to be worked on, and how.

    Attributes:
        paths: Files and folders; ``-`` is standard input. Of none, the working folder is meant.
        settings: What is asked for.
        stdin_filename: What to call standard input, or None.
        force_exclude: Whether what is named may be left out.
        processes: How many processes to take; None to choose.
    """

    paths: tuple[str, ...]
    settings: Settings
    stdin_filename: str | None = None
    force_exclude: bool = False
    processes: int | None = None

    @property
    def reads_standard_input(self) -> bool:
        """Whether standard input is one of the files."""
        return "-" in self.paths

    def jobs(self) -> list[Job]:
        """Return a job for each file, in order; where there is none, say so."""
        paths = self.paths or (".",)
        jobs = [
            self._standard_input() if path == "-" else self.settings.job(path)
            for path in discovered(
                paths, self.settings.configuration, force_exclude=self.force_exclude
            )
        ]
        if not jobs:
            say("there is no story file in", ", ".join(paths))
        return jobs

    def _standard_input(self) -> Job:
        try:
            data = standard_input()
        except (OSError, ValueError) as error:
            message = f"{STDIN}: {reason(error)}"
            raise Unusable(message) from error
        return self.settings.job(self.stdin_filename or STDIN, data)


def requested(given: Mapping[str, Any], **settings: Any) -> Request:  # noqa: ANN401 - of click
    """Return the request that the options of `options.sources` make.

    Args:
        given: The values of these options.
        settings: What else is asked for, as `Settings` takes it.
    """
    if given["config"] and given["isolated"]:
        msg = "--config and --isolated do not go together"
        raise click.UsageError(msg)
    found = configured(given["config"], isolated=given["isolated"])
    configuration = narrowed(found, given["include"], given["exclude"])
    return Request(
        paths=given["paths"],
        settings=Settings(configuration=configuration, **settings),
        stdin_filename=given["stdin_filename"],
        force_exclude=given["force_exclude"],
        processes=given["jobs"],
    )


def run(
    work: Work[Outcome],
    jobs: Sequence[Job],
    use: Callable[[Outcome], None],
    *,
    processes: int | None,
) -> Tally:
    """Do a piece of work on every file, and use each outcome in the order of the files.

    Args:
        work: What to do.
        jobs: What to do it on.
        use: Prints what came of a file.
        processes: How many processes to take; None to choose.

    Returns:
        The counts of all outcomes.
    """
    tally = Tally()
    with outcomes(work, jobs, processes=processes) as done:
        for outcome in done:
            tally.add(outcome)
            if outcome.is_shown:
                use(outcome)
    return tally


def outcomes(
    work: Work[S], jobs: Sequence[Job], *, processes: int | None
) -> closing[Generator[S, None, None]]:
    """Do a piece of work on every file, and give what comes of each in the order of the files.

    A bar shows how far it is, and is off the terminal while an outcome is used that is shown.

    Args:
        work: What to do.
        jobs: What to do it on.
        processes: How many processes to take; None to choose.

    Returns:
        An iterator of the outcomes for a `with` statement, so that the bar goes away in any case.
    """
    return closing(_outcomes(work, jobs, processes))


def _outcomes(
    work: Work[S], jobs: Sequence[Job], processes: int | None
) -> Generator[S, None, None]:
    count = pool.processes_for(len(jobs), processes)
    with Bar(len(jobs)) as bar:
        for outcome in pool.outcomes(work, jobs, processes=count):
            bar.advance()
            if outcome.is_shown:
                with bar.hidden():
                    yield outcome
            else:
                yield outcome
