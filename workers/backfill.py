"""
An archive of published articles goes into the reuse index: NDJSON, one article a line, on all cores.

The archive is read once, in batches of lines. Batches are done in any order; how far the archive is done without a gap
is written down, so a killed backfill goes on from there. To take an article in twice does no harm.
"""

import hashlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from time import monotonic
from typing import Final

from api_spec import InvalidError, MalformedError, parse, read_article
from scorer.model import Article, Status
from workers import keys
from workers.index import KEEP_SECONDS, Index
from workers.index.calls import connect
from workers.index.upkeep import Upkeep

_LINES_A_BATCH: Final = 1_000
_BYTES_A_BATCH: Final = 4_000_000
_BATCHES_AHEAD: Final = 3
"""Batches that wait for each process: enough to keep it busy, few enough to stay small in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BadLine:
    """A line of the archive that was skipped, and why; lines count from 1."""

    number: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a backfill has come. `resumed` bytes of the `done` ones were done by an earlier run."""

    articles: int
    skipped: int
    done: int
    size: int
    resumed: int
    seconds: float

    @property
    def rate(self) -> float:
        """Articles a second, of this run."""
        return self.articles / self.seconds if self.seconds else 0.0

    @property
    def seconds_left(self) -> float | None:
        """At this pace; None before anything is done."""
        done = self.done - self.resumed
        return self.seconds * (self.size - self.done) / done if done else None

    def after(self, batch: "Batch", *, articles: int, skipped: int, seconds: float) -> "Progress":
        """The progress when this batch is done too."""
        return replace(
            self,
            articles=self.articles + articles,
            skipped=self.skipped + skipped,
            done=batch.end.place,
            seconds=seconds,
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """How far an archive is done: up to this byte, which is so many lines."""

    place: int = 0
    lines: int = 0

    @classmethod
    def read(cls, written: bytes | None) -> "Mark":
        """Read a mark that was written down; the beginning where there is none."""
        return cls(*map(int, written.split())) if written else cls()

    def write(self) -> bytes:
        """The mark as two numbers."""
        return f"{self.place} {self.lines}".encode()


@dataclass(frozen=True, slots=True)
class Batch:
    """Some lines, the number of the first (from 1), and how far the archive is done with them."""

    first: int
    lines: tuple[bytes, ...]
    end: Mark


def backfill(
    archive: Path,
    index_url: str,
    tenant: str,
    *,
    processes: int,
    keep_seconds: int = KEEP_SECONDS,
    on_progress: Callable[[Progress], None] = lambda _: None,
    on_bad_line: Callable[[BadLine], None] = lambda _: None,
) -> Progress:
    """
    Take an archive into a tenant's reuse index. A draft counts as published; what was withdrawn is left out.

    `on_progress` is called after each batch, `on_bad_line` for each line that is skipped. What everybody prints is struck
    off the index in the end. Raises OSError for a file that cannot be read, and what the redis client raises.
    """
    redis, mark = connect(index_url), keys.reuse_backfill(tenant, identity(archive))
    resumed = Mark.read(redis.get(mark))
    progress = begin(archive, resumed)
    began = monotonic()
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        for batch, (articles, bad) in _in_order(
            pool, batches(archive, resumed), index_url, tenant, keep_seconds, processes
        ):
            for line in bad:
                on_bad_line(line)
            redis.set(mark, batch.end.write(), ex=keep_seconds)
            progress = progress.after(batch, articles=articles, skipped=len(bad), seconds=monotonic() - began)
            on_progress(progress)
    Upkeep(redis, tenant, keep_seconds=keep_seconds).tidy()
    redis.delete(mark)
    redis.close()
    return progress


def _in_order(
    pool: ProcessPoolExecutor, batches: Iterator[Batch], index_url: str, tenant: str, keep_seconds: int, processes: int
) -> Iterator[tuple[Batch, tuple[int, list[BadLine]]]]:
    """The batches as they are done, in the order of the archive, a few of them ahead in work."""
    ahead: deque[tuple[Batch, Future[tuple[int, list[BadLine]]]]] = deque()
    for batch in batches:
        ahead.append((batch, pool.submit(_take_in, batch, index_url, tenant, keep_seconds)))
        if len(ahead) > processes * _BATCHES_AHEAD:
            done, result = ahead.popleft()
            yield done, result.result()
    for done, result in ahead:
        yield done, result.result()


def begin(archive: Path, resumed: Mark) -> Progress:
    """The progress of a run that begins at this mark. Raises OSError."""
    size = archive.stat().st_size
    return Progress(articles=0, skipped=0, done=resumed.place, size=size, resumed=resumed.place, seconds=0.0)


def batches(
    archive: Path, start: Mark, *, most_lines: int = _LINES_A_BATCH, most_bytes: int = _BYTES_A_BATCH
) -> Iterator[Batch]:
    """The lines of an archive from a mark on, batch by batch; the line that fills a batch is its last. Raises OSError."""
    with archive.open("rb") as file:
        file.seek(start.place)
        lines: list[bytes] = []
        size, end = 0, start
        for line in file:
            lines.append(line)
            size += len(line)
            if len(lines) == most_lines or size > most_bytes:
                first, end = end.lines + 1, Mark(end.place + size, end.lines + len(lines))
                yield Batch(first, tuple(lines), end)
                lines, size = [], 0
        if lines:
            yield Batch(end.lines + 1, tuple(lines), Mark(end.place + size, end.lines + len(lines)))


def _take_in(batch: Batch, index_url: str, tenant: str, keep_seconds: int) -> tuple[int, list[BadLine]]:
    """In a process of its own: read the lines, put the articles. How many, and the lines that were skipped."""
    articles, bad = _read(batch.first, batch.lines)
    redis = connect(index_url)
    standing = [article for article in articles if article.status is not Status.WITHDRAWN]
    Index(redis, tenant, keep_seconds=keep_seconds).put_all(standing)
    redis.close()
    return len(standing), bad


def _read(first: int, lines: Sequence[bytes]) -> tuple[list[Article], list[BadLine]]:
    articles, bad = [], []
    for number, line in enumerate(lines, first):
        if not line.strip():
            continue
        try:
            articles.append(_published(read_article(parse(line)), line))
        except (MalformedError, InvalidError) as fault:
            bad.append(BadLine(number=number, why=str(fault)))
    return articles, bad


def _published(article: Article, line: bytes) -> Article:
    """The article as it stands in public. Without an id of its own it is named after its line, so that it stays one."""
    status = Status.PUBLISHED if article.status is Status.DRAFT else article.status
    return replace(article, id=article.id or named_after(line), status=status)


def named_after(line: bytes) -> str:
    """An id for the article on a line that gives none."""
    return f"line-{hashlib.sha256(line).hexdigest()[:24]}"


def identity(archive: Path) -> str:
    """Names the archive as it is now: another file, or the same one changed, begins anew."""
    state = archive.stat()
    return keys.digest(f"{archive.resolve()} {state.st_size} {state.st_mtime_ns}")[:24]
