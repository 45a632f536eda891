"""A report in the formats of other programs: SARIF and CSV, by `Accept` and from the command line."""

import csv
import io
import json
import re
import tomllib
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from promised import keeps

from api.cli import main

pytestmark = pytest.mark.service

Call = Callable[..., tuple[int, dict[str, str], Any]]

ARTICLE = json.loads((files("api_spec") / "examples" / "article.json").read_text("utf-8"))
STANDARD = tomllib.loads(Path(__file__).with_name("sarif.toml").read_text("utf-8"))
WILD = {
    "headline": "🔥 Pasar Wanareja Terbakar",
    "body": '🔥 Pasar dilaporkan rusak pada Rabu (11/3/2025).\n"=HYPERLINK(1)" xxx Lorem ipsum, kata Camat Siti Rahmah.\n'
    "Menurut seorang pejabat yang tidak mau disebut namanya karena takut dipecat, api berasal dari gudang.",
    "language": "id",
    "desk": "=1+1",
}


def scored(call: Call, **changes: Any) -> Any:
    """Submit a story and wait for its report."""
    return call("POST", "/v1/articles", {**WILD, **changes}, {"Prefer": "wait=20"})[2]


def as_sarif(call: Call, report: Any) -> Any:
    """A report's SARIF log."""
    answer = call("GET", f"/v1/reports/{report['id']}", None, {"Accept": "application/sarif+json"})
    keeps("GET", f"/v1/reports/{report['id']}", answer)
    return answer[2]


def rows(text: bytes) -> list[dict[str, str]]:
    """The rows of a table."""
    return list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline="")))


def faults(value: Mapping[str, Any], kind: str) -> list[str]:
    """What the standard's schema would refuse in an object of a kind."""
    rules = STANDARD[kind]
    found = [f"{kind}.{name} is not known" for name in value if name not in rules["properties"]]
    found += [f"{kind}.{name} is missing" for name in rules["required"] if name not in value]
    found += [
        f"{kind}.{name} is {value[name]}"
        for name, words in rules.get("words", {}).items()
        if name in value and value[name] not in words
    ]
    for name, inner in rules.get("inside", {}).items():
        nested = value.get(name, [])
        for one in nested if isinstance(nested, list) else [nested]:
            found += faults(one, inner)
    return found


# ── SARIF ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_sarif_holds_what_the_standard_allows(call: Call) -> None:
    """
    Every object has only properties, words and references that SARIF 2.1.0 knows.
    """
    log = as_sarif(call, scored(call, id="sarif-1"))
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]

    assert log["version"] == "2.1.0"
    assert faults(log, "sarifLog") + faults(run, "run") == []
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert (result["kind"] == "fail") == (result["level"] != "none")
        assert result["message"]["text"]
    for one in run["artifacts"]:
        assert run["artifacts"][one["location"]["index"]] == one
        assert not re.search(r"[^\w./%~-]", one["location"]["uri"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", run["invocations"][0]["endTimeUtc"])


def test_sarif_points_at_the_words(call: Call) -> None:
    """
    Offsets and columns count code points, as `columnKind` says, and quote the artifact exactly, emoji or not.
    """
    report = scored(call, id="sarif-2")
    run = as_sarif(call, report)["runs"][0]
    texts = [artifact["contents"]["text"] for artifact in run["artifacts"]]
    places = [
        place["physicalLocation"]
        for result in run["results"]
        for place in (*result["locations"], *result.get("relatedLocations", ()))
    ]
    regions = [(texts[one["artifactLocation"]["index"]], one["region"]) for one in places if "region" in one]

    assert run["columnKind"] == "unicodeCodePoints"
    assert len(regions) == sum(len(finding["spans"]) for finding in report["findings"])
    assert len(places) == sum(max(1, len(finding["spans"])) for finding in report["findings"])
    for text, region in regions:
        start = region["charOffset"]
        lines = text.split("\n")
        before = sum(len(line) + 1 for line in lines[: region["startLine"] - 1])
        after = sum(len(line) + 1 for line in lines[: region["endLine"] - 1])
        assert text[start : start + region["charLength"]] == region["snippet"]["text"]
        assert before + region["startColumn"] - 1 == start
        assert after + region["endColumn"] - 1 == start + region["charLength"]


def test_sarif_suppresses_what_an_editor_settled(call: Call) -> None:
    """
    Intended is suppressed with its reason, mended is not; fingerprints are the report's; each state has its own ETag.
    """
    report = scored(call, id="sarif-3")
    address = f"/v1/reports/{report['id']}"
    one, two = report["findings"][:2]
    wanted = {"Accept": "application/sarif+json"}
    before = call("GET", address, None, wanted)[1]["etag"]
    for finding, answer in ((one, "intended"), (two, "mended")):
        said = {"fingerprint": finding["fingerprint"], "answer": answer, "name": "Sari", "reason": "Sudah dicek."}
        call("POST", f"{address}/dismissals", said)
    after = call("GET", address, None, wanted | {"If-None-Match": before})
    by_id = {result["properties"]["id"]: result for result in after[2]["runs"][0]["results"]}

    assert after[0] == 200
    assert call("GET", address, None, wanted | {"If-None-Match": after[1]["etag"]})[0] == 304
    assert [held["justification"] for held in by_id[one["id"]]["suppressions"]] == ["Sudah dicek."]
    assert by_id[two["id"]]["suppressions"] == []
    assert by_id[two["id"]]["properties"]["answer"] == "mended"
    assert by_id[one["id"]]["partialFingerprints"] == {"sumberFinding/v1": one["fingerprint"]}
    assert "Sari" not in json.dumps(after[2])


# ── CSV ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_table_has_a_row_for_each_place(call: Call) -> None:
    """
    Every place of every finding, and a finding about something missing once.
    """
    report = scored(call, id="csv-1")
    answer = call("GET", f"/v1/reports/{report['id']}", None, {"Accept": "text/csv"})
    keeps("GET", f"/v1/reports/{report['id']}", answer)
    told = rows(answer[2])
    expected = [(one["id"], span["exact"]) for one in report["findings"] for span in one["spans"] or [{"exact": ""}]]

    assert answer[1]["content-disposition"] == f"attachment; filename={report['id']}.csv"
    assert [(row["finding"], row["exact"].removeprefix("'")) for row in told] == expected
    assert all(body_at(report, row) for row in told if row["start"])


def body_at(report: Any, row: dict[str, str]) -> bool:
    """Whether a row quotes its place exactly."""
    text = report["article"][row["field"]]
    return str(text[int(row["start"]) : int(row["end"])]) == row["exact"].removeprefix("'")


def test_no_cell_is_a_formula(call: Call) -> None:
    """
    A spreadsheet that opens the table computes nothing that an article brought in.
    """
    story = {**WILD, "headline": "=cmd|' /C calc'!A0", "desk": "@SUM(1)", "body": "+62 xxx " + WILD["body"]}
    report = scored(call, **story, id="csv-2")
    said = {"answer": "false_alarm", "name": "-Sari", "reason": "\t=1+1"}
    for finding in report["findings"]:
        call("POST", f"/v1/reports/{report['id']}/dismissals", {"fingerprint": finding["fingerprint"], **said})
    text = call("GET", f"/v1/reports/{report['id']}", None, {"Accept": "text/csv"})[2]
    cells = [cell for row in rows(text) for name, cell in row.items() if name not in ("points", "confidence")]

    assert {row["headline"] for row in rows(text)} == {"'=cmd|' /C calc'!A0"}
    assert {row["desk"] for row in rows(text)} == {"'@SUM(1)"}
    assert [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\n")] == []


def test_each_format_has_its_own_tag(call: Call) -> None:
    """
    JSON, page, SARIF and CSV of one report are four renderings; whatever else is asked for is refused with the list.
    """
    address = f"/v1/reports/{scored(call, id='csv-3')['id']}"
    kinds = ("application/json", "text/html", "application/sarif+json", "text/csv")
    answers = [call("GET", address, None, {"Accept": kind}) for kind in kinds]
    refused = call("GET", address, None, {"Accept": "image/png"})

    assert [answer[1]["content-type"].partition(";")[0] for answer in answers] == list(kinds)
    assert len({answer[1]["etag"] for answer in answers}) == 4
    assert all("Accept" in answer[1]["vary"] for answer in answers)
    assert refused[0] == 406
    assert "application/sarif+json" in refused[2]["detail"]


def test_the_command_line_writes_them_too(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """
    Several files are one log with a run each, and one table.
    """
    paths = [tmp_path / name for name in ("satu.json", "dua.json")]
    for path in paths:
        path.write_text(json.dumps({**WILD, "id": path.stem}), "utf-8")
    main(["score", *map(str, paths), "--format", "sarif"])
    log = json.loads(capfdbinary.readouterr().out)
    main(["score", *map(str, paths), "--format", "csv"])
    told = rows(capfdbinary.readouterr().out)

    assert [run["automationDetails"]["id"] for run in log["runs"]] == ["sumber/satu/1", "sumber/dua/1"]
    assert [fault for run in log["runs"] for fault in faults(run, "run")] == []
    assert {row["article_id"] for row in told} == {"satu", "dua"}
