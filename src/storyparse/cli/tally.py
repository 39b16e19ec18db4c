"""What was found in all files, counted and put into words."""

from collections import Counter
from collections.abc import Iterator

from storyparse.cli.work import Count, Outcome
from storyparse.diagnostics import Safety, Severity
from storyparse.document import Document

__all__ = ["NO_STORY", "Tally", "counted", "problem"]

NO_STORY = "there is no story in it"


def counted(count: int, noun: str) -> str:
    """Return a number of things in words.

    Examples:
        >>> counted(1, "file"), counted(2, "file")
        ('1 file', '2 files')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def problem(document: Document) -> str | None:
    """Return in one line what keeps a document from being used as it is, or None."""
    if document.diagnostics:
        return f"{counted(len(document.diagnostics), 'error')}; see 'storyparse check'"
    return None if document.stories else NO_STORY


class Tally:
    """Counts of outcomes, added up one by one."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.counts: Counter[Count] = Counter()
        self.problems: int = 0
        self.done: int = 0
        self.faulty: int = 0
        self.changed: int = 0
        self.applied: int = 0
        self.refused: int = 0
        self.left: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count an outcome."""
        self.problems += outcome.problem is not None
        self.done += outcome.problem is None
        self.faulty += bool(outcome.counts)
        self.changed += outcome.is_changed
        self.applied += outcome.applied
        self.refused += outcome.refused
        self.left += outcome.is_left
        if outcome.counts:
            self.counts.update(outcome.counts)

    def found(self) -> str:
        """Return how much was found, and how much of it can be mended, as one line."""
        files = counted(self.done, "file")
        if not self.counts:
            return f"No findings in {files}."
        severities: Counter[Severity] = Counter()
        for count, number in self.counts.items():
            severities[count.severity] += number
        amounts = (counted(severities[each], each.value) for each in Severity if severities[each])
        return f"{' and '.join(amounts)} in {self.faulty} of {files}.{self._fixable()}"

    def _fixable(self) -> str:
        by_safety: Counter[Safety | None] = Counter()
        for count, number in self.counts.items():
            by_safety[count.safety] += number
        safe, unsafe = by_safety[Safety.SAFE], by_safety[Safety.UNSAFE]
        if safe and unsafe:
            return f" {safe} can be fixed with --fix, {unsafe} more with --fix --unsafe-fixes."
        if safe:
            return f" {safe} can be fixed with --fix."
        return f" {unsafe} can be fixed with --fix --unsafe-fixes." if unsafe else ""

    def statistics(self) -> Iterator[str]:
        """Yield a line for each rule, the most frequent first."""
        rules: Counter[tuple[str, str, Severity]] = Counter()
        for count, number in self.counts.items():
            rules[count.code, count.name, count.severity] += number
        rows = [
            (str(number), *words)
            for words, number in sorted(rules.items(), key=lambda each: (-each[1], each[0]))
        ]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for amount, code, name, severity in rows:
            yield f"{amount:>{widths[0]}}  {code:<{widths[1]}}  {severity:<{widths[3]}}  {name}"
