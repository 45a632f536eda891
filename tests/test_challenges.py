"""What the rules say of short passages that nobody had read when a rule was written: sound ones are left alone."""

from pathlib import Path

import pytest

from benchmarks.consistency import passages

FILES = sorted(passages.HERE.glob("challenge*.toml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_sound_passage_is_accused(file: Path) -> None:
    """
    A passage without a fault gets no finding that counts (`passages.weighs`), and none stands beside a planted one.
    """
    heard = [passages.hear(passage) for passage in passages.read(file)]
    accused = [one.passage.article.headline for one in heard if passages.alarms(one)]
    beside = [one.passage.article.headline for one in heard if one.passage.fault and one.besides]

    assert heard
    assert (accused, beside) == ([], [])
