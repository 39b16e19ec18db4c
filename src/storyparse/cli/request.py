"""What a command is asked to work on, and how."""

from collections.abc import Mapping
from typing import Any

import attrs
import click

from storyparse.cli.discovery import discovered
from storyparse.cli.failures import Unusable
from storyparse.cli.inputs import STDIN, standard_input
from storyparse.cli.job import Job
from storyparse.cli.messages import reason, say
from storyparse.cli.settings import Settings, configured, narrowed

__all__ = ["Request", "requested"]


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
