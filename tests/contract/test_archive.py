"""What becomes of an article: it is published and withdrawn, looked back on, and erased without a trace."""

import zlib
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from promised import keeps
from running import settings_for, until

from api_spec.schemas import ArticleStateSchema, ReportHistorySchema
from workers import keys
from workers.ids import new_id
from workers.model import QUEUES
from workers.reach import Client, promptly

pytestmark = pytest.mark.service

Call = Callable[..., tuple[int, dict[str, str], Any]]

CANARY = "kenarikuning"


def story(bird: str) -> dict[str, str]:
    """A story about a bird, in every field."""
    body = (
        f"Kepala Desa Sumber Agung, Wagiman Hartoyo, mengatakan burung {bird} hilang dari hutan di lereng barat sejak "
        f"kemarau panjang tahun lalu, dan warga mencarinya sampai ke tepi kali.\nPetugas taman, Lestari Ningsih, menyebut "
        f"burung {bird} terakhir terlihat di dekat menara pandang pada bulan Juni bersama dua ekor anaknya."
    )
    return {"id": f"burung/{bird} #1", "headline": f"Burung {bird} Hilang", "body": body, "byline": bird}


def place_of(article: dict[str, str]) -> str:
    """The address of an article."""
    return f"/v1/articles/{quote(article['id'], safe='')}"


STORY = story("jalakputih")
PLACE = place_of(STORY)
COPY = {"id": "salinan-1", "body": STORY["body"] + "\nWarga menunggu.", "language": "id"}


def scored(call: Call, article: dict[str, Any]) -> Any:
    """Submit an article and wait for its report."""
    return call("POST", "/v1/articles", article, {"Prefer": "wait=20"})[2]


def matched(call: Call) -> set[str]:
    """The articles that a new copy of the story is found to share text with."""
    return {match["article_id"] for match in scored(call, COPY | {"id": new_id("copy")})["reuse"]["matches"]}


def test_a_published_article_can_be_copied_from_until_it_is_withdrawn(call: Call) -> None:
    """
    Publishing puts it into the index, a correction is told to whoever quotes it, withdrawing takes it out again.
    """
    scored(call, STORY)
    assert STORY["id"] not in matched(call)

    published = call("PATCH", PLACE, {"status": "published"})
    keeps("PATCH", PLACE, published)
    ArticleStateSchema().load(published[2])
    assert (published[2]["status"], published[2]["indexed"]) == ("published", True)
    assert STORY["id"] in matched(call)

    call("PATCH", PLACE, {"status": "corrected"})
    assert "quoted-story-corrected" in {finding["rule"] for finding in scored(call, COPY)["findings"]}

    withdrawn = call("PATCH", PLACE, {"status": "withdrawn"})
    assert (withdrawn[2]["status"], withdrawn[2]["indexed"]) == ("withdrawn", False)
    assert STORY["id"] not in matched(call)


@pytest.mark.parametrize("value", [{}, {"status": "draft"}, {"status": "gone"}, {"status": "published", "id": "x"}])
def test_an_article_stands_in_one_of_three_places(call: Call, value: dict[str, str]) -> None:
    """
    Anything but published, corrected and withdrawn is refused; an article that is not there is not found.
    """
    scored(call, STORY)
    refused, never = call("PATCH", PLACE, value), call("PATCH", "/v1/articles/none", {"status": "published"})
    keeps("PATCH", PLACE, refused)
    keeps("PATCH", "/v1/articles/none", never)

    assert (refused[0], never[0]) == (422, 404)


def test_publishing_keeps_an_article_longer(service_store: Client, call: Call) -> None:
    """
    The article and its reports are kept as published ones, and a later draft does not shorten that.
    """
    report = scored(call, {**STORY, "id": "lama-1"})
    call("PATCH", "/v1/articles/lama-1", {"status": "published"})
    kept = [service_store.ttl(f"sumber:default:{key}") for key in ("article:lama-1", f"report:{report['id']}")]
    scored(call, {**STORY, "id": "lama-1"})

    assert min(kept) > 399 * 86_400
    assert service_store.ttl("sumber:default:article:lama-1") > 399 * 86_400


def test_the_history_is_read_in_pages(call: Call) -> None:
    """
    Newest first; `Link` leads on until there is no more.
    """
    reports = [scored(call, {**STORY, "id": "riwayat/1"})["id"] for _ in range(5)]
    found, place = [], "/v1/articles/riwayat%2F1/reports?limit=2"
    while place:
        page = call("GET", place)
        keeps("GET", "/v1/articles/riwayat-1/reports", page)
        ReportHistorySchema().load(page[2])
        found.append([one["id"] for one in page[2]["reports"]])
        place = page[1].get("link", "").partition(">")[0].removeprefix("<")

    assert found == [reports[:2:-1], reports[2:0:-1], reports[:1]]
    assert call("GET", "/v1/articles/none/reports")[0] == 404
    assert call("GET", "/v1/articles/riwayat%2F1/reports?limit=0")[0] == 400
    assert call("GET", "/v1/articles/riwayat%2F1/reports?cursor=x")[0] == 400


def test_erasing_leaves_nothing(call: Call, service_store: Client) -> None:
    """
    After DELETE not one key or value of the store holds the article's words: whatever was done with it before.
    """
    until(lambda: at_rest(service_store))  # else a copy that is scored again would quote the canary, rightly
    secret = story(CANARY)
    place = place_of(secret)
    key = {"Idempotency-Key": "sekali-saja", "Prefer": "wait=20"}
    report = call("POST", "/v1/articles", {**secret, "status": "published"}, key)[2]
    check = call("POST", "/v1/checks", {**secret, "stage": "publish"})[2]
    call("POST", f"/v1/checks/{check['id']}/override", {"name": CANARY, "reason": CANARY})
    for finding in report["findings"]:
        said = {"fingerprint": finding["fingerprint"], "answer": "intended", "name": CANARY, "reason": CANARY}
        assert call("POST", f"/v1/reports/{report['id']}/dismissals", said)[0] == 201
    call("PATCH", place, {"status": "published"})
    assert trace_of(service_store)

    erased = call("DELETE", place)
    keeps("DELETE", place, erased)

    assert erased[0] == 204
    assert trace_of(service_store) == []
    assert call("DELETE", place)[0] == 404
    for gone in (place, f"{place}/reports", f"/v1/reports/{report['id']}", f"/v1/checks/{check['id']}"):
        assert call("GET", gone)[0] == 404
    again = call("POST", "/v1/articles", {**secret, "status": "published"}, key)
    assert again[2]["id"] != report["id"]
    call("DELETE", place)


def test_erasing_stops_what_is_under_way(call: Call, service_store: Client) -> None:
    """
    Jobs that wait or run when their article is erased leave nothing either.
    """
    for number in range(30):
        call("POST", "/v1/articles", {**story(CANARY), "id": f"{CANARY}-{number}", "status": "published"})
    for number in range(30):
        assert call("DELETE", f"/v1/articles/{CANARY}-{number}")[0] == 204

    until(lambda: at_rest(service_store))
    until(lambda: trace_of(service_store) == [])


def at_rest(redis: Client) -> bool:
    """Whether no job waits or is under way."""
    return not any(redis.zcard(keys.waiting(queue)) + redis.zcard(keys.running(queue)) for queue in QUEUES)


def trace_of(redis: Client) -> list[str]:
    """Every key that holds the canary, in its name, its values or a compressed text of the index."""
    return [key.decode("utf-8", "replace") for key in redis.scan_iter(count=1000) if CANARY in told_by(redis, key)]


def told_by(redis: Client, key: bytes) -> str:
    """All that a key says."""
    kind = redis.type(key).decode()
    read: dict[str, Callable[[], Any]] = {
        "string": lambda: [redis.get(key)],
        "hash": lambda: [part for pair in redis.hgetall(key).items() for part in pair],
        "list": lambda: redis.lrange(key, 0, -1),
        "set": lambda: list(redis.smembers(key)),
        "zset": lambda: redis.zrange(key, 0, -1),
        "none": list,
    }
    return " ".join(readable(part) for part in (key, *read[kind]()))


def readable(value: bytes) -> str:
    """A value as text, unpacked where it is compressed."""
    try:
        return zlib.decompress(value).decode()
    except zlib.error:
        return value.decode("utf-8", "replace")


@pytest.fixture(scope="module")
def service_store(service: str, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The store of the running service."""
    with promptly(settings_for(next(tmp_path_factory.getbasetemp().glob("service*"))).redis_url) as client:
        yield client
