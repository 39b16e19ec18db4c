"""Stories are loaded from files and dumped to them, whole or not at all."""

import gzip
import io
import os
import stat
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

import storyparse
from storyparse import Fact, Story

STORY = Story("Café Opens 新", [Fact(["It runs."])])
TEXT = "Café Opens 新\nFacts\n- It runs.\n"


def test_a_path_is_utf8_without_newline_translation(tmp_path: Path) -> None:
    path = tmp_path / "a.story"
    storyparse.dump(STORY, path)
    assert path.read_bytes() == TEXT.encode()
    assert storyparse.load(str(path)) == STORY


def test_crlf_and_mark_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.story"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert storyparse.load(path) == STORY


def test_several_stories(tmp_path: Path) -> None:
    path = tmp_path / "a.story"
    storyparse.dump([STORY, STORY], path)
    assert storyparse.load_all(path) == (STORY, STORY)
    storyparse.dump([], path)
    assert storyparse.load_all(path) == ()
    assert path.read_bytes() == b""


def test_open_files_of_text_and_bytes() -> None:
    text, data = io.StringIO(), io.BytesIO()
    storyparse.dump(STORY, text)
    storyparse.dump(STORY, data)
    assert (text.getvalue(), data.getvalue()) == (TEXT, TEXT.encode())
    text.seek(0)
    data.seek(0)
    assert storyparse.load(text) == storyparse.load(data) == STORY


def test_wrapped_files(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "a.gz", "wb") as file:
        storyparse.dump(STORY, file)
    with gzip.open(tmp_path / "a.gz", "rt", encoding="utf-8") as file:
        assert storyparse.load(file) == STORY
    with tempfile.NamedTemporaryFile("w+", encoding="utf-8") as file:
        storyparse.dump(STORY, file)
        file.seek(0)
        assert storyparse.load(file) == STORY


def test_faults_are_story_errors(tmp_path: Path) -> None:
    path = tmp_path / "a.story"
    path.write_bytes(b"\xff")
    with pytest.raises(storyparse.StoryError):
        storyparse.load(path)
    with pytest.raises(FileNotFoundError):
        storyparse.load(tmp_path / "missing")


def test_a_mode_is_kept_and_a_new_file_has_the_usual_one(tmp_path: Path) -> None:
    path = tmp_path / "a.story"
    storyparse.dump(STORY, path)
    usual = tmp_path / "usual"
    usual.write_text("")
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)
    path.chmod(0o640)
    storyparse.dump([STORY, STORY], path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_symbolic_link_is_followed(tmp_path: Path) -> None:
    path, link = tmp_path / "a.story", tmp_path / "link"
    path.write_text("old")
    link.symlink_to(path.name)
    storyparse.dump(STORY, link)
    assert link.is_symlink()
    assert path.read_bytes() == TEXT.encode()


def test_a_pipe_is_written_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    storyparse.dump(STORY, pipe)
    reader.join(10)
    assert read == [TEXT.encode()]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.story"
    path.write_text("old")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        storyparse.dump(STORY, path)
    assert [each.name for each in tmp_path.iterdir()] == ["a.story"]
    assert path.read_text() == "old"


WRITER = """
import sys, storyparse
stories = [storyparse.Story(f"Number {n}", [storyparse.Fact(["x" * 200_000])]) for n in (1, 2)]
print("ready", flush=True)
while True:
    for story in stories:
        storyparse.dump(story, sys.argv[1])
"""


def test_a_killed_process_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "a.story"
    for attempt in range(6):
        command = [sys.executable, "-c", WRITER, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(0.02 + attempt * 0.011)
            process.kill()
        if path.exists():
            assert storyparse.load(path).facts[0].text == "x" * 200_000


@pytest.mark.parametrize("append", [False, True])
def test_an_open_stream_is_written_to_and_not_replaced(tmp_path: Path, *, append: bool) -> None:
    path = tmp_path / "out"
    path.write_text("before\n")
    code = "import storyparse as s; s.dump(s.parse('T\\nFacts\\n- a\\n'), '/dev/stdout')"
    with path.open("a" if append else "w") as out:
        subprocess.run([sys.executable, "-c", code], stdout=out, check=True, timeout=60)
    assert path.read_text() == ("before\n" if append else "") + "T\nFacts\n- a\n"
    piped = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert piped.stdout == b"T\nFacts\n- a\n"


def test_a_long_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 250)
    storyparse.dump(STORY, path)
    assert storyparse.load(path) == STORY


def test_an_error_names_the_path(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "a.story"
    with pytest.raises(FileNotFoundError) as caught:
        storyparse.dump(STORY, path)
    assert caught.value.filename == str(path)
    link = tmp_path / "loop"
    link.symlink_to(link)
    with pytest.raises(OSError, match="loop"):
        storyparse.dump(STORY, link)


def test_an_unbuffered_file_that_takes_less_is_written_to_the_end() -> None:
    class Slow(io.RawIOBase):
        taken = b""

        def write(self, data: object, /) -> int:
            part = bytes(data)[:3]  # type: ignore[call-overload]
            self.taken += part
            return len(part)

    file = Slow()
    storyparse.dump(STORY, file)
    assert file.taken == TEXT.encode()


def test_wrong_calls_are_type_errors() -> None:
    with pytest.raises(TypeError):
        storyparse.load(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        storyparse.dumps("T")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        storyparse.read(None)  # type: ignore[arg-type]
