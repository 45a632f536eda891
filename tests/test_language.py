"""Which language an article is in."""

import pytest

from scorer import score
from scorer.model import Article
from scorer.read.language import detect, recognise

INDONESIAN = "Bupati Sarwono mengatakan jembatan itu akan dibuka kembali karena perbaikannya sudah selesai. Warga menyambut baik kabar tersebut."
ENGLISH = (
    "Mayor Alan Petty said the bridge would open again because repairs had been finished. Residents welcomed the news."
)
MALAY = "Polis berkata pihaknya menahan dua lelaki kerana disyaki mencuri wang di sebuah pejabat. Ketua Polis memberitahu bahawa siasatan diteruskan dan mereka boleh didakwa."
GERMAN = "Der Bürgermeister sagte am Montag, die Brücke werde nach der Reparatur wieder geöffnet. Die Anwohner freuten sich über die Nachricht."


@pytest.mark.parametrize(
    ("text", "code"), [(INDONESIAN, "id"), (ENGLISH, "en"), (MALAY, "ms"), (GERMAN, "de"), ("1234", None), ("", None)]
)
def test_a_text_is_recognised(text: str, code: str | None) -> None:
    """
    The packs' languages are told from their neighbours, and what cannot be told is not guessed.
    """
    assert detect(text) == code


def test_a_declared_language_is_believed() -> None:
    """
    The newsroom knows its language better than the detector, with or without a region.
    """
    assert recognise(INDONESIAN, "en-GB") == ("en", "en")


def test_control_characters_do_not_stop_the_detector() -> None:
    """
    Characters that CLD2 refuses are set aside.
    """
    assert detect("\x0b" + INDONESIAN + "\x7f\ufdd0") == "id"


def test_an_unknown_language_is_answered_not_refused() -> None:
    """
    An article nobody here can read gets a report that says so, without a single number.
    """
    report = score(Article(body=GERMAN))

    assert {score.value for score in report.scores.values()} == {None}
    assert report.warnings == ("language de is not supported: nothing was judged",)
