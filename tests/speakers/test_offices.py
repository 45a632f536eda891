"""Where an office ends and the name of the one who bears it begins."""

import pytest
from attributed import of, only

from scorer.model import Kind


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("Menteri Pendidikan dan Kebudayaan Ratna Wulandari", "Ratna Wulandari"),
        ("Menteri Kelautan dan Perikanan Korea Selatan Pak Sol-mi", "Sol-mi"),
        ("Gubernur Jawa Tengah Joko Lesmana", "Joko Lesmana"),
        ("Ketua DPRD Nusa Tenggara Timur Joko Lesmana", "Joko Lesmana"),
    ],
)
def test_an_office_of_several_words_is_no_part_of_the_name(subject: str, name: str) -> None:
    """What a minister is set over, and the region of an office, end where the person begins."""
    assert only(f"{subject} mengatakan bahwa air surut.").speaker.name == name


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("Wali Kota Bogor Idris Laksana", "Idris Laksana"),
        ("Kepala Puskesmas Wirana dr. Rini Asmara", "Rini Asmara"),
        ("Anggota Komisi V DPR Lukman Hadi", "Lukman Hadi"),
        ("Pengamat politik Universitas Wirana Adi Nugroho", "Adi Nugroho"),
        ("Kepala Badan Pusat Statistik Ratna Wulandari", "Ratna Wulandari"),
        ("Rektor Wening Palupi, M.Si.,", "Wening Palupi"),
        ("Kapolres Gading, AKBP Dian Permadi,", "Dian Permadi"),
        ("Direktur RSUD Gading Lilis Handayani", "Lilis Handayani"),
        ("Ketua Persatuan Pasar dan Warung Wirana (PPWW) Tirto Adi", "Tirto Adi"),
        ("Direktur Penataan Sungai Kementerian Perairan Tirto Seno Adi", "Tirto Seno Adi"),
        ("Ketua Umum Kamar Dagang dan Industri (Kadin) Gading Raya Seno Wirawan", "Seno Wirawan"),
        ("Kepala Dinas Perikanan, Kelautan, dan Energi Gresik Darno Seno", "Darno Seno"),
        ("Kepala Dinas Penerangan TNI Laksamana Muda Darno Seno", "Darno Seno"),
        ("Kepala Pusdalops BNPB Darno Surya Adi", "Darno Surya Adi"),
        ("Darno Seno, Direktur Perumda Gading, Senin (15/6)", "Darno Seno"),
        ("Menteri Bidang Hukum, Tata Ruang, dan Keamanan Harun MD, Rabu (12/8) di Gading,", "Harun MD"),
        ("Marsekal Darno Seno yang kala itu menjabat Wakil Panglima TNI", "Darno Seno"),
        ("Gubernur Ratna Wulandari dalam rapat koordinasi", "Ratna Wulandari"),
        ("Parwi (46), warga Dusun Wates, Kecamatan Gading, misalnya,", "Parwi"),
        ("Ratna Wulandari yang didampingi Bupati Seno Adi", "Ratna Wulandari"),
        ("Dokter Darno Saleh, Sp.P,", "Darno Saleh"),
        ("Wakil Ketua DPRD Jawa Tengah dari Fraksi Partai Pelita Darno Seno", "Darno Seno"),
        ("Pengamat politik dari Universitas Wirana Adi Nugroho", "Adi Nugroho"),
        ("Psikolog Anak dan Keluarga Rini PALUPI", "Rini PALUPI"),
        ("Ketua Bidang Hukum, Pertanahan, dan Perundang-undangan PBNU Darno Seno", "Darno Seno"),
        ("Kepala Pusat Peta, Penerangan, dan Humas BNPB Darno Seno", "Darno Seno"),
        ("Ketua Kadin Bidang Properti Darno S G", "Darno S G"),
        ("Manajer Komunikasi dan CSR Pertamina Rini Palupi", "Rini Palupi"),
        ("Area Manager Relations and CSR Pelita Region III Rini Palupi", "Rini Palupi"),
        ("Peneliti Institute for River Justice Reform (IRJR) Rini Palupi", "Rini Palupi"),
        ("Ketua Asosiasi Pengusaha Ritel Indonesia (Aprindo) Darno Seno", "Darno Seno"),
        ("Chairman Wirana Group, Yasin al-Rumah,", "Yasin al-Rumah"),
        ("Juru bicara kementerian perairan Kolonel Idris al-Rumah", "Idris al-Rumah"),
        ("Kapolda Sumbar Inspektur Jenderal Polisi Darno Seno", "Darno Seno"),
        ("Anggota DPRD Darno Seno", "Darno Seno"),
        ("Sekretaris DPRD Kota Bekasi M. Darno", "M. Darno"),
        ("Senator Republik Darno Seno", "Darno Seno"),
        ("Pakar hukum pidana dari Universitas Wirana Abdul Darno Seno", "Abdul Darno Seno"),
        ("Direktur Jenderal Tata Ruang Air (TRA) Kementerian PUPR Hari Seno", "Hari Seno"),
        ("Kapten tim Darno “Jago” Seno", "Darno “Jago” Seno"),
        ("Darno Seno, Kepala Bidang Perkebunan Dinas Perkebunan Sumsel di Palembang", "Darno Seno"),
        ("Darno Seno, warga Bekasi", "Darno Seno"),
        ("Di tempat sama, Darno Seno, peneliti Pusat Kajian Sungai", "Darno Seno"),
        ("Waketum Darno Seno", "Darno Seno"),
        ("Kepala , DKI Jakarta Darno Seno", "Darno Seno"),
        ("Sekretaris Daerah ,, Natan D. Seno", "Natan D. Seno"),
    ],
)
def test_the_body_or_town_of_an_office_is_no_part_of_the_name(subject: str, name: str) -> None:
    """A town that is listed, a commission's number and a body's own name end where the person begins."""
    speaker = only(f"{subject} mengatakan air surut.").speaker
    assert (speaker.kind, speaker.name) == (Kind.PERSON, name)


@pytest.mark.parametrize(
    "subject",
    [
        "Rektor Universitas Budi Wirana",
        "Ketua Yayasan Lereng Hijau",
        "Staf Khusus Satgas",
        "Mantan guru Biologi di ITB itu",
    ],
)
def test_the_name_of_a_body_or_a_field_is_nobodys(subject: str) -> None:
    """What only tells of what somebody is the bearer is no name."""
    assert not only(f"{subject} mengatakan air surut.").speaker.named


def test_whom_the_article_quotes_by_one_name_bears_it_behind_a_body() -> None:
    """“Kata Iqbal” shows that “anggota Koalisi Iqbal Darma” tells of Iqbal Darma, not of a coalition."""
    body = "“Air surut,” ujar anggota Koalisi Iqbal Darma. “Tanggul kuat,” kata Iqbal."
    assert {one.speaker.name for one in of(body).attributions} == {"Iqbal Darma"}


@pytest.mark.parametrize(
    "before", ["Bersama Darno Seno", "Mewakili Darno Seno", "Di Semarang, Jawa Tengah", "Setelah bertemu Darno Seno"]
)
def test_what_stands_before_a_role_may_be_somebody_else_or_a_place(before: str) -> None:
    """A name behind a verb or a preposition, and a province, do not bear the role behind the comma."""
    assert only(f"{before}, Ketua PMI mengatakan air surut.").speaker.name == "Ketua PMI"


def test_a_town_that_no_list_holds_is_known_from_the_article() -> None:
    """“Di Muara” shows what Muara is, so the mayor of Muara is called Idris Laksana."""
    attribution = only("Banjir melanda rumah di Muara. Wali Kota Muara Idris Laksana mengatakan air surut.")
    assert attribution.speaker.name == "Idris Laksana"


def test_an_office_alone_names_nobody() -> None:
    """“Gubernur Jawa Tengah” is a role, and Jawa Tengah nobody."""
    assert not only("Gubernur Jawa Tengah mengatakan bahwa air surut.").speaker.named
