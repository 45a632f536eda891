"""Who is meant: pronouns, roles, short forms and descriptions, of which kind, and over whom the words came."""

import pytest
from attributed import of, only

from scorer.model import Kind


def test_they_are_a_group_only_while_nobody_else_is_the_subject() -> None:
    """
    Once another has spoken, "they" stays as it is written: a wrong name would be worse than none.
    """
    near = of("The protesters said the dam held. They said it was dry.", "en").attributions[-1].speaker
    far = of("The protesters said it held. Mia Holt said it leaked. They said it was dry.", "en").attributions[-1]

    assert near.name == "The protesters"
    assert (far.speaker.name, far.speaker.named) == ("they", False)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Bupati Ratna Wulandari mengatakan air naik. Ia menambahkan, tanggul aman.", "Ratna Wulandari"),
        ("Bupati Ratna Wulandari mengatakan air naik. “Tanggul aman,” ujarnya.", "Ratna Wulandari"),
        ("Bupati Ratna Wulandari mengatakan air naik. “Tanggul aman,” kata Wulandari.", "Ratna Wulandari"),
        ("Bupati Ratna Wulandari mengatakan air naik. Bupati menegaskan tanggul aman.", "Ratna Wulandari"),
        ("Joko Lesmana mengatakan air naik. “Tanggul aman,” kata Joko Lesmanna.", "Joko Lesmanna"),
        ("Jarwo Lesmana mengatakan air naik. “Tanggul aman,” kata Jawro.", "Jarwo Lesmana"),
        ("Direktur PT Wirana Tirta Motor (WTM) Jarwo Lesmana mengatakan air naik.", "Jarwo Lesmana"),
        ("Direktur Jarwo Lesmana (JL) mengatakan air naik.", "Jarwo Lesmana"),
        ("“Air naik,” kata Kombes Jarwo Lesmana Rabu (11/9/2019).", "Jarwo Lesmana"),
        ("Jarwo Lesmana menilai air naik. Warga yang belum diketahui namanya itu menyebut air surut.", "Warga"),
        ("Lebih lanjut Jarwo Lesmana mengatakan, air naik.", "Jarwo Lesmana"),
        (
            "Jarwo Lesmana menilai air naik. “Ya,” kata ketua dewan pakar Ikatan Program Alumni Wirana (IPAW) ini.",
            "Jarwo Lesmana",
        ),
        ("Jarwo Lesmana lebih jauh mengatakan air naik.", "Jarwo Lesmana"),
        ("Salah satu warga sekitar Jarwo (31) mengatakan air naik.", "Jarwo"),
        ("Selain Jarwo Lesmana, warga Bekasi mengatakan air naik.", "warga Bekasi"),
        ("Jarwo Wirmandi mengatakan air naik. “Tanggul aman,” kata Wimarndi.", "Jarwo Wirmandi"),
        ("Relawan Tim Jarwo-Ratna mengatakan air naik. “Tanggul aman,” kata Jarwo.", "Jarwo"),
        ("Sumur itu kering. Beruntung Jarwo segera datang. “Tanggul aman,” kata Jarwo Lesmana.", "Jarwo Lesmana"),
        (
            "Jarwo Lesmana menyebut air naik. Anggota DPRD Kota Muara Komisi II ini menyebut warga aman.",
            "Jarwo Lesmana",
        ),
        (
            "Juru bicara Pelita, Joko Lesmana, mengatakan air naik. Menurut juru bicara itu, tanggul aman.",
            "Joko Lesmana",
        ),
    ],
)
def test_short_forms_pronouns_and_roles_find_their_person(body: str, name: str) -> None:
    """
    The last statement belongs to the person named before.
    """
    assert of(body).attributions[-1].speaker.name == name


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (
            "Rinaldi Pranoto hadir. “Air surut,” ujar Rinaldi. Menurut Rinpra, sapaan akrabnya, tanggul kuat.",
            "Rinaldi Pranoto",
        ),
        ("Rinaldi Pranoto hadir. “Air surut,” kata bupati yang akrab disapa Rinpra itu.", "Rinaldi Pranoto"),
        ("Rinaldi Pranoto (Rinpra) hadir. Rinpra menyatakan air surut.", "Rinaldi Pranoto"),
        ("Rinaldi Pranoto hadir. Kabar itu dibawa Rinal. Rinal menyatakan air surut.", "Rinaldi Pranoto"),
        ("Camat Rinaldiyanto hadir. Rinal sapaan akrabnya masuk. “Air surut,” ujar Rinal.", "Rinaldiyanto"),
        ("Yusriadi Pranoto hadir. Kabar itu dibawa Yusr. “Air surut,” kata Yusr.", "Yusriadi Pranoto"),
        ("Camat Rinaldi Pranoto atau dikenal sebagai Rinal Si Jago menyatakan air surut.", "Rinaldi Pranoto"),
        ("“Air surut,” kata bupati yang akrab disapa Rinpra itu.", "Rinpra"),
        ("Camat Rinaldi Pranoto atau Ipang hadir. “Air surut,” kata Ipang.", "Rinaldi Pranoto"),
        ("Camat Rinaldi Pranoto hadir. “Air surut,” kata Ripran.", "Rinaldi Pranoto"),
        ("Camat Rinaldi Pranoto hadir. “Air surut,” kata Rinpnto.", "Rinpnto"),
        ("Camat Rinaldi Pranoto hadir. “Air surut,” kata Ripranto.", "Rinaldi Pranoto"),
        ("Camat Rinaldi Pranoto hadir. “Ya,” kata Naldi. “Air surut,” kata Naldi.", "Rinaldi Pranoto"),
        ("Camat Rinaldi Pranoto yang kini disapa Gus RIP hadir. Gus RIP menyatakan air surut.", "Rinaldi Pranoto"),
        (
            "Rinaldi Pranoto, camat yang dikenal dengan panggilan Kak Ipang, hadir. “Ya,” kata Kak Ipang.",
            "Rinaldi Pranoto",
        ),
        (
            "Rinaldi Pranoto hadir. Rinaldi ditemani Joko Lesmana. “Ya,” tutur camat yang dijuluki Kak Ipang ini.",
            "Rinaldi Pranoto",
        ),
        ("Camat Rinaldi Pranoto atau Rini Wulandari hadir. “Air surut,” kata Rini.", "Rini Wulandari"),
        ("Camat Rinaldi Bagus Pranoto hadir. Lagu RBP itu merdu. “Air surut,” kata RBP.", "Rinaldi Bagus Pranoto"),
        ("Camat Bagas Wirawan hadir. BW menyatakan air surut.", "Bagas Wirawan"),
        ("Camat Kurnia Pranoto Kusuma hadir. “Air surut,” kata KPK.", "KPK"),
    ],
)
def test_a_nickname_means_its_bearer(body: str, name: str) -> None:
    """The one named last before it, or whose first name it clips; without a bearer it is a name by itself."""
    assert of(body).attributions[-1].speaker.name == name


def test_a_clipped_name_that_two_share_is_nobodys() -> None:
    """“Rinal” may be Rinaldi or Rinalto, so neither is accused of it."""
    body = "Rinaldi Pranoto dan Rinalto Seno hadir. Kabar itu dibawa Rinal. Rinal menyatakan air surut."
    assert of(body).attributions[-1].speaker.name == "Rinal"


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("Menteri Pendidikan dan Kebudayaan Ratna Wulandari", "Ratna Wulandari"),
        ("Menteri Kelautan dan Perikanan Korea Selatan Pak Sol-mi", "Sol-mi"),
        ("Gubernur Jawa Tengah Joko Lesmana", "Joko Lesmana"),
        ("Ketua DPRD Nusa Tenggara Timur Joko Lesmana", "Joko Lesmana"),
    ],
)
def test_an_office_of_several_words_is_no_part_of_the_name(subject: str, name: str) -> None:
    """What a minister is set over, and the region of an office, end where the person begins."""
    assert only(f"{subject} mengatakan bahwa air surut.").speaker.name == name


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("Wali Kota Bogor Idris Laksana", "Idris Laksana"),
        ("Kepala Puskesmas Wirana dr. Rini Asmara", "Rini Asmara"),
        ("Anggota Komisi V DPR Lukman Hadi", "Lukman Hadi"),
        ("Pengamat politik Universitas Wirana Adi Nugroho", "Adi Nugroho"),
        ("Kepala Badan Pusat Statistik Ratna Wulandari", "Ratna Wulandari"),
        ("Rektor Wening Palupi, M.Si.,", "Wening Palupi"),
        ("Kapolres Gading, AKBP Dian Permadi,", "Dian Permadi"),
        ("Direktur RSUD Gading Lilis Handayani", "Lilis Handayani"),
        ("Ketua Persatuan Pasar dan Warung Wirana (PPWW) Tirto Adi", "Tirto Adi"),
        ("Direktur Penataan Sungai Kementerian Perairan Tirto Seno Adi", "Tirto Seno Adi"),
        ("Ketua Umum Kamar Dagang dan Industri (Kadin) Gading Raya Seno Wirawan", "Seno Wirawan"),
        ("Kepala Dinas Perikanan, Kelautan, dan Energi Gresik Darno Seno", "Darno Seno"),
        ("Kepala Dinas Penerangan TNI Laksamana Muda Darno Seno", "Darno Seno"),
        ("Kepala Pusdalops BNPB Darno Surya Adi", "Darno Surya Adi"),
        ("Darno Seno, Direktur Perumda Gading, Senin (15/6)", "Darno Seno"),
        ("Menteri Bidang Hukum, Tata Ruang, dan Keamanan Harun MD, Rabu (12/8) di Gading,", "Harun MD"),
        ("Marsekal Darno Seno yang saat itu menjadi Kepala Staf TNI", "Darno Seno"),
        ("Gubernur Ratna Wulandari dalam rapat koordinasi", "Ratna Wulandari"),
        ("Parwi (46), warga Dusun Wates, Kecamatan Gading, misalnya,", "Parwi"),
        ("Ratna Wulandari yang didampingi Bupati Seno Adi", "Ratna Wulandari"),
        ("Dokter Darno Saleh, Sp.P,", "Darno Saleh"),
        ("Anggota DPRD Jawa Barat dari Fraksi Partai Pelita Darno Seno", "Darno Seno"),
        ("Pengamat politik dari Universitas Wirana Adi Nugroho", "Adi Nugroho"),
        ("Psikolog Anak dan Keluarga Rini PALUPI", "Rini PALUPI"),
        ("Ketua Bidang Hukum, HAM, dan Perundang-undangan PBNU Darno Seno", "Darno Seno"),
        ("Kepala Pusat Data, Informasi, dan Humas BNPB Darno Seno", "Darno Seno"),
        ("Ketua Kadin Bidang Properti Darno S G", "Darno S G"),
        ("Manajer Komunikasi dan CSR Pertamina Rini Palupi", "Rini Palupi"),
        ("Unit Manager Communication and CSR Pertamina MOR III Rini Palupi", "Rini Palupi"),
        ("Peneliti Institute for River Justice Reform (IRJR) Rini Palupi", "Rini Palupi"),
        ("Ketua Asosiasi Pengusaha Ritel Indonesia (Aprindo) Darno Seno", "Darno Seno"),
        ("Chairman Wirana Group, Yasin al-Rumah,", "Yasin al-Rumah"),
        ("Juru bicara kementerian pertahanan Kolonel Turki al-Rumah", "Turki al-Rumah"),
        ("Kapolda Sumbar Inspektur Jenderal Polisi Darno Seno", "Darno Seno"),
        ("Anggota DPRD Darno Seno", "Darno Seno"),
        ("Sekretaris DPRD Kota Bekasi M. Darno", "M. Darno"),
        ("Senator Republik Darno Seno", "Darno Seno"),
        ("Pakar hukum pidana dari Universitas Wirana Abdul Darno Seno", "Abdul Darno Seno"),
        ("Direktur Jenderal Sumber Daya Air (SDA) Kementerian PUPR Hari Seno", "Hari Seno"),
        ("Kapten tim Darno “Jago” Seno", "Darno “Jago” Seno"),
        ("Darno Seno, Kepala Bidang Perkebunan Dinas Perkebunan Sumsel di Palembang", "Darno Seno"),
        ("Darno Seno, warga Bekasi", "Darno Seno"),
        ("Di tempat sama, Darno Seno, peneliti Pusat Kajian Sungai", "Darno Seno"),
        ("Waketum Darno Seno", "Darno Seno"),
        ("Kepala , DKI Jakarta Darno Seno", "Darno Seno"),
        ("Sekretaris Daerah ,, Natan D. Seno", "Natan D. Seno"),
    ],
)
def test_the_body_or_town_of_an_office_is_no_part_of_the_name(subject: str, name: str) -> None:
    """A town that is listed, a commission's number and a body's own name end where the person begins."""
    speaker = only(f"{subject} mengatakan air surut.").speaker
    assert (speaker.kind, speaker.name) == (Kind.PERSON, name)


@pytest.mark.parametrize(
    "subject",
    [
        "Rektor Universitas Budi Luhur",
        "Ketua Yayasan Lereng Hijau",
        "Staf Khusus Satgas",
        "Mantan dosen Arsitektur di ITB itu",
    ],
)
def test_the_name_of_a_body_or_a_field_is_nobodys(subject: str) -> None:
    """What only tells of what somebody is the bearer is no name."""
    assert not only(f"{subject} mengatakan air surut.").speaker.named


def test_a_nickname_inside_a_name_means_its_bearer() -> None:
    """“Jago” is Darno Seno, whose name holds it in quotation marks."""
    body = "“Air surut,” ujar kapten tim Darno “Jago” Seno. “Tanggul kuat,” kata Jago."
    assert {one.speaker.name for one in of(body).attributions} == {"Darno “Jago” Seno"}


def test_whom_the_article_quotes_by_one_name_bears_it_behind_a_body() -> None:
    """“Kata Iqbal” shows that “anggota Koalisi Iqbal Darma” tells of Iqbal Darma, not of a coalition."""
    body = "“Air surut,” ujar anggota Koalisi Iqbal Darma. “Tanggul kuat,” kata Iqbal."
    assert {one.speaker.name for one in of(body).attributions} == {"Iqbal Darma"}


@pytest.mark.parametrize(
    "before", ["Bersama Darno Seno", "Mewakili Darno Seno", "Di Semarang, Jawa Tengah", "Setelah bertemu Darno Seno"]
)
def test_what_stands_before_a_role_may_be_somebody_else_or_a_place(before: str) -> None:
    """A name behind a verb or a preposition, and a province, do not bear the role behind the comma."""
    assert only(f"{before}, Ketua PMI mengatakan air surut.").speaker.name == "Ketua PMI"


def test_a_town_that_no_list_holds_is_known_from_the_article() -> None:
    """“Di Muara” shows what Muara is, so the mayor of Muara is called Idris Laksana."""
    attribution = only("Banjir melanda rumah di Muara. Wali Kota Muara Idris Laksana mengatakan air surut.")
    assert attribution.speaker.name == "Idris Laksana"


@pytest.mark.parametrize(
    "who",
    ["Parjo (54)", "Nurdin, juru parkir pasar,", "Seorang saksi, Mega,", "Temannya, Bayu,", "Lasmi, seorang penenun,"],
)
def test_somebody_of_a_single_name_is_a_person(who: str) -> None:
    """An age, or a noun for somebody beside it, shows that a word at the head of a sentence is a name."""
    assert only(f"{who} mengatakan air surut.").speaker.kind is Kind.PERSON


def test_an_office_alone_names_nobody() -> None:
    """“Gubernur Jawa Tengah” is a role, and Jawa Tengah nobody."""
    assert not only("Gubernur Jawa Tengah mengatakan bahwa air surut.").speaker.named


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


def test_an_english_pronoun_is_resolved_only_where_its_gender_is_known() -> None:
    """
    "He" is somebody with a man's title, or nobody: a wrong name would be worse than none.
    """
    known = of("Mr. Alan Petty said the dam held. He said it was dry.", "en").attributions[-1].speaker
    unknown = of("Robin Vale said the dam held. He said it was dry.", "en").attributions[-1].speaker

    assert known.name == "Alan Petty"
    assert (unknown.name, unknown.named) == ("he", False)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Menurut KCNA, rapat ditunda.", Kind.AGENCY),
        ("Menurut harian Warta Karang, rapat ditunda.", Kind.MEDIA),
        ("Kementerian Perhubungan mengatakan rapat ditunda.", Kind.OFFICIAL_BODY),
        ("Bupati Ratna Wulandari mengatakan rapat ditunda.", Kind.PERSON),
        ("Yayasan Lereng Hijau mengatakan rapat ditunda.", Kind.ORGANISATION),
        ("Sejumlah warga mengaku rapat ditunda.", Kind.GROUP),
        ("Ankara mengatakan rapat ditunda.", Kind.METONYM),
        ("Surat edaran itu menyebutkan rapat ditunda.", Kind.DOCUMENT),
        ("Seorang pejabat mengatakan rapat ditunda.", Kind.ANONYMOUS),
        ("Rapat itu dikabarkan ditunda.", Kind.AGENTLESS),
        ("Kerajaan Arab Saudi mengatakan rapat ditunda.", Kind.OFFICIAL_BODY),
        ("Kemendag mengatakan rapat ditunda.", Kind.OFFICIAL_BODY),
        ("Seorang petinggi perusahaan mengatakan rapat ditunda.", Kind.ANONYMOUS),
        ("Penduduk setempat mengatakan rapat ditunda.", Kind.GROUP),
        ("Menurut hasil visum, korban tenggelam.", Kind.DOCUMENT),
        ("Menurut hasil rapat, jembatan ditutup.", Kind.DOCUMENT),
        ("Pihak berwenang mengatakan rapat ditunda.", Kind.OFFICIAL_BODY),
        ("Penjaga Pantai Amerika Serikat mengatakan rapat ditunda.", Kind.OFFICIAL_BODY),
    ],
)
def test_a_speaker_is_of_the_kind_its_noun_tells(body: str, kind: Kind) -> None:
    """
    Each of the ten kinds is told from the words that stand there.
    """
    assert only(body).speaker.kind is kind


def test_a_plural_noun_before_names_is_a_group() -> None:
    """“Para pemimpin Wirana” are many, and none of them is called Wirana."""
    speaker = only("Para pemimpin Wirana, Sendana, dan Talira mengatakan bahwa perjanjian berlaku.").speaker
    assert (speaker.name, speaker.kind) == ("Para pemimpin Wirana, Sendana, dan Talira", Kind.GROUP)


def test_a_passive_whose_subject_points_back_has_its_speaker_behind_it() -> None:
    """“Hal tersebut dikatakan X” says who, even with a verb that often leaves it open."""
    body = "Banjir merendam tiga ratus rumah. Hal tersebut dikatakan Camat Seno Adi saat meninjau lokasi."
    assert only(body).speaker.name == "Seno Adi"


WHO_SPOKE = "“Air surut,” kata Camat Seno Adi (52). "


@pytest.mark.parametrize(
    "what",
    [
        "Pria asal Talira itu menambahkan, tanggul kuat.",
        "Lelaki 52 tahun tersebut mengatakan tanggul kuat.",
        "Orang nomor satu di Muara itu juga mengingatkan soal tanggul.",
        "Politikus Partai Pelita ini menyebut tanggul kuat.",
        "“Tanggul kuat,” ucap pria 52 tahun itu lirih.",
        "“Tanggul kuat,” kata mantan Lurah Gading itu.",
        "“Tanggul kuat,” lanjut tetua adat tersebut.",
        "“Tanggul kuat,” ujar lelaki yang juga guru SMP itu.",
        "“Tanggul kuat,” tambah pria kelahiran Gading, 12 Mei 1994 itu.",
        "Pelantun lagu “Hujan Senja” itu menyebut tanggul kuat.",
    ],
)
def test_what_only_describes_somebody_means_the_last_person(what: str) -> None:
    """“Pria asal Talira itu” points back at whoever is in focus, and is no name."""
    assert of(WHO_SPOKE + what).attributions[-1].speaker.name == "Seno Adi"


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Bupati Ratna Wulandari menilai air surut. “Tanggul kuat,” ujar sumber itu.", "sumber itu"),
        ("“Air naik,” kata seorang pejabat. Ratna Wulandari marah. “Ya,” ujar pejabat itu.", "seorang pejabat"),
        ("“Air naik,” kata seorang sumber. Ratna Wulandari marah. “Ya,” ujar sumber itu.", "seorang sumber"),
        ("“Air naik,” kata pengamat Ratna Wulandari. “Ya,” ujar pengamat itu.", "Ratna Wulandari"),
    ],
)
def test_unnamed_words_are_never_put_in_a_named_mouth(body: str, name: str) -> None:
    """“Sumber itu” is the source brought in before, and nobody where there was none."""
    assert of(body).attributions[-1].speaker.name == name


@pytest.mark.parametrize("role", ["Menhub", "Menteri", "Menteri Perhubungan", "menteri itu"])
def test_a_role_is_its_bearers_however_it_is_shortened(role: str) -> None:
    """“Menhub” is the Menteri Perhubungan, whoever else has spoken since."""
    body = f"Menteri Perhubungan Surya Atmadja hadir. “Air surut,” kata Bupati Ratna Wulandari. “Baik,” kata {role}."
    assert of(body).attributions[-1].speaker.name == "Surya Atmadja"


@pytest.mark.parametrize(
    ("last", "name"),
    [
        ("“Ya,” tutur Gubernur Aceh periode 2000-2004 itu.", "Seno Adi"),
        ("Usai sidang, Gubernur Aceh periode 2000-2004 itu irit bicara. “Ya,” tutur dia.", "Seno Adi"),
        ("“Ya,” kata Gubernur Aceh.", "Gubernur Aceh"),
        ("“Ya,” kata mantan Wali Kota Medan.", "Joko Lesmana"),
        ("Orang lain menyebut air naik. Dia menilai tanggul kuat.", "Joko Lesmana"),
        ("Istri Seno Adi sudah pulang. “Ya,” katanya.", "Joko Lesmana"),
        ("“Ya,” kata istri Seno Adi.", "istri Seno Adi"),
        ("“Ya,” kata istri Seno Adi, Rini Lestari.", "Rini Lestari"),
    ],
)
def test_what_somebody_was_or_whose_kin_somebody_is(last: str, name: str) -> None:
    """A former office is that of the one who left it; the wife of Seno Adi is not Seno Adi."""
    body = f"Eks Gubernur Aceh Seno Adi didakwa. Jaksa Joko Lesmana mengatakan bukti kuat. {last}"
    assert of(body).attributions[-1].speaker.name == name


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Wakil Presiden", "Wapres"),
        ("Wapres", "Wapres"),
        ("Wakil Ketua Umum", "Waketum"),
        ("Kepala Dinas Perikanan", "Kadis Perikanan"),
        ("Kadis Perikanan", "Kepala Dinas"),
    ],
)
def test_a_short_title_is_the_long_one(title: str, role: str) -> None:
    """Whichever of the two a person is given, the other one means the same person."""
    assert (
        of(f"{title} Surya Atmadja hadir. {role} menyatakan air surut.").attributions[-1].speaker.name
        == "Surya Atmadja"
    )


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


@pytest.mark.parametrize(
    "before",
    [
        "Di tempat yang sama, ayah korban, Suparno, menangis.",
        "Polisi memanggil Suparno (60).",
        "Keluhan itu juga disuarakan Ketua RT Suparno.",
        "Acara dimulai dengan sambutan dari Ketua RT Suparno.",
    ],
)
def test_the_person_a_sentence_is_about_says_the_next_one(before: str) -> None:
    """Subject, object or agent of a sentence in which nobody speaks is in focus."""
    body = f"“Air surut,” kata Ratna Wulandari. {before} Ia mengaku rugi."
    assert of(body).attributions[-1].speaker.name == "Suparno"


@pytest.mark.parametrize(
    "between",
    [
        "Rumah Bupati Seno Adi rusak.",
        "Ia lalu menemui Bupati Seno Adi.",
        "Hadir Bupati Seno Adi dan Camat Joko Lesmana.",
    ],
)
def test_who_is_only_mentioned_does_not_speak_next(between: str) -> None:
    """An owner, whom a pronoun meets, and several at once leave the speaker in focus."""
    body = f"“Air surut,” kata Ratna Wulandari. {between} Ia mengaku lega."
    assert of(body).attributions[-1].speaker.name == "Ratna Wulandari"


@pytest.mark.parametrize(
    ("then", "name"),
    [("“Tanggul kuat,” jelasnya.", "Ratna Wulandari"), ("Ia mengaku menyesal.", "Seno Adi")],
)
def test_to_whom_something_is_done_speaks_only_as_the_subject(then: str, name: str) -> None:
    """Behind a quotation the clitic means who has spoken; “ia” before a verb means the one who was arrested."""
    body = f"“Air surut,” kata Ratna Wulandari. Pelaku, Seno Adi (29), ditangkap. {then}"
    assert of(body).attributions[-1].speaker.name == name


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


def test_who_goes_on_is_the_last_speaker() -> None:
    """“Menambahkan” continues what somebody said, whoever was named since."""
    body = "“Air surut,” kata Ratna Wulandari. Tanggul itu dibangun Bupati Seno Adi. Ia menambahkan, tanggul kuat."
    assert of(body).attributions[-1].speaker.name == "Ratna Wulandari"


@pytest.mark.parametrize(
    "between",
    [
        "Ratna mengatakan, retak itu terungkap dari pernyataan Seno Adi bahwa tanggul rapuh.",
        "Bupati Ratna mengingatkan, ketika Seno Adi mengatakan air surut, warga sudah pulang.",
    ],
)
def test_whose_words_are_told_by_another_does_not_speak_next(between: str) -> None:
    """A statement inside somebody's statement leaves that somebody in focus."""
    body = f"“Air surut,” kata Bupati Ratna Wulandari. {between} Menurut dia, tanggul kuat."
    assert of(body).attributions[-1].speaker.name == "Ratna Wulandari"


@pytest.mark.parametrize(
    ("last", "name"),
    [
        ("“Saya datang sekali, Pak Seno dua kali,” katanya.", "Ratna Wulandari"),
        ("Ia mengatakan, Seno datang dua kali.", "Ratna Wulandari"),
        ("Ia mengatakan, air sudah surut.", "Seno Adi"),
    ],
)
def test_who_is_named_in_what_was_said_has_not_said_it(last: str, name: str) -> None:
    """Nobody speaks of himself by name, so the pronoun means the one who spoke before."""
    body = f"“Air surut,” kata Bupati Ratna Wulandari. Sementara, Camat Seno Adi datang. {last}"
    assert of(body).attributions[-1].speaker.name == name


@pytest.mark.parametrize(
    ("between", "name"),
    [
        ("Kemudian, Camat Seno Adi dipersilakan membacakan laporan.", "Seno Adi"),
        ("Camat Seno Adi ditemui di kantornya.", "Seno Adi"),
        ("Camat Seno Adi diminta menjelaskan retak itu.", "Seno Adi"),
        ("Camat Seno Adi diminta mundur.", "Ratna Wulandari"),
        ("Panitia lalu bertanya kepada Camat Seno Adi.", "Ratna Wulandari"),
        ("Rapat itu dihadiri Camat Seno Adi.", "Ratna Wulandari"),
        ("Retak itu tampak di Wirana, Talira, Seno, dan Gading.", "Ratna Wulandari"),
        ("Pembangkit Listrik Tenaga Surya (PLTS) menjadi andalan.", "Ratna Wulandari"),
        ("Namun, Tavip marah.", "Tavip"),
        ("Meski air naik, namun Joko Lesmana tetap datang.", "Joko Lesmana"),
    ],
)
def test_who_is_made_to_speak_is_in_focus_and_who_is_only_mentioned_is_not(between: str, name: str) -> None:
    """Behind a quotation the clitic means who has come in as a speaker, never somebody met on the way or a thing."""
    body = f"“Air surut,” kata Bupati Ratna Wulandari. {between} “Tanggul itu kuat,” ucapnya."
    assert of(body).attributions[-1].speaker.name == name


def test_a_name_with_an_apostrophe_is_no_abbreviation() -> None:
    """“Ma'ruf” is a person's name, not the body that is called MA."""
    body = "Bupati Ma'ruf Lesmana hadir. “Air surut,” kata Ma'ruf."
    assert only(body).speaker.name == "Ma'ruf Lesmana"


@pytest.mark.parametrize("last", ["Ia juga mengatakan tanggul kuat.", "Selain itu, ia mengatakan tanggul kuat."])
def test_who_adds_something_is_the_last_speaker(last: str) -> None:
    """“Juga” and “selain itu” go on with what was said, whoever was described since."""
    body = f"“Air surut,” kata Ratna Wulandari. Camat Seno Adi merupakan adik angkatnya. {last}"
    assert of(body).attributions[-1].speaker.name == "Ratna Wulandari"


def test_a_family_name_told_before_the_longer_name_is_somebody_elses() -> None:
    """President Holt is not Mia Holt, who is told of later."""
    body = "President Holt came. Mia Holt, a nurse, stayed. “It held,” President Holt said."
    assert of(body, "en").attributions[-1].speaker.name == "Holt"


def test_an_epithet_is_no_part_of_a_name_told_without_it() -> None:
    """“Crooked Mia Holt” is Mia Holt, as the rest of the article calls her."""
    body = "“Crooked Mia Holt lied,” he said. Mia Holt came. “It held,” Mia Holt said."
    assert of(body, "en").attributions[-1].speaker.name == "Mia Holt"


def test_an_epithet_is_no_part_of_a_name() -> None:
    """
    Who is called a name by a rival is still found under the own one.
    """
    body = "Mia Holt spoke in Dunmore. A rival wrote that Careless Mia Holt had lost. Holt said the dam was safe."

    assert of(body, "en").attributions[-1].speaker.name == "Mia Holt"


@pytest.mark.parametrize(
    "told",
    [
        "Konsep Mandala Raya diuji tahun lalu. Mandala Raya dipakai tiga desa.",
        "Mandala Raya merupakan sebuah aturan. Mandala Raya dipakai tiga desa.",
        "Mandala Raya Wirana (MRW) dipakai tiga desa.",
    ],
)
def test_what_is_told_to_be_a_thing_is_not_who_speaks(told: str) -> None:
    """A noun for a thing beside it, what it is, or its initials in brackets show that a name is no person's."""
    assert of(f"Camat Seno Lesmana hadir. {told} “Air surut,” ujarnya.").attributions[-1].speaker.name == "Seno Lesmana"


def test_a_title_or_a_word_of_speech_shows_a_person_all_the_same() -> None:
    """“program Seno Lesmana” is that of somebody."""
    body = "Program Seno Lesmana diuji. “Ya,” kata Seno Lesmana. Seno pulang. “Air surut,” ujarnya."
    assert of(body).attributions[-1].speaker.name == "Seno Lesmana"


def test_where_somebody_is_from_is_no_part_of_the_name() -> None:
    """“Of Maryland” tells where Rep. Holt sits."""
    speaker = only("“It held,” said Rep. Mia Anne Holt of Maryland, a Democrat.", "en").speaker
    assert speaker.name == "Mia Anne Holt"


def test_a_family_name_that_looks_like_an_auxiliary_ends_the_name() -> None:
    """Mia May says something; nobody may have said it."""
    assert only("Prime Minister Mia May said the dam held.", "en").speaker.name == "Mia May"


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
        "Too many calls today still roll over to other centers.",
    ],
)
def test_nouns_that_look_like_verbs_say_nothing(body: str) -> None:
    """What ends a noun phrase is no verb."""
    assert not of(body, "en").attributions


def test_the_reader_says_nothing() -> None:
    """Whom a text addresses tells nothing in it."""
    assert not of("Anda merasa dingin dan takut pada malam hari.").attributions


def test_a_name_without_its_capital_is_still_that_persons() -> None:
    """“Menurut jerry” is a slip for Jerry, who is named elsewhere, and no group."""
    body = "“Air surut,” kata Jerry Lesmana. Menurut jerry, tanggul kuat."
    assert {one.speaker.name for one in of(body).attributions} == {"Jerry Lesmana"}


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Dari hasil audit khusus itu, jembatan rusak.", "hasil audit khusus itu"),
        ("Dari hasil pemeriksaan polisi, jembatan rusak.", "polisi"),
    ],
)
def test_what_was_found_out_is_its_finders(body: str, name: str) -> None:
    """A result belongs to the body that is named behind it, else it is a document."""
    assert only(body).speaker.name == name


def test_what_was_earned_is_no_finding() -> None:
    """“Hasil penjualan” pays for something, and says nothing."""
    assert not of("Dari hasil penjualan itu, pedagang membeli beras.").attributions
