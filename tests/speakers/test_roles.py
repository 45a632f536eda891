"""Whose a role or a description is that stands without a name."""

import pytest
from attributed import of

WHO_SPOKE = "“Air surut,” kata Camat Seno Adi (52). "


@pytest.mark.parametrize(
    "what",
    [
        "Pria asal Talira itu menambahkan, tanggul kuat.",
        "Lelaki 52 tahun tersebut mengatakan tanggul kuat.",
        "Orang nomor satu di Muara itu juga mengingatkan soal tanggul.",
        "Politikus Partai Pelita ini menyebut tanggul kuat.",
        "“Tanggul kuat,” ucap pria 52 tahun itu lirih.",
        "“Tanggul kuat,” kata mantan Lurah Gading itu.",
        "“Tanggul kuat,” lanjut tetua adat tersebut.",
        "“Tanggul kuat,” ujar lelaki yang juga guru SMP itu.",
        "“Tanggul kuat,” tambah pria kelahiran Gading, 12 Mei 1994 itu.",
        "Pelantun lagu “Hujan Senja” itu menyebut tanggul kuat.",
    ],
)
def test_what_only_describes_somebody_means_the_last_person(what: str) -> None:
    """“Pria asal Talira itu” points back at whoever is in focus, and is no name."""
    assert of(WHO_SPOKE + what).attributions[-1].speaker.name == "Seno Adi"


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Bupati Ratna Wulandari menilai air surut. “Tanggul kuat,” ujar sumber itu.", "sumber itu"),
        ("“Air naik,” kata seorang pejabat. Ratna Wulandari marah. “Ya,” ujar pejabat itu.", "seorang pejabat"),
        ("“Air naik,” kata seorang sumber. Ratna Wulandari marah. “Ya,” ujar sumber itu.", "seorang sumber"),
        ("“Air naik,” kata pengamat Ratna Wulandari. “Ya,” ujar pengamat itu.", "Ratna Wulandari"),
    ],
)
def test_unnamed_words_are_never_put_in_a_named_mouth(body: str, name: str) -> None:
    """“Sumber itu” is the source brought in before, and nobody where there was none."""
    assert of(body).attributions[-1].speaker.name == name


@pytest.mark.parametrize("role", ["Menhub", "Menteri", "Menteri Perhubungan", "menteri itu"])
def test_a_role_is_its_bearers_however_it_is_shortened(role: str) -> None:
    """“Menhub” is the Menteri Perhubungan, whoever else has spoken since."""
    body = f"Menteri Perhubungan Surya Atmadja hadir. “Air surut,” kata Bupati Ratna Wulandari. “Baik,” kata {role}."
    assert of(body).attributions[-1].speaker.name == "Surya Atmadja"


@pytest.mark.parametrize(
    ("last", "name"),
    [
        ("“Ya,” tutur Gubernur Aceh periode 2000-2004 itu.", "Seno Adi"),
        ("Usai sidang, Gubernur Aceh periode 2000-2004 itu diam sebentar. “Ya,” tutur dia.", "Seno Adi"),
        ("“Ya,” kata Gubernur Aceh.", "Gubernur Aceh"),
        ("“Ya,” kata mantan Wali Kota Medan.", "Joko Lesmana"),
        ("Orang lain menyebut air naik. Dia menilai tanggul kuat.", "Joko Lesmana"),
        ("Istri Seno Adi sudah pulang. “Ya,” katanya.", "Joko Lesmana"),
        ("“Ya,” kata istri Seno Adi.", "istri Seno Adi"),
        ("“Ya,” kata istri Seno Adi, Rini Lestari.", "Rini Lestari"),
    ],
)
def test_what_somebody_was_or_whose_kin_somebody_is(last: str, name: str) -> None:
    """A former office is that of the one who left it; the wife of Seno Adi is not Seno Adi."""
    body = f"Eks Gubernur Aceh Seno Adi didakwa. Jaksa Joko Lesmana mengatakan bukti kuat. {last}"
    assert of(body).attributions[-1].speaker.name == name


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Wakil Presiden", "Wapres"),
        ("Wapres", "Wapres"),
        ("Wakil Ketua Umum", "Waketum"),
        ("Kepala Dinas Perikanan", "Kadis Perikanan"),
        ("Kadis Perikanan", "Kepala Dinas"),
    ],
)
def test_a_short_title_is_the_long_one(title: str, role: str) -> None:
    """Whichever of the two a person is given, the other one means the same person."""
    assert (
        of(f"{title} Surya Atmadja hadir. {role} menyatakan air surut.").attributions[-1].speaker.name
        == "Surya Atmadja"
    )
