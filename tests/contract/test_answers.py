"""What editors answer to findings."""

import json
from collections.abc import Callable
from contextlib import closing
from http.client import HTTPConnection
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from promised import keeps

from api_spec.schemas import DismissalListSchema, ReportSchema

pytestmark = pytest.mark.service

Call = Callable[..., tuple[int, dict[str, str], Any]]

ARTICLE = json.loads((files("api_spec") / "examples" / "article.json").read_text("utf-8"))
REQUEST = json.loads((files("api_spec") / "examples" / "check-request.json").read_text("utf-8"))
WHO = {"name": "Ratna Puspita", "reason": "Sudah ditanyakan ke narasumber."}


def scored(call: Call, **changes: Any) -> Any:
    """Submit the example article and wait for its report."""
    return call("POST", "/v1/articles", {**ARTICLE, **changes}, {"Prefer": "wait=20"})[2]


def dearest(report: Any) -> Any:
    """The finding that the largest loss is booked on."""
    named = report["scores"]["overall"]["losses"][0]["finding"]
    return next(finding for finding in report["findings"] if finding["id"] == named)


def answer_to(finding: Any, answer: str = "intended") -> dict[str, str]:
    """An editor's answer to a finding."""
    return {"fingerprint": finding["fingerprint"], "answer": answer, **WHO}


# ── findings ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_answer_shows_both_scores_and_hides_nothing(call: Call) -> None:
    """
    The finding stays, the answer stands beside it, and the second score is the first without that loss.
    """
    report = scored(call, id="jawab-1")
    place = f"/v1/reports/{report['id']}/dismissals"
    given = call("POST", place, answer_to(dearest(report)))
    keeps("POST", place, given)
    shown = call("GET", f"/v1/reports/{report['id']}")[2]
    ReportSchema().load(shown)

    assert given[0] == 201
    assert shown["findings"] == report["findings"]
    assert shown["scores"] == report["scores"]
    assert [one["finding"] for one in shown["dismissals"]] == [given[2]["finding"]]
    assert shown["scores_without_dismissed"]["overall"]["value"] > report["scores"]["overall"]["value"]


def test_an_answer_makes_another_rendering(call: Call) -> None:
    """
    The rendering's ETag changes with the answer, and is what it was when the answer is taken back.
    """
    report = scored(call, id="jawab-2")
    finding = dearest(report)
    address = f"/v1/reports/{report['id']}"
    before = call("GET", address)[1]["etag"]
    call("POST", f"{address}/dismissals", answer_to(finding))
    answered = call("GET", address, None, {"If-None-Match": before})
    back = call("DELETE", f"{address}/dismissals/{finding['fingerprint']}")
    keeps("DELETE", f"{address}/dismissals/{finding['fingerprint']}", back)

    assert answered[0] == 200
    assert answered[1]["etag"] != before
    assert call("GET", address)[1]["etag"] == before
    assert call("DELETE", f"{address}/dismissals/{finding['fingerprint']}")[0] == 404


def test_everything_said_is_kept(call: Call) -> None:
    """
    A later answer takes an earlier one's place; the history has both, and that it was taken back.
    """
    report = scored(call, id="jawab-3")
    finding = dearest(report)
    place = f"/v1/reports/{report['id']}/dismissals"
    call("POST", place, answer_to(finding))
    call("POST", place, answer_to(finding, "false_alarm"))
    held = call("GET", place)
    keeps("GET", place, held)
    DismissalListSchema().load(held[2])
    call("DELETE", f"{place}/{finding['fingerprint']}")
    after = call("GET", place)[2]

    assert [one["answer"] for one in held[2]["dismissals"]] == ["false_alarm"]
    assert after["dismissals"] == []
    assert [one["answer"] for one in after["history"]] == ["intended", "false_alarm", None]
    assert after["history"][0]["name"] == WHO["name"]


def test_an_answer_survives_a_revision(call: Call) -> None:
    """
    The next revision with the same words has the same answer; words that changed are asked about again.
    """
    report = scored(call, id="jawab-4")
    finding = dearest(report)
    call("POST", f"/v1/reports/{report['id']}/dismissals", answer_to(finding))
    kept = scored(call, id="jawab-4", body=ARTICLE["body"] + "\nPembukaan dihadiri warga.")
    other = scored(call, id="jawab-4", body=ARTICLE["body"].replace(finding["spans"][0]["exact"], "Kemarin"))

    assert finding["fingerprint"] in {one["fingerprint"] for one in kept["dismissals"]}
    assert finding["fingerprint"] not in {one["fingerprint"] for one in other.get("dismissals", ())}


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"fingerprint": "0" * 16}, "/fingerprint"),
        ({"fingerprint": "0"}, "/fingerprint"),
        ({"answer": "wrong"}, "/answer"),
        ({"reason": " "}, "/reason"),
        ({"name": "\t"}, "/name"),
        ({"mood": "good"}, "/mood"),
    ],
)
def test_an_answer_must_be_one(call: Call, changes: dict[str, str], pointer: str) -> None:
    """
    A finding that is not there, an unknown word, and no reason are refused with a pointer to the field.
    """
    report = scored(call, id="jawab-5")
    place = f"/v1/reports/{report['id']}/dismissals"
    refused = call("POST", place, {**answer_to(dearest(report)), **changes})
    keeps("POST", place, refused)

    assert refused[0] == 422
    assert [one["pointer"] for one in refused[2]["errors"]] == [pointer]


def test_what_was_mended_explains_itself(call: Call) -> None:
    """
    Mended needs no reason.
    """
    report = scored(call, id="jawab-6")
    given = {"fingerprint": dearest(report)["fingerprint"], "answer": "mended", "name": "Ratna Puspita"}

    assert call("POST", f"/v1/reports/{report['id']}/dismissals", given)[0] == 201


def test_a_gate_warns_once(call: Call) -> None:
    """
    What an editor called intended is no warning at the gate any more, and the annotation is still there.
    """
    warned = call("POST", "/v1/checks", {**ARTICLE, "id": "jawab-7", "stage": "publish"})[2]
    for one in warned["annotations"]:
        if one["level"] == "warning":
            call("POST", f"{warned['report_url']}/dismissals", answer_to(one))
    passed = call("POST", "/v1/checks", {**ARTICLE, "id": "jawab-7", "stage": "publish"})[2]

    assert (warned["conclusion"], passed["conclusion"]) == ("warn", "pass")
    assert len(passed["annotations"]) == len(warned["annotations"])


def test_what_never_was_cannot_be_answered(call: Call) -> None:
    """
    Unknown checks and reports are not found.
    """
    for method, place, value in (
        ("POST", "/v1/checks/none/override", WHO),
        ("GET", "/v1/checks/none/override", None),
        ("POST", "/v1/reports/none/dismissals", {"fingerprint": "0" * 16, "answer": "mended", "name": "R"}),
        ("GET", "/v1/reports/none/dismissals", None),
        ("DELETE", f"/v1/reports/none/dismissals/{'0' * 16}", None),
    ):
        answer = call(method, place, value)
        keeps(method, place, answer)
        assert answer[0] == 404


# ── the buttons on the page ──────────────────────────────────────────────────────────────────────────────────────────


def press(service: str, report_id: str, headers: dict[str, str] | None = None, **form: str) -> tuple[int, str, str]:
    """Send the form of a card, as a browser without JavaScript does: status, where it leads, and what it says."""
    url = urlsplit(service)
    with closing(HTTPConnection(url.hostname or "", url.port, timeout=60)) as connection:
        sent = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"} | (headers or {})
        connection.request("POST", f"/reports/{report_id}/answers?lang=id&stage=publish", urlencode(form), sent)
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Location", ""), answer.read().decode()


def test_a_button_answers_and_another_takes_it_back(call: Call, service: str) -> None:
    """
    The page leads back to the report, which shows the answer, both scores and a way to undo it.
    """
    report = scored(call, id="tombol-1")
    finding = dearest(report)
    said = {"fingerprint": finding["fingerprint"], "reason": "Angka dari <b>rilis</b>", "answer": "intended"}
    status, place, _ = press(service, report["id"], **said)
    page = call("GET", place.partition("#")[0])[2].decode()
    undone = press(service, report["id"], fingerprint=finding["fingerprint"], answer="")

    assert (status, place) == (303, f"/reports/{report['id']}?stage=publish&lang=id#cards-title")
    assert "Memang begitu</strong>: <bdi>Angka dari &lt;b&gt;rilis&lt;/b&gt;</bdi>" in page
    assert "tanpa yang sudah dijawab" in page
    assert "Batalkan jawaban" in page
    assert undone[0] == 303
    assert call("GET", f"/v1/reports/{report['id']}/dismissals")[2]["dismissals"] == []


def test_a_button_elsewhere_answers_nothing(call: Call, service: str) -> None:
    """
    A form sent from another site is refused, and so is a lacking reason or an unknown finding, in words.
    """
    report = scored(call, id="tombol-2")
    said = {"fingerprint": dearest(report)["fingerprint"], "reason": "", "answer": "false_alarm"}

    assert (
        press(
            service,
            report["id"],
            {"Sec-Fetch-Site": "cross-site"},
            **said,
        )[0]
        == 403
    )
    assert "Sebutkan alasannya" in press(service, report["id"], **said)[2]
    assert press(service, report["id"], **{**said, "fingerprint": "0" * 16, "reason": "x"})[0] == 422
    assert press(service, "none", **said)[0] == 404
    assert call("GET", f"/v1/reports/{report['id']}/dismissals")[2]["history"] == []


# ── what changed ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_revision_says_what_changed(call: Call) -> None:
    """
    Findings are new, gone or still open since the last revision, by rule and exact words; the page says so too.
    """
    first = scored(
        call,
        id="revisi-1",
        body="Camat Siti Rahmah, mengatakan air surut pada Senin (13/11/2024).\nLorem ipsum dolor sit amet.",
    )
    second = scored(
        call, id="revisi-1", body="Camat Siti Rahmah, mengatakan air surut pada Senin (13/11/2024).\nWаrga pulang."
    )
    shown = call("GET", f"/v1/reports/{second['id']}")[2]
    ReportSchema().load(shown)
    by_id = {finding["id"]: finding["fingerprint"] for finding in second["findings"]}
    earlier = {finding["fingerprint"] for finding in first["findings"]}
    changes = shown["changes"]
    page = call("GET", f"/reports/{second['id']}?lang=en")[2].decode()

    assert "changes" not in call("GET", f"/v1/reports/{first['id']}")[2]
    assert changes["since"] == {"report_id": first["id"], "revision": 1}
    assert {by_id[one] for one in changes["open"]} == earlier & set(by_id.values())
    assert {by_id[one] for one in changes["new"]} == set(by_id.values()) - earlier
    assert {one["fingerprint"] for one in changes["gone"]} == earlier - set(by_id.values())
    assert changes["new"]
    assert changes["open"]
    assert changes["gone"]
    assert "Since revision 1" in page
