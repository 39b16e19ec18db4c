"""Diagnostics are shown with their line, aligned, and never raw."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import storyparse
from storyparse import Diagnostic, Label, Position, Severity, Span, display
from storyparse.diagnostics import Edit, Fix, Safety
from storyparse.report.full import full
from storyparse.report.segments import Role, plain
from storyparse.text import LineTable


def shown(story: str, *, width: int = 100) -> str:
    document = storyparse.read(story)
    return "\n".join(
        plain(full(each, document.lines, path="a.story", width=width))
        for each in document.diagnostics
    )


def repeated(*, severity: Severity = Severity.WARNING, fix: Fix | None = None) -> Diagnostic:
    """A diagnostic of the text ``- a[1][1]``."""
    label = Label(Span(3, 6), "the first")
    return Diagnostic(
        "R007", "repeated-citation", severity, "1 again", Span(6, 9), (label,), None, fix
    )


def test_a_diagnostic_shows_its_line_and_help() -> None:
    assert shown("Ferry Opens\nFacts\n- It runs.[7]\nSources: [1]Coast Daily.\n") == (
        "a.story:3:11: error[R002] undefined-citation: no source has the number 7\n"
        "  |\n"
        "3 | - It runs.[7]\n"
        "  |           ^^^\n"
        "  = help: this story lists source 1 alone\n"
    )


def test_a_label_stands_at_its_place() -> None:
    assert shown("T\nFacts\n- a[1]\nSources: [1]A and [1]B.\n") == (
        "a.story:4:19: error[R003] duplicate-source-number: "
        "the number 1 is given to 'A' and again to 'B'\n"
        "  |\n"
        "4 | Sources: [1]A and [1]B.\n"
        "  |          --- the first, which counts\n"
        "  |                   ^^^\n"
        "  = help: give every source a number of its own\n"
    )


def test_labels_of_other_lines_show_these() -> None:
    lines = shown("T\nFacts\n- a\nFacts\n- b\n").splitlines()
    assert lines[2:6] == ["2 | Facts", "  | ----- the first", "4 | Facts", "  | ^^^^^"]


@pytest.mark.parametrize(
    ("safety", "word"),
    [(Safety.SAFE, "fix"), (Safety.UNSAFE, "unsafe fix"), (Safety.SHOWN, "suggestion")],
)
def test_a_fix_is_shown_last(safety: Safety, word: str) -> None:
    fix = Fix("drop the repeated citation", safety, (Edit(Span(6, 9)),))
    assert plain(full(repeated(fix=fix), LineTable("- a[1][1]"))) == (
        "line 1, column 7: warning[R007] repeated-citation: 1 again\n"
        "  |\n"
        "1 | - a[1][1]\n"
        "  |    --- the first\n"
        "  |       ^^^\n"
        f"  = {word}: drop the repeated citation\n"
    )


@pytest.mark.parametrize(
    ("severity", "role"), [(Severity.ERROR, Role.ERROR), (Severity.WARNING, Role.WARNING)]
)
def test_a_severity_and_its_carets_have_one_role(severity: Severity, role: Role) -> None:
    segments = list(full(repeated(severity=severity), LineTable("- a[1][1]")))
    weighed = [segment.text.strip() for segment in segments if segment.role == role]
    assert weighed == [f"{severity}[R007]", "^^^"]


def test_a_span_of_several_lines_is_marked_on_its_first_line() -> None:
    diagnostic = Diagnostic("S009", "malformed", Severity.ERROR, "no", Span(2, 9))
    lines = plain(full(diagnostic, LineTable("a bcd\r\nefg\n"))).splitlines()
    assert lines[2:] == ["1 | a bcd", "  |   ^^^"]


@pytest.mark.parametrize(
    ("fact", "shown_as", "cells"),
    [
        ("新聞[7]", "新聞[7]", 4),
        ("e\u0301[7]", "e\u0301[7]", 1),
        ("a\t\tb[7]", "a  b[7]", 4),
        ("a\x1b[7]", r"a\x1b[7]", 5),
        ("\u202e[7]", r"\u202e[7]", 6),
        ("👩\u200d🚀[7]", "👩\u200d🚀[7]", 4),
    ],
)
def test_carets_stand_under_what_is_shown(fact: str, shown_as: str, cells: int) -> None:
    lines = shown(f"T\nFacts\n- {fact}\nSources: [1]A.\n").splitlines()
    assert lines[2:4] == [f"3 | - {shown_as}", f"  |   {' ' * cells}^^^"]


def test_a_reported_joiner_is_seen() -> None:
    document = storyparse.read("T\nFacts\n- a [\u200db] 👩\u200d🚀\n")
    found = storyparse.check(document)
    lines = storyparse.render(found, document).splitlines()
    assert lines[2:4] == ["3 | - a [\\u200db] 👩\u200d🚀", "  |      ^^^^^^"]


def test_a_long_line_is_cut_around_its_mark() -> None:
    fact = f"{'before ' * 40}x[7]{' after' * 40}"
    lines = shown(f"T\nFacts\n- {fact}\nSources: [1]A.\n", width=40).splitlines()
    line, carets = lines[2], lines[3]
    assert display.width(line) <= 4 + 40 + 2
    assert line.startswith("3 | …")
    assert line.endswith("…")
    assert line[carets.index("^") :].startswith("[7]")


def test_a_long_mark_is_cut() -> None:
    lines = shown("x" * 500, width=40).splitlines()
    assert lines[2] == f"1 | {'x' * 40}…"
    assert lines[3] == f"  | {'^' * 40}"


def test_nothing_is_shown_raw() -> None:
    hostile = "T\x1b[31m\nFacts\n- a\u202e\x07\u2028[7]\udcff\nSources: [1]\x9bA\u0085.\n"
    raw = set("\x1b\u202e\x07\u2028\udcff\x9b\u0085")
    assert not raw & set(shown(hostile))


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("plain", "plain"),
        ("naïve 新聞 ميناء 👩‍🚀", "naïve 新聞 ميناء 👩‍🚀"),
        ("\x1b[0m", r"\x1b[0m"),
        ("\x9b", r"\x9b"),
        ("\u202e\u2066", r"\u202e\u2066"),
        ("\U000e0041", r"\U000e0041"),
        ("a\tb", "a b"),
        ("\r\n", r"\r\n"),
        ("\udc80", r"\udc80"),
    ],
)
def test_printable_escapes_what_a_terminal_could_obey(raw: str, safe: str) -> None:
    assert display.printable(raw) == safe


def test_lines_end_with_lf_and_crlf_alone() -> None:
    table = LineTable("a\rb\r\nc\u2028d\n\ne")
    assert [table.span(number) for number in range(1, 5)] == [(0, 3), (5, 8), (9, 9), (10, 11)]


def test_a_position_outside_the_text_is_refused() -> None:
    document = storyparse.read("abc")
    assert document.position(3).column == 4
    for offset in (-1, 4):
        with pytest.raises(ValueError, match="outside the text of 3 code points"):
            document.position(offset)


@given(
    st.text(st.characters(exclude_categories=()) | st.sampled_from("\n\r新é🚢\udce9")), st.data()
)
@example("é🚢" * 300, None)
@example("x" * 255 + "\n" + "🚢" * 256, None)
def test_columns_are_lengths_of_what_lies_before(story: str, data: st.DataObject | None) -> None:
    table = LineTable(story)
    offsets = range(len(story) + 1) if data is None else [data.draw(st.integers(0, len(story)))]
    for offset in offsets:
        before = story[story.rfind("\n", 0, offset) + 1 : offset]
        sizes = [
            1 if "\udc80" <= each <= "\udcff" else len(each.encode("utf-8", "surrogatepass"))
            for each in before
        ]
        assert table.position(offset) == Position(
            line=story.count("\n", 0, offset) + 1,
            column=len(before) + 1,
            utf16_column=len(before) + sum(each > "\uffff" for each in before) + 1,
            byte_column=sum(sizes) + 1,
        )
