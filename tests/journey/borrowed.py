"""Two stories of our own, and a copy of one."""

from scorer.model import Article, Status

DAM = Article(
    id="dam",
    outlet="Kabar Telaga",
    status=Status.PUBLISHED,
    body=(
        "Bendungan kecil di Desa Sukamulur jebol pada Rabu malam setelah hujan deras mengguyur lereng bukit selama enam "
        "jam. Air bercampur lumpur merendam puluhan rumah warga dan memutus jalan menuju pasar kecamatan.\n"
        "Camat Hadi Pranoto meminta warga di tepi sungai mengungsi ke balai desa sampai hujan benar-benar reda."
    ),
)
REGATTA = Article(
    id="regatta",
    body="Para pendayung sudah berkumpul sejak subuh di tepi danau ketika pengeras suara mengumumkan penundaan itu.",
)
COPY = Article(id="copy", body="Kabar duka datang dari lereng bukit.\n" + DAM.body)
