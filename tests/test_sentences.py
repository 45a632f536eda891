"""Where one sentence ends and the next begins. `|` marks the boundaries expected."""

import pytest

from scorer.langs import load
from scorer.model import Article
from scorer.read import blocks, sentences

INDONESIAN = [
    "Dr. Ratna Wulandari tiba pukul 09.30 WIB. |Ia langsung menuju RS. Harapan di Jl. Melati No. 12.",
    "Harga beras naik menjadi Rp. 14.500 per kilogram. |Pedagang mengeluh.",
    "“Siapa yang datang?” tanya Bram. |Tidak ada yang menjawab.",
    "“Kami siap. |Semua sudah diperiksa,” ujar Kapolsek Kompol. Pol. Sarwono.",
    "Rapat ditutup pada Senin (3/2/2025). |Hasilnya diumumkan besok.",
    "Brigjen. Pol. Anton Suryadi, S.H., M.H. memimpin apel. |Apel berlangsung singkat.",
    "Perusahaan itu, PT. Sinar Baru Tbk. merugi. |Sahamnya turun 2,5 persen.",
    "Mengapa? |Karena jembatan Kali Wungu putus! |Warga memutar 12 km.",
    "Suhu mencapai 38,5 derajat. |Namun, angin bertiup dari arah timur...",
    "Ketua RT. 05 RW. 02, H. Mulyadi, membenarkan. |“Betul.” |Ia lalu pergi.",
    "A. Yulianto dan B. Kusuma ditahan. |Keduanya mengaku.",
    "Petugas memeriksa tanggul., |“Semua aman,” katanya. |H. Mulyadi, M.Pd., Rektor, hadir.",
    "Rapat itu soal Kali Wungu., |Hasilnya dibawa ke DPRD.,|Anton, SH., MM., dan PT ., Tbk hadir.",
    "Jembatan selesai pada 2019., ,|Menanggapi hal itu, Bram diam., |Nilainya Rp 3.,5 juta.",
    "“Semua aman.”, |Bram mencatatnya. |“Siapa?”, tanya Ratna. ,|Menurut Ratna, air naik. , |hadir juga.",
    "Talira masuk Grup A. |Ratna Wulandari dan A. Yulianto hadir. |Ia terkena hepatitis B. |Bram menjenguknya.",
    "Ada tiga langkah., ,|yang pertama menutup pintu air.",
    "Air surut, kata Ratna dikutip dari laman ,|Bram ikut hadir ,|Ia datang dari , Kali Wungu.",
]
ENGLISH = [
    "Dr. Mia Holt arrived at 9.30 a.m. on Monday. |She spoke to Sen. Alan Petty.",
    "The U.S. Senate voted 51-49. |The bill now goes to the House.",
    "He left the U.S. |The firm, Dunmore Mills Inc., closed in 2019.",
    "“Who is there?” she asked. |Nobody answered.",
    "“We are ready. |Everything has been checked,” said Capt. Jonah Reed.",
    "Prices rose 2.5 percent in Sept. and fell later. |Why? |Nobody knows!",
    "J. R. Marsh and Lt. Col. Ada Finch were there. |Both left.",
    "The Ashlings are in Group A. |Mia Holt came on for George W. Marsh. |It was hepatitis B. |Dr. Ada Finch said so.",
    "The case, Marsh v. Dunmore, was closed. |It had run for years.",
]


@pytest.mark.parametrize(("code", "marked"), [("id", text) for text in INDONESIAN] + [("en", text) for text in ENGLISH])
def test_sentences_end_where_a_reader_ends_them(code: str, marked: str) -> None:
    """
    Abbreviations, initials, clocks and questions inside quotations do not end a sentence; full stops do.
    """
    lang = load(code)
    article = Article(body=marked.replace("|", ""))
    split = sentences.split(article.body, blocks.split(article, lang), lang)

    assert [sentence.span.of(article) for sentence in split] == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize(
    "text", ["." * 50_000, "“" * 50_000, "A. " * 20_000, "a" * 200_000, "é" * 50_000, "\u05d0. " * 10_000]
)
def test_hostile_text_is_read_and_nothing_is_lost(text: str) -> None:
    """
    A text made to be slow is split like any other, and its sentences stand where they say.
    """
    article = Article(body=text)
    split = sentences.split(text, blocks.split(article, load("en")), load("en"))

    assert all(sentence.span.of(article).strip() for sentence in split)


@pytest.mark.parametrize("closing", [".”", '."', "?”, kata Ratna."])
def test_a_line_of_speech_is_no_headline(closing: str) -> None:
    """
    What ends as a sentence does, inside its marks too, belongs to the story.
    """
    body = f"Terminal lama dikosongkan Sabtu malam.\n“Kami baru diberi tahu sejam sebelumnya{closing}\nBus pindah ke stadion."
    article = Article(body=body, language="id")

    assert blocks.headline_of(article, blocks.split(article, load("id"))) is None
