"""What keeps a command from going on, told in one line."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

import click

from storyparse.cli.messages import say
from storyparse.cli.statuses import Status
from storyparse.config import ConfigError
from storyparse.errors import RuleError

__all__ = ["Unusable", "told"]


class Unusable(click.ClickException):
    """Something without which nothing can be done: one line, and no traceback."""

    exit_code: ClassVar[int] = Status.UNUSABLE

    def show(self, file: object = None) -> None:  # noqa: ARG002 - click's signature
        """Say it on standard error."""
        say(self.message)


class Interrupted(Unusable):
    """Ctrl-C."""

    exit_code: ClassVar[int] = Status.INTERRUPTED

    def __init__(self) -> None:
        """Say it in one word."""
        super().__init__("interrupted")


@contextmanager
def told() -> Iterator[None]:
    """Turn what keeps a command from going on into one line."""
    try:
        yield
    except (ConfigError, RuleError) as error:
        raise Unusable(str(error)) from error
    except KeyboardInterrupt as error:
        raise Interrupted from error
