"""Who says what where commas are missing, sources compete, or a verb only sometimes says something."""

import pytest
from attributed import only, told

INSIDE = [
    ("Perubahan itu menurut Adi Pranata tidak tepat.", ("Adi Pranata", "menurut", "Perubahan itu … tidak tepat")),
    ("Langkah itu menurut Adi Pranata sangat penting.", ("Adi Pranata", "menurut", "Langkah itu … sangat penting")),
    ("Waktu setahun menurutnya terlalu lama.", (None, "menurutnya", "Waktu setahun … terlalu lama")),
    ("Gedung itu kata dia sudah retak.", ("dia", "kata", "Gedung itu … sudah retak")),
    ("Hal ini kata dia, demi rasa aman warga.", ("dia", "kata", "Hal ini … demi rasa aman warga")),
    ("Karena itu kata dia, warga diminta sabar.", ("dia", "kata", "warga diminta sabar")),
    ("Ratna Dewi, menurut Seno telah pindah.", ("Seno", "menurut", "Ratna Dewi … telah pindah")),
    ("Harga beras dijelaskannya tidak naik.", (None, "dijelaskannya", "Harga beras … tidak naik")),
    ("Tanggul itu dikatakan Seno Adi sudah retak.", ("Seno Adi", "dikatakan", "Tanggul itu … sudah retak")),
    (
        "Tanggul itu ditegaskan oleh Seno Adi, sudah retak.",
        ("Seno Adi", "ditegaskan", "Tanggul itu … sudah retak"),
    ),
    ("Hal serupa dikatakan Seno Adi.", ("Seno Adi", "dikatakan", "Hal serupa")),
    ("Selama ini, kata Seno Adi, warga takut.", ("Seno Adi", "kata", "Selama ini … warga takut")),
    ("Hingga kini warga dilaporkan mengungsi.", (None, "dilaporkan", "Hingga kini warga … mengungsi")),
    ("Selain itu, menurut Seno, warga juga mengungsi.", ("Seno", "menurut", "warga juga mengungsi")),
    ("Menurut Rahmat warga Muara akan pindah.", ("Rahmat", "Menurut", "warga Muara akan pindah")),
]

RIVALS = [
    (
        "Seno mengatakan, berdasarkan keterangan keluarga, korban pergi.",
        ("Seno", "mengatakan", "berdasarkan keterangan keluarga, korban pergi"),
    ),
    (
        "Menurut ketua panitia, Seno Adi mengatakan lomba ditunda.",
        ("ketua panitia, Seno Adi", "mengatakan", "lomba ditunda"),
    ),
    ("Menurut Kepala Dinas Seno Adi mengatakan tarif naik.", ("Kepala Dinas Seno Adi", "mengatakan", "tarif naik")),
    ("Menurut aturan di atas, Seno Adi mengatakan rapat batal.", ("Seno Adi", "mengatakan", "rapat batal")),
    ("Menurut Seno, Budi mengatakan harga naik.", ("Seno", "Menurut", "Budi mengatakan harga naik")),
    ("Seno menilai jabatan itu amanah baginya.", ("Seno", "menilai", "jabatan itu amanah baginya")),
    ("Menurut laporan, dua kapal hilang.", ("laporan", "Menurut", "dua kapal hilang")),
    (
        "Dari data yang diterima warga, harga naik.",
        ("data yang diterima warga", "Dari", "harga naik"),
    ),
    ("Menurut Reuters, Sabtu, 3 Mei 2025, dua kapal hilang.", ("Reuters", "Menurut", "dua kapal hilang")),
    (
        "Seno menyebut pihaknya menunggu, dan berharap pasar dibuka.",
        ("Seno", "menyebut", "pihaknya menunggu, dan berharap pasar dibuka"),
    ),
    ("Awalnya petugas mengatakan korban hilang.", ("petugas", "mengatakan", "korban hilang")),
    ("Salah satunya Lasmi (41) mengaku takut.", ("Lasmi (41)", "mengaku", "takut")),
    (
        "Warga yang tinggal di sana sejak 2010 mengatakan air naik.",
        ("Warga yang tinggal di sana sejak 2010", "mengatakan", "air naik"),
    ),
    ("Pihak berwenang mengatakan air naik.", ("Pihak berwenang", "mengatakan", "air naik")),
]

VERBS = [
    ("Seno melanjutkan, tanggul aman.", ("Seno", "melanjutkan", "tanggul aman")),
    ("Seno memberi penjelasan bahwa tanggul aman.", ("Seno", "memberi penjelasan", "bahwa tanggul aman")),
    ("Seno memberi tahu warga bahwa tanggul aman.", ("Seno", "memberi tahu", "warga bahwa tanggul aman")),
    ("Wali Kota menjanjikan tanggul selesai.", ("Wali Kota", "menjanjikan", "tanggul selesai")),
    ("Ia mendorong pemerintah untuk berdialog.", ("Ia", "mendorong", "pemerintah untuk berdialog")),
    ("Seno tak bisa pungkiri kalau tanggul retak.", ("Seno", "tak bisa pungkiri", "kalau tanggul retak")),
    ("“Itu tidak benar,” tepis Seno.", ("Seno", "tepis", "“Itu tidak benar,”")),
]

RELATIVE = [
    (
        "Ia bertemu Daryo Seno yang menilai tanggul itu tidak kokoh.",
        ("Daryo Seno", "menilai", "tanggul itu tidak kokoh"),
    ),
    (
        "Ia merujuk pada pasal 32 aturan itu yang menyebutkan bahwa bupati memilih camat.",
        ("pasal 32 aturan itu", "menyebutkan", "bahwa bupati memilih camat"),
    ),
    (
        "Hakim mengabulkan tuntutan jaksa yang meminta Seno dipenjara.",
        ("jaksa", "meminta", "Seno dipenjara"),
    ),
    ("Wirjono yang lama menunggu, mengatakan air naik.", ("Wirjono yang lama menunggu", "mengatakan", "air naik")),
    ("AFP yang mengutip polisi melaporkan, dua kapal hilang.", ("polisi", "melaporkan", "dua kapal hilang")),
    ("Reuters mengutip seorang pejabat mengatakan air naik.", ("seorang pejabat", "mengatakan", "air naik")),
]

JOINED = [
    ("Dan menambahkan bahwa warga pindah.", (None, "menambahkan", "bahwa warga pindah")),
]

WRITTEN = [
    ("Pasal 9 ayat (2) tertulis, warga wajib melapor.", ("Pasal 9 ayat (2)", "tertulis", "warga wajib melapor")),
    ("Dalam aturan itu tertera bahwa warga melapor.", ("aturan itu", "tertera", "bahwa warga melapor")),
    ("Dalam laporan BPS disebutkan, harga naik.", ("laporan BPS", "disebutkan", "harga naik")),
    (
        "Dalam dakwaan jaksa, Seno disebut sebagai orang yang menerima uang.",
        ("dakwaan jaksa", "disebut", "Seno … sebagai orang yang menerima uang"),
    ),
    ("Berdasarkan hasil rapat panitia, lomba ditunda.", ("hasil rapat panitia", "Berdasarkan", "lomba ditunda")),
    ("Dalam pandangan Seno, tanggul itu rapuh.", ("Seno", "Dalam pandangan", "tanggul itu rapuh")),
    ("Sebuah kajian menyebutkan sumur itu tercemar.", ("Sebuah kajian", "menyebutkan", "sumur itu tercemar")),
    ("Kajian dinas menemukan bahwa air itu payau.", ("Kajian dinas", "menemukan bahwa", "air itu payau")),
    ("Menurut Hari Wibowo, jalan itu ditutup.", ("Hari Wibowo", "Menurut", "jalan itu ditutup")),
    ("Seno menurut pegawai Balai Muara sangat disukai.", ("pegawai Balai Muara", "menurut", "Seno … sangat disukai")),
    ("Harga gabah konon turun bulan depan.", (None, "konon", "Harga gabah … turun bulan depan")),
]

SILENT = [
    "Seno melanjutkan sekolah di Muara.",
    "Gol itu menambah keunggulan Muara.",
    "Seno memberi contoh yang baik.",
    "Film ini menjanjikan kejutan.",
    "Pemerintah mendorong pertumbuhan ekonomi.",
    "Kebijakan ini mendorong warga untuk menabung.",
    "Seno terbukti secara sah dan meyakinkan mencuri.",
    "Jabatan itu hanyalah amanah baginya untuk bekerja.",
    "Arti kata Adi tidak jelas.",
    "Kata itu menurut kamus berarti rumah.",
    "Biasanya Seno mengumumkan hasil lomba lebih dahulu.",
    "Anda selalu dinilai lebih muda dari usia.",
    "Desa itu disebut sebagai desa wisata.",
    "Seno mengutip sebuah pepatah dalam pidatonya.",
    "Surat yang menyebut nama Seno itu hilang.",
    "Seno bertemu warga yang mengeluhkan harga beras.",
    "Muara meratifikasi pakta dengan Wirana yang menyerukan bantuan jika salah satu diserang.",
    "Dalam buku lain, Wirjono pernah menyampaikan kepada Seno.",
    "Seno bersaksi untuk dua orang terdakwa.",
    "Lampu itu biasanya mengingatkan Seno pada ibunya.",
]


@pytest.mark.parametrize(("body", "one"), [*INSIDE, *RIVALS, *VERBS, *RELATIVE, *JOINED, *WRITTEN])
def test_a_clause_keeps_its_speaker_and_its_halves(body: str, one: tuple[str | None, str, str]) -> None:
    """A cue inside a clause takes both halves; of two sources the one who speaks is told; light verbs want a clause."""
    assert told(body) == [one]


@pytest.mark.parametrize("body", SILENT)
def test_what_only_looks_like_a_cue_says_nothing(body: str) -> None:
    """Verbs of doing, words about words and habits are nobody's statement."""
    assert told(body) == []


def test_an_outlet_that_quotes_only_passes_on() -> None:
    """Those whom an agency quotes before its verb of saying are the speaker; who made a video is no outlet."""
    over = only("CBS yang mengutip pejabat kota melaporkan, dua kapal hilang.")
    video = only("Dua kapal hilang, ungkap video yang dirilis Polda Muara.")
    assert ([relay.name for relay in over.via], over.speaker.name) == (["CBS"], "pejabat kota")
    assert video.via == ()


def test_a_quotation_cut_short_has_a_lost_speaker() -> None:
    """A body that ends with the verb behind a quotation still holds a quotation."""
    assert told("“Silakan saja masuk ke dalam,” kata") == [(None, "kata", "“Silakan saja masuk ke dalam,”")]
