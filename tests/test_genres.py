"""What kind of text an article is taken for when the newsroom does not say."""

import pytest

from scorer.model import Article, Genre
from scorer.read import read

RELEASE = """PT Lintas Nusa hari ini mengumumkan tabungan baru untuk petani di seluruh pelosok negeri.
“Kami berkomitmen melayani petani,” ujar Direktur Utama Hartono Gunadi di Jakarta.
Nasabah dapat membuka rekening di semua cabang atau lewat aplikasi.
Tentang Lintas Nusa
PT Lintas Nusa adalah bank swasta yang berdiri pada 1991 dan memiliki 120 kantor cabang.
Untuk informasi lebih lanjut, hubungi:
Dewi Anggraini, humas@lintasnusa.example"""

MATCH = """Holt Rovers beat Dunmore 3-1 at Mill Park on Saturday evening.
The home side took the lead in the fourth minute when Jack Penn headed in a corner.
Dunmore drew level when the Holt goalkeeper dropped a cross, and the score was 1-1 at half-time.
Rob Wise scored from the penalty spot after a defender handled the ball.
The referee showed two yellow cards and one red in the second half of a hard match.
Midfielder Dan Archer scored the last goal three minutes from time.
The win lifts Holt to third in the league with 28 points, while Dunmore stay ninth with 17.
Holt play away at Seaton next weekend, and Dunmore are at home to Wexley in the early game on Sunday afternoon.
It was the third win in a row for the home side, whose coach has changed the team only once this season.
"""


def genre(body: str, code: str) -> Genre:
    """The genre of a text."""
    return read(Article(body=body, language=code)).genre


def test_a_release_is_known_by_its_foot() -> None:
    """
    A heading on the sender and, below it, whom to ask: no reporter ends a story like that.
    """
    assert genre(RELEASE, "id") is Genre.PRESS_RELEASE
    assert genre(RELEASE.replace("Tentang Lintas Nusa\n", ""), "id") is not Genre.PRESS_RELEASE


def test_a_match_is_told_by_nobody() -> None:
    """
    Words of the field and hardly a statement make a report of results, however short; a quotation makes it news.
    """
    assert genre(MATCH, "en") is Genre.SPORT
    assert genre("".join(MATCH.splitlines(keepends=True)[:4]), "en") is Genre.SPORT
    assert genre(MATCH + "“We were lucky,” Holt coach Alan Petty said.", "en") is Genre.NEWS


@pytest.mark.parametrize(("genre_given", "expected"), [(Genre.OPINION, Genre.OPINION), (None, Genre.SPORT)])
def test_the_newsroom_decides(genre_given: Genre | None, expected: Genre) -> None:
    """
    A genre that was sent is the genre.
    """
    assert read(Article(body=MATCH, language="en", genre=genre_given)).genre is expected


@pytest.mark.parametrize(
    ("code", "post", "speaker"),
    [
        ("id", "18.52 WIB - BMKG menyatakan gempa tidak berpotensi tsunami.", "BMKG"),
        ("id", "10:20 Jaksa Sri Hartati mengatakan terdakwa menerima uang.", "Sri Hartati"),
        ("en", "7:05 pm Mayor Alan Petty asks people to stay away.", "Alan Petty"),
    ],
)
def test_the_clock_time_of_a_post_is_no_part_of_what_is_said(code: str, post: str, speaker: str) -> None:
    """
    A live blog's posts begin with the time of day; who speaks comes after it.
    """
    doc = read(Article(body=post, language=code))

    assert [one.speaker.name for one in doc.attributions] == [speaker]
    assert doc.text(doc.sentences[0].span)[:1].isalpha()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Air surut. Warga pulang.", Genre.BRIEF),
        ("08.10 Hujan turun.\n08.30 Air naik.\n09.00 Jalan ditutup.\n09.20 Listrik padam.", Genre.LIVE_BLOG),
        ("Opini: Sungai Kita\n" + "Sungai itu ingatan kita. " * 40, Genre.OPINION),
        ("Siaran Pers\n" + "Kami mengundang warga ke balai desa. " * 40, Genre.PRESS_RELEASE),
        ("Advertorial\n" + "Rumah ini nyaman bagi keluarga muda. " * 40, Genre.ADVERTORIAL),
        ("Air surut di lereng timur sejak pagi. " * 40, Genre.NEWS),
    ],
)
def test_a_genre_is_told_by_label_form_or_length(body: str, told: Genre) -> None:
    """A text is news unless it plainly says otherwise."""
    assert genre(body, "id") is told
