"""What Prometheus is told, and what the logs say: figures and ids that an operator can rely on."""

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families
from running import Running, serving, until

from workers import figures
from workers.logs import Lines
from workers.scripts import load

pytestmark = pytest.mark.service

Figures = dict[tuple[str, tuple[tuple[str, str], ...]], float]

TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
STORY = {
    "id": "pasar-rahasia",
    "body": "Kepala Pasar Tanjung Elok, Arif Lubis, mengatakan kios kata-rahasia dibuka pada Jumat pagi.",
    "status": "published",
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A service that says all it can say."""
    with serving(tmp_path_factory.mktemp("figures"), SUMBER_LOG_LEVEL="info") as running:
        yield running


def told(house: Running) -> Figures:
    """Every sample of /metrics, by name and labels."""
    status, headers, body = house.call("GET", "/metrics")
    assert (status, headers["content-type"].partition(";")[0]) == (200, "text/plain")
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(body.decode())
        for sample in family.samples
    }


def rise(house: Running, act: Callable[[], Any]) -> Figures:
    """What rises by an act."""
    before = told(house)
    act()
    return {name: value - before.get(name, 0) for name, value in told(house).items()}


def test_a_job_is_counted_where_it_ends(house: Running) -> None:
    """
    By queue and outcome, with how long it waited and took, and its article in the index.
    """
    single = ("queue", "single")
    risen = rise(house, lambda: house.call("POST", "/v1/articles", STORY, {"Prefer": "wait=20"}))

    assert risen["sumber_jobs_total", (("outcome", "succeeded"), single)] == 1
    assert risen["sumber_scoring_seconds_count", (single,)] == 1
    assert risen["sumber_scoring_seconds_bucket", (("le", "+Inf"), single)] == 1
    assert 0 < risen["sumber_scoring_seconds_sum", (single,)] < 20
    assert risen["sumber_queueing_seconds_count", (single,)] == 1
    assert risen["sumber_indexed_articles", ()] == 1
    labels = (("method", "POST"), ("route", "/v1/articles"), ("status", "200"))
    assert risen["sumber_http_requests_total", labels] == 1


def test_the_state_of_the_house_is_told(house: Running) -> None:
    """
    Whether the store answers, who works, what waits.
    """
    now = told(house)

    assert now["sumber_store_up", ()] == 1
    assert now["sumber_workers", ()] == 1
    for queue in ("single", "bulk"):
        assert now["sumber_jobs_waiting", (("queue", queue),)] == 0
        assert now["sumber_oldest_job_seconds", (("queue", queue),)] == 0
    assert now["sumber_webhook_pending", ()] == now["sumber_webhook_outbox", ()] == 0


def test_an_address_that_does_not_exist_makes_no_new_figure(house: Running) -> None:
    """
    Whoever asks for a thousand made-up addresses leaves one line in /metrics.
    """
    risen = rise(house, lambda: [house.call("BREW", f"/made-up/{number}") for number in range(3)])

    assert not [name for name in risen if "made-up" in str(name)]
    assert (
        sum(value for (name, labels), value in risen.items() if ("route", "none") in labels and "_total" in name) == 3
    )


def test_no_figure_holds_an_id_or_a_word(house: Running) -> None:
    """
    Figures are for whoever runs the house, not for whoever may read its stories.
    """
    house.call("GET", "/v1/articles/pasar-rahasia")
    body = house.call("GET", "/metrics")[2]

    assert b"rahasia" not in body
    assert b"default" not in body


def test_openmetrics_is_spoken_too(house: Running) -> None:
    """
    To who asks for it.
    """
    _, headers, body = house.call("GET", "/metrics", None, {"Accept": "application/openmetrics-text; version=1.0.0"})

    assert headers["content-type"].startswith("application/openmetrics-text")
    assert body.endswith(b"# EOF\n")


def test_a_request_and_its_job_can_be_found_by_the_callers_trace(house: Running) -> None:
    """
    In the log of the door and of the worker, as JSON, without a word of the story.
    """
    sent = {"Prefer": "wait=20", "traceparent": TRACE, "X-Request-ID": "dari-cms-7"}
    house.call("POST", "/v1/articles", STORY, sent)
    web, worker = (
        until(lambda log=log: of_trace(house.data_dir / log))  # type: ignore[misc]
        for log in ("web.log", "worker.log")
    )

    assert (web["message"], web["route"], web["status"], web["request_id"]) == (
        "request",
        "/v1/articles",
        200,
        "dari-cms-7",
    )
    assert (worker["message"], worker["tenant"]) == ("job done", "default")
    for log in ("web.log", "worker.log", "courier.log"):
        assert "rahasia" not in (house.data_dir / log).read_text()


@pytest.mark.parametrize(
    "sent",
    [
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "x",
    ],
)
def test_a_trace_that_is_none_is_ignored(house: Running, sent: str) -> None:
    """
    As the specification asks: the request itself is answered as ever.
    """
    assert house.call("GET", "/v1/rules/no-source", None, {"traceparent": sent})[0] in (200, 404)


def test_a_line_of_the_log_is_one_line() -> None:
    """
    Whatever stands in a message, a reader of lines reads one object.
    """
    record = logging.LogRecord("api", logging.WARNING, "", 0, "a\nb %s", ("”",), None)
    line = Lines().format(record)

    assert "\n" not in line
    assert json.loads(line)["message"] == "a\nb ”"


def test_both_sides_count_in_the_same_buckets() -> None:
    """
    The script that counts and the view that tells are two files.
    """
    counted = load("finish").partition("BUCKETS = {")[2].partition("}")[0]

    assert tuple(int(bucket) for bucket in counted.split(",")) == figures.BUCKETS


def of_trace(log: Path) -> dict[str, Any] | None:
    """The first line of a log that belongs to the trace."""
    lines = [json.loads(line) for line in log.read_text().splitlines() if line.startswith("{")]
    return next((line for line in lines if line.get("trace_id") == TRACE.split("-")[1]), None)
