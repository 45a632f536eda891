"""What callers are told when the store is gone, nobody works, or too many wait."""

import json
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from flask.testing import FlaskClient
from promised import holds

from api.app import create_app
from workers import Desk, Settings, connect

REQUEST = json.loads((files("api_spec") / "examples" / "check-request.json").read_text("utf-8"))
ARTICLE = {name: value for name, value in REQUEST.items() if name != "stage"}


@pytest.fixture
def idle(settings: Settings) -> Iterator[Desk]:
    """A desk whose jobs nobody takes up."""
    with connect(settings) as desk:
        yield desk


@pytest.fixture
def cut_off(settings: Settings) -> Iterator[FlaskClient]:
    """A caller of an app whose store is not there."""
    with connect(replace(settings, redis_url="redis://127.0.0.1:9", broker_url="redis://127.0.0.1:9")) as desk:
        yield create_app(desk).test_client()


@pytest.mark.parametrize(
    ("method", "address", "value"),
    [
        ("POST", "/v1/articles", ARTICLE), ("POST", "/v1/checks", REQUEST), ("GET", "/v1/jobs/job_1", None),
        ("DELETE", "/v1/jobs/job_1", None), ("GET", "/v1/reports/rep_1", None), ("GET", "/v1/articles/a", None),
        ("GET", "/v1/checks/chk_1", None), ("GET", "/v1/rules", None),
    ],
)  # fmt: skip
def test_without_a_store_nothing_is_promised(cut_off: FlaskClient, method: str, address: str, value: Any) -> None:
    """
    A store that does not answer is 503 with the time to try again, never a 500.
    """
    answer = cut_off.open(address, method=method, json=value)
    holds("Problem", answer.json)

    assert (answer.status_code, answer.json["type"]) == (503, "/problems/unavailable")
    assert int(answer.headers["Retry-After"]) > 0


def test_a_process_without_a_store_is_alive_but_not_ready(cut_off: FlaskClient) -> None:
    """
    Liveness looks at the process only; readiness says what is missing.
    """
    ready = cut_off.get("/readyz")
    holds("Problem", ready.json)

    assert cut_off.get("/healthz").status_code == 200
    assert (ready.status_code, ready.json["reasons"]) == (503, ["the store does not answer"])


def test_without_workers_the_service_is_not_ready(idle: Desk) -> None:
    """
    An article would be kept but not scored, and /readyz says so.
    """
    ready = create_app(idle).test_client().get("/readyz")

    assert ready.status_code == 503
    assert ready.json["reasons"] == ["no worker has reported yet"]


def test_a_check_nobody_works_on_is_neutral(idle: Desk) -> None:
    """
    When the wait runs out the gate has no verdict, says how the newsroom takes that, and never says pass.
    """
    client = create_app(idle).test_client()
    answer = client.post("/v1/checks", json=REQUEST, headers={"Prefer": "wait=1"})
    holds("Check", answer.json)
    later = client.get(answer.headers["Location"])

    assert (answer.status_code, answer.json["conclusion"], answer.json["blocking"]) == (202, "neutral", False)
    assert answer.json["policy"]["on_outage"] == "warn"
    assert (later.status_code, later.json["status"]) == (202, "pending")


def test_those_who_wait_leave_room_for_others(idle: Desk) -> None:
    """
    When as many wait as may, the next is told at once that it has to poll.
    """
    answer = (
        create_app(idle, most_waiters=0).test_client().post("/v1/articles", json=ARTICLE, headers={"Prefer": "wait=30"})
    )

    assert answer.status_code == 202
    assert "Preference-Applied" not in answer.headers


def test_a_cancelled_check_is_completed_without_a_verdict(idle: Desk) -> None:
    """
    A job that was called off will never conclude: the check is completed and neutral.
    """
    client = create_app(idle).test_client()
    check = client.post("/v1/checks", json=REQUEST, headers={"Prefer": "wait=0"})
    assert client.delete(check.json["job_url"]).status_code == 204
    later = client.get(check.headers["Location"])
    holds("Check", later.json)

    assert (later.status_code, later.json["status"], later.json["conclusion"]) == (200, "completed", "neutral")
    assert client.delete(check.json["job_url"]).status_code == 204


def test_an_article_without_a_report_yet_says_when_to_ask(idle: Desk) -> None:
    """
    Submitted but not scored: no report yet, and the time to ask again.
    """
    client = create_app(idle).test_client()
    client.post("/v1/articles", json=ARTICLE)
    answer = client.get(f"/v1/articles/{ARTICLE['id']}")

    assert (answer.status_code, answer.json["type"]) == (404, "/problems/no-report-yet")
    assert answer.headers["Retry-After"] == "1"
