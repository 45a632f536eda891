"""Whole pages, as four systems of outlets write them, over HTTP: what they say of themselves takes part."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.service

PAGES = {file.stem: file.read_text("utf-8") for file in sorted((Path(__file__).parent / "pages").glob("*.html"))}
CONFLICTS = {"meta-date-conflict", "meta-byline-conflict", "meta-headline-conflict"}

SAID = {
    "wordpress": {
        "headline": "Sungai Rawe Meluap, 40 Rumah Terendam",
        "byline": "Gita Saraswati",
        "published_at": "2025-06-03T01:20:00+00:00",
        "outlet": "Warta Rawe",
        "desk": "Daerah",
        "url": "https://wartarawe.example/daerah/sungai-rawe-meluap/",
    },
    "arc": {
        "headline": "Rawley ferry resumes after storm",
        "byline": "Imogen Tate, Obed Lyle",
        "published_at": "2025-05-08T22:40:00+00:00",
        "outlet": "The Rawley Record",
        "desk": "Transport",
        "url": "https://rawleyrecord.example/transport/2025/05/09/ferry/",
    },
    "drupal": {
        "headline": "Posyandu Keliling Mulai dari Dusun Sela",
        "byline": "Yunus Harahap",
        "published_at": "2025-04-09T09:00:00+07:00",
        "outlet": "Suluh Sela",
        "desk": "Kesehatan",
        "url": "https://suluhsela.example/node/77",
    },
    "tables": {
        "headline": "STANE ISLAND LIGHTHOUSE TURNS 150",
        "byline": "Phoebe Marsh",
        "published_at": "2025-08-02T07:00:00+07:00",
        "outlet": None,
        "desk": None,
        "url": None,
    },
}

SLIPS = [
    ("wordpress", 'published_time" content="2025-06-03', 'published_time" content="2025-03-06', "meta-date-conflict", "swapped", "html html"),
    ("wordpress", ">Selasa, 3 Juni 2025 08", ">3 Juni 2024 08", "meta-date-conflict", "year", "html body"),
    ("wordpress", '"author" content="Gita Saraswati', '"author" content="Ujang Rahmat', "meta-byline-conflict", "", "html html"),
    ("wordpress", "Meluap, 40 Rumah Terendam 🌊", "Meluap, 14 Rumah Terendam 🌊", "meta-headline-conflict", "number", "headline html"),
    ("arc", 'date" content="2025-05-08', 'date" content="2025-08-05', "meta-date-conflict", "swapped", "html html"),
    ("arc", "By Imogen Tate and Obed Lyle", "By Sybil Crane", "meta-byline-conflict", "", "html body"),
    ("drupal", 'issued" content="2025-04-09', 'issued" content="2025-09-04', "meta-date-conflict", "swapped", "html body"),
    ("drupal", "<title>Posyandu Keliling Mulai dari Dusun Sela", "<title>Posyandu Keliling Mulai dari Dusun Arum", "meta-headline-conflict", "name", "headline html"),
    ("tables", "2025/08/02", "2025/02/08", "meta-date-conflict", "swapped", "html body"),
    ("tables", "By Phoebe Marsh", "By Lionel Grout", "meta-byline-conflict", "", "html body"),
]  # fmt: skip


def reported(call: Callable[..., Any], page: str, query: str = "", **sent: str) -> Any:
    """The report on a page, once it is ready."""
    status, _, told = call("POST", "/v1/articles", {"html": page, **sent}, {"Prefer": "wait=20"})
    assert status == 200, told
    return call("GET", f"/v1/reports/{told['id']}{query}")[2]


@pytest.mark.parametrize("system", SAID)
def test_a_page_fills_what_the_newsroom_left_open(call: Callable[..., Any], system: str) -> None:
    """
    Headline, byline, time, outlet, desk and address come from the page, and a sound page is accused of nothing about them.
    """
    report = reported(call, PAGES[system])

    assert {name: report["article"][name] for name in SAID[system]} == SAID[system]
    assert [one["rule"] for one in report["findings"] if one["rule"].startswith(("meta-", "text-"))] == []


@pytest.mark.parametrize(("system", "sound", "slip", "rule", "case", "fields"), SLIPS)
def test_two_statements_of_a_page_that_differ_are_shown_side_by_side(
    call: Callable[..., Any], system: str, sound: str, slip: str, rule: str, case: str, fields: str
) -> None:
    """
    One statement changed, and the finding points at both, in the HTML as it was sent where they stand nowhere else.
    """
    assert PAGES[system].count(sound) == 1
    page = PAGES[system].replace(sound, slip)
    report = reported(call, page)
    found = [one for one in report["findings"] if one["rule"] in CONFLICTS]

    assert [(one["rule"], one["case"]) for one in found] == [(rule, case)]
    spans = found[0]["spans"]
    assert " ".join(span["field"] for span in spans) == fields
    for span in spans:
        whole = page if span["field"] == "html" else report["article"][span["field"]]
        assert whole[span["start"] : span["end"]] == span["exact"]
        if "html" in span and span["field"] == "html":
            assert (span["html"]["start"], span["html"]["end"]) == (span["start"], span["end"])


def test_what_the_newsroom_sends_is_held_against_its_page(call: Callable[..., Any]) -> None:
    """
    The fields that were sent stand, and where the page says otherwise the finding points at the field and at the page.
    """
    report = reported(call, PAGES["wordpress"], byline="Ujang Rahmat", published_at="2025-03-06T08:20:00+07:00")
    places = {one["rule"]: [span["field"] for span in one["spans"]] for one in report["findings"]}

    assert report["article"]["byline"] == "Ujang Rahmat"
    assert places["meta-byline-conflict"] == ["byline", "html"]
    assert places["meta-date-conflict"] == ["html", "published_at"]


def test_places_in_the_html_count_utf_16_units_when_asked(call: Callable[..., Any]) -> None:
    """
    An emoji before a statement moves its place in JavaScript's count, in the HTML too.
    """
    page = PAGES["wordpress"].replace('published_time" content="2025-06-03', 'published_time" content="2025-03-06')
    wide = reported(call, page, "?offsets=utf16")
    span = next(one for one in wide["findings"] if one["rule"] == "meta-date-conflict")["spans"][1]

    units = page.encode("utf-16-le")
    assert (
        units[2 * span["start"] : 2 * span["end"]].decode("utf-16-le") == span["exact"] == "2025-03-06T01:20:00+00:00"
    )
    assert page[span["start"] : span["end"]] != span["exact"]


def test_a_time_that_was_sent_is_held_against_the_story(call: Callable[..., Any]) -> None:
    """
    Words spoken three months after publication, and just before the day with day and month exchanged: both are shown.
    """
    body = "Pencuri kotak amal ditangkap di Rawe. “Ia mengaku,” kata Iptu Hamdan Lubis di kantornya, Senin (2/6/2025)."
    sent = {"body": body, "language": "id", "published_at": "2025-03-06T08:00:00+07:00"}
    status, _, report = call("POST", "/v1/articles", sent, {"Prefer": "wait=20"})
    found = [one for one in report["findings"] if one["rule"] == "meta-date-conflict"]

    assert status == 200
    assert [one["case"] for one in found] == ["story"]
    assert [(span["field"], span["exact"]) for span in found[0]["spans"]] == [
        ("published_at", report["article"]["published_at"]),
        ("body", "2/6/2025"),
    ]
