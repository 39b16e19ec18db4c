"""Changes of facts or of narratives, made to all of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from storyparse.changes import item_change
from storyparse.changes.contents import (
    followed,
    laid_out,
    with_citations,
    without_citations,
)
from storyparse.changes.fitting import misfit
from storyparse.changes.item_change import ItemChange, ItemKind
from storyparse.citations import Citation, Content, Source, hidden_marker
from storyparse.model import Fact, Item, Narrative
from storyparse.values import maker, refuse

__all__ = ["new_items"]


def new_items(
    changes: Iterable[ItemChange],
    items: Iterable[Item],
    *,
    kept: Mapping[int, Source],
    listed: Mapping[int, Source],
) -> Iterator[Item]:
    """Yield the facts, or the narratives, as they are after changes.

    Args:
        changes: The changes of facts, or of narratives.
        items: The facts, or the narratives.
        kept: The new source for each old one that stays, by its old number.
        listed: All new sources, by their numbers.

    Raises:
        ValueError: A change does not fit the items, or one of them would cite another source than
            it does.

    Examples:
        >>> place = item_change.Place(item_change.ItemKind.FACT, 1, ("It sails.",))
        >>> changes = [item_change.ItemReworded(place, ("It runs.",), ("It sails.",))]
        >>> list(new_items(changes, [Fact(["It runs."])], kept={}, listed={}))
        [Fact(content=('It sails.',))]
    """
    made = list(changes)
    changed: defaultdict[int, list[ItemChange]] = defaultdict(list)
    for each in made:
        if not isinstance(each, item_change.ItemRemoved):
            changed[each.place.number].append(each)
    for number, item in enumerate(_placed(made, items, kept), 1):
        after = _changed(changed.pop(number), item) if number in changed else item
        yield _with(after, _bound(after.content, listed))
    for left in changed.values():
        raise misfit(left[0])


def _placed(
    changes: Iterable[ItemChange], items: Iterable[Item], kept: Mapping[int, Source]
) -> Iterator[Item]:
    """Yield the items that stay or come, where they stand then, with the contents they had."""
    olds = dict(enumerate(items, 1))
    left = {place: _with(item, followed(item.content, kept)) for place, item in olds.items()}
    placed: dict[int, Item] = {}
    for each in changes:
        at = each.place.number
        match each:
            case item_change.ItemRemoved(item=item) if at in left and olds[at] == item:
                del left[at]
            case item_change.ItemMoved(old=old) if old in left and at - 1 not in placed:
                placed[at - 1] = left.pop(old)
            case item_change.ItemAdded(place, item) if at - 1 not in placed and _is(
                place.kind, item
            ):
                placed[at - 1] = item
            case item_change.ItemRemoved() | item_change.ItemMoved() | item_change.ItemAdded():
                raise misfit(each)
    return laid_out(list(left.values()), placed)


def _is(kind: ItemKind, item: Item) -> bool:
    return isinstance(item, Narrative) == (kind is ItemKind.NARRATIVE)


def _changed(changes: Sequence[ItemChange], item: Item) -> Item:
    """Return an item after the changes of it."""
    name, provider = (item.name, item.provider) if isinstance(item, Narrative) else (None, None)
    content = _content(changes, item.content)
    told: Content | None = None
    for each in changes:
        match each:
            case item_change.NarrativeRenamed(old=old, new=new) if name == old:
                name = new
            case item_change.ProviderChanged(old=old, new=new) if provider == old:
                provider = new
            case item_change.NarrativeRenamed() | item_change.ProviderChanged():
                raise misfit(each)
        # The changes of an item hold the same content, which is long where they are many.
        if each.place.content is not told and each.place.content != content:
            raise misfit(each)
        told = each.place.content
    return _fact(content, None) if name is None else _narrative(name, content, provider, None)


def _content(changes: Iterable[ItemChange], content: Content) -> Content:
    """Return a content after changes: first what is lost, then other words, then what is gained."""
    lost = {each.at for each in changes if isinstance(each, item_change.CitationLost)}
    gained = {
        each.at: each.citation for each in changes if isinstance(each, item_change.CitationGained)
    }
    content = without_citations(content, lost) if lost else content
    for each in changes:
        if isinstance(each, item_change.ItemReworded | item_change.CitationsMoved):
            if content != each.old:
                raise misfit(each)
            content = each.new
    return with_citations(content, gained) if gained else content


def _bound(content: Content, listed: Mapping[int, Source]) -> Content:
    """Return a content whose citations hold the very sources that are listed."""
    for piece in content:
        if isinstance(piece, str):
            refuse("content", piece, hidden_marker(piece, listed))
        elif listed.get(piece.number) != (piece.source if isinstance(piece, Citation) else None):
            msg = f"{piece} would cite another source than it does"
            raise ValueError(msg)
    return followed(content, listed)


def _with(item: Item, content: Content) -> Item:
    if isinstance(item, Narrative):
        return _narrative(item.name, content, item.provider, None)
    return _fact(content, None)


_fact, _narrative = maker(Fact), maker(Narrative)
