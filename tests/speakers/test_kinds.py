"""Of which kind a speaker is, and what is no speaker: things, and what was only earned."""

import pytest
from attributed import of, only

from scorer.model import Kind


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Menurut KCNA, rapat ditunda.", Kind.AGENCY),
        ("Menurut harian Warta Karang, rapat ditunda.", Kind.MEDIA),
        ("Kementerian Perhubungan mengatakan rapat ditunda.", Kind.OFFICIAL_BODY),
        ("Bupati Ratna Wulandari mengatakan rapat ditunda.", Kind.PERSON),
        ("Yayasan Lereng Hijau mengatakan rapat ditunda.", Kind.ORGANISATION),
        ("Sejumlah warga mengaku rapat ditunda.", Kind.GROUP),
        ("Ankara mengatakan rapat ditunda.", Kind.METONYM),
        ("Surat edaran itu menyebutkan rapat ditunda.", Kind.DOCUMENT),
        ("Seorang pejabat mengatakan rapat ditunda.", Kind.ANONYMOUS),
        ("Rapat itu dikabarkan ditunda.", Kind.AGENTLESS),
        ("Kerajaan Arab Saudi mengatakan rapat ditunda.", Kind.OFFICIAL_BODY),
        ("Kemendag mengatakan rapat ditunda.", Kind.OFFICIAL_BODY),
        ("Seorang petinggi perusahaan mengatakan rapat ditunda.", Kind.ANONYMOUS),
        ("Penduduk setempat mengatakan rapat ditunda.", Kind.GROUP),
        ("Menurut hasil visum, korban tenggelam.", Kind.DOCUMENT),
        ("Menurut hasil rapat, jembatan ditutup.", Kind.DOCUMENT),
        ("Pihak berwenang mengatakan rapat ditunda.", Kind.OFFICIAL_BODY),
        ("Penjaga Pantai Amerika Serikat mengatakan rapat ditunda.", Kind.OFFICIAL_BODY),
    ],
)
def test_a_speaker_is_of_the_kind_its_noun_tells(body: str, kind: Kind) -> None:
    """
    Each of the ten kinds is told from the words that stand there.
    """
    assert only(body).speaker.kind is kind


def test_a_plural_noun_before_names_is_a_group() -> None:
    """“Para pemimpin Wirana” are many, and none of them is called Wirana."""
    speaker = only("Para pemimpin Wirana, Sendana, dan Talira mengatakan bahwa perjanjian berlaku.").speaker
    assert (speaker.name, speaker.kind) == ("Para pemimpin Wirana, Sendana, dan Talira", Kind.GROUP)


@pytest.mark.parametrize(
    "who",
    ["Parjo (54)", "Nurdin, juru parkir pasar,", "Seorang saksi, Mega,", "Temannya, Bayu,", "Lasmi, seorang penenun,"],
)
def test_somebody_of_a_single_name_is_a_person(who: str) -> None:
    """An age, or a noun for somebody beside it, shows that a word at the head of a sentence is a name."""
    assert only(f"{who} mengatakan air surut.").speaker.kind is Kind.PERSON


@pytest.mark.parametrize(
    "told",
    [
        "Konsep Mandala Raya diuji tahun lalu. Mandala Raya dipakai tiga desa.",
        "Mandala Raya merupakan sebuah aturan. Mandala Raya dipakai tiga desa.",
        "Mandala Raya Wirana (MRW) dipakai tiga desa.",
    ],
)
def test_what_is_told_to_be_a_thing_is_not_who_speaks(told: str) -> None:
    """A noun for a thing beside it, what it is, or its initials in brackets show that a name is no person's."""
    assert of(f"Camat Seno Lesmana hadir. {told} “Air surut,” ujarnya.").attributions[-1].speaker.name == "Seno Lesmana"


def test_a_title_or_a_word_of_speech_shows_a_person_all_the_same() -> None:
    """“program Seno Lesmana” is that of somebody."""
    body = "Program Seno Lesmana diuji. “Ya,” kata Seno Lesmana. Seno pulang. “Air surut,” ujarnya."
    assert of(body).attributions[-1].speaker.name == "Seno Lesmana"


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Dari hasil audit khusus itu, jembatan rusak.", "hasil audit khusus itu"),
        ("Dari hasil pemeriksaan polisi, jembatan rusak.", "polisi"),
    ],
)
def test_what_was_found_out_is_its_finders(body: str, name: str) -> None:
    """A result belongs to the body that is named behind it, else it is a document."""
    assert only(body).speaker.name == name


def test_what_was_earned_is_no_finding() -> None:
    """“Hasil penjualan” pays for something, and says nothing."""
    assert not of("Dari hasil penjualan itu, pedagang membeli beras.").attributions
