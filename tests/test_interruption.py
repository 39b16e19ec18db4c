"""Whoever ends a command is told so in one word."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from storyparse.cli.program import main

TEXT = "T\nFacts\n- a\n"


@pytest.mark.parametrize(
    "command", ["renumber", "strip", "convert --from story --to json", "diff a.story"]
)
def test_an_interruption_is_said_in_one_word(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt() -> bytes:
        raise KeyboardInterrupt

    (tmp_path / "a.story").write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("storyparse.cli.inputs.standard_input", interrupt)
    result = CliRunner().invoke(main, [*command.split(), "-"])
    assert (result.exit_code, result.stderr) == (130, "storyparse: interrupted\n")
