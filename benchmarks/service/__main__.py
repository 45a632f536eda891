"""
How fast and how small the service is: POST to finished report, one client at a time, and its memory when idle.

    python -m benchmarks.service

Goals: p50 below 60 ms for an article of 3,000 characters; below 400 MB for all processes together (PSS: memory that
processes share is counted once).
"""

import os
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from statistics import median, quantiles

from benchmarks.service import Service, article, request, serving

GOAL_MS = 60.0
GOAL_MB = 400.0
WARM_UP = 20


def main() -> int:
    """Measure both; exit status 1 when a goal is missed."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as service:
        time.sleep(2.0)
        megabytes = memory(service)
        before = computed(service)
        took = latencies(service, 200)
        spent = (computed(service) - before) / (200 + WARM_UP) * 1000
    _, *_, p95 = quantiles(took, n=20)
    print(f"POST to finished report, 200 articles of 3,000 characters: p50 {median(took):.1f} ms, p95 {p95:.1f} ms")
    print(
        f"of which computing, in all processes: {spent:.1f} ms (what it would take on a machine with nothing else to do)"
    )
    for command, size in megabytes.items():
        print(f"{size:7.1f} MB  {command}")
    print(f"{sum(megabytes.values()):7.1f} MB  idle, all processes")
    return int(median(took) > GOAL_MS or sum(megabytes.values()) > GOAL_MB)


def latencies(service: Service, count: int) -> list[float]:
    """Post articles one after the other and wait for each report; milliseconds. The first few are not counted."""
    took = []
    with closing(service.connect()) as connection:
        for number in range(WARM_UP + count):
            begun = time.perf_counter()
            status, report = request(connection, "POST", "/v1/articles", article(number), Prefer="wait=10")
            took.append((time.perf_counter() - begun) * 1000)
            assert status == 200, report
    return took[WARM_UP:]


def computed(service: Service) -> float:
    """Add up the processor time that the service's processes, those that have ended included, have used, in seconds."""
    ticks = 0
    for pid in service.processes():
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += sum(map(int, fields[11:15]))  # its own, then its ended children's (man 5 proc)
    return ticks / os.sysconf("SC_CLK_TCK")


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
