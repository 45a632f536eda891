"""Many articles in one request: bad lines are named, good ones go on, and how far they are can be watched."""

import json
import time
from collections.abc import Callable
from contextlib import closing
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest
from promised import keeps

from api_spec.schemas import BatchSchema

pytestmark = pytest.mark.service

Call = Callable[..., tuple[int, dict[str, str], Any]]
Answer = tuple[int, dict[str, str], Any]

GOOD = [
    {
        "id": f"kirim-{number}",
        "body": f"Lurah Tirta Asih, Made Suwena, mengatakan {number} sumur warga sudah berisi lagi.",
    }
    for number in range(1, 4)
]
MIXED = "\n".join(
    [json.dumps(GOOD[0]), "{", json.dumps(GOOD[1]), "", json.dumps({"headline": "Tanpa isi"}), json.dumps(GOOD[2]), ""]
)


def send(
    service: str, lines: str, kind: str = "application/x-ndjson", path: str = "/v1/articles/bulk", **headers: str
) -> Answer:
    """Send lines as they are: status, headers, and the body, read when it is JSON."""
    url = urlsplit(service)
    with closing(HTTPConnection(url.hostname or "", url.port, timeout=60)) as connection:
        sent = {"Content-Type": kind} | {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("POST", path, lines.encode(), sent)
        answer = connection.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        text = answer.read()
        return answer.status, told, json.loads(text) if "json" in told["content-type"] else text


def finished(call: Call, place: str) -> Any:
    """The batch once no line changes any more."""
    deadline = time.monotonic() + 60
    while True:
        found = call("GET", place)
        keeps("GET", place, found)
        if "retry-after" not in found[1]:
            return found[2]
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_bad_line_is_named_and_the_good_ones_go_on(call: Call, service: str) -> None:
    """
    Lines are numbered as an editor of text counts them; each good one gets a report, each bad one its problem.
    """
    answer = send(service, MIXED)
    keeps("POST", "/v1/articles/bulk", answer)
    batch = finished(call, answer[1]["location"])
    BatchSchema().load(batch)

    assert (answer[0], batch["status"], batch["progress"], batch["lines"]) == (202, "finished", 1.0, 5)
    assert (batch["counts"]["refused"], batch["counts"]["succeeded"]) == (2, 3)
    assert [(one["line"], one["problem"]["type"]) for one in batch["failed"]] == [
        (2, "/problems/malformed-json"),
        (5, "/problems/invalid"),
    ]
    assert batch["failed"][1]["problem"]["errors"][0]["pointer"] == "/body"
    assert [(one["line"], one["article_id"]) for one in batch["articles"]] == [
        (1, "kirim-1"),
        (3, "kirim-2"),
        (6, "kirim-3"),
    ]
    for one in batch["articles"]:
        assert call("GET", one["report_url"])[2]["article"]["id"] == one["article_id"]


def test_a_batch_may_be_sent_twice(call: Call, service: str) -> None:
    """
    With the same Idempotency-Key the lines are the same jobs; with another body they are refused.
    """
    lines = "\n".join(json.dumps({**one, "id": f"dua-{one['id']}"}) for one in GOOD)
    first, again = (send(service, lines, Idempotency_Key="malam-18")[2] for _ in range(2))
    other = send(service, lines.replace("sumur", "kolam"), Idempotency_Key="malam-18")

    assert [one["job_id"] for one in first["articles"]] == [one["job_id"] for one in again["articles"]]
    assert first["id"] != again["id"]
    assert (other[0], other[2]["type"]) == (422, "/problems/idempotency-key-reused")


@pytest.mark.parametrize(
    ("lines", "kind", "status"),
    [
        ("", "application/x-ndjson", 422),
        ("\n \n", "application/x-ndjson", 422),
        ("{}\n" * 1001, "application/x-ndjson", 422),
        ("{}", "application/json", 415),
        ("{}" + " " * (4 * 1024 * 1024), "application/x-ndjson", 413),
    ],
)
def test_a_batch_has_limits(service: str, lines: str, kind: str, status: int) -> None:
    """
    No line, too many lines, too many bytes and another format are refused as a whole.
    """
    answer = send(service, lines, kind)
    keeps("POST", "/v1/articles/bulk", answer)

    assert answer[0] == status


def test_an_erased_line_is_gone_and_the_batch_goes_on(call: Call, service: str) -> None:
    """
    The batch counts it, and knows nothing else of it.
    """
    lines = "\n".join(json.dumps({**one, "id": f"hapus-{one['id']}"}) for one in GOOD)
    place = send(service, lines)[1]["location"]
    finished(call, place)
    call("DELETE", "/v1/articles/hapus-kirim-2")
    batch = finished(call, place)

    assert (batch["counts"]["gone"], batch["counts"]["succeeded"]) == (1, 2)
    assert "hapus-kirim-2" not in json.dumps(batch)
    assert call("GET", "/v1/batches/none")[0] == 404


def test_a_file_can_be_watched_without_javascript(call: Call, service: str) -> None:
    """
    The form takes a file, its page tells how far it is and names the bad lines; what is no file of lines is told so.
    """
    edge = "batas"
    head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="a.ndjson"\r\n\r\n'
    kind = f"multipart/form-data; boundary={edge}"

    def upload(text: str, site: str = "same-origin") -> Answer:
        return send(service, f"{head}{text}\r\n--{edge}--\r\n", kind, "/batches?lang=en", Sec_Fetch_Site=site)

    status, headers, said = upload(MIXED)
    assert status == 303, said
    finished(call, "/v1" + headers["location"].partition("?")[0])
    page = call("GET", headers["location"])[2].decode()

    assert '<progress max="100" value="100"' in page
    assert "2 lines could not be judged" in page
    assert "<code>/body</code>" in page
    assert call("GET", "/batches?lang=id")[0] == 200
    assert upload("")[0] == 422
    assert upload(MIXED, "cross-site")[0] == 403
