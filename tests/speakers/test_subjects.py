"""Which noun of a clause is the one who speaks, and where none is."""

import pytest
from attributed import of, only


@pytest.mark.parametrize(
    ("body", "content"),
    [
        ("Presiden Ardan Wirya, yang belum lama ini memuji langkah tersebut, tidak hadir.", "langkah tersebut"),
        ("Presiden Ardan Wirya, yang juga ketua partai, mengatakan bahwa tanggul aman.", "bahwa tanggul aman"),
        ("Presiden Ardan Wirya, yang sebelumnya belum lama ini mengkritik warga, hadir.", "warga"),
    ],
)
def test_a_relative_clause_speaks_for_the_noun_before_it(body: str, content: str) -> None:
    """Its own words name nobody, and what is said in it ends with it."""
    doc = of(body)
    assert doc.attributions[0].speaker.name == "Ardan Wirya"
    assert doc.text(doc.attributions[0].content[0]) == content


def test_a_passive_whose_subject_points_back_has_its_speaker_behind_it() -> None:
    """“Hal tersebut dikatakan X” says who, even with a verb that often leaves it open."""
    body = "Banjir merendam tiga ratus rumah. Hal tersebut dikatakan Camat Seno Adi saat meninjau lokasi."
    assert only(body).speaker.name == "Seno Adi"


def test_who_is_only_the_owner_of_a_noun_gives_no_subject_to_the_next_verb() -> None:
    """Who said the first thing said the second, not the country whose intention was told between them."""
    body = (
        "Mayor Mia Holt said the country would declare its intention to leave and suggested that the dam would close."
    )
    assert [one.speaker.name for one in of(body, "en").attributions if one.speaker.named] == ["Mia Holt", "Mia Holt"]


@pytest.mark.parametrize(
    "body",
    [
        "After the harbor attacks, Mayor Holt kept the dam open.",
        "All night calls from the valley roll in at the harbor desk.",
    ],
)
def test_nouns_that_look_like_verbs_say_nothing(body: str) -> None:
    """What ends a noun phrase is no verb."""
    assert not of(body, "en").attributions


def test_the_reader_says_nothing() -> None:
    """Whom a text addresses tells nothing in it."""
    assert not of("Anda merasa dingin dan takut pada malam hari.").attributions
