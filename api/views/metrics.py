"""
`/metrics` for Prometheus.

What the workers and the courier do is counted in the store, in the step that does it, so it is exact whatever dies and
the same from every process of the API; only the HTTP figures are this process's own.
"""

from collections.abc import Iterator
from importlib.metadata import version
from itertools import accumulate
from typing import Final

from flask import Blueprint, Response, request
from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector
from prometheus_client.exposition import choose_encoder
from prometheus_client.metrics_core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    InfoMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from api import journal
from api.access import needs
from api.world import World
from workers.figures import BUCKETS, Durations, Figures
from workers.model import Unavailable

SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


def routes(world: World) -> Blueprint:
    """`/metrics`, and the counting of every request."""
    views = Blueprint("metrics", __name__)
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    registry.register(FromTheStore(world))
    requests = Counter("sumber_http_requests", "Requests answered.", ("method", "route", "status"), registry=registry)
    took = Histogram(
        "sumber_http_request_seconds",
        "From the first header to the answer.",
        ("route",),
        buckets=SECONDS,
        registry=registry,
    )

    @views.after_app_request
    def count(response: Response) -> Response:
        method = request.method if request.url_rule else journal.UNKNOWN
        requests.labels(method, journal.route(), response.status_code).inc()
        took.labels(journal.route()).observe(journal.seconds())
        return response

    @views.get("/metrics")
    @needs("metrics")
    def metrics() -> Response:
        encode, media_type = choose_encoder(request.headers.get("Accept", ""))
        return Response(encode(registry), content_type=media_type)

    return views


class FromTheStore(Collector):
    """What the store knows, asked anew for every answer."""

    def __init__(self, world: World) -> None:
        self._world = world

    def collect(self) -> Iterator[Metric]:
        """The families of the moment; only whether the store answers, when it does not."""
        yield InfoMetricFamily("sumber", "The version of this software.", {"version": version("sumber")})
        try:
            figures, indexed = self._world.desk.figures(), self._world.desk.indexed()
        except Unavailable:
            yield GaugeMetricFamily("sumber_store_up", "Whether the store answers.", 0)
            return
        yield GaugeMetricFamily("sumber_store_up", "Whether the store answers.", 1)
        yield GaugeMetricFamily("sumber_indexed_articles", "Articles in the reuse index.", indexed)
        yield from _of_queues(figures)
        yield from _of_webhooks(figures)


def _of_queues(figures: Figures) -> Iterator[Metric]:
    yield GaugeMetricFamily("sumber_workers", "Workers that have reported in the last 15 seconds.", figures.workers)
    waiting = GaugeMetricFamily("sumber_jobs_waiting", "Jobs that nobody has taken up.", labels=["queue"])
    running = GaugeMetricFamily("sumber_jobs_running", "Jobs in a worker's hands.", labels=["queue"])
    oldest = GaugeMetricFamily("sumber_oldest_job_seconds", "For how long the oldest job has waited.", labels=["queue"])
    jobs = CounterMetricFamily("sumber_jobs", "Jobs that came to their end.", labels=["queue", "outcome"])
    waited = HistogramMetricFamily("sumber_queueing_seconds", "From submitting to a worker's claim.", labels=["queue"])
    scored = HistogramMetricFamily("sumber_scoring_seconds", "From a worker's claim to the report.", labels=["queue"])
    for name, queue in figures.queues.items():
        waiting.add_metric([name], queue.waiting)
        running.add_metric([name], queue.running)
        oldest.add_metric([name], queue.oldest_seconds)
        for outcome, number in queue.outcomes.items():
            jobs.add_metric([name, outcome], number)
        waited.add_metric([name], _buckets(queue.waited), queue.waited.seconds)
        scored.add_metric([name], _buckets(queue.scored), queue.scored.seconds)
    yield from (waiting, running, oldest, jobs, waited, scored)


def _of_webhooks(figures: Figures) -> Iterator[Metric]:
    yield GaugeMetricFamily("sumber_webhook_outbox", "What happened and is not yet written down.", figures.outbox)
    yield GaugeMetricFamily("sumber_webhook_pending", "Deliveries that wait for an attempt.", figures.due)
    attempts = CounterMetricFamily("sumber_webhook_attempts", "Attempts to deliver.", labels=["outcome"])
    for outcome, number in figures.attempts.items():
        attempts.add_metric([outcome], number)
    yield attempts
    yield CounterMetricFamily("sumber_webhook_failed", "Deliveries that were given up.", figures.undelivered)


def _buckets(durations: Durations) -> list[tuple[str, float]]:
    names = (*(str(bucket / 1_000_000) for bucket in BUCKETS), "+Inf")
    return [(name, float(total)) for name, total in zip(names, accumulate(durations.counts), strict=True)]
