"""The command `storyparse`, also as `python -m storyparse`."""

import sys

__all__ = ["main"]

_OF_THE_EXTRA = {"click", "rich"}


def main() -> None:
    """Run the command line, or say how to install what it needs."""
    try:
        from storyparse.cli import commands  # noqa: PLC0415 - may be missing

        commands.main(prog_name="storyparse")
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package not in _OF_THE_EXTRA:
            raise
        sys.exit(_missing(package))


def _missing(name: str) -> int:
    sys.stderr.write(
        f"storyparse: the command line needs {name}, which is not installed.\n"
        "Install it with: pip install 'storyparse[cli]'\n"
    )
    return 2


if __name__ == "__main__":
    main()
