"""A change carried out, read again, and refused where it would change more than it is to change."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import attrs

from storyparse import catalogue
from storyparse.citations import Citation, Content, Source, UnresolvedCitation
from storyparse.diagnostics import Edit, Severity
from storyparse.document import Document
from storyparse.edits import applied, ordered, origin
from storyparse.model import Item, Narrative, Story
from storyparse.reader import read
from storyparse.refactor.refactoring import Refactoring
from storyparse.refactor.subject import Subject
from storyparse.spelling import names
from storyparse.text import Span
from storyparse.values import shortened

__all__ = ["Plan", "all_carried_out", "carried_out"]


@attrs.frozen(kw_only=True)
class Plan:
    """What a change is to do to a story.

    Attributes:
        story: The story as it is to be read afterwards.
        edits: The edits to the text that are to bring it about.
        numbers: The new number of each source whose number changes.
        gained: The sources that are added or get another name: providers that referred to nobody
            may come to refer to them.
        lost: The sources that are taken out: providers may cease to refer to them.
        providers: Of each provider that is written anew, what was written before.
        renamed: The keys of names that no source has any more, and those that take their place.
    """

    story: Story
    edits: Sequence[Edit]
    numbers: Mapping[int, int] = attrs.field(factory=dict)
    gained: Sequence[Source] = ()
    lost: Sequence[Source] = ()
    providers: Mapping[str, str] = attrs.field(factory=dict)
    renamed: Mapping[str, str] = attrs.field(factory=dict)


Harm: TypeAlias = tuple[str, Span | None]
"""What would change that must not, and where: in the text after the change."""


def carried_out(subject: Subject, plan: Plan) -> Refactoring:
    """Return the change that a plan makes, having read its text again.

    Raises:
        RefactoringError: The text after it would not say what the plan says.
    """
    change = all_carried_out(subject.document, {subject.at: plan})
    numbers = {old: new for old, new in sorted(plan.numbers.items()) if old != new}
    return attrs.evolve(change, numbers=numbers)


def all_carried_out(document: Document, plans: Mapping[int, Plan]) -> Refactoring:
    """Return the change that the plans of several stories make: see `carried_out`.

    Args:
        document: The document.
        plans: The plans by the places of the stories, counted from 0.

    Raises:
        RefactoringError: The text after it would not say what the plans say.
    """
    wanted = (edit for plan in plans.values() for edit in plan.edits)
    text = document.text
    edits = ordered(edit for edit in wanted if edit.text != text[slice(*edit.span)])
    after = read(applied(text, edits))
    for reason, span in _harms(document, plans, after):
        start, end = (origin(edits, at) for at in span) if span else (0, 0)
        place = Span(start, max(start, end)) if span else _first(edits)
        Subject(document, min(plans)).refuse(reason, place)
    return Refactoring(edits, after.text)


def _first(edits: Sequence[Edit]) -> Span | None:
    return edits[0].span if edits else None


def _harms(before: Document, plans: Mapping[int, Plan], after: Document) -> Iterator[Harm]:
    """Yield what changes do that they must not do."""
    if len(after.stories) != len(before.stories):
        yield "the text would be read as other stories", None
        return
    for at, (old, new) in enumerate(zip(before.stories, after.stories, strict=True)):
        plan = plans.get(at)
        if plan:
            yield from _story_harms(old, plan, new)
        elif old != new:
            yield "another story would be read otherwise", new.span
    yield from _new_errors(before, after)


def _story_harms(old: Story, plan: Plan, new: Story) -> Iterator[Harm]:
    if new != plan.story:
        yield from _differences(plan.story, new)
        yield "the story would be read otherwise", None
    yield from _estranged(old, plan, new)


def _differences(wanted: Story, found: Story) -> Iterator[Harm]:
    """Yield how the items of a story differ from those that are wanted, as far as they can tell."""
    several: tuple[tuple[Sequence[Item], Sequence[Item]], ...] = (
        (wanted.facts, found.facts),
        (wanted.narratives, found.narratives),
    )
    for items, others in several:
        if len(items) == len(others):
            for item, other in zip(items, others, strict=True):
                if item != other:
                    yield from _difference(item, other)


def _difference(wanted: Item, found: Item) -> Iterator[Harm]:
    if isinstance(wanted, Narrative) and isinstance(found, Narrative):
        provider, other = wanted.provider or "", found.provider or ""
        if provider != other:
            reason = f"the provider {shortened(provider)} would be read as {shortened(other)}"
            yield reason, found.span
    yield from _recited(wanted.content, found.content)
    yield "this would be read otherwise", found.span


def _recited(wanted: Content, found: Content) -> Iterator[Harm]:
    """Yield the first marker that two contents do not share."""
    pairs = enumerate(zip(wanted, found, strict=False))
    at = next((at for at, (piece, other) in pairs if piece != other), 0)
    was = wanted[at] if at < len(wanted) else None
    for piece in found[at : at + 2]:
        if isinstance(piece, Citation) and isinstance(was, UnresolvedCitation):
            name = shortened(piece.source.name)
            yield f"{was}, which no source has, would cite {name}", piece.span
        elif not isinstance(piece, str) and isinstance(was, str):
            yield "this text would be read as a citation", piece.span


def _estranged(before: Story, plan: Plan, after: Story) -> Iterator[Harm]:
    """Yield the providers that would refer to others than they are to refer to."""
    referred = {
        narrative.provider: _keys(before.providers(narrative)) for narrative in before.narratives
    }
    gained, lost = _keys(plan.gained), _keys(plan.lost)
    listed = _keys(after.sources)
    for narrative in after.narratives:
        provider = narrative.provider or ""
        were = referred.get(plan.providers.get(provider, provider))
        if were is None:
            continue
        are = _keys(after.providers(narrative))
        wanted = {plan.renamed.get(key, key) for key in were} - (lost - listed)
        if are != wanted and (were or not are & gained):
            whom = ", ".join(sorted(source.name for source in after.providers(narrative)))
            said = f"refer to {shortened(whom)}" if whom else "refer to no source any more"
            yield f"the provider {shortened(provider)} would {said}", narrative.span


def _keys(sources: Sequence[Source]) -> frozenset[str]:
    return frozenset(names.key(source.name) for source in sources)


def _new_errors(before: Document, after: Document) -> Iterator[Harm]:
    """Yield the errors that were not there before."""
    counts = Counter(each.name for each in before.diagnostics)
    if catalogue.MISSING_SOURCES.name in counts:
        # It was said of all markers at once, and is now said of each.
        counts[catalogue.UNDEFINED_CITATION.name] += sum(
            isinstance(piece, UnresolvedCitation)
            for story in before.stories
            for item in story.items
            for piece in item.content
        )
    for diagnostic in after.diagnostics:
        counts[diagnostic.name] -= 1
        if counts[diagnostic.name] < 0 and diagnostic.severity is Severity.ERROR:
            yield diagnostic.message, diagnostic.span
