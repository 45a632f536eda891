"""Plain faults in plain words are found, and their sound twins are left alone."""

from pathlib import Path

import pytest

from benchmarks.consistency import plain

MISSED = 0.4  # of a file's faults at most: what its rule cannot see yet


@pytest.mark.parametrize("language", plain.LANGUAGES)
@pytest.mark.parametrize("file", plain.files(), ids=lambda file: file.stem)
def test_plain_faults_are_found_and_sound_copy_is_left_alone(file: Path, language: str) -> None:
    """No sound pair is accused, and of the faulty most are found."""
    counts, wrong = plain.count(file, language)

    assert counts.faulty
    assert [(pair.lead, pair.later) for pair in wrong if not pair.faulty] == []
    assert counts.found >= (1 - MISSED) * counts.faulty
