"""What the store holds is written to a file and comes back as it was."""

import gzip
import json
from contextlib import suppress
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from running import Running, serving, settings_for, sumber, until

from api.cli import main
from api_spec import read_article
from scorer.model import Status
from workers import Settings, connect, keys, schema
from workers.backup import back_up
from workers.index import Index
from workers.model import Unavailable
from workers.reach import Client, promptly
from workers.restore import RestoreError, read_about, restore
from workers.valkey import Valkey

pytestmark = pytest.mark.service

ARTICLE = json.loads((files("api_spec") / "examples" / "article.json").read_text("utf-8"))
PUBLISHED = {**ARTICLE, "id": "terbit/é ü", "status": "published"}
COPY = {**ARTICLE, "id": "salinan", "headline": "Salinan"}


def everything(running: Running, places: list[str]) -> list[Any]:
    """What the service answers at these places, byte for byte."""
    return [running.call("GET", place)[2] for place in places]


def run(*arguments: str) -> tuple[int, str]:
    """Run the command line as a program: its status, and all that it said."""
    process = sumber(*arguments)
    said, _ = process.communicate(timeout=120)
    return process.returncode, said


def test_a_newsroom_comes_back_as_it_was(tmp_path: Path) -> None:
    """
    Score, publish, answer a finding, back up, lose everything, restore: the same bytes, and the index finds the story.
    """
    file = tmp_path / "malam.sumber"
    with serving(tmp_path / "first") as running:
        report = running.call("POST", "/v1/articles", PUBLISHED, {"Prefer": "wait=20"})[2]
        answer = {
            "fingerprint": report["findings"][0]["fingerprint"],
            "answer": "intended",
            "reason": "gaya",
            "name": "Rani",
        }
        place = f"/v1/reports/{report['id']}"
        assert running.call("POST", f"{place}/dismissals", answer)[0] == 201
        check = running.call("POST", "/v1/checks", {**ARTICLE, "id": "gerbang", "stage": "publish"})[2]
        places = [
            place,
            f"{place}/dismissals",
            f"/v1/checks/{check['id']}",
            f"/v1/jobs/{report['job_id']}",
            "/v1/overview",
        ]
        before = everything(running, places)
        assert run("backup", str(file), "--data-dir", str(running.data_dir))[0] == 0
    assert file.stat().st_mode & 0o077 == 0

    second = tmp_path / "second"
    assert run("restore", str(file), "--data-dir", str(second))[0] == 0
    with serving(second) as running:
        assert everything(running, places) == before
        copied = running.call("POST", "/v1/articles", COPY, {"Prefer": "wait=20"})[2]
        assert [match["article_id"] for match in copied["reuse"]["matches"]] == [PUBLISHED["id"]]
        again = run("restore", str(file), "--data-dir", str(second))
    assert again == (2, "sumber: the store is not empty: a backup is restored into an empty one only\n")


def test_a_job_that_waited_is_done_after_the_restore(settings: Settings, tmp_path: Path) -> None:
    """
    What was accepted and not yet scored when the backup was made is scored by the service that comes after.
    """
    with connect(settings) as desk:
        job = desk.submit("default", read_article(ARTICLE)).job
    file = tmp_path / "backup"
    with file.open("wb") as out:
        back_up(settings, out)
    assert run("restore", str(file), "--data-dir", str(tmp_path / "data"))[0] == 0
    with serving(tmp_path / "data") as running:
        done = until(lambda: (told := running.call("GET", f"/v1/jobs/{job.id}")[2])["status"] == "succeeded" and told)

    assert done["article_id"] == ARTICLE["id"]


def test_a_backup_is_of_one_moment(settings: Settings, redis: Client, tmp_path: Path) -> None:
    """
    While articles come in and go, each job in the file has its article, and no list names what is not there.
    """
    enough = Event()

    def write() -> None:
        with connect(settings) as desk:
            number = 0
            while not enough.is_set():
                number += 1
                one = replace(read_article(ARTICLE), id=f"art-{number}", status=Status.DRAFT)
                with suppress(Unavailable):  # writing may be told to wait for longer than a caller does
                    desk.submit("ramai", one, idempotency_key=f"k{number}", request_digest="x")

    writer = Thread(target=write)
    writer.start()
    until(lambda: redis.zcard(keys.waiting("single")) > 300)
    file = tmp_path / "backup"
    try:
        for _ in range(3):
            with file.open("wb") as out:
                back_up(settings, out)
    finally:
        enough.set()
        writer.join()
    redis.flushall()
    restore(file, settings)
    waiting = [key.decode() for key in redis.zrange(keys.waiting("single"), 0, -1)]
    there = {key.decode() for key in redis.scan_iter(match="sumber:ramai:*", count=1_000)}

    assert len(waiting) > 300
    assert set(waiting) == {key for key in there if ":job:" in key}
    for job in waiting:
        article_id = redis.hget(job, "article_id").decode()
        assert keys.article("ramai", article_id) in there
        assert redis.sismember(keys.trail("ramai", article_id), job)


def test_one_newsroom_is_backed_up_without_the_others(settings: Settings, redis: Client, tmp_path: Path) -> None:
    """
    A tenant's file holds that tenant's things, keys and waiting jobs, and goes into a store where others work.
    """
    with connect(settings) as desk:
        harian, mingguan = desk.issue_key("harian"), desk.issue_key("mingguan")
        kept = desk.submit("harian", read_article(ARTICLE)).job
        desk.submit("mingguan", read_article({**ARTICLE, "id": "rahasia", "headline": "Rahasia Mingguan"}))
        file = tmp_path / "harian"
        with file.open("wb") as out:
            back_up(settings, out, tenant="harian")
        with pytest.raises(RestoreError, match="harian is not empty"):
            restore(file, settings)
        redis.flushall()
        other = desk.submit("mingguan", read_article(ARTICLE)).job
        restore(file, settings)

        assert b"ahasia" not in gzip.decompress(file.read_bytes())
        assert desk.access(harian)
        assert desk.access(mingguan) is None
        assert desk.job("harian", kept.id) == kept
        assert set(redis.zrange(keys.waiting("single"), 0, -1)) == {
            keys.job("harian", kept.id).encode(),
            keys.job("mingguan", other.id).encode(),
        }


def test_a_backup_of_nobody_is_none(
    settings: Settings, redis: Client, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    A newsroom that has nothing, or a name that none can have, is said in one line, and no file is left behind.
    """
    redis.set("sumber:harian:report:x", "x")
    file = tmp_path / "backup"
    for name in ("nobody", "*", "Harian"):
        assert main(["backup", str(file), "--tenant", name, "--data-dir", str(settings.data_dir)]) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1

    assert not list(tmp_path.glob("backup*"))
    assert main(["backup", str(file), "--tenant", "harian", "--data-dir", str(settings.data_dir)]) == 0


def test_a_file_that_is_there_is_not_replaced_unasked(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    An earlier backup stays as it is until `--force` says otherwise, and the size is told in a unit that shows it.
    """
    file = tmp_path / "backup"
    file.write_text("an earlier one")
    command = ["backup", str(file), "--data-dir", str(settings.data_dir)]
    assert main(command) == 2
    assert "--force" in capsys.readouterr().err
    assert file.read_text() == "an earlier one"
    assert main([*command, "--force"]) == 0
    assert read_about(file)["tenant"] is None
    assert f"{file.stat().st_size} bytes" in capsys.readouterr().out


def test_an_index_on_a_server_of_its_own_comes_back_there(settings: Settings, redis: Client, tmp_path: Path) -> None:
    """
    The reuse index is in the file, and goes to the server that SUMBER_INDEX_URL names.
    """
    apart = settings_for(tmp_path / "index")
    server = Valkey(apart.data_dir)
    server.start()
    file = tmp_path / "backup"
    both = replace(settings, index_url=apart.redis_url)
    try:
        with promptly(apart.redis_url) as index:
            Index(index, "harian").put(replace(read_article(PUBLISHED), id="arsip"))
            redis.set("sumber:harian:report:x", "x")
            with file.open("wb") as out:
                back_up(both, out, tenant="harian")
            redis.flushall()
            index.flushall()
            restore(file, both)
            found = Index(index, "harian").similar(replace(read_article(PUBLISHED), id="salinan"))
    finally:
        server.stop()

    assert [article.id for article in found] == ["arsip"]
    assert list(redis.scan_iter(match="sumber:harian:*")) == [b"sumber:harian:report:x"]


def test_every_kind_of_value_comes_back_with_its_last_day(settings: Settings, redis: Client, tmp_path: Path) -> None:
    """
    Any bytes, any score and the time of expiry are the same; what has expired since stays away.
    """
    odd = bytes(range(256))
    redis.set("sumber:t:a", odd, px=3_600_000)
    redis.hset("sumber:t:é".encode(), mapping={odd: odd, b"x": b""})
    redis.zadd("sumber:t:z", {odd: 1763782625123456, b"y": 0.1})
    redis.rpush("sumber:t:l", odd, b"2", odd)
    redis.sadd("sumber:t:s", odd, b"2")
    redis.set("sumber:t:brief", "x", px=60)
    names = [b"sumber:t:a", "sumber:t:é".encode(), b"sumber:t:z", b"sumber:t:l", b"sumber:t:s"]
    file = tmp_path / "backup"
    with file.open("wb") as out:
        back_up(settings, out)
    before = [(redis.dump(name), redis.pexpiretime(name)) for name in names]
    until(lambda: not redis.exists("sumber:t:brief"))
    redis.flushall()
    restore(file, settings)

    assert [(redis.dump(name), redis.pexpiretime(name)) for name in names] == before
    assert not redis.exists("sumber:t:brief")


def test_a_file_that_is_not_whole_is_refused_before_anything_is_written(
    settings: Settings, redis: Client, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    Cut off, changed, from a newer version or something else: one line, and the store stays empty.
    """
    redis.set("sumber:t:a", "x" * 10_000)
    whole = tmp_path / "whole"
    with whole.open("wb") as out:
        back_up(settings, out)
    redis.flushall()
    told = gzip.decompress(whole.read_bytes()).splitlines(keepends=True)
    bad = {
        "cut": whole.read_bytes()[:-20],
        "short": gzip.compress(b"".join(told[:-1])),
        "fewer": gzip.compress(b"".join([told[0], told[-1]])),
        "newer": gzip.compress(told[0].replace(b'"sumber_backup":1', b'"sumber_backup":9') + b"".join(told[1:])),
        "layout": gzip.compress(told[0].replace(b'"schema":1', b'"schema":9') + b"".join(told[1:])),
        "json": gzip.compress(b'{"body": "x"}\n'),
        "text": b"Warga menanam padi.",
        "empty": b"",
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
        assert main(["restore", str(tmp_path / name), "--data-dir", str(settings.data_dir)]) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1, name
    assert main(["restore", str(tmp_path / "nowhere"), "--data-dir", str(settings.data_dir)]) == 2
    assert main(["backup", str(tmp_path / "x"), "--data-dir", str(tmp_path / "no-store")]) == 2

    assert read_about(whole)["schema"] == schema.SCHEMA
    assert not list(redis.scan_iter(match="sumber:*"))
    assert not (tmp_path / "x").exists()
