"""The store says which version it is of: a newer one is left alone, an older one is brought up step by step."""

from pathlib import Path

import pytest
from running import settings_for, sumber

from workers import Settings, keys, schema
from workers.reach import Client, promptly
from workers.valkey import Valkey

pytestmark = pytest.mark.service


def run(*arguments: str) -> tuple[int, str]:
    """Run the command line as a program: its status, and all that it said."""
    process = sumber(*arguments)
    said, _ = process.communicate(timeout=120)
    return process.returncode, said


def test_a_store_is_brought_to_a_newer_version_step_by_step(settings: Settings, redis: Client) -> None:
    """
    Each step is done once and in order, also when the last try was broken off.
    """
    done = []
    steps = {1: lambda _: done.append(1), 2: lambda _: done.append(2)}

    def breaks(_: Client) -> None:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        schema.migrate(redis, steps={**steps, 2: breaks}, to=3)
    with pytest.raises(schema.SchemaError, match="sumber migrate"):
        schema.check(redis, known=3)

    assert schema.migrate(redis, steps=steps, to=3) == 1
    assert schema.migrate(redis, steps=steps, to=3) == 0
    assert done == [1, 2]
    schema.check(redis, known=3)


def test_a_newer_store_is_left_alone(tmp_path: Path) -> None:
    """
    Service, worker and `migrate` of an older Sumber say so in one line and touch nothing.
    """
    server = Valkey(tmp_path)
    server.start()
    with promptly(settings_for(tmp_path).redis_url) as redis:
        redis.set(keys.schema(), 9)
    server.stop()
    served = run("serve", "--port", "0", "--data-dir", str(tmp_path))
    migrated = run("migrate", "--data-dir", str(tmp_path))

    assert served[0] == 1
    assert migrated[0] == 2
    for _, said in (served, migrated):
        assert said.count("\n") == 1
        assert "version 9" in said
