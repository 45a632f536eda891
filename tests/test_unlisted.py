"""A report stays of a size that can be read, whatever it is about, and says how much it leaves out."""

import json
from datetime import UTC, datetime
from typing import Any

from api.page import render
from api_spec import regrade
from api_spec.report import ATTRIBUTIONS, write_report
from api_spec.schemas import ReportSchema
from scorer import Article, score
from scorer.grade import LISTED
from scorer.policy import default

WRONG = "Rapat warga Wanakerta digelar pada Senin, 5 Maret 2024."  # it was a Tuesday
SAID = "“Ramai sekali,” kata Ratna Wulandari."


def told(body: str) -> dict[str, Any]:
    """The report on a body, as it is stored."""
    written = write_report(
        score(Article(body=body)),
        report_id="rep_1",
        job_id="job_1",
        created_at=datetime(2026, 11, 3, tzinfo=UTC),
        timing_ms={},
    )
    report: dict[str, Any] = json.loads(written)
    ReportSchema().load(report)
    return report


def test_of_a_rule_that_fires_everywhere_the_dearest_are_listed() -> None:
    """
    A hundred stand there, numbered without a gap, and how many more there are is said, on the page too.
    """
    report = told("\n".join([WRONG] * (LISTED + 50)))
    listed = [finding for finding in report["findings"] if finding["rule"] == "date-weekday"]

    assert len(listed) == LISTED
    assert report["unlisted"]["findings"]["date-weekday"] == 50
    assert next(one for one in report["checked"] if one["rule"] == "date-weekday")["disagreed"] == LISTED + 50
    assert [finding["id"] for finding in report["findings"]] == [f"f{n}" for n in range(1, len(report["findings"]) + 1)]
    page = render(report, lang="en")
    assert "50 more findings that this report has no room for" in page


def test_the_score_is_that_of_what_is_listed() -> None:
    """
    Every loss names findings of the report, and the sum can be done again from it; no point is lost or won by the cut.
    """
    report = told("\n".join([WRONG] * (LISTED + 50)))
    few = told("\n".join([WRONG] * LISTED))
    ids = {finding["id"] for finding in report["findings"]}

    assert "unlisted" not in few
    assert report["scores"]["overall"]["value"] == few["scores"]["overall"]["value"]
    assert regrade(report, (), default()) == report["scores"]
    assert {one for score_ in report["scores"].values() for loss in score_["losses"] for one in loss["findings"]} <= ids


def test_a_dear_finding_is_never_pushed_out_by_cheap_ones() -> None:
    """
    Where there is too much, the place where money or lives are at stake is kept, however far down it stands.
    """
    dear = "Sebanyak 12 orang tewas dalam kebakaran pada Rabu, 5 Maret 2024."
    report = score(Article(body="\n".join([*[WRONG] * (2 * LISTED), dear])))
    kept = [charge for charge in report.charges if charge.finding.rule == "date-weekday"]

    assert kept[-1].finding.spans[-1].start > report.doc.article.body.index(dear)
    assert report.prices[kept[-1].id] > report.prices[kept[0].id]


def test_attributions_beyond_a_thousand_are_counted() -> None:
    """
    The sources still say what share of all statements each has, and name only statements that are there.
    """
    report = told("\n".join([SAID] * (ATTRIBUTIONS + 20)))
    there = {one["id"] for one in report["attributions"]}

    assert len(there) == ATTRIBUTIONS
    assert report["unlisted"]["attributions"] == 20
    assert all(set(source["attributions"]) <= there for source in report["sources"])
