"""The program: a group of commands."""

import functools
import importlib
import pkgutil
import sys

import click

from storyparse.cli import commands
from storyparse.cli.failures import told

__all__ = ["command", "main"]


def command(name: str) -> click.Command | None:
    """Import the command with a name, or return None if there is none."""
    if name not in _names():
        return None
    module = importlib.import_module(f"{commands.__name__}.{name.replace('-', '_')}")
    [its] = module.__all__  # a module exports its command alone
    found: click.Command = getattr(module, its)
    return found


@functools.cache
def _names() -> list[str]:
    modules = pkgutil.iter_modules(commands.__path__)
    return sorted(module.name.replace("_", "-") for module in modules)


class _Program(click.Group):
    """Commands that are imported where they are meant or listed, and that fail in one line."""

    def list_commands(self, _: click.Context) -> list[str]:
        """Return the names of all commands."""
        return _names()

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command with a name."""
        return command(cmd_name)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command."""
        with told():
            return super().invoke(ctx)


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="storyparse", prog_name="storyparse")
def main() -> None:
    """Read, check, mend and format news stories that keep facts and narratives apart."""
    for stream in (sys.stdout, sys.stderr):
        # What a terminal cannot show is escaped, and ends no command.
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")
