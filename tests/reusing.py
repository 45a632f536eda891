"""A story of our own, and what an article shares with it."""

from dataclasses import replace

from scorer.model import Article, Reuse, ReuseMatch
from scorer.read import read
from scorer.reuse import Surroundings, compare

DAM = (
    "Bendungan kecil di Desa Sukamulur jebol pada Rabu malam setelah hujan deras mengguyur lereng bukit selama enam jam.",
    "Air bercampur lumpur merendam puluhan rumah warga dan memutus jalan menuju pasar kecamatan.",
    "Petugas menurunkan perahu karet untuk menjemput lansia yang bertahan di loteng sejak dini hari.",
    "Sekolah diliburkan sampai air surut dan ruang kelas dibersihkan dari lumpur setinggi lutut.",
)
OWN = (
    "Harga cabai di pasar induk turun untuk hari ketiga karena pasokan dari dataran tinggi kembali lancar.",
    "Pedagang memperkirakan keadaan ini bertahan hingga panen berikutnya bila cuaca tetap bersahabat.",
    "Pembeli dari luar kota mulai berdatangan lagi dan parkiran penuh sebelum matahari terbit.",
)
STORY = Article(id="there", outlet="Kabar Telaga", language="id", body="\n".join(DAM))


def beside(article: Article, *others: Article, common: tuple[int, ...] = ()) -> Reuse:
    """What an article shares with others, as the pipeline would tell."""
    return compare(
        read(article), others, Surroundings(indexed_articles=len(others), common=common, licensed=("ANTARA",)), read
    )


def only(reuse: Reuse) -> ReuseMatch:
    """The one match there is."""
    (match,) = reuse.matches
    return match


def here(body: str, **fields: object) -> Article:
    """The article at hand."""
    return replace(Article(id="here", body=body, language="id"), **fields)  # type: ignore[arg-type]
