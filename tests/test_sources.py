"""Who feeds an article, each origin once, after chains are collapsed."""

import pytest

from scorer import registry
from scorer.model import Article, Doc
from scorer.read import read


def of(body: str, code: str = "id", outlet: str | None = None) -> Doc:
    """The doc of a text in a language."""
    return read(Article(body=body, language=code, outlet=outlet))


def origins(body: str, code: str = "id", outlet: str | None = None) -> list[str]:
    """The names of its origins, the largest first."""
    return [source.name for source in of(body, code, outlet).sources]


def test_an_agency_is_its_own_origin_whoever_passes_it_on() -> None:
    """
    What AFP has from Xinhua is Xinhua's, and so are the statements that name Xinhua alone.
    """
    body = "Menurut AFP yang mengutip Xinhua, bendungan itu retak. Xinhua menyebutkan air turun setengah meter."

    assert origins(body) == ["Xinhua"]


@pytest.mark.parametrize(
    ("code", "body"),
    [
        ("id", "Menurut seorang sumber di Balai Kota, tarif naik. Sumber itu menambahkan bahwa subsidi habis."),
        ("en", "According to a source at City Hall, fares will rise. The source added that subsidies had run out."),
        ("id", "Menurut kantor berita KCNA, rapat selesai. Kantor berita itu menambahkan bahwa jalan ditutup."),
        ("id", "Menurut KCNA, rapat selesai. Laporan itu menambahkan bahwa jalan ditutup."),
        ("en", "The meeting is over, KCNA said. The road had been closed, the agency added."),
    ],
)
def test_a_source_that_is_taken_up_again_is_one(code: str, body: str) -> None:
    """
    "Sumber itu" is the source the article brought in, and "the agency" the outlet, not a second one.
    """
    assert len(origins(body, code)) == 1


@pytest.mark.parametrize(("outlet", "expected"), [("Tempo", "Wahyu Saputra"), ("Kompas", "Tempo"), (None, "Tempo")])
def test_what_somebody_tells_the_newsroom_itself_came_over_nobody(outlet: str | None, expected: str) -> None:
    """
    An outlet that names itself as the one spoken to is no relay in its own story, and no origin.
    """
    body = "“Air naik,” kata Camat Wahyu Saputra kepada Tempo, Senin."

    assert origins(body, outlet=outlet) == [expected]
    assert [relay.name for relay in of(body, outlet=outlet).attributions[0].via] == (
        [] if outlet == "Tempo" else ["Tempo"]
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Tempo", "tempo"), ("tempo.co", "tempo"), ("REUTERS", "reuters"), ("Reuter", None), ("Warta Karangan", None)],
)
def test_an_outlet_is_called_by_its_exact_name_only(name: str, expected: str | None) -> None:
    """
    A name one slip away is a near miss, not the outlet.
    """
    found = registry.load().called(name)

    assert (found.id if found else None) == expected
