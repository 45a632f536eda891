"""The registry of agencies and outlets: what its entries promise, and where it sees an outlet in a text."""

import itertools

import pytest

from scorer.lexicon import fold
from scorer.registry import Mention, Ownership, Registry, load


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The registry as it ships."""
    return load()


def seen(registry: Registry, text: str) -> list[tuple[str, str]]:
    """What is found in a text: the exact words and the outlet's id."""
    return [(text[mention.start : mention.end], mention.outlet.id) for mention in registry.find(text)]


def ids(registry: Registry, text: str) -> list[str]:
    """The ids alone."""
    return [mention.outlet.id for mention in registry.find(text)]


# ── the entries ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_it_holds_the_agencies_of_the_world(registry: Registry) -> None:
    """At least 200 agencies and 1,000 names and aliases, web addresses not counted."""
    agencies = [outlet for outlet in registry.outlets if outlet.kind == "agency"]
    assert len(agencies) >= 200
    assert sum(len(outlet.names) for outlet in registry.outlets) >= 1000


def test_an_id_names_one_outlet(registry: Registry) -> None:
    """Ids are unique, and an outlet is found by its own."""
    assert len({outlet.id for outlet in registry.outlets}) == len(registry.outlets)
    assert all(registry.get(outlet.id) is outlet for outlet in registry.outlets)
    assert registry.get("no-such-outlet") is None


def test_a_sure_name_means_one_outlet(registry: Registry) -> None:
    """Two outlets may share a name only where both mark it as ambiguous."""
    owners: dict[str, set[str]] = {}
    for outlet in registry.outlets:
        for name in outlet.names:
            if not name.ambiguous:
                owners.setdefault(fold(name.text), set()).add(outlet.id)
    assert not {name: owned for name, owned in owners.items() if len(owned) > 1}


def test_a_checked_fact_has_an_address(registry: Registry) -> None:
    """Whatever is called verified or state-controlled says where that was read."""
    for outlet in registry.outlets:
        if outlet.verified or outlet.state_controlled:
            assert outlet.references, outlet.id
            assert outlet.ground, outlet.id
        assert all(reference.url.startswith("http") and reference.title for reference in outlet.references), outlet.id


def test_a_founding_year_is_checked_or_said_not_to_be(registry: Registry) -> None:
    """A year without a reference of its own is listed among the unchecked fields."""
    for outlet in registry.outlets:
        if outlet.founded and "founded" not in outlet.unchecked:
            assert any("founded" in reference.supports for reference in outlet.references), outlet.id


def test_one_agency_at_most_is_a_countrys_own(registry: Registry) -> None:
    """What "the country's news agency" means has one answer."""
    countries = [outlet.country for outlet in registry.outlets if outlet.national]
    assert len(countries) == len(set(countries))


def test_who_controls_an_agency_is_told_apart() -> None:
    """KCNA is state-controlled; AFP, Yonhap and Antara are not, AP is a cooperative."""
    registry = load()
    owned = {key: outlet.ownership for key in ("kcna", "ap", "antara", "afp") if (outlet := registry.get(key))}
    assert owned["kcna"] is Ownership.STATE_CONTROLLED
    assert owned["ap"] is Ownership.COOPERATIVE
    assert Ownership.STATE_CONTROLLED not in {owned["antara"], owned["afp"]}


# ── names in a text ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_relay_chain_is_seen_whole(registry: Registry) -> None:
    """Every link of a chain is found, with the exact words."""
    text = "Menurut laporan KCNA yang dikutip oleh kantor berita Yonhap, kapal itu karam."
    assert seen(registry, text) == [("KCNA", "kcna"), ("Yonhap", "yonhap")]


def test_the_longest_name_wins() -> None:
    """CNN Indonesia is not CNN, and Kompas TV is not Kompas."""
    text = "Keterangan itu disiarkan CNN Indonesia, lalu dikutip Kompas TV dan BBC News Indonesia."
    assert ids(load(), text) == ["cnn-indonesia", "kompas-tv", "bbc-indonesia"]


def test_offsets_count_code_points(registry: Registry) -> None:
    """Letters outside the first plane do not shift a span."""
    text = "🌋🌋 Menurut Reuters, abu turun di lereng."
    assert seen(registry, text) == [("Reuters", "reuters")]


@pytest.mark.parametrize("text", ["daridetikFinance", "dikutipdetikNews", "kepadaReuters", "dilansirKompas.com"])
def test_a_word_glued_to_a_name_is_told_apart(registry: Registry, text: str) -> None:
    """A crawler that loses the blanks around a link does not hide the outlet."""
    (mention,) = registry.find(f"Kabar itu {text}, Rabu.")
    found = f"Kabar itu {text}, Rabu."[mention.start : mention.end]
    assert text.endswith(found)
    assert found[:5] in {"detik", "Reute", "Kompa"}


def test_small_letters_are_not_a_name(registry: Registry) -> None:
    """A compass, a tempo, independence and a second of time are no newspapers."""
    text = "Ia membaca kompas, menjaga tempo, merdeka sejak detik pertama, lalu bernama samaran."
    assert ids(registry, text) == []


def test_an_address_is_its_outlet(registry: Registry) -> None:
    """A web address in the text counts as a name."""
    assert ids(registry, "Sumber: https://www.antaranews.com/berita/12/kebun") == ["antara"]


def test_a_body_named_after_an_outlet_is_not_the_outlet(registry: Registry) -> None:
    """An institute, a show or a foundation that carries the name speaks for itself."""
    assert ids(registry, "Kajian Reuters Institute menyebut pembaca muda berkurang.") == []


# ── short forms that mean something else ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        "Harga cabai naik antara 10 dan 20 persen.",
        "Antara 10 dan 20 rumah rusak.",
        "Antara lain, warga meminta jembatan baru.",
        "Di Antara dua bukit itu ada mata air.",
        "Warga RT 05 RW 02 bergotong royong, kata Ketua RT Sumardi.",
        "Kasus itu ditangani AKP Wiryawan, kata AKP Wiryawan.",
        "Kurs rupiah terhadap dolar AS menguat.",
        "Banjir melanda NTB dan NTT.",
        "Jalan Medan Merdeka Barat ditutup.",
        "Tersangka AP (23) ditahan. AP mengaku menyesal.",
        "PT Angkasa Pura (AP) menambah kursi. AP menyebutkan biayanya kecil.",
        "Masyarakat Transportasi Indonesia (MTI) menilai tarif wajar. MTI menyebut ada celah.",
        "Polisi Federal Australia (AFP) menggeledah kantor itu. AFP menyebut dua orang ditahan.",
        "Bernama lengkap Suroso, ia menanam kopi.",
        "Lusa ia berangkat ke Kupang.",
        "Indeks Nikkei turun dua persen.",
        "Vaksin Sputnik V tiba di Jakarta.",
        "Ibu Ani membuka warung.",
    ],
)
def test_other_meanings_are_left_alone(registry: Registry, text: str) -> None:
    """Without a cue, a label, a credit or the full name, an ambiguous form is not an agency."""
    assert ids(registry, text) == []


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Lima orang tewas, kata AP mengutip seorang pejabat setempat.", "ap"),
        ("Kapal itu berputar arah, dikutip dari AP, Kamis.", "ap"),
        ("AP melaporkan jalan itu dibuka lagi.", "ap"),
        ("WASHINGTON (AP) — The bridge reopened on Monday.", "ap"),
        ("“Kami siap,” katanya kepada Antara di Ambon.", "antara"),
        ("JAKARTA (ANTARA) - Jembatan itu dibuka.", "antara"),
        ("Harga tetap, seperti dikutip Antara Jumat (3/1).", "antara"),
        ("Kantor berita Turki, AA, menyebut gempa itu dangkal.", "anadolu"),
        ("Menurut stasiun televisi RT, pesawat itu kembali.", "rt"),
        ("Foto: AFP/Lin Mei", "afp"),
        ("Dilansir Bernama, kabut menipis di Kuching.", "bernama"),
        ("“Belum ada laporan,” ujarnya saat dihubungi Tempo, Rabu.", "tempo"),
        ("MTI, the Hungarian news agency, reported the vote.", "mti"),
    ],
)
def test_context_makes_a_short_form_an_outlet(registry: Registry, text: str, outlet: str) -> None:
    """A cue, a label, a dateline or a credit beside it is enough."""
    assert ids(registry, text) == [outlet]


def test_a_full_name_vouches_for_its_short_form(registry: Registry) -> None:
    """Once spelled out, an agency keeps its abbreviation for the rest of the text."""
    text = "Associated Press of Pakistan (APP) mengabarkan banjir surut. Jalan dibuka, tulis laporan APP itu."
    assert ids(registry, text) == ["app", "app", "app"]


def test_an_abbreviation_of_two_outlets_follows_the_one_spelled_out(registry: Registry) -> None:
    """CNA is Singapore's channel unless the text speaks of Taiwan's agency."""
    assert ids(registry, "Dilansir CNA, kabut menipis.") == ["channel-newsasia"]
    assert ids(registry, "Taiwan's Central News Agency (CNA) said so, and CNA reported more.")[-1] == "cna-tw"


def test_a_list_shares_its_cue(registry: Registry) -> None:
    """In "Reuters dan AP" the sure name lends its cue to the other."""
    assert ids(registry, "Menurut Reuters dan AP, kapal itu karam.") == ["reuters", "ap"]


# ── described, not named ─────────────────────────────────────────────────────────────────────────────────────────────


def test_a_described_agency_is_recognised(registry: Registry) -> None:
    """The description is found as such, in both languages."""
    (mention,) = registry.find("Uji coba itu diumumkan kantor berita resmi Korea Utara.")
    assert (mention.outlet.id, mention.descriptive) == ("kcna", True)
    (mention,) = registry.find("The launch was announced by North Korea's state news agency.")
    assert (mention.outlet.id, mention.descriptive) == ("kcna", True)


def test_state_media_may_be_any_of_several(registry: Registry) -> None:
    """The words "state media" name no outlet: all that they may mean are candidates."""
    (mention,) = registry.find("Ledakan itu disebut media pemerintah Iran sebagai kecelakaan.")
    assert {"irna", "press-tv"} <= {outlet.id for outlet in mention.candidates}
    assert mention.outlet is mention.candidates[0]


def test_a_description_beside_its_name_is_no_second_mention(registry: Registry) -> None:
    """What is described and named is named; only an outlet left unnamed is descriptive."""
    for text in (
        "Menurut kantor berita Iran, Tasnim, jalan itu dibuka.",
        "KCNA, kantor berita resmi Korea Utara, diam.",
    ):
        (mention,) = registry.find(text)
        assert (mention.outlet.id, mention.descriptive) in {("tasnim", False), ("kcna", False)}


# ── near misses ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("Xinhwa", "xinhua"),
        ("Kantor Berita Reutres", "reuters"),
        ("Korean Central New Agency", "kcna"),
        ("KCNA", "kcna"),
    ],
)
def test_a_slip_of_the_pen_finds_its_agency(registry: Registry, name: str, outlet: str) -> None:
    """One letter more, less, other or swapped is still the same name."""
    found = registry.nearest(name)
    assert found is not None
    assert found.id == outlet


@pytest.mark.parametrize("name", ["Kantor Berita Nusa Raya", "KCNB", "Sinar Pagi Kelana", "", "Kantor Berita"])
def test_a_stranger_is_nobodys_near_miss(registry: Registry, name: str) -> None:
    """An unknown name, or a short one a letter off, is not forced on an agency."""
    assert registry.nearest(name) is None


# ── hostile text ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text", ["", "AP" * 50_000, "(AP) " * 20_000, "Antara, " * 20_000, "“" * 50_000, "\u0301" * 50_000 + "AP"]
)
def test_hostile_text_is_read_to_its_end(registry: Registry, text: str) -> None:
    """Whatever the text, mentions stand in order and never overlap."""
    mentions: list[Mention] = list(registry.find(text))
    assert all(first.end <= second.start for first, second in itertools.pairwise(mentions))
