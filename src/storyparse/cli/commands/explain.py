"""The command `explain`."""

import click

from storyparse import selection
from storyparse.cli.selectors import RULE

__all__ = ["explain"]


@click.command(short_help="Print the page of a rule, or the list of all rules.")
@click.argument("rule", required=False, type=RULE)
def explain(rule: str | None) -> None:
    """Print the page of a RULE, given by its name or code; without one, a list of all rules."""
    from storyparse import pages  # noqa: PLC0415 - what reads the cases takes long to import

    if rule is None:
        click.echo(pages.index(), nl=False)
        return
    try:
        found = selection.find(rule)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="RULE") from None
    click.echo(pages.page(found), nl=False)
