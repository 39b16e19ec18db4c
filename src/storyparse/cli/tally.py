"""What was found in all files, counted and put into words."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import attrs

from storyparse.cli.messages import amount
from storyparse.cli.work import Finding, Outcome
from storyparse.diagnostics import Safety, Severity

__all__ = ["Tally", "tallied"]


@attrs.frozen
class Tally:
    """What came of all files.

    Attributes:
        counts: How often what was found.
        problems: In how many files something could not be done.
        done: How many others there are.
        faulty: In how many something was found.
        changed: How many are changed, or would be.
        applied: How many fixes were applied, or would be.
        refused: How many were not, because they would do harm.
        left: In how many something was left as it was because it could not be read.
    """

    counts: Counter[Finding] = attrs.field(factory=Counter)
    problems: int = 0
    done: int = 0
    faulty: int = 0
    changed: int = 0
    applied: int = 0
    refused: int = 0
    left: int = 0

    def plus(self, outcome: Outcome) -> "Tally":
        """Return the tally with one outcome more."""
        return Tally(
            counts=self.counts + outcome.counts if outcome.counts else self.counts,
            problems=self.problems + (outcome.problem is not None),
            done=self.done + (outcome.problem is None),
            faulty=self.faulty + bool(outcome.counts),
            changed=self.changed + outcome.is_changed,
            applied=self.applied + outcome.applied,
            refused=self.refused + outcome.refused,
            left=self.left + outcome.is_left,
        )

    def found(self) -> str:
        """Return how much was found, and how much of it can be mended, as one line."""
        files = amount(self.done, "file")
        if not self.counts:
            return f"No findings in {files}."
        severities: Counter[Severity] = Counter()
        for finding, number in self.counts.items():
            severities[finding.severity] += number
        amounts = (amount(severities[each], each.value) for each in Severity if severities[each])
        return f"{' and '.join(amounts)} in {self.faulty} of {files}.{self._fixable()}"

    def _fixable(self) -> str:
        by_safety: Counter[Safety | None] = Counter()
        for finding, number in self.counts.items():
            by_safety[finding.safety] += number
        safe, unsafe = by_safety[Safety.SAFE], by_safety[Safety.UNSAFE]
        if safe and unsafe:
            return f" {safe} can be fixed with --fix, {unsafe} more with --fix --unsafe-fixes."
        if safe:
            return f" {safe} can be fixed with --fix."
        return f" {unsafe} can be fixed with --fix --unsafe-fixes." if unsafe else ""

    def statistics(self) -> Iterator[str]:
        """Yield a line for each rule, the most frequent first."""
        rules: Counter[tuple[str, str, Severity]] = Counter()
        for finding, number in self.counts.items():
            rules[finding.code, finding.name, finding.severity] += number
        rows = [
            (str(number), *words)
            for words, number in sorted(rules.items(), key=lambda each: (-each[1], each[0]))
        ]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for times, code, name, severity in rows:
            yield f"{times:>{widths[0]}}  {code:<{widths[1]}}  {severity:<{widths[3]}}  {name}"


def tallied(outcomes: Iterable[Outcome], use: Callable[[Outcome], None]) -> Tally:
    """Count outcomes, and use each that is shown as soon as it is there.

    Args:
        outcomes: What came of each file.
        use: Prints it.
    """
    tally = Tally()
    for outcome in outcomes:
        tally = tally.plus(outcome)
        if outcome.is_shown:
            use(outcome)
    return tally
