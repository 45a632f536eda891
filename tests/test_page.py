"""The parts that pages are made of: marks over a text, passages side by side, chains, words in two languages."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import settings_for

from api import samples
from api.app import create_app
from api.page import languages, over, render, speak
from api.page.differences import compare
from api.page.marks import Mark, draw
from api.page.origins import chains
from api.page.prose import prose
from api_spec import read_article, write_report
from scorer import score
from workers import connect

TEXTS = st.text(alphabet="ab \n\t<&é", max_size=60)


@st.composite
def marked(draws: st.DrawFn) -> tuple[str, list[Mark]]:
    """Draw a text and marks inside it, overlapping as they like."""
    text = draws(TEXTS)
    edges = st.integers(0, len(text))
    spans = draws(st.lists(st.tuples(edges, edges).map(sorted), max_size=8))
    marks = [
        Mark(start=start, end=end, number=number, severity="minor", anchor=f"m{number}")
        for number, (start, end) in enumerate(spans, 1)
    ]
    return text, marks


def report_on(name: str) -> Mapping[str, Any]:
    """Judge one of our samples: its report as it is stored."""
    sample = samples.find(name)
    assert sample
    when = datetime(2026, 10, 16, tzinfo=UTC)
    stored = write_report(
        score(read_article(dict(sample.article))), report_id="r1", job_id="j1", created_at=when, timing_ms={}
    )
    told: Mapping[str, Any] = json.loads(stored)
    return told


@given(marked())
def test_drawing_marks_changes_no_word(drawn: tuple[str, list[Mark]]) -> None:
    """
    The pieces of each line, joined, are the line.
    """
    text, marks = drawn

    for line in draw(text, marks):
        assert "".join(piece.text for piece in line.pieces) == text[line.start : line.end]


@given(marked())
def test_every_mark_is_drawn_from_its_first_to_its_last_letter(drawn: tuple[str, list[Mark]]) -> None:
    """
    However marks overlap, each is announced once, has its number where it ends, and is shown wherever no dearer one lies.
    """
    text, marks = drawn
    pieces = [piece for line in draw(text, marks) for piece in line.pieces]
    visible = [mark for mark in marks if text[mark.start : mark.end].strip()]

    assert sorted(name for piece in pieces for name in piece.anchors) == sorted(mark.anchor for mark in visible)
    ends = {(mark.start + len(text[mark.start : mark.end].rstrip()), mark.number) for mark in visible}
    assert sorted(mark.number for piece in pieces for mark in piece.closing) == sorted(number for _, number in ends)
    for line in draw(text, marks):
        at = line.start
        for piece in line.pieces:
            over_it = [
                mark.number
                for mark in visible
                if (inside := text[mark.start : mark.end])
                and mark.start + len(inside) - len(inside.lstrip()) <= at < mark.start + len(inside.rstrip())
            ]
            assert (piece.mark.number if piece.mark else None) == min(over_it, default=None)
            at += len(piece.text)


@given(st.text(max_size=80), st.text(max_size=80))
def test_passages_side_by_side_keep_every_word(here: str, there: str) -> None:
    """
    The strands of each passage, joined, are the passage; what both share reads the same.
    """
    ours, theirs = compare(here, there)

    assert "".join(strand.text for strand in ours) == here
    assert "".join(strand.text for strand in theirs) == there
    assert "".join(one.text for one in ours if not one.alone) == "".join(one.text for one in theirs if not one.alone)


def test_only_the_words_that_differ_stand_alone() -> None:
    """
    A changed figure is marked on both sides, and nothing else is.
    """
    ours, theirs = compare("Kapal itu membawa 212 penumpang.", "Kapal itu membawa 198 penumpang.")

    assert [strand.text for strand in ours if strand.alone] == ["212"]
    assert [strand.text for strand in theirs if strand.alone] == ["198"]


def test_every_language_says_the_same_things() -> None:
    """
    No page falls silent in one language: all have the same keys, with the same places for values.
    """
    told = {
        code: dict(_flat(tomllib.loads((files("api") / f"wording/{code}.toml").read_text()))) for code in languages()
    }
    first, *others = told.values()

    for other in others:
        assert other.keys() == first.keys()
        assert {key: set(re.findall(r"\{\w+\}", words)) for key, words in other.items()} == {
            key: set(re.findall(r"\{\w+\}", words)) for key, words in first.items()
        }


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        yield from _flat(value, f"{prefix}{key}.") if isinstance(value, dict) else [(f"{prefix}{key}", value)]


def test_prose_is_escaped() -> None:
    """
    A description can hold code and strong words, and nothing that becomes part of the page.
    """
    assert prose("Send `a<b>` **now** <i>") == "<p>Send <code>a&lt;b&gt;</code> <strong>now</strong> &lt;i&gt;</p>"


@pytest.mark.parametrize("name", [sample.name for sample in samples.every()])
def test_every_sample_is_an_article(name: str) -> None:
    """
    What the form offers is what the specification takes, and each sample's report becomes a page.
    """
    page = render(report_on(name))

    assert page.startswith("<!doctype html>")


def test_all_findings_of_a_report_are_on_its_page() -> None:
    """
    Each finding's number stands on one card, and each of its places has a mark that leads there.
    """
    report = report_on("feri-lembayung")
    page = render(report)

    assert report["findings"]
    for finding in report["findings"]:
        number = over(report, speak("id")).numbers[finding["id"]]
        assert page.count(f'id="n{number}"') == 1
        for turn in range(1, len(finding["spans"]) + 1):
            assert page.count(f'id="m-{finding["id"]}-{turn}"') == 1
            assert f'href="#m-{finding["id"]}-{turn}"' in page


def test_a_page_of_its_own_asks_for_nothing() -> None:
    """
    The single file brings its style along, runs no script and names no address of a server.
    """
    page = render(report_on("feri-lembayung"), alone=True)

    assert "<style>" in page
    assert "<script" not in page
    assert not re.search(r"(?:src|href)=\"(?!#)", page)


def test_the_statements_of_a_report_are_all_on_some_chain() -> None:
    """
    The picture of the origins leaves no statement out.
    """
    report = report_on("feri-lembayung")

    assert sum(chain.count for chain in chains(report)) == len(report["attributions"])


def test_the_page_speaks_the_language_of_its_article_unless_asked() -> None:
    """
    An English story is read by an English desk; another language of the interface can be asked for.
    """
    report = report_on("harbour-denholt")

    assert '<html lang="en">' in render(report)
    assert '<html lang="id">' in render(report, lang="id-ID")


def test_a_rule_that_fires_everywhere_does_not_drown_the_page() -> None:
    """
    Ten thousand findings can all be gone to; their place has one number, and their card says how many it leaves out.
    """
    report = {**report_on("feri-lembayung")}
    first = next(finding for finding in report["findings"] if finding["spans"])
    report["findings"] = [{**first, "id": f"f{number}"} for number in range(1, 10_001)]

    page = render(report)

    assert page.count('class="anchor"') > 10_000
    assert page.count('class="number') < 10
    assert page.count('class="message"') < 100
    assert "9.960" in page


def test_a_story_is_not_lost_while_the_store_is_away(tmp_path: Path) -> None:
    """
    With a dead store the form comes back with all that was typed, to be sent again.
    """
    nowhere = "redis://127.0.0.1:1/0"
    settings = settings_for(tmp_path, redis_url=nowhere, broker_url=nowhere, index_url=nowhere)
    with connect(settings) as desk:
        browser = create_app(desk).test_client()
        answer = browser.post("/?lang=id", data={"headline": "Panen Raya", "body": "Warga Sukamulur memanen padi."})

    assert answer.status_code == 503
    assert "Warga Sukamulur memanen padi.</textarea>" in answer.text
    assert 'value="Panen Raya"' in answer.text
    assert speak("id")("problem.kinds.unavailable") in answer.text
