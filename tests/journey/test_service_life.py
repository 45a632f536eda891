"""`sumber serve` from its first line to its last, and what it does when its parts die."""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import Running, children_of, serving, sumber, until

pytestmark = pytest.mark.service

ARTICLE = {
    "id": "jembatan-7",
    "headline": "Jembatan Sukamaju Dibuka Kembali",
    "body": (
        "SUKAMAJU - Jembatan di atas Kali Jernih dibuka kembali pada Senin pagi setelah diperbaiki tiga bulan. "
        '"Kendaraan di atas delapan ton belum boleh lewat," kata Kepala Dinas Pekerjaan Umum Sukamaju, Ratna Dewi.'
    ),
    "published_at": "2024-03-04T09:00:00+07:00",
}

HARVEST = (
    "Petani bawang di lereng Gunung Sari memanen lebih awal tahun ini karena hujan datang sebelum waktunya.",
    "Ketua Kelompok Tani Subur Jaya, Bagus Prakoso, mengatakan umbi yang dipanen muda hanya laku separuh harga biasa.",
    "Dinas Pertanian setempat menyiapkan gudang pengering bersama yang dapat dipakai bergiliran oleh empat desa.",
    "Pengeringan dengan tungku sekam memakan waktu dua hari, jauh lebih cepat daripada menjemur di halaman rumah.",
)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A service of this module's own, to be hurt."""
    with serving(tmp_path_factory.mktemp("life"), "--workers", "2") as running:
        yield running


def submit(service: Running, **headers: str) -> str:
    """Post the article; the address of its job."""
    status, answered, _ = service.call("POST", "/v1/articles", ARTICLE, headers)
    assert status == 202
    return answered["location"]


def outcome(service: Running, job: str) -> str:
    """Poll a job to its end, as a client does."""

    def ended() -> str | None:
        _, _, found = service.call("GET", job)
        return found["status"] if found["status"] not in ("queued", "running") else None

    return until(ended)


def test_an_article_becomes_a_report(service: Running) -> None:
    """
    The first request after the ready line is served, and its report is the article's.
    """
    status, _, report = service.call("POST", "/v1/articles", ARTICLE, {"Prefer": "wait=20"})

    assert status == 200
    assert report["article"]["id"] == "jembatan-7"
    assert report["scores"]["overall"]["value"] is not None


def test_an_article_in_html_is_found_again_by_its_text(service: Running) -> None:
    """
    What a newsroom published as a page is recognised in another's draft.
    """
    page = "".join(f"<p>{line}</p>" for line in HARVEST)
    published = {"id": "panen-1", "html": page, "status": "published", "published_at": "2024-05-01T07:00:00+07:00"}
    draft = {"id": "panen-2", "body": "\n\n".join(HARVEST)}
    first, _, _ = service.call("POST", "/v1/articles", published, {"Prefer": "wait=20"})
    second, _, report = service.call("POST", "/v1/articles", draft, {"Prefer": "wait=20"})

    assert (first, second) == (200, 200)
    assert [match["article_id"] for match in report["reuse"]["matches"]] == ["panen-1"]


@pytest.mark.parametrize("part", ["valkey", "workers", "courier", "api.web"])
def test_a_part_that_is_killed_is_started_again_and_nothing_is_lost(service: Running, part: str) -> None:
    """
    What was accepted before the kill is done after it, and new articles are taken.
    """
    before = [submit(service) for _ in range(5)]
    dead = children_of(service.pid)[part]
    os.kill(dead, signal.SIGKILL)
    until(lambda: children_of(service.pid).get(part, dead) != dead)
    until(lambda: service.call("GET", "/readyz")[0] == 200)

    assert {outcome(service, job) for job in before} == {"succeeded"}
    assert outcome(service, submit(service)) == "succeeded"


def test_a_hung_store_is_answered_with_503_and_not_with_silence(service: Running) -> None:
    """
    The process is alive, so /healthz says so; nothing can be written down, so nothing is promised.
    """
    store = children_of(service.pid)["valkey"]
    os.kill(store, signal.SIGSTOP)
    try:
        healthy, ready, post = (
            service.call("GET", "/healthz"),
            service.call("GET", "/readyz"),
            service.call("POST", "/v1/articles", ARTICLE),
        )
    finally:
        os.kill(store, signal.SIGCONT)

    assert (healthy[0], ready[0], post[0]) == (200, 503, 503)
    assert "retry-after" in post[1]
    until(lambda: service.call("GET", "/readyz")[0] == 200)


def test_a_worker_that_stands_still_is_replaced(service: Running) -> None:
    """
    It has a process but no heartbeat, so the supervisor ends it and starts another.
    """
    until(lambda: outcome(service, submit(service)) == "succeeded")
    silent = children_of(service.pid)["workers"]
    os.kill(silent, signal.SIGSTOP)
    waiting = submit(service)

    until(lambda: children_of(service.pid).get("workers", silent) != silent, seconds=90)
    assert outcome(service, waiting) == "succeeded"


def test_a_second_start_on_the_same_folder_says_so_in_one_line(service: Running) -> None:
    """
    Two services on one folder would be one too many.
    """
    with sumber("serve", "--port", "0", "--data-dir", str(service.data_dir)) as second:
        said, _ = second.communicate(timeout=30)

    assert second.returncode == 1
    assert said == f"sumber: {service.data_dir} is in use by another Sumber (process {service.pid})\n"


def test_a_port_that_is_taken_is_named(service: Running, tmp_path: Path) -> None:
    """
    The line says which port, and no part is left running.
    """
    port = service.address.rpartition(":")[2]
    with sumber("serve", "--port", port, "--data-dir", str(tmp_path)) as second:
        said, _ = second.communicate(timeout=30)

    assert second.returncode == 1
    assert said == f"sumber: cannot listen on 127.0.0.1 port {port}: Address already in use\n"


def test_without_a_key_only_this_machine_is_served(tmp_path: Path) -> None:
    """
    Whoever opens the door to others must have a key first.
    """
    with sumber(
        "serve",
        "--host",
        "0.0.0.0",  # noqa: S104 - it is refused
        "--port",
        "0",
        "--data-dir",
        str(tmp_path),
    ) as process:
        said, _ = process.communicate(timeout=30)

    assert process.returncode == 1
    assert "SUMBER_API_KEY" in said
    assert said.count("\n") == 1


def test_a_wrong_setting_is_refused_in_one_line(tmp_path: Path) -> None:
    """
    An operator reads what to change, not a traceback.
    """
    with sumber("serve", "--data-dir", str(tmp_path), SUMBER_DRAFT_DAYS="soon") as process:
        said, _ = process.communicate(timeout=30)

    assert process.returncode == 1
    assert said == "sumber: SUMBER_DRAFT_DAYS must be a whole number from 1 to 36500, not 'soon'\n"


def test_it_stops_cleanly_and_keeps_what_it_had(tmp_path: Path) -> None:
    """
    On SIGTERM: exit status 0, no process left, and after the next start the report is still there.
    """
    with sumber("serve", "--port", "0", "--data-dir", str(tmp_path)) as process:
        service = _ready(process, tmp_path)
        job = submit(service)
        assert outcome(service, job) == "succeeded"
        parts = children_of(process.pid).values()
        process.terminate()
        assert process.wait(60) == 0
    assert not [part for part in parts if Path(f"/proc/{part}").exists()]

    with serving(tmp_path) as again:
        assert outcome(again, job) == "succeeded"


def test_no_part_outlives_a_supervisor_that_is_killed(tmp_path: Path) -> None:
    """
    The kernel ends them, and the folder can be served again at once.
    """
    with sumber("serve", "--port", "0", "--data-dir", str(tmp_path)) as process:
        _ready(process, tmp_path)
        parts = children_of(process.pid)
        parts |= {f"process {pid}": pid for pid in children_of(parts["workers"]).values()}
        process.kill()
    until(lambda: not [part for part in parts.values() if Path(f"/proc/{part}").exists()])

    with serving(tmp_path) as again:
        assert again.call("GET", "/readyz")[0] == 200


def test_damaged_data_are_announced_by_readiness(tmp_path: Path) -> None:
    """
    The service goes on with what could be saved, and says what happened where operators look.
    """
    with serving(tmp_path) as service:
        outcome(service, submit(service))
    file = next((tmp_path / "valkey" / "appendonlydir").glob("*.incr.aof"))
    content = file.read_bytes()
    place = content.index(b"\r\n*", len(content) // 2)  # where a command begins
    file.write_bytes(content[:place] + b"???" + content[place + 3 :])

    with sumber("serve", "--port", "0", "--data-dir", str(tmp_path)) as process:
        assert process.stdout
        warning = process.stdout.readline()
        service = _ready(process, tmp_path)
        _, _, ready = service.call("GET", "/readyz")
        process.terminate()
        process.wait(60)

    assert "damaged" in warning
    assert any("damaged" in reason for reason in ready["reasons"])


def _ready(process: subprocess.Popen[str], data_dir: Path) -> Running:
    assert process.stdout
    said = process.stdout.readline()
    assert said.startswith("Sumber is ready at "), said
    return Running(address=said.split()[4], pid=process.pid, data_dir=data_dir)
