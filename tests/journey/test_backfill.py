"""An archive goes into the reuse index, bad lines and kills notwithstanding."""

import json
import os
from pathlib import Path

import pytest

from workers import keys
from workers.backfill import BadLine, Mark, Progress, backfill, identity
from workers.index import Index
from workers.reach import Client
from workers.settings import Settings

SENTENCE = (
    "Pada hari ke-{0} musim tanam, {0} petani di lereng utara memeriksa saluran air yang dibangun bersama tahun lalu."
)


def archive(folder: Path, lines: int) -> Path:
    """An archive of so many articles, its third line spoilt, its fifth withdrawn."""
    told = [{"id": f"a{line}", "body": SENTENCE.format(line), "status": "published"} for line in range(1, lines + 1)]
    told[4]["status"] = "withdrawn"
    texts = [json.dumps(article, ensure_ascii=False) for article in told]
    texts[2] = texts[2][:-2]
    path = folder / "archive.ndjson"
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def tenant() -> str:
    """A newsroom; the store is empty before each test."""
    return "acme"


@pytest.mark.service
def test_good_lines_go_in_and_bad_ones_are_named(
    tmp_path: Path, settings: Settings, redis: Client, tenant: str
) -> None:
    """
    Every good line is in the index afterwards, every bad one is told by its number.
    """
    bad: list[BadLine] = []
    seen: list[Progress] = []
    path = archive(tmp_path, 2_400)
    done = backfill(path, settings.redis_url, tenant, processes=1, on_bad_line=bad.append, on_progress=seen.append)

    assert [line.number for line in bad] == [3]
    assert (done.articles, done.skipped, done.done) == (2_398, 1, path.stat().st_size)
    assert [progress.done for progress in seen] == sorted(progress.done for progress in seen)
    assert seen[-1].seconds_left == 0
    assert Index(redis, tenant).count() == 2_398


@pytest.mark.service
def test_a_killed_backfill_goes_on_from_there(tmp_path: Path, settings: Settings, redis: Client, tenant: str) -> None:
    """
    What was done before a kill is not done again; the rest is.
    """

    class KilledError(Exception):
        pass

    def kill(progress: Progress) -> None:
        raise KilledError(progress)

    path = archive(tmp_path, 2_400)
    with pytest.raises(KilledError) as killed:
        backfill(path, settings.redis_url, tenant, processes=1, on_progress=kill)
    first: Progress = killed.value.args[0]
    done = backfill(path, settings.redis_url, tenant, processes=1)

    assert done.resumed == first.done > 0
    assert first.articles + done.articles == 2_398
    assert Index(redis, tenant).count() == 2_398
    assert not list(redis.scan_iter(match=keys.reuse_backfill(tenant, "*")))


@pytest.mark.service
def test_lines_keep_their_numbers_after_a_kill(tmp_path: Path, settings: Settings, redis: Client, tenant: str) -> None:
    """
    A bad line behind the place where a backfill goes on is named by its number in the archive.
    """
    path = archive(tmp_path, 2_400)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines, b"{spoilt\n"]))
    done = Mark(sum(map(len, lines[:2_000])), 2_000)
    redis.set(keys.reuse_backfill(tenant, identity(path)), done.write())
    bad: list[BadLine] = []
    backfill(path, settings.redis_url, tenant, processes=1, on_bad_line=bad.append)

    assert [line.number for line in bad] == [2_401]


@pytest.mark.service
def test_a_changed_archive_begins_anew(tmp_path: Path, settings: Settings, redis: Client, tenant: str) -> None:
    """
    Taking the same archive in again leaves one of each article.
    """
    path = archive(tmp_path, 10)
    backfill(path, settings.redis_url, tenant, processes=1)
    os.utime(path, (0, 0))
    done = backfill(path, settings.redis_url, tenant, processes=1)

    assert (done.resumed, done.articles) == (0, 8)
    assert Index(redis, tenant).count() == 8
