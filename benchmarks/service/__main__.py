"""
How fast and how small the service is: POST to finished report, one client at a time, and its memory when idle.

    python -m benchmarks.service

Goals: p50 below 60 ms for an article of 3,000 characters; below 400 MB for all processes together (PSS: memory that
processes share is counted once).
"""

import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from statistics import median, quantiles

from benchmarks.service import Service, article, request, serving

GOAL_MS = 60.0
GOAL_MB = 400.0


def main() -> int:
    """Measure both; exit status 1 when a goal is missed."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as service:
        time.sleep(2.0)
        megabytes = memory(service)
        took = latencies(service, 200)
    _, *_, p95 = quantiles(took, n=20)
    print(f"POST to finished report, 200 articles of 3,000 characters: p50 {median(took):.1f} ms, p95 {p95:.1f} ms")
    for command, size in megabytes.items():
        print(f"{size:7.1f} MB  {command}")
    print(f"{sum(megabytes.values()):7.1f} MB  idle, all processes")
    return int(median(took) > GOAL_MS or sum(megabytes.values()) > GOAL_MB)


def latencies(service: Service, count: int) -> list[float]:
    """Post articles one after the other and wait for each report; milliseconds. The first twenty are not counted."""
    took = []
    with closing(service.connect()) as connection:
        for number in range(count + 20):
            begun = time.perf_counter()
            status, report = request(connection, "POST", "/v1/articles", article(number), Prefer="wait=10")
            took.append((time.perf_counter() - begun) * 1000)
            assert status == 200, report
    return took[20:]


def memory(service: Service) -> dict[str, float]:
    """Read the proportional set size of every process, in megabytes."""
    sizes: dict[str, float] = {}
    for pid, command in service.processes().items():
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        pss = next(line for line in rollup.splitlines() if line.startswith("Pss:"))
        sizes[f"{pid} {command[-60:]}"] = int(pss.split()[1]) / 1024
    return sizes


if __name__ == "__main__":
    sys.exit(main())
