"""Over whom words came to us, who owns a claim after all, and what is one origin."""

import pytest
from attributed import of, only

from scorer.model import Kind


@pytest.mark.parametrize(
    ("body", "speaker", "via"),
    [
        ("“Kami siap,” kata Han, menurut KCNA, seperti dilansir AFP, Rabu.", "Han", ["KCNA", "AFP"]),
        ("Menurut laporan KCNA yang diberitakan oleh AFP, rapat usai.", "KCNA", ["AFP"]),
        ("“Kami siap,” ujar Han seperti dilansir KCNA.", "Han", ["KCNA"]),
        ("Dikutip dari Reuters, Camat Seno mengatakan bahwa air naik.", "Seno", ["Reuters"]),
        ("“Kami siap,” kata Camat Seno kepada AFP.", "Seno", ["AFP"]),
        ("Dua kapal hilang, kata AFP mengutip Camat Seno.", "Seno", ["AFP"]),
        ("“Kami siap,” kata Camat Seno, dikutip Selasa (21/10/2025).", "Seno", []),
        ("“Kami siap,” kata Camat Seno kepada wartawan.", "Seno", []),
    ],
)
def test_a_chain_names_its_outlets_from_the_origin_outwards(body: str, speaker: str, via: list[str]) -> None:
    """
    Relays bind outward, "mengutip" inward, and nothing is invented where no outlet is named.
    """
    one = only(body)

    assert one.speaker.name
    assert speaker in one.speaker.name
    assert [relay.agency_id for relay in one.via] == [name.lower() for name in via]


def test_chains_collapse_into_one_origin() -> None:
    """
    A speaker who came over an outlet once is counted with that outlet ever after.
    """
    doc = of("“Kami siap,” kata Han, dikutip KCNA. “Rapat usai,” kata Han. KCNA melaporkan bahwa rapat usai.")

    assert [(source.agency_id, source.share) for source in doc.sources] == [("kcna", 1.0)]


def test_persons_who_speak_as_one_are_an_origin_each() -> None:
    """The statement keeps one speaker as it is written; its share is divided among them."""
    doc = of(
        "Presiden Ardan Wirya, Presiden Bima Sena, dan Perdana Menteri Mika Holt mengatakan bahwa perjanjian berlaku."
    )
    assert doc.attributions[0].speaker.members == ("Ardan Wirya", "Bima Sena", "Mika Holt")
    assert [source.name for source in doc.sources] == ["Ardan Wirya", "Bima Sena", "Mika Holt"]
    assert [source.share for source in doc.sources] == [0.333, 0.333, 0.333]


@pytest.mark.parametrize(
    "body",
    [
        "Badan Pengelola Air, Tanggul, dan Sungai (BPATS) mengatakan hujan akan turun. BPATS menyebut air surut besok.",
        "Kementerian Pengairan (Kemenair) mengatakan hujan akan turun. Menurut Kemenair, air surut besok.",
        "Menurut Badan Sungai Pesisir (BSP), air naik. Badan Sungai Pesisir menyebut air surut besok.",
    ],
)
def test_a_body_and_its_abbreviation_are_one_origin(body: str) -> None:
    """The article says itself what the letters stand for."""
    assert len(of(body).sources) == 1


def test_an_abbreviated_country_stays_a_place() -> None:
    """“Uni Emirat Arab (UEA)” speaks for its government, not as an organisation."""
    assert only("Uni Emirat Arab (UEA) mengatakan bahwa air surut.").speaker.kind is Kind.METONYM


def test_an_agency_is_known_however_its_kind_is_written() -> None:
    """“Xinhua news agency” holds a name that is registered with capitals throughout, and one that is not."""
    assert only("The Xinhua news agency reported that the water has fallen.", "en").speaker.agency_id == "xinhua"
    assert only("Menurut kantor berita Xinhua, air sudah surut.").speaker.agency_id == "xinhua"


def test_an_unowned_claim_is_owned_by_the_sentence_behind_it() -> None:
    """
    "Hal ini dikonfirmasi X" gives the claim before it an owner.
    """
    doc = of("Dua kapal dilaporkan hilang. Hal ini dikonfirmasi Kepala Pelabuhan Seno.")

    assert doc.attributions[0].owner == doc.attributions[1].source


def test_who_denies_an_unowned_claim_does_not_own_it() -> None:
    """
    "Hal ini dibantah X" in the next sentence leaves the claim without an owner.
    """
    claim = of("Dua kapal disebut-sebut tenggelam. Hal ini dibantah Joko Lesmana.").attributions[0]

    assert claim.owner is None


def test_the_reason_for_a_withheld_name_is_found() -> None:
    """
    What follows "karena" after the words that keep a name back is the reason.
    """
    doc = of("Menurut seorang pejabat yang enggan disebut namanya karena tidak berwenang bicara, rapat batal.")
    one = doc.attributions[0]

    assert one.reason
    assert doc.text(one.reason) == "karena tidak berwenang bicara"


def test_a_reason_inside_what_was_said_is_none_for_hiding_a_name() -> None:
    """The road is closed because of the flood; why the name is withheld is not told."""
    body = "Seorang pejabat yang enggan disebut namanya mengatakan bahwa jalan ditutup karena banjir."
    assert only(body).reason is None


def test_an_unowned_claim_that_an_outlet_carries_is_the_outlets() -> None:
    """“Dilaporkan hilang, seperti dikutip Antara” has somebody who says so."""
    attribution = only("Dua kapal dilaporkan hilang, seperti dikutip Antara.")
    assert (attribution.speaker.agency_id, attribution.via) == ("antara", ())


@pytest.mark.parametrize(
    ("then", "told"),
    [
        ("Hal itu disampaikan Camat Seno Adi.", 2),
        ("Hal itu dibantah Camat Seno Adi.", 1),
        ("Hal itu disampaikan saat rapat, kata Camat Seno Adi.", 1),
    ],
)
def test_what_points_back_to_a_sentence_without_an_owner_has_said_it(then: str, told: int) -> None:
    """“Hal itu disampaikan X” makes the sentence before it X's; who denies it has not said it."""
    assert (
        len(of(f"Banjir surut.\n\nJembatan di Desa Gading ditutup selama dua hari. {then}").attributions[-1].content)
        == told
    )
