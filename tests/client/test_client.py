"""The Python client against the real service."""

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from running import serving

from workers.webhooks import signing

CLIENT = Path(__file__).parents[2] / "integrations/client"
sys.path.insert(0, str(CLIENT))

import sumber_client  # noqa: E402 - it is a distribution of its own
from sumber_client import Article, Sumber  # noqa: E402

pytestmark = pytest.mark.service

STORY = json.loads((files("api_spec") / "examples" / "article.json").read_text("utf-8"))
KEY = "sbr_uji_0123456789abcdef0123456789abcdef"


@pytest.fixture(scope="module")
def sumber(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sumber]:
    """A client of a service with a key."""
    with serving(tmp_path_factory.mktemp("client"), SUMBER_API_KEY=KEY) as running:
        yield Sumber(running.address, KEY)


def story(number: int, **fields: Any) -> Article:
    """A story of its own."""
    return {**STORY, "id": f"klien-{number}", **fields}


def test_a_story_is_scored(sumber: Sumber) -> None:
    """
    At once or later, the report is the same, and its spans quote the text.
    """
    report = sumber.score(story(1))
    job = sumber.submit(story(2), idempotency_key="sekali")
    later = sumber.wait(job["id"])

    assert [one["fingerprint"] for one in report["findings"]] == [one["fingerprint"] for one in later["findings"]]
    for finding in report["findings"]:
        for span in finding["spans"]:
            assert report["article"][span["field"]][span["start"] : span["end"]] == span["exact"]
    assert sumber.submit(story(2), idempotency_key="sekali")["id"] == job["id"]
    assert sumber.newest_report("klien-1")["id"] == report["id"]
    assert sumber.report(report["id"]) == sumber.report(f"/v1/reports/{report['id']}")


def test_the_gate_is_asked_and_overridden(sumber: Sumber) -> None:
    """
    A check says what blocks; an override lifts it for this text; a finding can be answered.
    """
    check = sumber.check(story(3, body=f"{STORY['body']}\nWarga Jаkarta ikut hadir."), stage="publish")
    verdict = sumber.verdict(check["id"])
    sumber.override(check["id"], name="Rani", reason="Sudah dicek ke narasumber.")
    report = sumber.report(check["report_url"] or "")
    answer = sumber.answer(
        report["id"], report["findings"][0]["fingerprint"], "intended", name="Rani", reason="Ejaan narasumber."
    )

    assert (check["conclusion"], check["blocking"], verdict["id"]) == ("fail", True, check["id"])
    assert sumber.verdict(check["id"])["blocking"] is False
    assert answer["answer"] == "intended"


def test_an_archive_goes_in_by_the_thousand(sumber: Sumber) -> None:
    """
    More stories than fit into one request become several batches, and a bad one is named in its own.
    """
    body = "Lurah Tirta Asih, Made Suwena, mengatakan sumur warga sudah berisi lagi."
    many: list[Any] = [{"id": f"arsip-{number}", "body": body} for number in range(1_001)]
    many[1_000] = {"headline": "Tanpa isi"}
    batches = sumber.submit_many(iter(many))
    sumber.cancel(batches[0]["articles"][-1]["job_id"])
    finished = sumber.wait_for_batch(batches[1]["id"])

    assert [batch["lines"] for batch in batches] == [1_000, 1]
    assert finished["failed"][0]["problem"]["type"] == "/problems/invalid"
    assert sumber.wait_for_batch(batches[0]["id"])["counts"]["cancelled"] in (0, 1)


def test_a_story_is_followed_through_its_life(sumber: Sumber) -> None:
    """
    Published, found by a copy of it, erased, gone.
    """
    sumber.score(story(5))
    sumber.mark("klien-5", "published")
    copies = sumber.score(story(6, headline="Salinan"))["reuse"]["matches"]
    sumber.erase("klien-5")

    assert "klien-5" in [match["article_id"] for match in copies]
    with pytest.raises(sumber_client.NotFound):
        sumber.newest_report("klien-5")


def test_problems_are_exceptions_that_say_what_to_mend(sumber: Sumber) -> None:
    """
    Each kind of problem has its class; faults point at fields; a wrong key and a silent address are told apart.
    """
    address = sumber._connection._address  # noqa: SLF001 - the address of the test's own service
    with pytest.raises(sumber_client.Invalid) as invalid:
        sumber.submit({"headline": "Tanpa isi"})
    with pytest.raises(sumber_client.NotFound):
        sumber.job("job_unknown")
    with pytest.raises(sumber_client.NotAllowed):
        Sumber(address, "salah").rules()
    with pytest.raises(sumber_client.Conflict):
        sumber.cancel(sumber.score(story(7))["job_id"])
    with pytest.raises(sumber_client.Unreachable):
        Sumber("http://127.0.0.1:9", tries=1).rules()

    assert (invalid.value.type, invalid.value.status) == ("/problems/invalid", 422)
    assert [fault.pointer for fault in invalid.value.faults] == ["/body"]
    assert "/body" in str(invalid.value)


def test_other_formats_go_in_too(sumber: Sumber) -> None:
    """
    A document in another format is a story like any other.
    """
    document = {"uri": "klien-8", "headline": "Sumur", "body_text": STORY["body"]}

    assert sumber.score({"format": "ninjs", "document": document})["article"]["id"] == "klien-8"


def test_webhooks_are_kept_and_their_signatures_checked(sumber: Sumber) -> None:
    """
    What the service signs is believed; another secret, another body, an old time and missing headers are not.
    """
    made = sumber.add_webhook("https://cms.example.org/sumber")
    listed = sumber.webhooks()
    sumber.remove_webhook(made["id"])
    body, moment = b'{"type": "report.finished"}', int(time.time())
    signed = dict(signing.headers("msg_1", moment, body, [signing.new_secret(), made["secret"]]))

    assert [one["id"] for one in listed] == [made["id"]]
    assert sumber_client.verify(body, signed, made["secret"]) == {"type": "report.finished"}
    for wrong in (
        (body + b" ", signed, made["secret"]),
        (body, signed, signing.new_secret()),
        (body, {**signed, "webhook-timestamp": str(moment - 301)}, made["secret"]),
        (body, {**signed, "webhook-id": "msg_2"}, made["secret"]),
        (body, {**signed, "webhook-signature": "v1,é v2,x"}, made["secret"]),
        (body, {}, made["secret"]),
    ):
        with pytest.raises(sumber_client.SignatureWrong):
            sumber_client.verify(*wrong)


@contextmanager
def answering(*answers: tuple[int, dict[str, str], bytes]) -> Iterator[tuple[str, list[str]]]:
    """A server that gives these answers, one after the other: its address, and what it was asked."""
    asked: list[str] = []
    waiting = list(answers)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            asked.append(self.headers.get("Idempotency-Key", ""))
            status, headers, body = waiting.pop(0)
            if not status:
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Keep quiet."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()
        thread.join()


JOB = (202, {"Content-Type": "application/json"}, b'{"id": "job_1"}')
BUSY = (503, {"Content-Type": "application/problem+json", "Retry-After": "0"}, b'{"type": "/problems/unavailable"}')
SILENT = (0, {}, b"")


def test_a_request_is_sent_again_only_where_that_is_safe() -> None:
    """
    Not taken: again. No answer: again under the same Idempotency-Key, and a check, which has none, not at all.
    """
    with answering(BUSY, SILENT, JOB) as (address, asked):
        assert Sumber(address).submit(story(9)) == {"id": "job_1"}
    with answering(SILENT, JOB) as (address, checked), pytest.raises(sumber_client.Unreachable):
        Sumber(address).check(story(9), stage="draft")
    with answering(BUSY, BUSY) as (address, _), pytest.raises(sumber_client.Unavailable):
        Sumber(address, tries=2).submit(story(9))
    with (
        answering((302, {"Location": "http://127.0.0.1:9/"}, b"")) as (address, _),
        pytest.raises(sumber_client.Unreachable),
    ):
        Sumber(address, tries=1).submit(story(9))

    assert len(set(asked)) == 1
    assert asked[0]
    assert len(checked) == 1


def test_the_client_is_typed() -> None:
    """
    Mypy finds nothing to say about it, at its strictest.
    """
    ran = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "sumber_client"],
        cwd=CLIENT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stdout
