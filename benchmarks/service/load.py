"""
How the gate holds under load: `POST /v1/checks` with a large index, first one client, then fifty at once.

    python -m benchmarks.service.load [--indexed 100000] [--clients 50] [--seconds 60] [--data FOLDER]

Goals: p50 at most 60 ms for an article of 3,000 characters from one client; with fifty clients that ask without a pause no
error, at least 99 of 100 answers with a verdict (not `neutral`), and p99 at most 2 s. The clients run in processes of
their own on the same machine, so what they compute is taken from the service; what else runs there is told, too. With `--data`
the filled index is kept for the next run.
"""

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from multiprocessing import get_context
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlsplit

from benchmarks.reuse import corpus, ours
from benchmarks.service import Service, article, serving
from benchmarks.service.__main__ import computed
from workers import keys
from workers.reach import promptly
from workers.settings import embedded_socket

GOAL_MS = 60.0
GOAL_P99_MS = 2_000.0
GOAL_CONCLUSIVE = 0.99
ALONE = 200
WARM_UP = 20
PROCESSES = 2
JSON = {"Content-Type": "application/json"}


@dataclass(frozen=True, slots=True)
class Asked:
    """One check: how long it took, and how it ended: a conclusion, or what went wrong."""

    milliseconds: float
    end: str


def main() -> int:
    """Measure both; exit status 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--indexed", type=int, default=100_000, help="articles in the index")
    parser.add_argument("--clients", type=int, default=50, help="clients at once")
    parser.add_argument("--seconds", type=float, default=60.0, help="for how long they ask")
    parser.add_argument("--data", type=Path, help="the service's data folder, kept for the next run")
    options = parser.parse_args()
    with folder(options.data) as data, serving(data) as service:
        print(f"{fill(service, options.indexed):,} articles in the index", flush=True)
        alone = one_client(service)
        before = cores_used(service)
        crowd = many_clients(service, options.clients, options.seconds)
        spent = [(after - used) / options.seconds for used, after in zip(before, cores_used(service), strict=True)]
    return tell_alone(alone) | tell_crowd(crowd, options.clients, options.seconds, *spent)


def cores_used(service: Service) -> tuple[float, float, float]:
    """Seconds of processor time so far: of the service, of the clients, and of the whole machine."""
    ours = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    user, nice, system, _idle, _waiting, *interrupts = map(
        int, Path("/proc/stat").read_text().split("\n")[0].split()[1:9]
    )
    busy = (user + nice + system + sum(interrupts)) / os.sysconf("SC_CLK_TCK")
    return computed(service), sum(used.ru_utime + used.ru_stime for used in ours), busy


@contextmanager
def folder(kept: Path | None) -> Iterator[Path]:
    """The data folder: one that is kept, or one for this run."""
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept
    else:
        with tempfile.TemporaryDirectory() as passing:
            yield Path(passing)


def fill(service: Service, size: int) -> int:
    """Fill the index up to a size with an archive of invented stories; how many there are."""
    with promptly(service.settings.redis_url) as redis:
        held = int(redis.get(keys.reuse_size("default")) or 0)
        if held < size:
            ours.fill(embedded_socket(service.settings.data_dir), corpus.TEST, held, size)
        return int(redis.get(keys.reuse_size("default")) or 0)


def one_client(service: Service) -> list[Asked]:
    """Ask one check after the other on one connection. The first few are not counted."""
    with closing(connection(service.address)) as line:
        return [ask(line, body(-number)) for number in range(1, WARM_UP + ALONE + 1)][WARM_UP:]


def many_clients(service: Service, clients: int, seconds: float) -> list[Asked]:
    """Let so many clients, in a few processes, ask one check after the other for so long."""
    share = clients // PROCESSES
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        parts = [pool.submit(crowd, service.address, number, share, seconds) for number in range(PROCESSES)]
        return [asked for part in parts for asked in part.result()]


def crowd(address: str, process: int, clients: int, seconds: float) -> list[Asked]:
    """Be so many clients, in a process of their own. Every check is on an article of its own."""
    with ThreadPoolExecutor(clients) as pool:
        parts = [
            pool.submit(keep_asking, address, (process * clients + one) * 10_000, seconds) for one in range(clients)
        ]
        return [asked for part in parts for asked in part.result()]


def keep_asking(address: str, first: int, seconds: float) -> list[Asked]:
    """Be one client, with a new connection wherever the last one failed."""
    until, number, told = time.monotonic() + seconds, first, []
    line = connection(address)
    while time.monotonic() < until:
        number += 1
        told.append(ask(line, body(number)))
        if told[-1].end not in ("pass", "warn", "fail", "neutral"):
            line.close()
            line = connection(address)
    line.close()
    return told


def ask(line: HTTPConnection, sent: bytes) -> Asked:
    """Make one check."""
    begun = time.perf_counter()
    try:
        line.request("POST", "/v1/checks", sent, JSON)
        answer = line.getresponse()
        said = answer.read()
        end = json.loads(said)["conclusion"] if answer.status in (200, 202) else str(answer.status)
    except (OSError, HTTPException) as wrong:
        end = type(wrong).__name__
    return Asked((time.perf_counter() - begun) * 1000, end)


def connection(address: str) -> HTTPConnection:
    """Open a connection; the caller closes it."""
    url = urlsplit(address)
    return HTTPConnection(url.hostname or "", url.port, timeout=30)


def body(number: int) -> bytes:
    """A check of an article that no other number gets."""
    return json.dumps({**article(abs(number)), "id": f"check-{number}", "stage": "publish"}).encode()


def tell_alone(asked: list[Asked]) -> int:
    """Print what one client saw; 1 when it waited too long."""
    took = [one.milliseconds for one in asked]
    print(f"one client, {len(took)} checks: p50 {median(took):.1f} ms, p95 {quantiles(took, n=20)[-1]:.1f} ms")
    return int(median(took) > GOAL_MS)


def tell_crowd(asked: list[Asked], clients: int, seconds: float, service: float, asking: float, machine: float) -> int:
    """Print what all clients saw; 1 when a goal is missed."""
    took = [one.milliseconds for one in asked]
    ends = Counter(one.end for one in asked)
    conclusive = sum(ends[end] for end in ("pass", "warn", "fail")) / len(asked)
    errors = sum(number for end, number in ends.items() if end not in ("pass", "warn", "fail", "neutral"))
    cut = quantiles(took, n=100)
    print(f"{clients} clients for {seconds:.0f} s: {len(asked)} checks, {len(asked) / seconds:.1f} a second")
    print(f"p50 {median(took):.0f} ms, p95 {cut[94]:.0f} ms, p99 {cut[98]:.0f} ms, longest {max(took):.0f} ms")
    print(f"{errors} errors, {conclusive:.2%} conclusive: {dict(ends)}")
    others = machine - service - asking
    each = service * seconds / len(asked) * 1000
    print(f"the service computed {each:.1f} ms a check, in all processes")
    print(f"cores: {service:.2f} the service, {asking:.2f} its clients, {others:.2f} whatever else ran on this machine")
    return int(errors > 0 or conclusive < GOAL_CONCLUSIVE or cut[98] > GOAL_P99_MS)


if __name__ == "__main__":
    sys.exit(main())
