"""A newsroom's own policy file: what it changes, what is refused and where, and which names it makes the rules accept."""

import tomllib

import pytest

from scorer import Article, newsroom, policy, score
from scorer.newsroom import NewsroomError, read


def refused(text: str) -> list[tuple[str, int, str]]:
    """What is wrong with a file."""
    with pytest.raises(NewsroomError) as wrong:
        read(text)
    return [(fault.pointer, fault.line, fault.detail) for fault in wrong.value.faults]


def found(body: str, file: str, rule: str) -> list[tuple[str, ...]]:
    """The words that a rule flags in an Indonesian story, judged by a newsroom's file."""
    report = score(Article(body=body, language="id"), newsroom=read(file))
    article = report.doc.article
    return [
        tuple(span.of(article) for span in charge.finding.spans)
        for charge in report.charges
        if charge.finding.rule == rule
    ]


# ── what a file changes ──────────────────────────────────────────────────────────────────────────────────────────────


def test_an_empty_file_changes_nothing() -> None:
    """
    A newsroom that says nothing judges as the house ships it; so does one that says all of it.
    """
    shipped = policy.default()
    for text in ("", policy.shipped()):
        own = read(text).policy
        assert (own.prices, own.limits, own.bands, own.health) == (
            shipped.prices,
            shipped.limits,
            shipped.bands,
            shipped.health,
        )


def test_what_is_not_named_stays() -> None:
    """
    One line changes one rule; limits and stages are changed one by one.
    """
    own = read(
        """
        [rules]
        date-weekday = { stages = { publish = "block" } }
        orphan-quote = { limits = { least = 12 } }
        text-casing = { severity = "off" }
        """
    ).policy

    assert dict(own.price("date-weekday").stages) == {
        "draft": "warn", "review": "warn", "publish": "block", "correct": "warn",
    }  # fmt: skip
    assert own.price("date-weekday").points == policy.default().price("date-weekday").points
    assert own.limits["orphan-quote"] == {**policy.default().limits["orphan-quote"], "least": 12}
    assert not own.judges("text-casing")
    assert own.judges("text-spacing")


def test_a_severity_speaks_for_the_whole_rule() -> None:
    """
    Points and stages of the old severity go with it, and no case is dearer than the file says, unless it is named.
    """
    calm = read('[rules]\nnum-conflict = { severity = "info" }\nno-source = { severity = "minor" }').policy
    named = read('[rules]\nnum-conflict = { severity = "info", cases = { dead = "major" } }').policy

    assert calm.price("num-conflict", "dead").points == 0
    assert set(calm.price("no-source").stages.values()) == {"info"}
    assert named.price("num-conflict", "dead").points == policy.default().points["major"]
    assert named.price("num-conflict").points == 0


def test_the_version_names_both_files() -> None:
    """
    The digest of a newsroom's policy changes with its file, and says which policy it lies over.
    """
    one, two = (read(f"[bands]\nready = {least}", name="newsroom", version="3").policy for least in (85, 86))

    assert one.digest != two.digest
    assert (one.name, one.version) == ("newsroom", "3")


# ── what is refused ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "pointer", "line", "detail"),
    [
        ("[bands]\nready = 85\n\n[bans]\n", "/bans", 4, "“bans” is not known; “bands” is"),
        ('[rules]\n# …\ndate-weekdy = { severity = "off" }', "/rules/date-weekdy", 3, "date-weekday"),
        ('[rules.date-weekday]\nseverity = "grave"', "/rules/date-weekday/severity", 2, "critical, major, minor"),
        ('[rules]\nno-source = { stages = ["warn", "warn"] }', "/rules/no-source/stages", 2, "draft, review"),
        ('[rules]\nno-source = { stages = { press = "warn" } }', "/rules/no-source/stages", 2, "“press”"),
        ("[rules]\norphan-quote = { limits = { most = 3 } }", "/rules/orphan-quote/limits/most", 2, "“most”"),
        ('[rules]\nnum-conflict = { cases = { ded = "info" } }', "/rules/num-conflict/cases/ded", 2, "“dead” is"),
        ("[prices]\nmajor = 30", "/prices/major", 2, "major is 30, more than critical (20)"),
        ('[prices]\nminor = "two"', "/prices/minor", 2, "number from 0 to 100"),
        ("[grading]\nrepeats = [0.5, 1]", "/grading/repeats", 2, "may not cost more"),
        ("[bands]\ntidy = 90", "/bands/tidy", 2, "more than ready (85)"),
        ("[health]\ndays = 0", "/health/days", 2, "from 1 to 90"),
        ('[genres]\nsport = ["spelling"]', "/genres/sport", 2, "attribution"),
        ('[licensed]\nwires = [\n  "Reuters",  # since 2019\n  7,\n  "",\n]', "/licensed/wires/1", 4, "“7”"),
        ('[names]\npeople = [\n  "Sri",\n  " ",\n]', "/names/people/1", 4, "1 to 100 characters"),
        ('[agencies.kabar-teluk]\nkind = "paper"', "/agencies/kabar-teluk", 1, "kind is 'paper'"),
        ("[bands]\nready = 85\nready = 86", "", 3, "Cannot overwrite a value"),
        ("[bands\n", "", 1, "Expected"),
        ('name = "x\n', "", 1, "Illegal character"),
    ],
)
def test_a_fault_has_its_line(text: str, pointer: str, line: int, detail: str) -> None:
    """
    What is refused is named with its place, its line, and what would do.
    """
    first = refused(text)[0]

    assert first[:2] == (pointer, line)
    assert detail in first[2]


def test_all_faults_are_told_at_once() -> None:
    """
    Nobody mends a file one line at a time.
    """
    told = refused('[bands]\nready = "high"\n[rules]\nno-sauce = {}\n[outage]\nconclusion = "shrug"')

    assert [(pointer, line) for pointer, line, _ in told] == [
        ("/bands/ready", 2),
        ("/rules/no-sauce", 4),
        ("/outage/conclusion", 6),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 100_000,
        "[a" + ".a" * 130_000 + "]",
        '"a"' + ' . "a"' * 40_000 + " = 1",
        "# …\na = {a" + ".a" * 100_000 + " = 1}",
        "[bands]\nready = " + "9" * 50_000,
        "[bands]\nready = 0x" + "f" * 50_000,
        "[names]\na = [" + "0x" + "f" * 50_000 + "]",
        "[rules]\n" + "".join(f"r{number} = 1\n" for number in range(20_000)),
        "[rules]\n" + "date-weekda" * 20_000 + " = {}",
        "[licensed]\nwires = [" + '"AFP", ' * 5_001 + "]",
        "a" + " " * 200_000 + "b",
        '"' * 200_001,
        "prices = 1\nbands = []\nrules = 2\nnames = 3\nagencies = 4\nlicensed = 5\nhealth = 6",
        "[rules]\nno-source = 1\n[rules.date-order]\ncases = 2\nlimits = 3\n[names]\na = 4\n[genres]\nsport = 5",
        '[agencies]\na = "x"',
        "[prices]\nmajor = nan\nminor = inf",
    ],
)
def test_no_file_brings_it_down(text: str) -> None:
    """
    Whatever is sent is refused with some faults, soon, and in words that can be shown.
    """
    told = refused(text)

    assert 0 < len(told) <= newsroom.TOLD
    assert all(len(detail) <= 500 and line >= 1 for _, line, detail in told)


def test_every_entry_of_the_shipped_policy_is_known() -> None:
    """
    A newsroom may write down any entry that the house ships.
    """
    for table, entries in tomllib.loads(policy.shipped()).items():
        if isinstance(entries, dict) and table != "rules":
            assert [entry for entry in entries if entry not in newsroom.faults.TABLES.get(table, entries)] == []


# ── names ────────────────────────────────────────────────────────────────────────────────────────────────────────────

TYPO = (
    "Bupati Wanareja Suhartini Kolis membuka pasar. Suhartini Kolis mengatakan pasar itu ramai. "
    "“Kami senang,” kata Suhartinie Kolis."
)


def test_a_name_of_the_newsroom_is_no_slip() -> None:
    """
    Two people with nearly the same name: once the newsroom lists one of them, nobody is corrected.
    """
    assert found(TYPO, "", "name-typo") == [("Suhartinie", "Suhartini")]
    assert found(TYPO, '[names]\ntokoh = ["Suhartinie Kolis"]', "name-typo") == []


def test_a_house_spelling_is_what_to_write() -> None:
    """
    Of two spellings the newsroom's is suggested; where it has both, it means both.
    """
    body = "Presiden Lee Han Sol tiba di Jakarta. Lee Han-sol disambut di bandara, kata Menteri Lee Han Sol."
    report = score(Article(body=body, language="id"), newsroom=read('[names]\ntokoh = ["Lee Han-sol"]'))
    suggested = [charge.suggestions for charge in report.charges if charge.finding.rule == "name-variant"]

    assert found(body, "", "name-variant")
    assert suggested == [("Lee Han-sol",)]
    assert found(body, '[names]\ntokoh = ["Lee Han-sol", "Lee Han Sol"]', "name-variant") == []


def test_the_newsrooms_abbreviations_need_no_words() -> None:
    """
    What every reader of this newsroom knows is not asked for.
    """
    body = "Warga mendatangi kantor PKLRT di Wanareja. Kepala PKLRT Sri Lestari mengatakan izin terbit."

    assert found(body, "", "acronym-unexpanded") == [("PKLRT",)]
    assert found(body, '[names]\nsingkatan = ["PKLRT"]', "acronym-unexpanded") == []


def test_an_own_agency_is_known() -> None:
    """
    An agency that the world's registry lacks is found by name, with its id, once the newsroom adds it.
    """
    body = "Menurut kantor berita Wartasamudra, kapal itu tiba di Teluk Merbau kemarin. Nelayan menyambutnya."
    own = (
        '[agencies.wartasamudra]\nkind = "agency"\nnames.und = ["Wartasamudra"]\ncountry = "ID"\nownership = "private"'
    )
    known = score(Article(body=body, language="id"), newsroom=read(own))

    assert found(body, "", "unknown-agency") == [("kantor berita Wartasamudra",)]
    assert found(body, own, "unknown-agency") == []
    assert [source.agency_id for source in known.doc.sources] == ["wartasamudra"]
    assert found(body, '[names]\nmitra = ["Wartasamudra"]', "unknown-agency") == []


# ── licensed wires ───────────────────────────────────────────────────────────────────────────────────────────────────

WIRE = (
    "Badan meteorologi setempat mencatat gelombang setinggi empat meter di perairan Teluk Merbau sejak Senin malam. "
    "Kapal penyeberangan berhenti berlayar dan penumpang menunggu di dermaga sampai pagi. "
    "Kepala pelabuhan mengatakan kapal pertama baru berangkat setelah angin mereda pada siang hari."
)


@pytest.mark.parametrize("wire", ["afp", "AFP", "Agence France-Presse"])
def test_licensed_text_needs_no_credit(wire: str) -> None:
    """
    Under whatever name the newsroom lists the wire, and under whatever name the other story carries it.
    """
    others = [Article(id="w", body=WIRE, outlet="Agence France-Presse", language="id")]
    story = Article(id="s", body=WIRE, language="id")

    def flagged(file: str) -> bool:
        report = score(story, candidates=others, indexed_articles=1, newsroom=read(file))
        return "uncredited-reuse" in {charge.finding.rule for charge in report.charges}

    assert flagged("")
    assert not flagged(f'[licensed]\nwires = ["{wire}"]')
    assert flagged('[licensed]\nwires = ["Reuters"]')


def test_a_story_from_a_licensed_wire_may_stand_elsewhere() -> None:
    """
    Another outlet ran the same wire without saying so: a story whose provider is licensed took nothing from it.
    """
    others = [Article(id="w", body=WIRE, outlet="Kabar Teluk", language="id")]
    story = Article(id="s", body=WIRE, provider="Agence France-Presse", language="id")
    for file, flagged in (("", True), ('[licensed]\nwires = ["AFP"]', False)):
        report = score(story, candidates=others, indexed_articles=1, newsroom=read(file))
        assert ("uncredited-reuse" in {charge.finding.rule for charge in report.charges}) is flagged
