"""
What `kill -9` does to accepted articles: nothing, is the claim.

    python -m benchmarks.service.kill_campaign [JOBS] [KILLS]

Articles are posted to a running service while its worker (the whole process group) and its Valkey are killed in turn,
so many times each. A POST that is refused is repeated with the same idempotency key, as a client does. In the end every
accepted article must have its report, each report must have been stored once (counted in the server's own append-only
file), and after each kill messages must be taken again within ten seconds.
"""

import os
import re
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from http.client import HTTPException
from itertools import count
from pathlib import Path

from redis.exceptions import RedisError

from benchmarks.service import Service, article, serving
from workers import keys
from workers.reach import promptly

BETWEEN_KILLS = 5.0
ARTICLES_A_SECOND = 10.0
GOAL_SECONDS = 10.0


def main(jobs: int = 500, kills: int = 5) -> int:
    """Run the campaign; exit status 1 when the claim does not hold."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as service:
        accepted: list[str] = []
        enough = threading.Event()
        poster = threading.Thread(target=post, args=(service, jobs, enough, accepted), daemon=True)
        poster.start()
        recovered = [kill(service, part) for _ in range(kills) for part in ("workers", "valkey")]
        enough.set()
        poster.join()
        begun = time.monotonic()
        states = settle(service, accepted)
        settled = time.monotonic() - begun
        effects = stored(service)
    twice = sum(attempts > 1 for _, attempts in states.values())
    lost = sum(status != "succeeded" for status, _ in states.values())
    counts = Counter(effects[job] for job in accepted)
    print(f"{len(accepted)} articles accepted, {len(recovered)} kills (worker and Valkey in turn)")
    print(f"{lost} lost; reports stored a job: {dict(counts)}; {twice} jobs were claimed more than once")
    print(f"taking messages again after {', '.join(f'{seconds:.1f}' for seconds in recovered)} s")
    print(f"all finished {settled:.1f} s after the last article was accepted")
    return int(bool(lost) or set(counts) != {1} or max(recovered) > GOAL_SECONDS)


def post(service: Service, jobs: int, enough: threading.Event, accepted: list[str]) -> None:
    """Post so many articles, and more until it is enough; one that is refused is posted again until it is accepted."""
    for number in count():
        if number >= jobs and enough.is_set():
            return
        while True:
            try:
                status, answer = service.call("POST", "/v1/articles", article(number), Idempotency_Key=f"post-{number}")
            except (OSError, HTTPException):
                status, answer = 0, None
            if status == 202:
                accepted.append(answer["id"])
                break
            time.sleep(0.1)
        time.sleep(1 / ARTICLES_A_SECOND)


def kill(service: Service, part: str) -> float:
    """Wait a while, kill one part, and count the seconds until a worker claims a job again (on the one machine clock)."""
    time.sleep(BETWEEN_KILLS)
    for pid, command in reversed(service.processes().items()):
        if part in command and pid != service.pid:
            os.kill(pid, signal.SIGKILL)
    killed = time.time()
    with promptly(service.settings.redis_url) as redis:
        while True:
            try:
                # A file that is rewritten would no longer tell how often a report was stored.
                redis.config_set("auto-aof-rewrite-percentage", 0)
                claimed = int(redis.hget(keys.pace("single"), "claimed_at")) / 1_000_000
            except RedisError:
                claimed = 0.0
            if claimed > killed:
                return claimed - killed
            time.sleep(0.05)


def settle(service: Service, accepted: list[str]) -> dict[str, tuple[str, int]]:
    """Wait until every job is finished, two minutes at most: its status and how often it was claimed."""
    states: dict[str, tuple[str, int]] = {}
    deadline = time.monotonic() + 120
    with promptly(service.settings.redis_url) as redis:
        while time.monotonic() < deadline:
            for job in accepted:
                status, attempts = redis.hmget(keys.job("default", job), "status", "attempts")
                states[job] = status.decode(), int(attempts)
            if all(status not in ("queued", "running") for status, _ in states.values()):
                break
            time.sleep(0.2)
    return states


def stored(service: Service) -> Counter[str]:
    """Count, in the file that Valkey appends every command to, how often each job was closed with a report."""
    closing = re.compile(rb"sumber:default:job:(job_\w+)\r\n\$6\r\nstatus\r\n\$9\r\nsucceeded")
    files = (service.settings.data_dir / "valkey" / "appendonlydir").glob("*.incr.aof")
    return Counter(found.decode() for file in files for found in closing.findall(file.read_bytes()))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
