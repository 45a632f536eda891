"""What counts as borrowed text, and what does not."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reusing import DAM, OWN, STORY, beside, here, only

from scorer.model import Article, Direction, Doc, Relation
from scorer.reuse import Surroundings, compare
from scorer.reuse.fingerprints import all_of


def test_a_copy_is_a_duplicate() -> None:
    """
    The same text under another id is a duplicate, wholly covered on both sides.
    """
    match = only(beside(here(STORY.body), STORY))

    assert match.relation is Relation.DUPLICATE
    assert (match.coverage, match.coverage_there) == (1.0, 1.0)
    assert [passage.similarity for passage in match.passages] == [1.0]


def test_a_lifted_paragraph_is_a_part() -> None:
    """
    Two sentences inside a story of one's own are told with their places on both sides.
    """
    body = f"{OWN[0]}\n{DAM[1]}\n{DAM[2]}\n{OWN[1]}"
    reuse = beside(here(body), STORY)
    (passage,) = only(reuse).passages

    assert only(reuse).relation is Relation.PARTIAL
    assert passage.exact_there == passage.there.of(STORY) == f"{DAM[1]}\n{DAM[2]}"[:-1]
    assert body[passage.here.start : passage.here.end] == passage.exact_there
    assert reuse.coverage == only(reuse).coverage == pytest.approx(27 / 55, abs=0.02)


def test_shuffled_sentences_are_found_each_in_its_place() -> None:
    """
    Another order of the sentences hides nothing.
    """
    match = only(beside(here("\n".join((DAM[2], DAM[0], DAM[3]))), STORY))

    assert [passage.exact_there for passage in match.passages] == [DAM[2][:-1], DAM[0][:-1], DAM[3][:-1]]


def test_an_article_may_take_from_several() -> None:
    """
    Each source is told with its own passages.
    """
    other = Article(id="other", language="id", body="\n".join(OWN))
    reuse = beside(here(f"{DAM[0]}\n{DAM[1]}\n{OWN[0]}\n{OWN[1]}"), STORY, other)

    assert {match.article_id for match in reuse.matches} == {"there", "other"}
    assert reuse.coverage == 1.0


@pytest.mark.parametrize("share", [5, 4])
def test_a_rewritten_text_is_still_found(share: int) -> None:
    """
    Every fifth or fourth word changed does not hide a copied body.
    """
    words = " ".join(DAM).split(" ")
    body = " ".join("sesuatu" if at % share == 1 else word for at, word in enumerate(words))
    match = only(beside(here(body), STORY))

    assert match.coverage > 0.9
    assert match.passages[0].similarity == pytest.approx(1 - 1 / share, abs=0.06)


@pytest.mark.parametrize(
    "body",
    [
        STORY.body.replace("a", "a\u00ad").replace(" ", "\u00a0"),
        STORY.body.upper(),
        f"â€œ{STORY.body}â€\x9d",
        STORY.body.replace(".\n", ".\n\nBaca juga: Sepuluh resep sarapan untuk akhir pekan\n"),
    ],
    ids=["hyphens", "capitals", "mojibake", "related"],
)
def test_scars_of_a_page_change_nothing(body: str) -> None:
    """
    Soft hyphens, hard blanks, capitals, wrong decoding and related links leave a duplicate one.
    """
    assert only(beside(here(body), STORY)).coverage > 0.98


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (OWN, DAM),
        (
            [
                "Rapat dibuka Gubernur Jawa Tengah Endang Sulastri, Bupati Kendal Bagus Wirawan, dan Wali Kota Salatiga Yudi."
            ],
            [
                "Tamu disambut Gubernur Jawa Tengah Endang Sulastri, Bupati Kendal Bagus Wirawan, dan Wali Kota Salatiga Yudi."
            ],
        ),
        (
            ["Penonton bersorak: ayo terus maju kawan, ayo terus maju kawan, ayo terus maju kawan."],
            ["Di tribun terdengar ayo terus maju kawan, ayo terus maju kawan, ayo terus maju kawan."],
        ),
        (
            [OWN[0], "Hal itu dikatakan saat ditemui di kantornya pada Senin."],
            [DAM[0], "Hal itu dikatakan saat ditemui."],
        ),
    ],
    ids=["nothing", "names", "refrain", "phrases"],
)
def test_names_titles_and_phrases_are_nobodys_text(mine: list[str], theirs: list[str]) -> None:
    """
    Two stories may share the names of the great and the phrases of the trade.
    """
    assert beside(here("\n".join(mine)), replace(STORY, body="\n".join(theirs))).matches == ()


def test_a_quotation_of_one_speech_is_shared() -> None:
    """
    The same words in quotation marks on both sides are told as a shared quotation and cover nothing.
    """
    quotation = "“Kami tidak akan menaikkan iuran sebelum laporan keuangan tahun lalu selesai diperiksa pengawas,”"
    reuse = beside(here(f"{OWN[0]}\n{quotation} kata Sri."), replace(STORY, body=f"{DAM[0]}\n{quotation} ujar Sri."))

    assert only(reuse).relation is Relation.SHARED_QUOTATION
    assert reuse.coverage == 0.0


@pytest.mark.parametrize(
    "line",
    ["“Kami menunggu hasilnya. {0}", "{0},” kata Sri.", "“Benar,” kata Sri. “{0}"],
    ids=["first paragraph", "last paragraph", "second quotation"],
)
def test_a_quotation_of_several_paragraphs_is_shared_too(line: str) -> None:
    """
    A quotation that goes on in the next paragraph is not closed in this one, yet it is a quotation.
    """
    said = "Kami tidak akan menaikkan iuran sebelum laporan keuangan tahun lalu selesai diperiksa pengawas"
    reuse = beside(here(f"{OWN[0]}\n{line.format(said)}"), replace(STORY, body=f"{DAM[0]}\n“{said},” ujar Sri."))

    assert only(reuse).relation is Relation.SHARED_QUOTATION


def test_an_article_is_never_compared_with_itself() -> None:
    """
    Neither its own id nor its own address makes a match.
    """
    assert beside(here(STORY.body), replace(STORY, id="here")).matches == ()
    assert beside(here(STORY.body, url="https://a.example/1"), replace(STORY, url="https://a.example/1")).matches == ()


@pytest.mark.parametrize(
    ("ours", "theirs", "direction"),
    [
        (datetime(2024, 3, 2, tzinfo=UTC), datetime(2024, 3, 1, tzinfo=UTC), Direction.EARLIER),
        (datetime(2024, 3, 1, tzinfo=UTC), datetime(2024, 3, 2, tzinfo=UTC), Direction.LATER),
        (datetime(2024, 3, 1, tzinfo=UTC), datetime(2024, 3, 1, tzinfo=UTC), Direction.UNKNOWN),
        (None, datetime(2024, 3, 1, tzinfo=UTC), Direction.UNKNOWN),
        (datetime(2024, 3, 1, tzinfo=UTC), None, Direction.UNKNOWN),
    ],
)
def test_direction_is_never_guessed(ours: datetime | None, theirs: datetime | None, direction: Direction) -> None:
    """
    Only two different dates of publication tell who was first.
    """
    match = only(beside(here(STORY.body, published_at=ours), replace(STORY, published_at=theirs)))

    assert match.direction is direction


def test_what_everybody_prints_is_not_taken() -> None:
    """
    A sentence whose shingles the index calls common is no passage; a passage around a common phrase stays one.
    """
    common = tuple(all_of(replace(STORY, body=DAM[2])).numbers.tolist())
    article = here(f"{OWN[0]}\n{DAM[2]}\n{OWN[1]}")

    assert beside(article, STORY).matches
    assert beside(article, STORY, common=common).matches == ()
    assert beside(article, STORY, common=common[:2]).matches


def test_one_quotation_in_two_wordings_is_told() -> None:
    """
    The same speaker, much the same words, yet not the same: both wordings and the speaker are told.
    """
    mine = "Wali Kota Salatiga Yudi Hartanto dan Bupati Kendal Bagus Wirawan bertemu.\n“Kami tidak akan menutup pasar lama sebelum pasar baru siap dipakai,” kata Yudi."
    other = "Yudi Hartanto, Wali Kota Salatiga, menjawab Bupati Kendal Bagus Wirawan.\n“Kami akan menutup pasar lama sebelum pasar baru siap dipakai,” ujar Yudi."
    (drift,) = beside(here(mine), replace(STORY, body=other)).quote_drift

    assert drift.here.of(here(mine)).startswith("Kami tidak akan")
    assert drift.exact_there.startswith("Kami akan")
    assert drift.speaker == "Yudi"


def test_a_shortened_quotation_is_no_other_wording() -> None:
    """
    To quote only the end of a sentence is everybody's right.
    """
    mine = "Wali Kota Salatiga Yudi Hartanto dan Bupati Kendal Bagus Wirawan bertemu.\n“Pasar lama tidak ditutup sebelum pasar baru siap dipakai,” kata Yudi."
    other = "Yudi Hartanto, Wali Kota Salatiga, menjawab Bupati Kendal Bagus Wirawan.\n“Kami berjanji pasar lama tidak ditutup sebelum pasar baru siap dipakai,” ujar Yudi."

    assert beside(here(mine), replace(STORY, body=other)).quote_drift == ()


def test_one_event_with_two_figures_is_told() -> None:
    """
    Two counts of the same soldiers, in sentences on the same names, are both told.
    """
    mine = (
        "Presiden Republik Arven, Jon Maret, mengirim lebih dari 12.000 tentara ke perbatasan Beluria di Lembah Sorin."
    )
    other = "Lebih dari 2.000 tentara Republik Arven dikirim ke Beluria, kata Presiden Jon Maret di Lembah Sorin."
    (conflict,) = beside(here(mine), replace(STORY, body=other)).figure_conflicts

    assert (conflict.here.of(here(mine)), conflict.exact_there) == ("lebih dari 12.000", "Lebih dari 2.000")
    assert beside(here(mine), replace(STORY, body=other.replace("2.000", "12.000"))).figure_conflicts == ()


# ── any two texts ─────────────────────────────────────────────────────────────────────────────────────────────────────


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_compared(mine: str, theirs: str) -> None:
    """
    Nothing a text may hold makes a comparison fail, and every place told holds what it says.
    """
    article, other = Article(id="a", body=mine + STORY.body), Article(id="b", body=theirs + STORY.body)
    reuse = compare(
        Doc(article=article, language="id"), [other], Surroundings(), lambda one: Doc(article=one, language=None)
    )

    for match in reuse.matches:
        for passage in match.passages:
            assert passage.there.of(other) == passage.exact_there
            assert 0 <= passage.similarity <= 1
