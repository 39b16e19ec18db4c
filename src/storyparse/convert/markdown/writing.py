"""Stories to Markdown."""

from collections.abc import Iterable, Iterator

from storyparse.citations import Citation, Content, Source
from storyparse.convert.markdown.escapes import beside_references, block, inline, target
from storyparse.model import Narrative, Story

__all__ = ["written"]


def written(story: Story, place: int) -> str:
    """Return a story as Markdown, with a final newline.

    Args:
        story: A story that has what every story has.
        place: Which story of its text it is, from 1: from the second on it stands in the labels
            of the footnotes, which are those of the whole text.

    Examples:
        >>> from storyparse import Fact
        >>> print(written(Story("Ferry Opens", [Fact(["It runs."])]), 1), end="")
        # Ferry Opens
        <BLANKLINE>
        ## Facts
        <BLANKLINE>
        - It runs.
    """
    blocks = _blocks(story, "" if place == 1 else f"{place}-")
    return "\n\n".join(blocks) + "\n"


def _blocks(story: Story, prefix: str) -> Iterator[str]:
    yield f"# {inline(story.title)}"
    yield "## Facts"
    yield _list(_content(fact.content, prefix) for fact in story.facts)
    if story.narratives:
        yield "## Narratives"
        yield _list(_narrative(narrative, prefix) for narrative in story.narratives)
    if story.sources:
        yield "## Sources"
        yield from _not_cited(story, prefix)
        yield "\n".join(_definition(source, prefix) for source in story.sources)


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {block(beside_references(item))}" for item in items)


def _narrative(narrative: Narrative, prefix: str) -> str:
    name = f"**{inline(narrative.name)}**"
    content = _content(narrative.content, prefix)
    if narrative.provider is None:
        return f"{name}: {content}"
    return f"{name}, as provided by *{inline(narrative.provider)}*. {content}"


def _content(content: Content, prefix: str) -> str:
    return "".join(
        # Of an unresolved citation, which has no footnote, this is the marker as text.
        _reference(piece.source, prefix) if isinstance(piece, Citation) else inline(str(piece))
        for piece in content
    )


def _reference(source: Source, prefix: str) -> str:
    return f"[^{prefix}{source.number}]"


def _not_cited(story: Story, prefix: str) -> Iterator[str]:
    """Yield a reference to each source that has no other: footnotes without one are not shown."""
    cited = {each.number for item in story.items for each in item.citations}
    others = [_reference(each, prefix) for each in story.sources if each.number not in cited]
    if others:
        yield f"Not cited: {', '.join(others)}"


def _definition(source: Source, prefix: str) -> str:
    name = inline(source.name)
    said = block(name) if source.url is None else f"[{name}]({target(source.url)})"
    return f"{_reference(source, prefix)}: {said}"
