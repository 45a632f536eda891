"""Whose a nickname is: introduced by the article, clipped from a name or made of two."""

import pytest
from attributed import of


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (
            "Rinaldi Pranoto hadir. “Air surut,” ujar Rinaldi. Menurut Rinpra, sapaan akrabnya, tanggul kuat.",
            "Rinaldi Pranoto",
        ),
        ("Rinaldi Pranoto hadir. “Air surut,” kata bupati yang akrab disapa Rinpra itu.", "Rinaldi Pranoto"),
        ("Rinaldi Pranoto (Rinpra) hadir. Rinpra menyatakan air surut.", "Rinaldi Pranoto"),
        ("Rinaldi Pranoto hadir. Kabar itu dibawa Rinal. Rinal menyatakan air surut.", "Rinaldi Pranoto"),
        ("Camat Rinaldiyanto hadir. Rinal sapaan akrabnya masuk. “Air surut,” ujar Rinal.", "Rinaldiyanto"),
        ("Yusriadi Pranoto hadir. Kabar itu dibawa Yusr. “Air surut,” kata Yusr.", "Yusriadi Pranoto"),
        ("Camat Rinaldi Pranoto atau dikenal sebagai Rinal Si Jago menyatakan air surut.", "Rinaldi Pranoto"),
        ("“Air surut,” kata bupati yang akrab disapa Rinpra itu.", "Rinpra"),
        ("Camat Rinaldi Pranoto, yang akrab disapa Pak Ipang, hadir. “Air surut,” kata Pak Ipang.", "Rinaldi Pranoto"),
        ("Camat Rinaldi Pranoto atau Ipang hadir. “Air surut,” kata Ipang.", "Rinaldi Pranoto"),
        ("Camat Rinaldi Pranoto hadir. “Air surut,” kata Ripran.", "Rinaldi Pranoto"),
        ("Camat Rinaldi Pranoto hadir. “Air surut,” kata Rinpnto.", "Rinpnto"),
        ("Camat Rinaldi Pranoto hadir. “Air surut,” kata Ripranto.", "Rinaldi Pranoto"),
        ("Camat Rinaldi Pranoto hadir. “Ya,” kata Naldi. “Air surut,” kata Naldi.", "Rinaldi Pranoto"),
        ("Camat Rinaldi Pranoto yang kini disapa Gus RIP hadir. Gus RIP menyatakan air surut.", "Rinaldi Pranoto"),
        (
            "Rinaldi Pranoto, camat yang dikenal dengan panggilan Kak Ipang, hadir. “Ya,” kata Kak Ipang.",
            "Rinaldi Pranoto",
        ),
        (
            "Rinaldi Pranoto hadir. Rinaldi ditemani Joko Lesmana. “Ya,” tutur camat yang dijuluki Kak Ipang ini.",
            "Rinaldi Pranoto",
        ),
        ("Camat Rinaldi Pranoto atau Rini Wulandari hadir. “Air surut,” kata Rini.", "Rini Wulandari"),
        ("Camat Rinaldi Bagus Pranoto hadir. Lagu RBP itu merdu. “Air surut,” kata RBP.", "Rinaldi Bagus Pranoto"),
        ("Camat Bagas Wirawan hadir. BW menyatakan air surut.", "Bagas Wirawan"),
        ("Camat Kurnia Pranoto Kusuma hadir. “Air surut,” kata KPK.", "KPK"),
    ],
)
def test_a_nickname_means_its_bearer(body: str, name: str) -> None:
    """The one named last before it, or whose first name it clips; without a bearer it is a name by itself."""
    assert of(body).attributions[-1].speaker.name == name


def test_a_clipped_name_that_two_share_is_nobodys() -> None:
    """“Rinal” may be Rinaldi or Rinalto, so neither is accused of it."""
    body = "Rinaldi Pranoto dan Rinalto Seno hadir. Kabar itu dibawa Rinal. Rinal menyatakan air surut."
    assert of(body).attributions[-1].speaker.name == "Rinal"


def test_a_nickname_inside_a_name_means_its_bearer() -> None:
    """“Jago” is Darno Seno, whose name holds it in quotation marks."""
    body = "“Air surut,” ujar kapten tim Darno “Jago” Seno. “Tanggul kuat,” kata Jago."
    assert {one.speaker.name for one in of(body).attributions} == {"Darno “Jago” Seno"}
