"""The embedded Valkey: one server a folder, which loses nothing it can save and leaves nothing behind."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from running import ROOT, settings_for, until

from workers.reach import Client, promptly
from workers.settings import Settings, embedded_socket
from workers.valkey import FolderInUseError, Valkey, ValkeyError

pytestmark = pytest.mark.service


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings of a folder whose name is not plain."""
    return settings_for(tmp_path / "Redaksi Sukamaju é")


@contextmanager
def running(settings: Settings) -> Iterator[tuple[Valkey, Client]]:
    """Run a server on the folder, with a client of it."""
    valkey = Valkey(settings.data_dir)
    try:
        valkey.start()
        with promptly(settings.redis_url) as redis:
            yield valkey, redis
    finally:
        valkey.stop()


def filled(settings: Settings) -> Path:
    """Write a hundred keys and return the file that holds them."""
    with running(settings) as (_, redis):
        for number in range(100):
            redis.set(f"key-{number:03}", "x" * 40)
    return next((settings.data_dir / "valkey" / "appendonlydir").glob("*.incr.aof"))


def test_what_was_written_is_there_after_a_kill(settings: Settings) -> None:
    """
    An acknowledged write outlives the server's process.
    """
    with running(settings) as (valkey, redis):
        redis.set("kept", "1")
        os.kill(valkey.pid, signal.SIGKILL)
        until(lambda: not valkey.is_running())
        valkey.start()

        assert redis.get("kept") == b"1"
        assert valkey.notice is None


def test_only_its_owner_can_reach_it(settings: Settings) -> None:
    """
    There is no port, and the socket and its folder are closed to others.
    """
    with running(settings) as (valkey, redis):
        assert redis.config_get("port") == {"port": "0"}
        assert valkey.socket.stat().st_mode & 0o077 == 0
        assert valkey.socket.parent.stat().st_mode & 0o077 == 0


def test_a_second_start_on_the_same_folder_is_refused(settings: Settings) -> None:
    """
    One line says who has the folder.
    """
    with (
        running(settings),
        pytest.raises(FolderInUseError, match=rf"in use by another Sumber \(process {os.getpid()}\)"),
    ):
        Valkey(settings.data_dir)


def test_a_server_left_behind_is_replaced_with_its_data(settings: Settings) -> None:
    """
    Where the kernel cannot end a server with its parent, the next start takes over.
    """
    with running(settings) as (left_behind, redis):
        redis.set("kept", "1")
        left_behind._lock.close()  # noqa: SLF001 - what the kernel does when a parent dies
        with running(settings) as (valkey, again):
            assert again.get("kept") == b"1"
            assert valkey.pid != left_behind.pid
            assert not left_behind.is_running()


def test_the_server_dies_with_its_parent(settings: Settings) -> None:
    """
    Even a parent that is killed leaves no server behind.
    """
    program = (
        "import sys, time; from pathlib import Path; from workers.valkey import Valkey\n"
        "valkey = Valkey(Path(sys.argv[1])); valkey.start(); print(valkey.pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, settings.data_dir], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout
        server = int(parent.stdout.readline())
        parent.kill()

    until(lambda: not Path(f"/proc/{server}").exists())


def test_a_torn_end_of_the_file_costs_only_the_torn_command(settings: Settings) -> None:
    """
    A crash in the middle of a write is no damage.
    """
    file = filled(settings)
    with file.open("r+b") as torn:
        torn.truncate(file.stat().st_size - 7)

    with running(settings) as (valkey, redis):
        assert redis.dbsize() == 99
        assert valkey.notice is None


def test_a_damaged_file_is_cut_where_the_damage_begins(settings: Settings) -> None:
    """
    Everything before it is served, the original is kept, and the operator is told.
    """
    file = filled(settings)
    content = file.read_bytes()
    place = content.index(b"key-060") - 3
    file.write_bytes(content[:place] + b"\xff\xff\xff" + content[place + 3 :])

    with running(settings) as (valkey, redis):
        kept = next(file.parent.parent.glob("appendonlydir.damaged-*"))

        assert redis.dbsize() == 60
        assert "damaged" in (valkey.notice or "")
        assert str(kept) in (valkey.notice or "")
        assert b"key-099" in (kept / file.name).read_bytes()


@pytest.mark.parametrize("name", ["*.manifest", "*.base.rdb"])
def test_a_file_beyond_mending_is_set_aside(settings: Settings, name: str) -> None:
    """
    The service starts empty rather than not at all, and says so in capitals.
    """
    folder = filled(settings).parent
    next(folder.glob(name)).write_bytes(b"rubbish\n")

    with running(settings) as (valkey, redis):
        assert redis.dbsize() == 0
        assert "EMPTY" in (valkey.notice or "")
        assert list(folder.parent.glob("appendonlydir.damaged-*"))


def test_data_is_not_touched_when_something_else_is_wrong(settings: Settings) -> None:
    """
    A server that cannot open its socket says so, and its data stay where they are.
    """
    file = filled(settings)
    embedded_socket(settings.data_dir).mkdir(parents=True, exist_ok=True)

    with pytest.raises(ValkeyError, match=r"does not start: .*socket"), running(settings):
        pass
    assert file.exists()
    assert not list(file.parent.parent.glob("appendonlydir.damaged-*"))


def test_a_folder_with_a_long_name_has_its_socket_elsewhere(tmp_path: Path) -> None:
    """
    A socket's name may have a hundred bytes; a folder's may have more.
    """
    settings = settings_for(tmp_path / ("arsip-" * 20))

    with running(settings) as (valkey, redis):
        assert redis.ping()
        assert valkey.socket.parent.stat().st_mode & 0o077 == 0
