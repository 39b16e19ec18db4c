"""The command `schema`."""

import click

__all__ = ["schema"]


@click.command(short_help="Print the JSON Schema of a story.")
def schema() -> None:
    """Print the JSON Schema of a story as JSON, as `convert --to json` writes it."""
    from storyparse.convert import json  # noqa: PLC0415 - only this command needs it

    click.echo(json.schema(), nl=False)
