"""The sources that a format leads to from a narrative: those of its provider."""

from storyparse.citations import Source
from storyparse.model import Narrative, Story

__all__ = ["providers"]

_MOST = 50
"""How many at most: where hundreds have one name, texts stay about as long as what they say."""


def providers(story: Story, narrative: Narrative) -> tuple[Source, ...]:
    """Return the sources that provided a narrative, or the first 50 of them.

    Examples:
        >>> from storyparse import Fact
        >>> sources = [Source(number, "Coast Daily") for number in range(1, 100)]
        >>> told = Narrative("Critical narrative", ["Nobody asked."], "Coast Daily")
        >>> len(providers(Story("Ferry Opens", [Fact(["It runs."])], sources, [told]), told))
        50
    """
    return story.providers(narrative)[:_MOST]
