"""The command `storyparse`, also as `python -m storyparse`."""

import errno
import gc
import os
import sys
from collections.abc import Callable

from storyparse.cli.statuses import Status

__all__ = ["main"]

_OF_THE_EXTRA = {"click", "pathspec", "rich"}
_OF_STREAMS = {errno.EPIPE, errno.ENOSPC, errno.EIO, errno.EBADF, errno.EDQUOT, errno.EFBIG}


def main() -> None:
    """Run the command line, or say in one line why it cannot run."""
    if sys.stdout is None:  # closed by the shell: `>&-`
        sys.exit(_problem("standard output is closed"))
    try:
        sys.exit(_status(_command()))
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package not in _OF_THE_EXTRA:
            raise
        sys.exit(_missing(package))
    except KeyboardInterrupt:
        sys.exit(Status.INTERRUPTED)
    except OSError as error:
        if error.errno not in _OF_STREAMS:
            sys.exit(_problem(str(error)))
        # What is left in the buffer cannot be written either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(_problem(f"standard output cannot be written: {error.strerror}"))


def _command() -> Callable[..., object]:
    """Import the command; what is imported stays, and the search for garbage passes it over."""
    # It would be searched again and again, and once more at the end: a tenth of a short command.
    gc.disable()
    from storyparse.cli import program  # noqa: PLC0415 - click may be missing

    for name in sys.argv[1:2]:  # the one that is meant is most likely
        program.command(name)
    if hasattr(gc, "freeze"):  # PyPy has none
        gc.freeze()
    gc.enable()
    return program.main


def _status(command: Callable[..., object]) -> str | int | None:
    try:
        command(prog_name="storyparse")
    except SystemExit as done:
        sys.stdout.flush()
        return done.code
    return None


def _problem(problem: str) -> Status:
    if sys.stderr is not None:
        sys.stderr.write(f"storyparse: {problem}\n")
    return Status.UNUSABLE


def _missing(name: str) -> Status:
    return _problem(
        f"the command line needs {name}, which is not installed.\n"
        "Install it with: pip install 'storyparse[cli]'"
    )


if __name__ == "__main__":
    main()
