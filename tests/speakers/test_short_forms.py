"""Which person a short form, a part of a name or a slip in one means."""

import pytest
from attributed import of


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Bupati Ratna Wulandari mengatakan air naik. Ia menambahkan, tanggul aman.", "Ratna Wulandari"),
        ("Bupati Ratna Wulandari mengatakan air naik. “Tanggul aman,” ujarnya.", "Ratna Wulandari"),
        ("Bupati Ratna Wulandari mengatakan air naik. “Tanggul aman,” kata Wulandari.", "Ratna Wulandari"),
        ("Bupati Ratna Wulandari mengatakan air naik. Bupati menegaskan tanggul aman.", "Ratna Wulandari"),
        ("Joko Lesmana mengatakan air naik. “Tanggul aman,” kata Joko Lesmanna.", "Joko Lesmanna"),
        ("Jarwo Lesmana mengatakan air naik. “Tanggul aman,” kata Jawro.", "Jarwo Lesmana"),
        ("Direktur PT Wirana Tirta Motor (WTM) Jarwo Lesmana mengatakan air naik.", "Jarwo Lesmana"),
        ("Direktur Jarwo Lesmana (JL) mengatakan air naik.", "Jarwo Lesmana"),
        ("“Air naik,” kata Kombes Jarwo Lesmana Rabu (11/9/2019).", "Jarwo Lesmana"),
        ("Jarwo Lesmana menilai air naik. Warga yang belum diketahui namanya itu menyebut air surut.", "Warga"),
        ("Lebih lanjut Jarwo Lesmana mengatakan, air naik.", "Jarwo Lesmana"),
        (
            "Jarwo Lesmana menilai air naik. “Ya,” kata ketua dewan penasihat Ikatan Program Perantau Wirana (IPPW) ini.",
            "Jarwo Lesmana",
        ),
        ("Jarwo Lesmana lebih jauh mengatakan air naik.", "Jarwo Lesmana"),
        ("Salah satu warga sekitar Jarwo (31) mengatakan air naik.", "Jarwo"),
        ("Selain Jarwo Lesmana, warga Bekasi mengatakan air naik.", "warga Bekasi"),
        ("Jarwo Wirmandi mengatakan air naik. “Tanggul aman,” kata Wimarndi.", "Jarwo Wirmandi"),
        ("Relawan Tim Jarwo-Ratna mengatakan air naik. “Tanggul aman,” kata Jarwo.", "Jarwo"),
        ("Sumur itu kering. Beruntung Jarwo segera datang. “Tanggul aman,” kata Jarwo Lesmana.", "Jarwo Lesmana"),
        (
            "Jarwo Lesmana menyebut air naik. Anggota DPRD Kota Muara Komisi II ini menyebut warga aman.",
            "Jarwo Lesmana",
        ),
        (
            "Juru bicara Pelita, Joko Lesmana, mengatakan air naik. Menurut juru bicara itu, tanggul aman.",
            "Joko Lesmana",
        ),
    ],
)
def test_short_forms_pronouns_and_roles_find_their_person(body: str, name: str) -> None:
    """
    The last statement belongs to the person named before.
    """
    assert of(body).attributions[-1].speaker.name == name


def test_a_name_without_its_capital_is_still_that_persons() -> None:
    """“Menurut jerry” is a slip for Jerry, who is named elsewhere, and no group."""
    body = "“Air surut,” kata Jerry Lesmana. Menurut jerry, tanggul kuat."
    assert {one.speaker.name for one in of(body).attributions} == {"Jerry Lesmana"}


def test_a_family_name_told_before_the_longer_name_is_somebody_elses() -> None:
    """President Holt is not Mia Holt, who is told of later."""
    body = "President Holt came. Mia Holt, a nurse, stayed. “It held,” President Holt said."
    assert of(body, "en").attributions[-1].speaker.name == "Holt"
