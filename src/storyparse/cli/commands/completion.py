"""The command `completion`."""

import click
from click.shell_completion import get_completion_class

__all__ = ["completion"]


@click.command(short_help="Print what makes a shell complete commands.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that makes a SHELL complete commands, options and rules.

    For instance, in ~/.bashrc: eval "$(storyparse completion bash)"
    """
    complete, program = get_completion_class(shell), context.find_root().command
    if complete is not None:
        click.echo(complete(program, {}, "storyparse", "_STORYPARSE_COMPLETE").source())
