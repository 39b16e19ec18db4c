"""A file on which work is done."""

from pathlib import Path
from typing import Protocol, TypeVar

import attrs

from storyparse.rule import Rule
from storyparse.selection import selected

__all__ = ["Job", "Shown", "Work"]


@attrs.frozen
class Job:
    """A file and what is asked about it; it can be sent to another process.

    Attributes:
        path: Its path as the user gave it, or what standard input is called.
        data: What standard input gave; None for a file.
        select: Selectors of the rules; None for those that are on by default.
        extend_select: Selectors of further rules.
        ignore: Selectors of rules that are left out.
        unsafe: Whether unsafe fixes are applied.
    """

    path: str
    data: bytes | None = None
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    unsafe: bool = False

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are meant."""
        return selected(self.select, extend_select=self.extend_select, ignore=self.ignore)

    def read(self) -> bytes:
        """Return what the file holds, or what standard input gave.

        Raises:
            OSError: The file cannot be read.
            ValueError: The path can be none.
        """
        return Path(self.path).read_bytes() if self.data is None else self.data


class Shown(Protocol):
    """What came of a job, whatever it was."""

    @property
    def is_shown(self) -> bool:
        """Whether there is anything to print about it."""


S_co = TypeVar("S_co", bound=Shown, covariant=True)


class Work(Protocol[S_co]):
    """What is done to a file; it can be sent to another process."""

    def __call__(self, job: Job, /) -> S_co:
        """Do it; no file makes this raise."""
