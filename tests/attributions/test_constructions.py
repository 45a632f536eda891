"""Who says what, in whose words: each construction on a sentence of our own."""

import pytest
from attributed import told

PATTERNS = [
    # quotation, then cue
    ("id", "“Air surut,” kata Ratna Wulandari.", ("Ratna Wulandari", "kata", "“Air surut,”")),
    ("id", "“Air surut,” ujarnya.", (None, "ujarnya", "“Air surut,”")),
    ("id", "”Air surut,” imbuh dia.", ("dia", "imbuh", "”Air surut,”")),
    ("id", '"Air surut." tegas Joko Lesmana.', ("Joko Lesmana", "tegas", '"Air surut."')),
    ("id", "«Air sudah surut,» kata Camat Seno.", ("Camat Seno", "kata", "«Air sudah surut,»")),
    # clause, then cue; a parenthesis
    ("id", "Air sudah mulai surut, kata Ratna Wulandari.", ("Ratna Wulandari", "kata", "Air sudah mulai surut")),
    ("id", "Air sudah mulai surut, katanya.", (None, "katanya", "Air sudah mulai surut")),
    ("id", "Upaya ini, lanjut dia, dimulai besok.", ("dia", "lanjut", "Upaya ini … dimulai besok")),
    # speaker, verb, content
    ("id", "Ratna menjelaskan bahwa air surut.", ("Ratna", "menjelaskan", "bahwa air surut")),
    ("id", "Bupati Ratna mengatakan, air surut.", ("Bupati Ratna", "mengatakan", "air surut")),
    ("id", "Ia menekankan pentingnya tanggul.", ("Ia", "menekankan", "pentingnya tanggul")),
    ("id", "Camat Seno, Senin (1/9/2025), mengatakan, air surut.", ("Camat Seno", "mengatakan", "air surut")),
    (
        "id",
        "Lasmi (41), warga Desa Muara, mengaku takut air naik.",
        ("Lasmi (41), warga Desa Muara", "mengaku", "takut air naik"),
    ),
    ("id", "Lasmi salah satu pedagang mengatakan air surut.", ("Lasmi salah satu pedagang", "mengatakan", "air surut")),
    (
        "id",
        "Seorang perajin yang menunggu mengatakan air surut.",
        ("Seorang perajin yang menunggu", "mengatakan", "air surut"),
    ),
    (
        "id",
        "Area Manager Balai Wirana, Nova Lestari, mengatakan air surut.",
        ("Area Manager Balai Wirana, Nova Lestari", "mengatakan", "air surut"),
    ),
    ("id", "Seno pun meminta warga bersabar.", ("Seno", "meminta", "warga bersabar")),
    ("id", "Seno tak menampik bahwa tanggul retak.", ("Seno", "menampik", "bahwa tanggul retak")),
    (
        "id",
        "Menurut Seno, situs data.pantau.org mencatat banjir.",
        ("Seno", "Menurut", "situs data.pantau.org mencatat banjir"),
    ),
    ("id", "“Tanggul retak.”, Joko Lesmana menjelaskan.", ("Joko Lesmana", "menjelaskan", "“Tanggul retak.”")),
    ("id", "Kata Seno, tanggul retak.", ("Seno", "Kata", "tanggul retak")),
    ("id", "Sambung dia menyebutkan, tanggul retak.", ("dia", "menyebutkan", "tanggul retak")),
    ("id", "Dikatakannya, tanggul retak.", (None, "Dikatakannya", "tanggul retak")),
    ("id", "Seno, dikutip dari Antara, menjelaskan tanggul retak.", ("Seno", "menjelaskan", "tanggul retak")),
    ("id", "Seno Adi, kepada AFP, mengatakan tanggul retak.", ("Seno Adi", "mengatakan", "tanggul retak")),
    ("id", "Seno mengingatkan soal banjir.", ("Seno", "mengingatkan", "soal banjir")),
    ("id", "Hasil survei menunjukkan harga naik.", ("Hasil survei", "menunjukkan", "harga naik")),
    ("id", "Dalam risetnya, Seno mencatat harga naik.", ("Seno", "mencatat", "harga naik")),
    ("id", "Selain itu, kata dia, tanggul retak.", ("dia", "kata", "tanggul retak")),
    ("id", "DPP Pelita, tegas dia, dalam hal ini mendukung.", ("dia", "tegas", "DPP Pelita … dalam hal ini mendukung")),
    ("id", "Kabar itu dibenarkan putrinya, Laila Seno.", ("putrinya, Laila Seno", "dibenarkan", "Kabar itu")),
    (
        "id",
        "Ini Gabriel. Gabriel Adi (60), penjual air menyebut air naik.",
        ("Gabriel Adi (60), penjual air", "menyebut", "air naik"),
    ),
    # an adverbial behind the verb: of the saying, or of what was said
    ("id", "Seno mengatakan saat ini tanggul retak.", ("Seno", "mengatakan", "saat ini tanggul retak")),
    ("id", "Seno mengatakan hari ini stok pompa cukup.", ("Seno", "mengatakan", "hari ini stok pompa cukup")),
    ("id", "Seno menduga ketika air naik, pompa mati.", ("Seno", "menduga", "ketika air naik, pompa mati")),
    (
        "id",
        "Seno menyebut dengan cara itu warga bisa menyeberang.",
        ("Seno", "menyebut", "dengan cara itu warga bisa menyeberang"),
    ),
    (
        "id",
        "Seno mengatakan beberapa tanggul yang rusak adalah Wirana, Gading, dan Muara.",
        ("Seno", "mengatakan", "beberapa tanggul yang rusak adalah Wirana, Gading, dan Muara"),
    ),
    ("id", "Seno mengatakan dalam rapat itu, tanggul retak.", ("Seno", "mengatakan", "tanggul retak")),
    ("id", "Seno mengatakan di Muara, Senin, tanggul retak.", ("Seno", "mengatakan", "tanggul retak")),
    ("id", "Seno mengatakan pada Senin bahwa tanggul retak.", ("Seno", "mengatakan", "bahwa tanggul retak")),
    ("id", "Seno mengatakan kepada warga akan menutup jalan.", ("Seno", "mengatakan", "akan menutup jalan")),
    ("id", "Seno menanyakan kepada Lasmi terkait pompa itu.", ("Seno", "menanyakan", "terkait pompa itu")),
    (
        "id",
        "Seno meminta kepada camat, lurah, dan warga agar bersabar.",
        ("Seno", "meminta", "camat, lurah, dan warga agar bersabar"),
    ),
    ("id", "Seno memastikan lagi apakah pompa menyala.", ("Seno", "memastikan", "apakah pompa menyala")),
    ("id", "Seno berjanji untuk memperbaiki pompa.", ("Seno", "berjanji", "untuk memperbaiki pompa")),
    # a source inside what somebody says is a part of it
    (
        "id",
        "Seno mengatakan, berdasarkan data BPS, harga naik.",
        ("Seno", "mengatakan", "berdasarkan data BPS, harga naik"),
    ),
    ("id", "Kata Seno, menurut aturan, warga pindah.", ("Seno", "Kata", "menurut aturan, warga pindah")),
    ("id", "Seno menyebut harga naik menurut data BPS.", ("Seno", "menyebut", "harga naik menurut data BPS")),
    (
        "id",
        "Seno menyebut tiga hal; pompa, air, dan listrik.",
        ("Seno", "menyebut", "tiga hal; pompa, air, dan listrik"),
    ),
    # the clause before the speaker, or the words around him, are a part of what was said
    (
        "id",
        "Jika hujan turun, Seno menegaskan, warga akan pindah.",
        ("Seno", "menegaskan", "Jika hujan turun … warga akan pindah"),
    ),
    ("id", "Karena itu, Seno berharap, ada pompa baru.", ("Seno", "berharap", "ada pompa baru")),
    ("id", "Jalan itu, Seno menjelaskan, dibangun Senin.", ("Seno", "menjelaskan", "Jalan itu … dibangun Senin")),
    (
        "id",
        "Seno menyebut warga menutup jalan dengan meminta izin camat.",
        ("Seno", "menyebut", "warga menutup jalan dengan meminta izin camat"),
    ),
    (
        "id",
        "Seno menyebut bahwa mereka membantah kabar itu, dan mengancam akan pindah.",
        ("Seno", "menyebut", "bahwa mereka membantah kabar itu, dan mengancam akan pindah"),
    ),
    # a quotation that is a sentence is what was said, not the words before its comma
    ("id", "Seno tertawa saat itu , “Air sudah surut,” kata Ratna.", ("Ratna", "kata", "“Air sudah surut,”")),
    ("en", "On Monday, “The dam will hold,” said Mia Holt.", ("Mia Holt", "said", "“The dam will hold,”")),
    ("id", "“Apakah air sudah surut?\n” tanya Seno.", ("Seno", "tanya", "“Apakah air sudah surut?\n”")),
    # what a crawler lost
    ("id", "“Air sudah surut,” kata", (None, "kata", "“Air sudah surut,”")),
    ("id", "Seno menyebut tanggul retak, seperti dikutip dari laman ,.", ("Seno", "menyebut", "tanggul retak")),
    # a slip of the keyboard
    ("id", "Seno mengatkan tanggul retak.", ("Seno", "mengatkan", "tanggul retak")),
    ("id", "“Tanggul retak,” ujaar Seno.", ("Seno", "ujaar", "“Tanggul retak,”")),
    # a source beside the clause
    ("id", "Menurut Ratna Wulandari, air sudah surut.", ("Ratna Wulandari", "Menurut", "air sudah surut")),
    ("id", "Air sudah mulai surut, menurut petugas jaga.", ("petugas jaga", "menurut", "Air sudah mulai surut")),
    ("id", "Menurutnya, air sudah surut.", (None, "Menurutnya", "air sudah surut")),
    ("id", "Berdasarkan data BPS, harga naik lagi.", ("BPS", "Berdasarkan data", "harga naik lagi")),
    ("id", "Dilansir Reuters, Senin, dua kapal hilang.", ("Reuters", "Dilansir", "dua kapal hilang")),
    (
        "id",
        "Data yang dikutip dari Antara menyebut air naik.",
        ("Data yang dikutip dari Antara", "menyebut", "air naik"),
    ),
    ("id", "Dua kapal hilang, seperti dilaporkan Antara.", ("Antara", "seperti dilaporkan", "Dua kapal hilang")),
    # passives
    ("id", "Hal ini disampaikan Kepala Dinas Seno.", ("Kepala Dinas Seno", "disampaikan", "Hal ini")),
    ("id", "Kabar itu dibantah oleh Joko Lesmana.", ("Joko Lesmana", "dibantah", "Kabar itu")),
    ("id", "Dua orang dilaporkan hilang.", (None, "dilaporkan", "Dua orang … hilang")),
    # the English counterparts
    ("en", "“The water is falling,” said Mia Holt.", ("Mia Holt", "said", "“The water is falling,”")),
    ("en", "“The water is falling,” Mia Holt said.", ("Mia Holt", "said", "“The water is falling,”")),
    ("en", "The water is falling fast, the mayor said.", ("the mayor", "said", "The water is falling fast")),
    ("en", "Mia Holt said the water was falling.", ("Mia Holt", "said", "the water was falling")),
    ("en", "Mia Holt told reporters that it fell.", ("Mia Holt", "told", "that it fell")),
    ("en", "Tom Ellery, the harbour master, said it fell.", ("Tom Ellery, the harbour master", "said", "it fell")),
    ("en", "According to Mia Holt, the water fell.", ("Mia Holt", "According to", "the water fell")),
    ("en", "The dam, Mia Holt said, would hold.", ("Mia Holt", "said", "The dam … would hold")),
    ("en", "The ferry reportedly sank at dawn.", (None, "reportedly", "The ferry … sank at dawn")),
    ("en", "Petty’s claim that the dam held was wrong.", ("Petty’s", "claim", "that the dam held was wrong")),
    ("en", "In a statement, Mia Holt said the dam held.", ("Mia Holt", "said", "the dam held")),
    ("en", "Mia Holt, of Ashton, Md., said the dam held.", ("Mia Holt", "said", "the dam held")),
    ("en", "Mia Holt – who runs the board – said the dam held.", ("Mia Holt", "said", "the dam held")),
    ("en", "Citing the flood report, Mia Holt left early.", ("Mia Holt", "Citing", "the flood report")),
    ("en", "Mia Holt went on to say that the dam held.", ("Mia Holt", "say", "that the dam held")),
    ("en", "Mia Holt was sure that the dam held.", ("Mia Holt", "sure", "that the dam held")),
    ("en", "He left the board, which Mia Holt says is too slow.", ("Mia Holt", "says", "is too slow")),
    ("en", "In a new poll, most voters chose the bridge.", ("a new poll", "In", "most voters chose the bridge")),
    ("en", "Update: Mia Holt said the dam held.", ("Mia Holt", "said", "the dam held")),
    ("en", "“It held,” Mia Holt said, but “it leaks.”", ("Mia Holt", "said", "“It held,” … “it leaks.”")),
]


@pytest.mark.parametrize(("code", "body", "expected"), PATTERNS, ids=[body[:40] for _, body, _ in PATTERNS])
def test_each_construction_gives_source_cue_and_content(
    code: str, body: str, expected: tuple[str | None, str, str]
) -> None:
    """
    A sentence of each construction yields exactly one attribution with the words it has.
    """
    assert told(body, code) == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "Dengan kata lain, jembatan itu aman.",
        "Kata kunci itu ditulis di papan.",
        "Kata-kata itu hilang dari papan.",
        "Air di kolam itu jelas sekali.",
        "Kasus itu dilaporkan ke polisi.",
        "Ia berlari untuk menyampaikan surat.",
        "Lomba “Desa Bersih” digelar Senin.",
        "Laman itu dikutip Selasa (21/10/2025).",
        "Dengan demikian jembatan itu aman.",
        "Menurut rencana, jembatan itu dibuka Senin.",
        "Kasus itu bermula dari laporan warga.",
        "Seno menunjukkan surat itu.",
        "Seno berteriak ketika polisi datang.",
        "Seno menyebutnya ‘,’.",
        "Dalam buku itu, Seno bercerita kepada cucunya.",
        "Seno menjawab , Senin (1/9/2025).",
        "Seno berkata kepada warga yang menunggu.",
        "Seno menjelaskan dengan memakai peta.",
        "Seno memuji dalam rapat yang membahas banjir.",
        "Seno mengebut di jalan raya.",
        "Nilainya Rp 5 juta per bulan.",
        "Dari data di Muara, harga naik.",
    ],
)
def test_words_that_only_look_like_cues_are_left_alone(body: str) -> None:
    """
    A noun, an adjective or a plain passive is no attribution.
    """
    assert told(body) == []
