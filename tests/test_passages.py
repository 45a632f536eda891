"""What the table of held-out passages counts."""

import json
from pathlib import Path

import pytest

from benchmarks.consistency import passages

RANGES = """
[given]
byline = "Sari Lestari"
headline = "Umur Peserta Lomba"
published_at = 2025-03-05T09:00:00+07:00

[[id]]
flags = true
marks = ["70 hingga 50"]
body = "Umur peserta antara 70 hingga 50 tahun, kata panitia."

[[id]]
body = "Umur peserta antara 50 hingga 70 tahun, kata panitia."

[[en]]
flags = true
body = "The office opens at nine."
"""

CHALLENGE = """
[given]
byline = "Sari Lestari"
headline = "Umur Peserta Lomba"
published_at = 2025-03-05T09:00:00+07:00

[[id]]
fault = ["num-range"]
body = "Umur peserta antara 70 hingga 50 tahun, kata panitia."

[[id]]
body = "Umur peserta antara 50 hingga 70 tahun, kata panitia."
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with two tiny files."""
    (tmp_path / "passages").mkdir()
    (tmp_path / "passages" / "num-range.toml").write_text(RANGES, "utf-8")
    (tmp_path / "challenge.toml").write_text(CHALLENGE, "utf-8")
    return tmp_path


def test_found_missed_and_quiet_passages_are_counted(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    A fault that is found counts for recall, one that is missed against it, and a sound passage may stay quiet.
    """
    assert passages.main(["num-range", "--json"], home) == 0

    indonesian, english, both = json.loads(capsys.readouterr().out)
    assert (indonesian["found"], indonesian["faulty"], indonesian["clean"], indonesian["alarmed"]) == (1, 1, 1, 0)
    assert (english["found"], english["faulty"], english["precision"]) == (0, 1, None)
    assert (both["precision"], both["recall"]) == (1.0, 0.5)


def test_a_passage_that_is_judged_wrongly_can_be_read(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    Who mends a rule sees the words it failed on, and no others.
    """
    passages.main(["--wrong"], home)

    told = capsys.readouterr().out
    assert "num-range en: MISSED" in told
    assert "The office opens at nine." in told
    assert "antara 50 hingga 70" not in told


def test_a_finding_beside_the_marked_words_does_not_count(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    To accuse the wrong words is to miss the fault.
    """
    file = home / "passages" / "num-range.toml"
    file.write_text(RANGES.replace('marks = ["70 hingga 50"]', 'marks = ["kata panitia"]'), "utf-8")

    passages.main(["--json"], home)

    assert json.loads(capsys.readouterr().out)[0]["found"] == 0


def test_the_challenge_is_counted_strictly(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    One fault found and one sound paragraph left alone make a precision and a recall of one.
    """
    assert passages.main(["--challenge", "--json"], home) == 0

    figures = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (figures["precision"], figures["recall"], figures["alarmed"]) == (1.0, 1.0, 0.0)


def test_a_later_challenge_is_taken_by_its_name(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    Each challenge stands in its own file, and only the one asked for is counted.
    """
    sound = '[[en]]\nbody = "The office opens at nine."\n'
    (home / "challenge-later.toml").write_text(CHALLENGE + sound, "utf-8")

    passages.main(["--challenge", "later", "--json"], home)

    assert json.loads(capsys.readouterr().out.splitlines()[-1])["paragraphs"] == 3
