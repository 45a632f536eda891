"""Whose name the article tells only after the words, and whose a crawler lost."""

import pytest
from attributed import of


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Ekonom senior ,mengatakan air surut. “Ya,” ujar dia. Rini menambahkan, tanggul kuat.", "Rini"),
        ("Direktur Utama Perum Wirana  , menyatakan air surut. Menurut Rini Lestari, tanggul kuat.", "Rini Lestari"),
        ("Menteri Perairan menilai air surut. Tujuannya, kata Rini, tanggul kuat.", "Rini"),
        ("Penyanyi 26 tahun itu gugup. “Air surut,” kata dia. Rini mengaku senang.", "Rini"),
        ("Menteri Perairan menilai air surut. Menurut Rini Lestari, tanggul kuat.", "Menteri Perairan"),
        ("Jaksa menuduh Rini Lestari, seorang pedagang, lalai. Rini membantah.", "Jaksa"),
        ("Seorang warga menilai air surut. Rini menambahkan, tanggul kuat.", "Seorang warga"),
        ("Ekonom senior ,mengatakan air surut. Pengamat Rini Lestari menambahkan, tanggul kuat.", "Ekonom senior"),
    ],
)
def test_a_name_may_be_told_only_later(body: str, name: str) -> None:
    """Who stands there without a name is the next one under a bare name that nobody has introduced."""
    assert of(body).attributions[0].speaker.name == name


def test_a_role_may_be_given_its_name_later() -> None:
    """The only mayor whom the article names is the mayor who spoke before the name was told."""
    body = "Bupati berjanji membangun tanggul. “Besok dimulai,” kata Bupati Nyoman Arsa."
    assert [one.speaker.name for one in of(body).attributions] == ["Nyoman Arsa", "Nyoman Arsa"]


def test_a_name_lost_with_its_link_is_the_only_speakers() -> None:
    """Crawlers drop the words of a link; where several have spoken, nobody is named."""
    lost = "“Tanggul itu kuat sekali,” ucap ,."
    one = of(f"“Air surut,” kata Ratna Wulandari. {lost}").attributions[-1].speaker
    two = of(f"“Air surut,” kata Ratna Wulandari. “Ya,” kata Seno Adi. {lost}").attributions[-1].speaker
    assert (one.name, two.name, two.named) == ("Ratna Wulandari", None, False)


@pytest.mark.parametrize(
    ("then", "name"),
    [
        ("“Tanggul itu kuat sekali,” ucap , kepada pers. Menurut Seno, air surut.", "Seno Adi"),
        ("Camat Seno Adi datang. “Tanggul itu kuat sekali,” ucap ,lelaki asal Gading ini.", "Seno Adi"),
    ],
)
def test_a_name_lost_with_its_link_is_found_beside_it(then: str, name: str) -> None:
    """The next speaker under one word, or a description behind the hole, tells who it was."""
    body = f"“Air surut,” kata Ratna Wulandari. “Ya,” kata Seno Adi. “Ya,” kata Joko Lesmana. {then}"
    assert next(one for one in of(body).attributions[3:]).speaker.name == name
