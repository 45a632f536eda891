"""Every endpoint answers as openapi.yaml promises: over HTTP, with real workers behind it."""

import json
import time
from collections.abc import Callable
from importlib.resources import files
from typing import Any
from urllib.parse import quote

import pytest
from promised import holds, keeps

from api_spec import canonical
from api_spec.schemas import CheckSchema, JobSchema, ReportSchema

pytestmark = pytest.mark.service

Call = Callable[..., tuple[int, dict[str, str], Any]]

ARTICLE = json.loads((files("api_spec") / "examples" / "article.json").read_text("utf-8"))
CLEAN = {
    "id": "bersih-1",
    "headline": "Perpustakaan Keliling Sukamulur Tambah Dua Bus",
    "byline": "Sari Dewi",
    "published_at": "2026-11-04T09:00:00+07:00",
    "language": "id",
    "body": (
        "SUKAMULUR - Perpustakaan keliling Kota Sukamulur menambah dua bus untuk desa di lereng timur, kata Kepala Dinas "
        "Perpustakaan Sukamulur Ratih Kusuma pada Selasa (3/11/2026).\n"
        '"Bus ini membawa buku anak dan buku pertanian," kata Ratih di halaman balai kota.\n'
        "Ketua Forum Taman Bacaan Bagus Prayitno mengatakan warga sudah lama meminta layanan itu.\n"
        "Camat Lereng Timur Yuni Astuti menyebut jadwal bus akan ditempel di setiap balai desa."
    ),
}


def test_an_article_is_accepted_scored_and_kept(call: Call) -> None:
    """
    Submit, poll, read: 202 with a job, then its report, and each answer keeps its promise.
    """
    status, headers, job = answer = call("POST", "/v1/articles", ARTICLE)
    keeps("POST", "/v1/articles", answer)
    assert (status, headers["location"], headers["retry-after"]) == (202, f"/v1/jobs/{job['id']}", "1")
    JobSchema().load(job)

    while True:
        found = call("GET", headers["location"])
        keeps("GET", headers["location"], found)
        if found[2]["status"] not in ("queued", "running"):
            break
        assert found[1]["retry-after"]
        time.sleep(0.05)
    assert found[2]["status"] == "succeeded"

    read = call("GET", found[2]["report_url"])
    keeps("GET", found[2]["report_url"], read)
    ReportSchema().load(read[2])
    assert read[2]["article"]["metadata"] == ARTICLE["metadata"]
    assert read[2]["job_id"] == job["id"]


def test_a_caller_may_wait_for_the_report(call: Call) -> None:
    """
    `Prefer: wait` is answered with the report itself and says so; more than 30 seconds are granted as 30.
    """
    status, headers, report = answer = call("POST", "/v1/articles", ARTICLE, {"Prefer": "respond-async, wait=900"})
    keeps("POST", "/v1/articles", answer)

    assert (status, headers["preference-applied"]) == (200, "wait=30")
    assert headers["content-location"] == f"/v1/reports/{report['id']}"
    assert call("GET", headers["content-location"])[2] == report


def test_the_same_id_is_a_new_revision(call: Call) -> None:
    """
    The newest report of an article is the one on its last revision, whatever its id is made of.
    """
    article = {**ARTICLE, "id": "kota/2026 ñ #7"}
    first = call("POST", "/v1/articles", article, {"Prefer": "wait=20"})[2]
    second = call("POST", "/v1/articles", article, {"Prefer": "wait=20"})[2]
    place = f"/v1/articles/{quote(article['id'], safe='')}"
    newest = call("GET", place)
    keeps("GET", place, newest)

    assert second["article"]["revision"] == first["article"]["revision"] + 1
    assert newest[2]["id"] == second["id"]


def test_a_request_may_be_sent_twice(call: Call) -> None:
    """
    The same Idempotency-Key gives the same job; with another body it is refused.
    """
    key = {"Idempotency-Key": "malam-17"}
    first = call("POST", "/v1/articles", ARTICLE, key)
    again = call("POST", "/v1/articles", ARTICLE, key)
    other = call("POST", "/v1/articles", {**ARTICLE, "headline": "Lain"}, key)
    keeps("POST", "/v1/articles", other)

    assert again[2]["id"] == first[2]["id"]
    assert again[1]["idempotency-replayed"] == "true"
    assert (other[0], other[2]["type"]) == (422, "/problems/idempotency-key-reused")


def test_a_report_need_not_be_sent_again(call: Call) -> None:
    """
    A client that has the bytes gets 304; every rendering has an ETag of its own.
    """
    place = call("POST", "/v1/articles", ARTICLE, {"Prefer": "wait=20"})[1]["content-location"]
    plain, wide, page = (
        call("GET", place), call("GET", f"{place}?offsets=utf16"), call("GET", place, None, {"Accept": "text/html"})
    )  # fmt: skip
    unchanged = call("GET", place, None, {"If-None-Match": plain[1]["etag"]})
    keeps("GET", place, unchanged)

    assert unchanged[0] == 304
    assert len({answer[1]["etag"] for answer in (plain, wide, page)}) == 3
    assert page[1]["content-type"].startswith("text/html")
    assert "no-store" in plain[1]["cache-control"]
    assert call("GET", place, None, {"Accept": "image/png"})[0] == 406


def test_offsets_can_be_had_for_javascript(call: Call) -> None:
    """
    With `?offsets=utf16` every span cuts its words out of a UTF-16 string, past any emoji.
    """
    body = "🎉🎉 " + ARTICLE["body"]
    place = call("POST", "/v1/articles", {**ARTICLE, "body": body}, {"Prefer": "wait=20"})[1]["content-location"]
    report = call("GET", f"{place}?offsets=utf16")[2]
    holds("Report", report)
    units = body.encode("utf-16-le")
    spans = [span for finding in report["findings"] for span in finding["spans"] if span["field"] == "body"]

    assert spans
    for span in spans:
        assert units[2 * span["start"] : 2 * span["end"]].decode("utf-16-le") == span["exact"]


def test_html_comes_back_as_text(call: Call) -> None:
    """
    An article sent as HTML is reported with its text as body, and spans point into that.
    """
    article = json.loads((files("api_spec") / "examples" / "article-html.json").read_text("utf-8"))
    report = call("POST", "/v1/articles", article, {"Prefer": "wait=20"})[2]

    assert report["article"]["body"].splitlines()[0] == "Jembatan Gantung Wanakerta Dibuka Lagi"
    assert "“Empat bulan kami memutar lewat hutan,” ujar Euis Komala" in report["article"]["body"]


def test_a_language_nobody_speaks_is_answered(call: Call) -> None:
    """
    An article in a language without a pack gets a report that says what could not be judged.
    """
    article = {"body": "Il sindaco ha aperto il mercato martedì mattina davanti a molti cittadini.", "language": "it"}
    report = call("POST", "/v1/articles", article, {"Prefer": "wait=20"})[2]

    assert report["scores"]["overall"] == {"value": None, "band": "insufficient_evidence", "losses": []}
    assert report["warnings"]


def test_a_finished_job_cannot_be_called_off(call: Call) -> None:
    """
    Cancelling what is finished is a conflict; what never was is not found.
    """
    place = call("POST", "/v1/articles", ARTICLE, {"Prefer": "wait=20"})[1]["location"]
    late, never = call("DELETE", place), call("DELETE", "/v1/jobs/job_none")
    keeps("DELETE", place, late)
    keeps("DELETE", place, never)

    assert (late[0], never[0]) == (409, 404)


# ── the gate ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_gate_stops_what_the_policy_blocks(call: Call) -> None:
    """
    Mixed scripts at the stage `publish` fail the check, and the annotation quotes the word; a draft is only warned.
    """
    request = json.loads((files("api_spec") / "examples" / "check-request.json").read_text("utf-8"))
    status, headers, check = answer = call("POST", "/v1/checks", request)
    keeps("POST", "/v1/checks", answer)
    CheckSchema().load(check)
    blocking = [one for one in check["annotations"] if one["level"] == "failure"]

    assert (status, check["conclusion"], check["blocking"]) == (200, "fail", True)
    assert [one["spans"][0]["exact"] for one in blocking] == ["Pеlabuhan"]
    assert check["reasons"][0]["rule"] == "text-mixed-script"
    assert call("POST", "/v1/checks", {**request, "stage": "draft"})[2]["conclusion"] == "warn"
    kept = call("GET", headers["location"])
    keeps("GET", headers["location"], kept)
    assert kept[2] == check


def test_the_gate_lets_a_clean_story_pass(call: Call) -> None:
    """
    A well-attributed story passes at the stage `publish`.
    """
    check = call("POST", "/v1/checks", {**CLEAN, "stage": "publish"})[2]

    assert check["conclusion"] == "pass", check["reasons"]
    assert not check["blocking"]


def test_the_gate_never_passes_what_it_could_not_judge(call: Call) -> None:
    """
    A language without a pack is neutral, not pass.
    """
    article = {"body": "Il sindaco ha aperto il mercato martedì mattina davanti a molti cittadini.", "language": "it"}
    answer = call("POST", "/v1/checks", {**article, "stage": "publish"})
    keeps("POST", "/v1/checks", answer)

    assert (answer[0], answer[2]["conclusion"], answer[2]["blocking"]) == (200, "neutral", False)


def test_a_check_that_takes_too_long_is_neutral_and_concludes_later(call: Call) -> None:
    """
    When the caller's wait runs out there is no verdict yet; the check's own address has it in the end.
    """
    status, headers, check = answer = call("POST", "/v1/checks", {**CLEAN, "stage": "publish"}, {"Prefer": "wait=0"})
    keeps("POST", "/v1/checks", answer)
    if status == 202:
        assert (check["conclusion"], check["status"], headers["retry-after"]) == ("neutral", "pending", "1")

    deadline = time.monotonic() + 20
    while call("GET", headers["location"])[0] == 202:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert call("GET", headers["location"])[2]["conclusion"] == "pass"


# ── the catalogues and the service ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "path",
    [
        "/v1/rules", "/v1/rules/text-mixed-script", "/v1/agencies", "/v1/agencies/antara", "/v1/policies",
        "/v1/policies/default", "/v1/access", "/healthz", "/readyz", "/openapi.json", "/problems/invalid",
        "/v1/rules/none", "/v1/agencies/none", "/v1/policies/none", "/problems/none", "/v1/checks/none",
        "/v1/reports/none", "/v1/articles/none", "/v1/jobs/none",
    ],
)  # fmt: skip
def test_what_can_be_looked_up_keeps_its_promise(call: Call, path: str) -> None:
    """
    Each address answers what the specification says, is found or not; HEAD is the same without a body.
    """
    found = call("GET", path)
    keeps("GET", path, found)
    head = call("HEAD", path)

    assert found[0] == (404 if path.endswith("/none") else 200)
    assert (head[0], head[1]["content-length"]) == (found[0], found[1]["content-length"])


def test_all_agencies_and_rules_have_an_address_of_their_own(call: Call) -> None:
    """
    A catalogue's entry is what its own address gives.
    """
    rules = call("GET", "/v1/rules")[2]["rules"]
    agency = call("GET", "/v1/agencies")[2]["agencies"][0]

    assert all(rule["examples"] for rule in rules)
    assert call("GET", f"/v1/rules/{rules[0]['id']}")[2] == rules[0]
    assert call("GET", f"/v1/agencies/{quote(agency['id'])}")[2] == agency


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "GET"])
def test_a_method_that_is_not_offered_is_refused_with_those_that_are(call: Call, method: str) -> None:
    """
    405 always says what is allowed, TRACE included.
    """
    status, headers, problem = call(method, "/v1/articles")
    holds("Problem", problem)

    assert (status, headers["allow"]) == (405, "OPTIONS, POST")


def test_every_answer_guards_itself(call: Call) -> None:
    """
    Answers cannot be framed, sniffed or kept by strangers' caches, and carry the id the caller gave.
    """
    headers = call("GET", "/v1/jobs/none", None, {"X-Request-ID": "malam-17"})[1]

    assert headers["x-request-id"] == "malam-17"
    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "private, no-store"
    assert call("GET", "/healthz", None, {"X-Request-ID": "a b\tc"})[1]["x-request-id"].startswith("req_")


def test_the_specification_is_served_as_it_is_written(call: Call) -> None:
    """
    /openapi.json is openapi.yaml with the examples set in.
    """
    served = call("GET", "/openapi.json")[2]

    assert served["openapi"] == "3.1.0"
    assert b"externalValue" not in canonical(served)
