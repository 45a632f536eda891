"""What leaves the house as files: reports, findings, and the register of anonymous sources, by day."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from promised import keeps
from running import Running, serving

from workers import ids
from workers.tally import ZONE

pytestmark = pytest.mark.service

STORY = {
    "headline": "Gudang Wanareja Terbakar",
    "body": "Menurut seorang pejabat yang tidak mau disebut namanya karena takut dipecat, api berasal dari gudang.\n"
    "Camat Siti Rahmah mengatakan warga selamat. Ini Wаrta daerah.",
    "language": "id",
    "desk": "daerah",
    "status": "published",
}


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A service with two stories, one of them in two revisions, and one answer."""
    with serving(tmp_path_factory.mktemp("exports")) as running:
        for number, article_id in enumerate(("gudang", "pasar", "gudang")):
            body = f"{STORY['body']}\nBagian {number}."
            report = scored(running, id=article_id, body=body)
        odd = next(one for one in report["findings"] if one["rule"] == "text-mixed-script")
        said = {"fingerprint": odd["fingerprint"], "answer": "false_alarm", "name": "Ratna", "reason": "Memang begitu."}
        running.call("POST", f"/v1/reports/{report['id']}/dismissals", said)
        yield running


def scored(newsroom: Running, **changes: Any) -> Any:
    """Submit the story and wait for its report."""
    return newsroom.call("POST", "/v1/articles", {**STORY, **changes}, {"Prefer": "wait=20"})[2]


def export(newsroom: Running, what: str, accept: str = "*/*") -> tuple[dict[str, str], list[Any]]:
    """An export of today: its headers and its rows."""
    address = f"/v1/exports/{what}"
    answer = newsroom.call("GET", address, None, {"Accept": accept})
    keeps("GET", address, answer)
    text = answer[2].decode("utf-8-sig")
    if "csv" in answer[1]["content-type"]:
        return answer[1], list(csv.DictReader(io.StringIO(text, newline="")))
    return answer[1], [json.loads(line) for line in text.splitlines()]


def test_the_register_names_each_anonymous_source_once(newsroom: Running) -> None:
    """
    Who, as the article puts it, what they said and why without a name, from the newest revision of each article.
    """
    headers, rows = export(newsroom, "anonymous-sources")
    today = datetime.now(ZONE).date()
    first = rows[0]

    assert [row["article_id"] for row in rows] == ["gudang", "pasar"]
    assert "seorang pejabat" in first["source"]
    assert "api berasal dari gudang" in first["statement"]
    assert "takut dipecat" in first["reason"]
    assert (first["desk"], first["revision"]) == ("daerah", "2")
    assert f"anonymous-sources-{today - timedelta(days=6)}-{today}.csv" in headers["content-disposition"]


def test_findings_carry_their_answers(newsroom: Running) -> None:
    """
    As a table or line by line the same; the answer and its reason stand there, who gave it does not.
    """
    _, table = export(newsroom, "findings")
    _, lines = export(newsroom, "findings", "application/x-ndjson")
    answered = [row for row in lines if row["answer"]]

    assert [row["fingerprint"] for row in table] == [row["fingerprint"] for row in lines]
    assert {row["article_id"] for row in lines} == {"gudang", "pasar"}
    assert [(row["article_id"], row["rule"], row["answer"], row["reason"]) for row in answered] == [
        ("gudang", "text-mixed-script", "false_alarm", "Memang begitu."),
    ]
    assert "Ratna" not in str(lines)


def test_every_report_leaves_as_it_is_stored(newsroom: Running) -> None:
    """
    Both revisions of an article, the newest first; an erased article has none.
    """
    scored(newsroom, id="hapus")
    _, before = export(newsroom, "reports")
    newsroom.call("DELETE", "/v1/articles/hapus")
    _, after = export(newsroom, "reports")
    stored = newsroom.call("GET", f"/v1/reports/{after[1]['id']}")[2]

    assert [one["article"]["id"] for one in before] == ["hapus", "gudang", "pasar", "gudang"]
    assert [one["article"]["revision"] for one in after] == [2, 1, 1]
    assert stored == after[1]


def test_days_are_those_of_jakarta(newsroom: Running) -> None:
    """
    Tomorrow and yesterday are empty, and a period that is none is refused.
    """
    today = datetime.now(ZONE).date()
    for day in (today + timedelta(days=1), today - timedelta(days=1)):
        assert newsroom.call("GET", f"/v1/exports/reports?since={day}&until={day}")[2] == b""
    for asked in ("since=2026-13-01", "until=yesterday", "since=2026-02-02&until=2026-02-01", "since=2001-01-01"):
        answer = newsroom.call("GET", f"/v1/exports/findings?{asked}")
        keeps("GET", "/v1/exports/findings", answer)
        assert answer[0] == 400
    assert newsroom.call("GET", "/v1/exports/secrets")[0] == 404
    assert newsroom.call("GET", "/v1/exports/reports", None, {"Accept": "text/csv"})[0] == 406


def test_the_overview_leads_to_the_files(newsroom: Running) -> None:
    """
    The page offers the three files of the weeks that it shows.
    """
    page = newsroom.call("GET", "/overview?lang=en&weeks=2")[2].decode()
    links = [
        part.split('"')[0].replace("&amp;", "&") for part in page.split('href="')[1:] if "/v1/exports/" in part[:20]
    ]

    assert len(links) == 3
    assert [newsroom.call("GET", link)[0] for link in links] == [200, 200, 200]


def test_ids_know_when_they_were_made() -> None:
    """
    What is named after a moment sorts after the first id of that moment, and before that of a later one.
    """
    before, after = datetime.now(UTC) - timedelta(seconds=1), datetime.now(UTC) + timedelta(seconds=60)

    assert ids.first_id("rep", before) < ids.new_id("rep") < ids.first_id("rep", after)
