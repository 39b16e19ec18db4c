"""The command `storyparse`, also as `python -m storyparse`."""

import sys

__all__ = ["main"]

_OF_THE_EXTRA = {"click", "rich"}


def main() -> None:
    """Run the command line, or say how to install what it needs."""
    try:
        from storyparse.cli import commands  # noqa: PLC0415 - may be missing
    except ModuleNotFoundError as error:
        if error.name not in _OF_THE_EXTRA:
            raise
        sys.exit(_missing(error.name))
    commands.main()


def _missing(name: str | None) -> int:
    sys.stderr.write(
        f"storyparse: the command line needs {name}, which is not installed.\n"
        "Install it with: pip install 'storyparse[cli]'\n"
    )
    return 2


if __name__ == "__main__":
    main()
