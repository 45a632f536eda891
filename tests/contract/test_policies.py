"""The newsroom's policy over HTTP: its versions, its conditions, and what it does to the next story."""

import json
from collections.abc import Iterator
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest
from keys import bearer
from promised import keeps
from running import Running, serving

from api_spec.schemas import PolicyListSchema, PolicySchema, PolicyVersionListSchema
from scorer import policy
from workers import Settings, connect

pytestmark = pytest.mark.service

PLACE = "/v1/policies/newsroom"
FIRST = '[rules]\ndate-weekday = { severity = "off" }\n'
STORY = {
    "body": "Camat Wanareja, Siti Rahmah, mengatakan air surut pada Senin (13/11/2024).\nWarga kembali ke rumah mereka.",
    "language": "id",
}


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A service with two newsrooms, neither of which has said anything yet."""
    with serving(tmp_path_factory.mktemp("policies"), SUMBER_API_KEY="kunci-redaksi-untuk-pengujian") as running:
        yield running


@pytest.fixture
def key(newsroom: Running, request: pytest.FixtureRequest) -> dict[str, str]:
    """The key of a newsroom that nobody else uses, made at the desk as `sumber keys` does."""
    return new_key(newsroom, request.node.name)


def new_key(newsroom: Running, name: str, *scopes: str) -> dict[str, str]:
    """A new newsroom's key, as a header."""
    tenant = "".join(letter if letter.isalnum() else "-" for letter in name.lower())[-40:].strip("-")
    with connect(Settings.read({"SUMBER_DATA_DIR": str(newsroom.data_dir)})) as desk:
        issued = desk.issue_key(tenant, frozenset(scopes)) if scopes else desk.issue_key(tenant)
    return bearer(issued)


def send(newsroom: Running, text: str | bytes, headers: dict[str, str], place: str = PLACE) -> Any:
    """Send a policy file: status, headers and body."""
    url = urlsplit(newsroom.address)
    connection = HTTPConnection(url.hostname or "", url.port, timeout=60)
    try:
        body = text if isinstance(text, bytes) else text.encode()
        connection.request("PUT", place, body, {"Content-Type": "application/toml", **headers})
        answer = connection.getresponse()
        got = {name.lower(): value for name, value in answer.getheaders()}
        told = (answer.status, got, json.loads(answer.read()))
    finally:
        connection.close()
    keeps("PUT", place, told)
    return told


def rules_of(newsroom: Running, key: dict[str, str], **changes: Any) -> Any:
    """The report on the story, and the rules that spoke."""
    report = newsroom.call("POST", "/v1/articles", {**STORY, **changes}, {**key, "Prefer": "wait=20"})[2]
    return report, {finding["rule"] for finding in report["findings"]}


def test_the_next_story_is_judged_by_the_new_policy(newsroom: Running, key: dict[str, str]) -> None:
    """
    No process is started again, every report says which version judged it, and the other newsroom notices nothing.
    """
    before, spoke = rules_of(newsroom, key)
    first = send(newsroom, FIRST, {**key, "If-None-Match": "*"})
    after, silent = rules_of(newsroom, key)
    check = newsroom.call("POST", "/v1/checks", {**STORY, "stage": "publish"}, key)[2]
    other, theirs = rules_of(newsroom, new_key(newsroom, "tetangga"))
    PolicySchema().load(first[2])

    assert first[0] == 201
    assert "date-weekday" in spoke
    assert "date-weekday" not in silent
    assert "date-weekday" in theirs
    assert before["versions"]["policy"].startswith("default/1/")
    assert after["versions"]["policy"] == f"newsroom/1/{first[2]['digest']}"
    assert other["versions"]["policy"].startswith("default/1/")
    assert check["policy"] == {"name": "newsroom", "version": "1", "stage": "publish", "on_outage": "warn"}


def test_every_version_is_kept(newsroom: Running, key: dict[str, str]) -> None:
    """
    The file comes back byte for byte; an old one can be read and sent again; the same one again is no new version.
    """
    send(newsroom, FIRST, {**key, "If-None-Match": "*"})
    tag = newsroom.call("GET", PLACE, None, key)[1]["etag"]
    second = send(newsroom, "# kosong\n", {**key, "If-Match": tag})
    same = send(newsroom, "# kosong\n", {**key, "If-Match": second[1]["etag"]})
    listed = newsroom.call("GET", f"{PLACE}/versions", None, key)
    old = newsroom.call("GET", f"{PLACE}/versions/1", None, {**key, "Accept": "application/toml"})
    keeps("GET", f"{PLACE}/versions", listed)
    keeps("GET", f"{PLACE}/versions/1", old)
    PolicyVersionListSchema().load(listed[2])

    assert (second[0], second[2]["version"], same[2]["version"]) == (200, "2", "2")
    assert [(one["version"], one["in_force"]) for one in listed[2]["versions"]] == [("2", True), ("1", False)]
    assert old[2].decode() == FIRST
    assert newsroom.call("GET", f"{PLACE}/versions/1", None, key)[2]["in_force"] is False
    assert newsroom.call("GET", f"{PLACE}/versions/3", None, key)[0] == 404


def test_nobody_writes_over_another(newsroom: Running, key: dict[str, str]) -> None:
    """
    Without a condition nothing is replaced (428), and with one that no longer holds neither (412).
    """
    blind = send(newsroom, FIRST, key)
    too_soon = send(newsroom, FIRST, {**key, "If-Match": '"x"'})
    send(newsroom, FIRST, {**key, "If-None-Match": "*"})
    again = send(newsroom, "", {**key, "If-None-Match": "*"})
    tags = [
        newsroom.call("GET", PLACE, None, {**key, "Accept": kind})[1]["etag"]
        for kind in ("application/toml", "application/json")
    ]
    second = send(newsroom, "# dua\n", {**key, "If-Match": tags[0]})
    late = send(newsroom, "# tiga\n", {**key, "If-Match": tags[1]})
    third = send(newsroom, "# tiga\n", {**key, "If-Match": second[1]["etag"]})

    assert [one[0] for one in (blind, too_soon, again, second, late, third)] == [428, 412, 412, 200, 412, 200]
    assert tags[0] != tags[1]


def test_a_file_with_a_fault_changes_nothing(newsroom: Running, key: dict[str, str]) -> None:
    """
    Each fault has its line and a JSON pointer; a file that is too large or no TOML is refused as well.
    """
    fresh = {**key, "If-None-Match": "*"}
    bad = send(newsroom, "[bands]\nready = 85\n[rules]\nno-sauce = {}\n", fresh)
    torn = send(newsroom, b"[bands]\nready = 85 # \xff\n", fresh)
    large = send(newsroom, "#" * 262_145, fresh)
    kind = send(newsroom, FIRST, {**fresh, "Content-Type": "text/plain"})
    place = send(newsroom, FIRST, fresh, "/v1/policies/default")

    assert bad[0] == 422
    assert bad[2]["errors"] == [
        {"pointer": "/rules/no-sauce", "line": 4, "detail": "“no-sauce” is not known; “no-source” is"}
    ]
    assert torn[2]["errors"][0]["line"] == 2
    assert [one[0] for one in (torn, large, kind, place)] == [422, 413, 415, 404]
    assert newsroom.call("GET", PLACE, None, key)[0] == 404


def test_what_a_policy_comes_to(newsroom: Running, key: dict[str, str]) -> None:
    """
    As JSON every number stands there, whoever said it; the catalogues of this newsroom follow.
    """
    text = (
        '[rules]\nno-source = { severity = "minor" }\n[licensed]\nwires = ["afp"]\n[names]\ntokoh = ["Lee Han-sol"]\n'
        '[agencies.wartasamudra]\nkind = "agency"\nnames.und = ["Wartasamudra"]\ncountry = "ID"\n'
    )
    told = send(newsroom, text, {**key, "If-None-Match": "*"})[2]
    listed = newsroom.call("GET", "/v1/policies", None, key)
    keeps("GET", "/v1/policies", listed)
    PolicyListSchema().load(listed[2])
    rule = newsroom.call("GET", "/v1/rules/no-source", None, key)[2]
    agency = newsroom.call("GET", "/v1/agencies/wartasamudra", None, key)

    assert [(one["name"], one["in_force"]) for one in listed[2]["policies"]] == [("newsroom", True), ("default", False)]
    assert "Agence France-Presse" in told["licensed"]
    assert {"Lee", "Han-sol", "Lee Han-sol"} == set(told["names"])
    assert told["agencies"] == ["wartasamudra"]
    assert set(told["rules"]) == set(policy.declared())
    assert (told["rules"]["no-source"]["severity"], rule["points"]) == ("minor", 2)
    assert agency[0] == 200


def test_an_old_report_keeps_the_policy_that_judged_it(newsroom: Running, key: dict[str, str]) -> None:
    """
    Answers leave of a score what they left of it then, whatever the bands are now.
    """
    report, _ = rules_of(newsroom, key)
    finding = report["findings"][0]
    said = {"fingerprint": finding["fingerprint"], "answer": "mended", "name": "Sari"}
    newsroom.call("POST", f"/v1/reports/{report['id']}/dismissals", said, key)
    before = newsroom.call("GET", f"/v1/reports/{report['id']}", None, key)[2]
    send(newsroom, "[bands]\nready = 100\ntidy = 100\nreview = 100\n", {**key, "If-None-Match": "*"})
    after = newsroom.call("GET", f"/v1/reports/{report['id']}", None, key)[2]

    assert before["scores_without_dismissed"] == after["scores_without_dismissed"]


def test_who_may(newsroom: Running) -> None:
    """
    Reading takes `read`, replacing takes `admin`.
    """
    reader = new_key(newsroom, "pembaca", "read")

    assert newsroom.call("GET", "/v1/policies/default", None, reader)[0] == 200
    assert send(newsroom, FIRST, {**reader, "If-None-Match": "*"})[0] == 403
    assert newsroom.call("GET", "/v1/policies/default", None, {**reader, "Accept": "text/html"})[0] == 406


# ── end to end ───────────────────────────────────────────────────────────────────────────────────────────────────────

WIRE = (
    "Badan meteorologi setempat mencatat gelombang setinggi empat meter di perairan Teluk Merbau sejak Senin malam. "
    "Kapal penyeberangan berhenti berlayar dan penumpang menunggu di dermaga sampai pagi. "
    "Kepala pelabuhan mengatakan kapal pertama baru berangkat setelah angin mereda pada siang hari."
)


def test_licensed_wire_copy_passes_the_gate(newsroom: Running, key: dict[str, str]) -> None:
    """
    The wire's story stands in the index; once the wire is licensed, the same text is nobody's fault.
    """
    wire = {"id": "kawat", "body": WIRE, "outlet": "Agence France-Presse", "status": "published", "language": "id"}
    newsroom.call("POST", "/v1/articles", wire, {**key, "Prefer": "wait=20"})
    before = rules_of(newsroom, key, id="salin-1", body=WIRE)[1]
    send(newsroom, '[licensed]\nwires = ["AFP"]\n', {**key, "If-None-Match": "*"})
    after, spoke = rules_of(newsroom, key, id="salin-2", body=WIRE)

    assert "uncredited-reuse" in before
    assert "uncredited-reuse" not in spoke
    assert after["reuse"]["matches"][0]["credited"]


def test_names_of_the_newsroom_reach_the_next_report(newsroom: Running, key: dict[str, str]) -> None:
    """
    A name that was taken for a slip is right from the next story on, in this newsroom only.
    """
    body = (
        "Bupati Wanareja Suhartini Kolis membuka pasar. Suhartini Kolis mengatakan pasar itu ramai. "
        "“Kami senang,” kata Suhartinie Kolis."
    )
    before = rules_of(newsroom, key, id="nama-1", body=body)[1]
    send(newsroom, '[names]\ntokoh = ["Suhartinie Kolis"]\n', {**key, "If-None-Match": "*"})
    after = rules_of(newsroom, key, id="nama-2", body=body)[1]
    other = rules_of(newsroom, new_key(newsroom, "sebelah"), id="nama-3", body=body)[1]

    assert ("name-typo" in before, "name-typo" in after, "name-typo" in other) == (True, False, True)


def test_a_newsroom_says_when_a_rule_is_wrong_too_often(newsroom: Running, key: dict[str, str]) -> None:
    """
    With its own thresholds a rule is turned down sooner; the answer counts once through all revisions, and the overview
    and the report say so, in the reader's language.
    """
    send(newsroom, "[health]\nleast_fired = 2\nmost_false = 0.2\n", {**key, "If-None-Match": "*"})
    first, _ = rules_of(newsroom, key, id="hari-1")
    finding = next(one for one in first["findings"] if one["rule"] == "date-weekday")
    said = {"fingerprint": finding["fingerprint"], "answer": "false_alarm", "name": "Sari", "reason": "Tanggal benar."}
    newsroom.call("POST", f"/v1/reports/{first['id']}/dismissals", said, key)
    again, _ = rules_of(newsroom, key, id="hari-1", headline="Air Surut")
    shown = newsroom.call("GET", f"/v1/reports/{again['id']}", None, key)[2]
    rules_of(newsroom, key, id="hari-2")
    last, _ = rules_of(newsroom, key, id="hari-3")
    overview = newsroom.call("GET", "/v1/overview?weeks=1", None, key)[2]
    health = next(one for one in overview["rules"] if one["rule"] == "date-weekday")
    pages = [
        newsroom.call("GET", address, None, key)[2].decode()
        for address in (f"/reports/{last['id']}?lang=id", "/overview?lang=id&weeks=1")
    ]

    assert [one["answer"] for one in shown["dismissals"]] == ["false_alarm"]
    assert again["turned_down"] == []
    assert last["turned_down"] == ["date-weekday"]
    assert next(one for one in last["findings"] if one["rule"] == "date-weekday")["severity"] == "info"
    assert (health["fired"], health["false_alarm"], health["turned_down"]) == (3, 1, True)
    assert "terlalu sering menyebutnya alarm keliru" in pages[0]
    assert "lebih dari 20 % alarm keliru" in pages[1]
