"""A progress bar for what takes longer than a second."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress

__all__ = ["Bar"]

_PATIENCE = 1.0  # seconds


class Bar:
    """A bar on standard error, if that is a terminal; until a second has passed, nothing.

    Args:
        total: How many steps there are.
    """

    def __init__(self, total: int) -> None:
        """Begin to count the time."""
        self._total = total
        self._done = 0
        self._due = time.monotonic() + _PATIENCE
        self._progress: Progress | None = None
        self._is_wanted = sys.stderr is not None and sys.stderr.isatty()

    def __enter__(self) -> Self:
        """Return the bar."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Take the bar off the terminal."""
        if self._progress:
            self._progress.stop()

    def advance(self) -> None:
        """Go on by a step."""
        self._done += 1
        if self._progress:
            self._progress.advance(self._progress.task_ids[0])
        elif self._is_wanted and time.monotonic() > self._due:
            self._progress = _started(self._done, self._total)

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Take the bar off the terminal for as long as something else is printed there."""
        if self._progress is None:
            yield
            return
        self._progress.stop()
        yield
        self._progress.start()


def _started(done: int, total: int) -> "Progress":
    # It takes longer to import than most commands take altogether.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn  # noqa: PLC0415

    columns = (*Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeRemainingColumn())
    progress = Progress(
        *columns,
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    progress.add_task("Files", total=total, completed=done)
    progress.start()
    return progress
