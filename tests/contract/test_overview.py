"""The newsroom's weeks, and the health of its rules."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from promised import keeps
from running import Running, serving

from api_spec.schemas import OverviewSchema
from workers.tally import week_of

pytestmark = pytest.mark.service

STORY = {
    "body": "Bupati Kerta Raharja, Winarti Saptono, mengatakan jembatan dibuka lagi.\nIni Wаrta daerah.",
    "language": "id",
    "desk": "daerah",
}


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A service on which nothing has been counted yet."""
    with serving(tmp_path_factory.mktemp("newsroom")) as running:
        yield running


@pytest.fixture
def overview(newsroom: Running) -> Callable[[], Any]:
    """What the overview says now."""

    def look() -> Any:
        found = newsroom.call("GET", "/v1/overview?weeks=1")
        keeps("GET", "/v1/overview", found)
        OverviewSchema().load(found[2])
        return found[2]

    return look


def scored(newsroom: Running, number: int, **changes: Any) -> Any:
    """Submit a story and wait for its report."""
    return newsroom.call("POST", "/v1/articles", {**STORY, "id": f"desa-{number}", **changes}, {"Prefer": "wait=20"})[2]


def test_an_article_counts_once(newsroom: Running, overview: Callable[[], Any]) -> None:
    """
    Revisions take the place of the count before them, another desk included; an erased article is taken out again.
    """
    first = scored(newsroom, 0)
    before = overview()
    again = overview() if scored(newsroom, 0, desk="kota") else None
    newsroom.call("DELETE", "/v1/articles/desa-0")
    after = overview()

    assert [(one["desk"], one["stories"]) for one in before["desks"]] == [("daerah", 1)]
    assert [(one["desk"], one["stories"]) for one in again["desks"]] == [("kota", 1)]
    assert before["weeks"][0]["stories"] == again["weeks"][0]["stories"] == 1
    assert any(one["name"] == first["sources"][0]["name"] for one in before["experts"])
    assert (after["desks"], after["origins"], after["experts"]) == ([], [], [])


def test_a_few_stories_are_no_share(newsroom: Running, overview: Callable[[], Any]) -> None:
    """
    Under twenty stories there is no rate; from twenty on there is, and the page draws it.
    """
    for number in range(19):
        scored(newsroom, number)
    few = overview()["weeks"][-1]
    scored(newsroom, 19)
    enough = overview()["weeks"][-1]
    shown = newsroom.call("GET", "/overview?lang=id")
    assert shown[0] == 200, (newsroom.data_dir / "web.log").read_text()[-3000:]
    page = shown[2].decode()

    assert (few["stories"], few["unowned_figures_per_100"]) == (19, None)
    assert (enough["stories"], enough["unowned_figures_per_100"]) == (20, 0.0)
    assert '<rect x="' in page
    assert "Winarti" not in page.partition("<h2>Per desk</h2>")[2].partition("</table>")[0]
    assert newsroom.call("GET", "/v1/overview?weeks=53")[0] == 400


def test_a_rule_that_cries_wolf_is_turned_down_and_says_so(newsroom: Running, overview: Callable[[], Any]) -> None:
    """
    Over a tenth of at least twenty findings false: the rule only informs, costs nothing, and every report says why.
    """
    reports = [scored(newsroom, number) for number in range(30)]
    loud = next(one for one in reports[0]["findings"] if one["rule"] == "text-mixed-script")
    for number, report in enumerate(reports[:4]):
        said = {
            "fingerprint": loud["fingerprint"],
            "answer": "false_alarm",
            "name": "Sari",
            "reason": f"Alasan {number}",
        }
        newsroom.call("POST", f"/v1/reports/{report['id']}/dismissals", said)
    health = next(one for one in overview()["rules"] if one["rule"] == "text-mixed-script")
    quiet = scored(newsroom, 77)
    finding = next(one for one in quiet["findings"] if one["rule"] == "text-mixed-script")
    check = newsroom.call("POST", "/v1/checks", {**STORY, "id": "desa-78", "stage": "publish"})[2]
    for report in reports[:4]:
        newsroom.call("DELETE", f"/v1/reports/{report['id']}/dismissals/{loud['fingerprint']}")
    loud_again = scored(newsroom, 79)

    assert (health["false_alarm"], health["turned_down"]) == (4, True)
    assert loud["severity"] == "critical"
    assert (finding["severity"], finding["points"]) == ("info", 0)
    assert quiet["turned_down"] == ["text-mixed-script"]
    assert quiet["versions"]["policy"].endswith("-text-mixed-script")
    assert not check["blocking"]
    assert loud_again["turned_down"] == []


def test_overrides_are_listed_by_reason(newsroom: Running, overview: Callable[[], Any]) -> None:
    """
    Why somebody published all the same stands there; who it was stands only with the check.
    """
    check = newsroom.call("POST", "/v1/checks", {**STORY, "id": "desa-90", "stage": "publish"})[2]
    said = {"name": "Ratna Puspita", "reason": "Ejaan perusahaan memang begitu."}
    newsroom.call("POST", f"/v1/checks/{check['id']}/override", said)
    told = overview()

    assert [one["reason"] for one in told["overrides"]] == [said["reason"]]
    assert "Ratna Puspita" not in str(told)


def test_a_week_is_the_one_in_jakarta() -> None:
    """
    Monday begins at midnight in Jakarta, five in the afternoon of Sunday by Greenwich.
    """
    sunday, monday = (datetime(2026, 11, 22, hour, 30, tzinfo=UTC) for hour in (16, 17))

    assert (week_of(sunday), week_of(monday)) == ("2026-W47", "2026-W48")
