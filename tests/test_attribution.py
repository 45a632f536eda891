"""Who says what, in whose words, and over whom it came: each construction on sentences of our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.model import Article, Attribution, Doc, Genre, Kind, Quote, Span
from scorer.read import read


def of(body: str, code: str = "id") -> Doc:
    """The doc of a text in a language."""
    return read(Article(body=body, language=code))


def told(body: str, code: str = "id") -> list[tuple[str | None, str, str]]:
    """Source, cue and content of each attribution, as they are written."""
    doc = of(body, code)
    return [
        (
            doc.text(one.source) if one.source else None,
            doc.text(one.cue) if one.cue else "",
            " … ".join(doc.text(part) for part in one.content),
        )
        for one in doc.attributions
    ]


def only(body: str, code: str = "id") -> Attribution:
    """The one attribution of a text."""
    attributions = of(body, code).attributions
    assert len(attributions) == 1
    return attributions[0]


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
    ("id", "Kata Seno, tanggul retak.", ("Seno", "Kata", "tanggul retak")),
    ("id", "Sambung dia menyebutkan, tanggul retak.", ("dia", "menyebutkan", "tanggul retak")),
    ("id", "Dikatakannya, tanggul retak.", (None, "Dikatakannya", "tanggul retak")),
    # a source beside the clause
    ("id", "Menurut Ratna Wulandari, air sudah surut.", ("Ratna Wulandari", "Menurut", "air sudah surut")),
    ("id", "Air sudah mulai surut, menurut petugas jaga.", ("petugas jaga", "menurut", "Air sudah mulai surut")),
    ("id", "Menurutnya, air sudah surut.", (None, "Menurutnya", "air sudah surut")),
    ("id", "Berdasarkan data BPS, harga naik lagi.", ("BPS", "Berdasarkan data", "harga naik lagi")),
    ("id", "Dilansir Reuters, Senin, dua kapal hilang.", ("Reuters", "Dilansir", "dua kapal hilang")),
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
    ],
)
def test_words_that_only_look_like_cues_are_left_alone(body: str) -> None:
    """
    A noun, an adjective or a plain passive is no attribution.
    """
    assert told(body) == []


def test_a_verb_that_joins_another_shares_its_speaker() -> None:
    """
    Two verbs, one speaker: the second content begins where the first ends.
    """
    assert told("Ratna membantah tuduhan itu, menekankan bahwa tanggul aman.") == [
        ("Ratna", "membantah", "tuduhan itu"),
        ("Ratna", "menekankan", "bahwa tanggul aman"),
    ]


def test_what_somebody_reports_is_not_counted_twice() -> None:
    """
    A verb of saying inside a content is part of that content.
    """
    assert len(told("Ratna mengatakan bahwa Joko membantah kabar itu.")) == 1


def test_a_quotation_goes_on_after_its_speaker_is_named() -> None:
    """
    Words in marks without a cue belong to who spoke in the sentence before.
    """
    one = only("“Air surut,” kata Ratna Wulandari. “Tanggul aman dan warga boleh pulang.”")

    assert len(one.content) == 2


@pytest.mark.parametrize(
    ("code", "body"),
    [
        ("id", "Air sudah mulai surut, kata Ratna Wulandari. “Tanggul aman dan warga boleh pulang.”"),
        ("en", "The water is falling, Mia Holt said. “We can open the road on Friday.”"),
    ],
)
def test_a_quotation_after_reported_speech_has_the_same_speaker(code: str, body: str) -> None:
    """
    A quotation behind somebody's reported words is his, though no cue stands beside it.
    """
    reported, quoted = of(body, code).attributions

    assert (quoted.quote, quoted.cue, quoted.speaker) == (Quote.DIRECT, None, reported.speaker)


def test_a_line_of_a_transcript_is_one_speakers_to_its_end() -> None:
    """
    What follows a name in capitals and a colon is that person's, sentence after sentence.
    """
    doc = of("HOLT: The water is falling. We can open the road.\nREED: When will that be? The school needs it.", "en")

    assert [(one.speaker.name, len(one.content)) for one in doc.attributions] == [("HOLT", 2), ("REED", 2)]


@pytest.mark.parametrize("label", ["Opini", "Cek Fakta", "Breaking News"])
def test_a_label_of_a_kind_of_text_is_no_speaker(label: str) -> None:
    """
    What a headline calls its text says nothing.
    """
    assert told(f"{label}: Tanggul Muara Perlu Diperbaiki Segera") == []


def test_a_passive_without_an_agent_has_no_speaker_in_its_subject() -> None:
    """
    What is debated, admitted or praised does not speak.
    """
    assert told("The plan to widen the dam is being debated again.", "en") == []


def test_they_are_a_group_only_while_nobody_else_is_the_subject() -> None:
    """
    Once another has spoken, "they" stays as it is written: a wrong name would be worse than none.
    """
    near = of("The protesters said the dam held. They said it was dry.", "en").attributions[-1].speaker
    far = of("The protesters said it held. Mia Holt said it leaked. They said it was dry.", "en").attributions[-1]

    assert near.name == "The protesters"
    assert (far.speaker.name, far.speaker.named) == ("they", False)


def test_a_quotation_left_open_ends_with_its_next_line() -> None:
    """
    A quotation that closes on the next line is one quotation.
    """
    one = only("“Air surut.\nTanggul aman,” kata Ratna Wulandari.")

    assert (one.quote, len(one.content)) == (Quote.DIRECT, 1)


def test_partly_quoted_words_are_mixed() -> None:
    """
    A term in marks inside a reported clause makes it mixed; no mark makes it indirect.
    """
    assert only("Ratna menyebut tanggul itu “raksasa tidur” di musim hujan.").quote is Quote.MIXED
    assert only("Ratna menyebut tanggul itu kuat.").quote is Quote.INDIRECT


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Bupati Ratna Wulandari mengatakan air naik. Ia menambahkan, tanggul aman.", "Ratna Wulandari"),
        ("Bupati Ratna Wulandari mengatakan air naik. “Tanggul aman,” ujarnya.", "Ratna Wulandari"),
        ("Bupati Ratna Wulandari mengatakan air naik. “Tanggul aman,” kata Wulandari.", "Ratna Wulandari"),
        ("Bupati Ratna Wulandari mengatakan air naik. Bupati menegaskan tanggul aman.", "Ratna Wulandari"),
        ("Joko Lesmana mengatakan air naik. “Tanggul aman,” kata Joko Lesmanna.", "Joko Lesmanna"),
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
        ("“Air surut,” kata bupati yang akrab disapa Rinpra itu.", "Rinpra"),
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
    ],
)
def test_the_body_or_town_of_an_office_is_no_part_of_the_name(subject: str, name: str) -> None:
    """A town that is listed, a commission's number and a body's own name end where the person begins."""
    speaker = only(f"{subject} mengatakan air surut.").speaker
    assert (speaker.kind, speaker.name) == (Kind.PERSON, name)


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


def test_the_verb_behind_a_relative_clause_has_the_same_speaker() -> None:
    """Both verbs belong to the noun before the clause."""
    said = of("Presiden Ardan Wirya, yang belum lama ini memuji warga itu, mengatakan bahwa tanggul aman.").attributions
    assert [one.speaker.name for one in said] == ["Ardan Wirya", "Ardan Wirya"]


def test_an_enumeration_behind_a_cue_is_read_to_its_end() -> None:
    """The last member stands behind a comma and a conjunction; a new clause there is none."""
    body = "“Tanggul aman,” kata Presiden Ardan Wirya, Presiden Bima Sena, dan Perdana Menteri Mika Holt."
    assert told(body)[0][0] == "Presiden Ardan Wirya, Presiden Bima Sena, dan Perdana Menteri Mika Holt"
    assert told("“Tanggul aman,” kata Ratna Wulandari, dan Mika Holt pulang.")[0][0] == "Ratna Wulandari"


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
    ],
)
def test_a_speaker_is_of_the_kind_its_noun_tells(body: str, kind: Kind) -> None:
    """
    Each of the ten kinds is told from the words that stand there.
    """
    assert only(body).speaker.kind is kind


@pytest.mark.parametrize(
    ("body", "speaker", "via"),
    [
        ("“Kami siap,” kata Han, menurut KCNA, seperti dilansir AFP, Rabu.", "Han", ["KCNA", "AFP"]),
        ("Menurut laporan KCNA yang diberitakan oleh AFP, rapat usai.", "KCNA", ["AFP"]),
        ("“Kami siap,” ujar Han seperti dilansir KCNA.", "Han", ["KCNA"]),
        ("Dikutip dari Reuters, Camat Seno mengatakan bahwa air naik.", "Seno", ["Reuters"]),
        ("“Kami siap,” kata Camat Seno kepada AFP.", "Seno", ["AFP"]),
        ("Dua kapal hilang, kata AFP mengutip Camat Seno.", "Seno", ["AFP"]),
        ("“Kami siap,” kata Camat Seno, dikutip Selasa (21/10/2025).", "Seno", []),
        ("“Kami siap,” kata Camat Seno kepada wartawan.", "Seno", []),
    ],
)
def test_a_chain_names_its_outlets_from_the_origin_outwards(body: str, speaker: str, via: list[str]) -> None:
    """
    Relays bind outward, "mengutip" inward, and nothing is invented where no outlet is named.
    """
    one = only(body)

    assert one.speaker.name
    assert speaker in one.speaker.name
    assert [relay.agency_id for relay in one.via] == [name.lower() for name in via]


def test_chains_collapse_into_one_origin() -> None:
    """
    A speaker who came over an outlet once is counted with that outlet ever after.
    """
    doc = of("“Kami siap,” kata Han, dikutip KCNA. “Rapat usai,” kata Han. KCNA melaporkan bahwa rapat usai.")

    assert [(source.agency_id, source.share) for source in doc.sources] == [("kcna", 1.0)]


def test_persons_who_speak_as_one_are_an_origin_each() -> None:
    """The statement keeps one speaker as it is written; its share is divided among them."""
    doc = of(
        "Presiden Ardan Wirya, Presiden Bima Sena, dan Perdana Menteri Mika Holt mengatakan bahwa perjanjian berlaku."
    )
    assert doc.attributions[0].speaker.members == ("Ardan Wirya", "Bima Sena", "Mika Holt")
    assert [source.name for source in doc.sources] == ["Ardan Wirya", "Bima Sena", "Mika Holt"]
    assert [source.share for source in doc.sources] == [0.333, 0.333, 0.333]


def test_a_plural_noun_before_names_is_a_group() -> None:
    """“Para pemimpin Wirana” are many, and none of them is called Wirana."""
    speaker = only("Para pemimpin Wirana, Sendana, dan Talira mengatakan bahwa perjanjian berlaku.").speaker
    assert (speaker.name, speaker.kind) == ("Para pemimpin Wirana, Sendana, dan Talira", Kind.GROUP)


def test_a_passive_whose_subject_points_back_has_its_speaker_behind_it() -> None:
    """“Hal tersebut dikatakan X” says who, even with a verb that often leaves it open."""
    body = "Banjir merendam tiga ratus rumah. Hal tersebut dikatakan Camat Seno Adi saat meninjau lokasi."
    assert only(body).speaker.name == "Seno Adi"


@pytest.mark.parametrize(
    "body",
    [
        "Badan Pengelola Air, Tanggul, dan Sungai (BPATS) mengatakan hujan akan turun. BPATS menyebut air surut besok.",
        "Kementerian Pengairan (Kemenair) mengatakan hujan akan turun. Menurut Kemenair, air surut besok.",
        "Menurut Badan Sungai Pesisir (BSP), air naik. Badan Sungai Pesisir menyebut air surut besok.",
    ],
)
def test_a_body_and_its_abbreviation_are_one_origin(body: str) -> None:
    """The article says itself what the letters stand for."""
    assert len(of(body).sources) == 1


def test_an_abbreviated_country_stays_a_place() -> None:
    """“Uni Emirat Arab (UEA)” speaks for its government, not as an organisation."""
    assert only("Uni Emirat Arab (UEA) mengatakan bahwa air surut.").speaker.kind is Kind.METONYM


def test_an_agency_is_known_however_its_kind_is_written() -> None:
    """“Xinhua news agency” holds a name that is registered with capitals throughout, and one that is not."""
    assert only("The Xinhua news agency reported that the water has fallen.", "en").speaker.agency_id == "xinhua"
    assert only("Menurut kantor berita Xinhua, air sudah surut.").speaker.agency_id == "xinhua"


def test_a_deed_joined_to_a_statement_says_nothing() -> None:
    """What shows something is no speaker; a report that says something is."""
    assert not of("Pernyataan dan aksi militer ini mengungkapkan keinginan negara itu.").attributions
    assert not of("Pernyataan dan langkah tersebut menegaskan bahwa tanggul penting.").attributions
    assert only("Laporan dan data itu menyebutkan bahwa tanggul retak.").speaker.kind is Kind.DOCUMENT


def test_an_unowned_claim_is_owned_by_the_sentence_behind_it() -> None:
    """
    "Hal ini dikonfirmasi X" gives the claim before it an owner.
    """
    doc = of("Dua kapal dilaporkan hilang. Hal ini dikonfirmasi Kepala Pelabuhan Seno.")

    assert doc.attributions[0].owner == doc.attributions[1].source


def test_who_denies_an_unowned_claim_does_not_own_it() -> None:
    """
    "Hal ini dibantah X" in the next sentence leaves the claim without an owner.
    """
    claim = of("Dua kapal disebut-sebut tenggelam. Hal ini dibantah Joko Lesmana.").attributions[0]

    assert claim.owner is None


def test_the_reason_for_a_withheld_name_is_found() -> None:
    """
    What follows "karena" after the words that keep a name back is the reason.
    """
    doc = of("Menurut seorang pejabat yang enggan disebut namanya karena tidak berwenang bicara, rapat batal.")
    one = doc.attributions[0]

    assert one.reason
    assert doc.text(one.reason) == "karena tidak berwenang bicara"


def test_a_reason_inside_what_was_said_is_none_for_hiding_a_name() -> None:
    """The road is closed because of the flood; why the name is withheld is not told."""
    body = "Seorang pejabat yang enggan disebut namanya mengatakan bahwa jalan ditutup karena banjir."
    assert only(body).reason is None


@pytest.mark.parametrize(
    ("body", "genre"),
    [
        ("Air surut. Warga pulang.", Genre.BRIEF),
        ("08.10 Hujan turun.\n08.30 Air naik.\n09.00 Jalan ditutup.\n09.20 Listrik padam.", Genre.LIVE_BLOG),
        ("Opini: Sungai Kita\n" + "Sungai itu ingatan kita. " * 40, Genre.OPINION),
        ("Siaran Pers\n" + "Kami mengundang warga ke balai desa. " * 40, Genre.PRESS_RELEASE),
        ("Advertorial\n" + "Rumah ini nyaman bagi keluarga muda. " * 40, Genre.ADVERTORIAL),
        ("Air surut di lereng timur sejak pagi. " * 40, Genre.NEWS),
    ],
)
def test_a_genre_is_told_by_label_form_or_length(body: str, genre: Genre) -> None:
    """
    A text is news unless it plainly says otherwise.
    """
    assert of(body).genre is genre


@given(st.text(alphabet="“”\"'‘’«».,:;()—- \nkataujarmenurut KBRdilaporkan\u0301ש1", max_size=400))
def test_every_span_stays_inside_the_text(body: str) -> None:
    """
    Whatever is typed, spans lie inside the body and no attribution is without content.
    """
    for code in ("id", "en"):
        for one in of(body, code).attributions:
            spans = [*one.content, *(span for span in (one.cue, one.source, one.reason, one.owner) if span)]
            assert one.content
            assert all(Span(0, len(body)).start <= span.start < span.end <= len(body) for span in spans)
