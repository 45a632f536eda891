"""
A backup goes back into a store that is empty. The whole file is read and checked before anything is written.
"""

import gzip
import json
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any, Final

from workers import schema
from workers.backup import FORMAT
from workers.index.calls import connect as connect_index
from workers.reach import Client, patiently
from workers.settings import Settings

_MANY: Final = 200


class RestoreError(Exception):
    """The file or the store is not as it must be, and nothing was written. The message is one line."""


def restore(file: Path, settings: Settings, *, on_progress: Callable[[int], None] = lambda _: None) -> int:
    """
    Put back what a backup holds; the number of keys written. Raises RestoreError and what the redis client raises.

    A backup of one tenant needs that tenant's part to be empty, one of everything needs all tenants' parts to be. What
    has expired since stays away. Jobs that were under way are taken up again.
    """
    about = read_about(file)
    with patiently(settings.redis_url) as redis:
        _must_be_empty(redis, about["tenant"])
        schema.check(redis)
        apart = settings.index_url != settings.redis_url
        index = connect_index(settings.index_url) if apart else redis
        written = 0
        records = _records(file)
        while some := list(islice(records, _MANY)):
            now = time.time() * 1000
            for server, mine in (
                (redis, [one for one in some if not _is_index(one)]),
                (index, list(filter(_is_index, some))),
            ):
                _write(server, mine, now)
            written += sum(one["kind"] != "none" for one in some)
            on_progress(written)
    return written


def read_about(file: Path) -> Mapping[str, Any]:
    """What a backup says about itself, once it is known to be whole. RestoreError."""
    try:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            about = json.loads(next(lines, "null"))
            if not isinstance(about, dict) or "sumber_backup" not in about:
                raise RestoreError(f"{file} is no backup of Sumber's")
            if about["sumber_backup"] > FORMAT or about["schema"] > schema.SCHEMA:
                raise RestoreError(f"{file} is from a newer Sumber than this one: upgrade first")
            if about["schema"] < schema.SCHEMA:
                raise RestoreError(
                    f"{file} is of an older store: restore it with the Sumber that made it, then migrate"
                )
            counted, last = -1, ""
            for line in lines:
                counted, last = counted + 1, line
    except (EOFError, OSError, zlib.error, ValueError) as damaged:
        if isinstance(damaged, FileNotFoundError):
            raise RestoreError(f"{file}: there is no such file") from None
        raise RestoreError(f"{file} is no backup of Sumber's, or a damaged one") from None
    said = None
    with suppress(ValueError, AttributeError):
        said = json.loads(last).get("lines")
    if said != counted:
        raise RestoreError(f"{file} is not whole: it breaks off")
    return about


def _records(file: Path) -> Iterator[Mapping[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            record = json.loads(line)
            if "key" in record:
                yield record


def _is_index(record: Mapping[str, Any]) -> bool:
    return str(record["key"]).split(":", 3)[2] == "reuse"


def _must_be_empty(redis: Client, tenant: str | None) -> None:
    prefix = f"sumber:{tenant}:" if tenant else "sumber:"
    for key in redis.scan_iter(match=f"{prefix}*", count=1_000):
        if not key.startswith(b"sumber:@all:"):
            of = f"the part of {tenant}" if tenant else "the store"
            raise RestoreError(f"{of} is not empty: a backup is restored into an empty one only")


def _write(redis: Client, records: list[Mapping[str, Any]], now: float) -> None:
    """Write some records, each in the place of an earlier one on its key; what belongs to everybody is added to."""
    with redis.pipeline(transaction=False) as together:
        for record in records:
            key, until = _bytes(record["key"]), record["until"]
            if not key.startswith(b"sumber:@all:"):
                together.delete(key)
            if record["kind"] != "none" and (until is None or until > now):
                _put(together, record["kind"], key, record["value"])
                if until:
                    together.pexpireat(key, until)
        together.execute()


def _put(together: Any, kind: str, name: bytes, value: Any) -> None:
    if kind == "string":
        together.set(name, _bytes(value))
    elif kind == "hash":
        together.hset(name, mapping={_bytes(field): _bytes(held) for field, held in value})
    elif kind == "zset":
        together.zadd(name, {_bytes(member): score for member, score in value})
    elif kind == "list":
        together.rpush(name, *map(_bytes, value))
    else:
        together.sadd(name, *map(_bytes, value))


def _bytes(text: str) -> bytes:
    return text.encode("latin-1")
