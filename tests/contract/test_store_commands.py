"""The commands that work on the store: keys are made and revoked, an archive enters the index."""

from pathlib import Path

import pytest
from commands import ARTICLE, lines, sumber

from api.cli import main
from api.cli.posting import mark_of, post
from api.cli.submit import Service
from scorer import Article
from workers import Settings, connect
from workers.backfill import BadLine, Mark, Progress
from workers.index import Index, calls


def test_keys_are_made_listed_and_revoked(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """
    A key is printed once and opens its scopes; the list never holds it, and a revoked one opens nothing.
    """
    folder = ["--data-dir", str(settings.data_dir)]
    assert main(["keys", "issue", "harian", "--scope", "read", *folder]) == 0
    key = capsys.readouterr().out.strip()
    assert main(["keys", "list", *folder]) == 0
    listed = capsys.readouterr().out
    with connect(settings) as desk:
        access = desk.access(key)
        assert main(["keys", "revoke", listed.split()[0], *folder]) == 0
        revoked = desk.access(key)

    assert access
    assert (access.tenant, access.scopes) == ("harian", {"read"})
    assert "harian" in listed
    assert key not in listed
    assert revoked is None


def test_the_first_key_is_made_before_the_first_start(tmp_path: Path) -> None:
    """
    `sumber keys` starts the store itself; where there is none it makes one for a first key alone.
    """
    folder = ("--data-dir", str(tmp_path / "data"))
    early = sumber("keys", "list", *folder)
    issued = sumber("keys", "issue", "harian", *folder)
    listed = sumber("keys", "list", *folder)

    assert (early.returncode, issued.returncode, listed.returncode) == (2, 0, 0)
    assert early.stderr.decode() == f"sumber: there is no store in {tmp_path / 'data'}\n"
    assert issued.stdout.startswith(b"ssk_harian_")
    assert b"harian" in listed.stdout


def test_an_archive_is_taken_in_before_the_first_start(tmp_path: Path) -> None:
    """
    `sumber backfill` starts the store itself, and refuses a newsroom's name that no key could stand for.
    """
    archive = tmp_path / "archive.ndjson"
    archive.write_bytes(lines(ARTICLE))
    options = (str(archive), "--data-dir", str(tmp_path / "data"), "--workers", "1")
    done = sumber("backfill", *options)
    misnamed = sumber("backfill", *options, "--tenant", "Harian *")

    assert (done.returncode, misnamed.returncode) == (0, 2)
    assert done.stdout.startswith(b"1 article indexed")
    assert len(misnamed.stderr.splitlines()) == 1


def test_an_archive_enters_the_index(settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    Good lines are indexed and can be found, a bad one is named by its number, and a missing archive is one line.
    """
    archive = tmp_path / "archive.ndjson"
    archive.write_bytes(lines(ARTICLE) + b"{bad\n")
    arguments = ["--data-dir", str(settings.data_dir), "--tenant", "arsip", "--workers", "1"]

    assert main(["backfill", str(archive), *arguments]) == 2
    told = capsys.readouterr()
    assert told.out.startswith("1 article indexed, 1 line skipped")
    assert "line 2" in told.err
    with calls.connect(settings.index_url) as redis:
        found = Index(redis, "arsip").similar(Article(body=ARTICLE["body"], id="copy"))
    assert [article.id for article in found] == [ARTICLE["id"]]
    assert main(["backfill", str(tmp_path / "nowhere"), *arguments]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.service
def test_an_archive_is_posted_to_a_running_service(service: str, tmp_path: Path) -> None:
    """
    `sumber backfill --server` names bad lines of every kind, and what it took in can be found by the service.
    """
    archive = tmp_path / "archive.ndjson"
    archive.write_bytes(
        lines({**ARTICLE, "id": "arsip-1"}) + b"{bad\n" + lines({"id": "arsip-2"}, {**ARTICLE, "status": "withdrawn"})
    )
    folder = ("--data-dir", str(tmp_path))
    done = sumber("backfill", str(archive), "--server", service, *folder)
    asked = Service(service, "")
    check = asked.call("POST", "/v1/checks", {**ARTICLE, "id": "salinan", "stage": "draft"})[1]
    matches = asked.call("GET", check["report_url"])[1]["reuse"]["matches"]
    nobody = sumber("backfill", str(archive), "--server", "nowhere", *folder)

    assert (done.returncode, nobody.returncode) == (2, 2)
    assert done.stdout.decode().startswith("1 article indexed, 2 lines skipped")
    assert [line.split(": ")[2] for line in done.stderr.decode().splitlines()] == ["line 2", "line 3"]
    assert "arsip-1" in [match["article_id"] for match in matches]
    assert not list((tmp_path / "backfill").iterdir())


@pytest.mark.service
def test_a_killed_posting_goes_on_from_there(service: str, tmp_path: Path) -> None:
    """
    What an earlier run had finished is not sent again; a line keeps its number in the archive.
    """
    archive = tmp_path / "archive.ndjson"
    told = [lines({**ARTICLE, "id": f"arsip-{number}"}) for number in range(3)]
    archive.write_bytes(b"".join(told) + b"{bad\n")
    sent: list[Progress] = []
    bad: list[BadLine] = []
    marks = tmp_path / "backfill"
    marks.mkdir()
    done = Mark(len(told[0] + told[1]), 2)
    (marks / mark_of(archive, service)).write_bytes(done.write())
    post(archive, Service(service, ""), marks, name=service, on_progress=sent.append, on_bad_line=bad.append)

    assert (sent[-1].articles, sent[-1].resumed, sent[-1].done) == (1, done.place, archive.stat().st_size)
    assert [line.number for line in bad] == [4]
