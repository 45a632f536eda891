"""
A backup of the store: every key as it was at one moment, in a file that any later version can read.

The service goes on meanwhile. All keys are copied once; the server tells which of them were written since (client-side
caching, valkey.io/topics/client-side-caching), and those are copied again, until few are left. For these last ones
writing waits a moment (`CLIENT PAUSE … WRITE`), so the copy ends at one instant. What belongs to everybody, such as the
lists of jobs, is copied in that instant alone.

The file is gzip over lines of JSON. The first says what it is, the last how many lines stood between; each other holds a
key, its kind, when it expires, and its value. A later line goes before an earlier one on the same key. Texts are bytes,
one character each (Latin-1), so that whatever the store holds comes back as it was.
"""

import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from time import monotonic
from typing import IO, Any, Final
from uuid import uuid4

from redis import Redis

from workers import keys, schema
from workers.index.calls import connect as connect_index
from workers.reach import Client
from workers.settings import Settings

FORMAT: Final = 1
_MANY: Final = 200  # keys read in one exchange
_FEW: Final = 400  # keys that may be left for the moment in which writing waits
_ROUNDS: Final = 8
_PAUSE_MS: Final = 5_000
_EVERYBODY: Final = "sumber:@all:"
_FLEETING: Final = frozenset({keys.workers(), keys.notice(), keys.schema()})
"""What is true of the running service only."""

_READ: Final[Mapping[bytes, tuple[str, ...]]] = {
    b"string": ("GET",),
    b"hash": ("HGETALL",),
    b"set": ("SMEMBERS",),
    b"list": ("LRANGE", "0", "-1"),
    b"zset": ("ZRANGE", "0", "-1", "WITHSCORES"),
}
_GONE: Final = "none"


class BackupError(Exception):
    """There is no backup that could be kept: not of one moment, or of nobody. The message is one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """How far a backup has come."""

    keys: int
    round: int


def back_up(
    settings: Settings,
    file: IO[bytes],
    *,
    tenant: str | None = None,
    on_progress: Callable[[Copied], None] = lambda _: None,
) -> int:
    """
    Write everything, or all that is one tenant's, to a file; the number of its lines.

    Raises BackupError, also for a tenant that has nothing, and what the redis client raises. A reuse index on a server of its own is copied first and as it stands: it is only added to, and can be made anew.
    """
    if tenant is not None and not keys.TENANT.fullmatch(tenant):
        raise BackupError(f"{tenant} is no newsroom's name: lower-case letters, digits and hyphens")
    prefix = f"sumber:{tenant}:" if tenant else "sumber:"
    with (
        gzip.open(file, "wt", encoding="utf-8", newline="\n", compresslevel=5) as out,
        _alone(settings.redis_url) as redis,
    ):
        about = {
            "sumber_backup": FORMAT,
            "schema": schema.version(redis),
            "tenant": tenant,
            "created_at": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        _line(out, about)
        lines = 0
        for round_, records in enumerate(_rounds(settings, redis, prefix, tenant), 1):
            for record in records:
                _line(out, record)
                lines += 1
                if lines % _MANY == 0:
                    on_progress(Copied(keys=lines, round=round_))
        if tenant and not lines:
            raise BackupError(f"the store holds nothing of a newsroom {tenant}")
        _line(out, {"lines": lines})
    return lines


def _rounds(
    settings: Settings, redis: Client, prefix: str, tenant: str | None
) -> Iterator[Iterable[Mapping[str, Any]]]:
    """Everything, then what was written meanwhile, over and over, and in the end what is left while writing waits."""
    if settings.index_url != settings.redis_url:
        index = connect_index(settings.index_url)
        yield _copied(index, index.scan_iter(match=f"sumber:{tenant or '*'}:reuse:*", count=1_000))
        index.close()
    with _changes(settings.redis_url, redis, prefix) as changed:
        yield _copied(redis, (key for key in redis.scan_iter(match=f"{prefix}*", count=1_000) if _is_a_tenants(key)))
        for _ in range(_ROUNDS):
            written = changed()
            if len(written) <= _FEW:
                break
            yield _copied(redis, written)
        redis.execute_command("CLIENT", "PAUSE", _PAUSE_MS, "WRITE")
        try:
            began = monotonic()
            yield _copied(redis, {*written, *changed()})
            yield _of_everybody(redis, tenant)
            if (monotonic() - began) * 1000 > _PAUSE_MS:
                raise BackupError("the store took too long over its last keys: try again at a quieter hour")
        finally:
            redis.execute_command("CLIENT", "UNPAUSE")


def _copied(redis: Client, names: Iterable[bytes]) -> Iterator[Mapping[str, Any]]:
    """The records of keys; one that is there no more says so."""
    waiting = iter(names)
    while some := list(islice(waiting, _MANY)):
        kinds = _together(redis, [("TYPE", name) for name in some])
        calls = [_READ.get(kind, ("GET",)) for kind in kinds]
        values = _together(redis, [(call[0], name, *call[1:]) for call, name in zip(calls, some, strict=True)])
        ends = _together(redis, [("PEXPIRETIME", name) for name in some])
        for name, kind, value, end in zip(some, kinds, values, ends, strict=True):
            if isinstance(value, Exception):  # made anew as another kind meanwhile: the next round has it
                continue
            known = kind.decode() if value not in (None, [], {}, set()) else _GONE
            yield {"key": _text(name), "kind": known, "until": end if end > 0 else None, "value": _plain(known, value)}


def _together(redis: Client, calls: Sequence[tuple[Any, ...]]) -> list[Any]:
    with redis.pipeline(transaction=False) as pipe:
        for call in calls:
            pipe.execute_command(*call)
        answers: list[Any] = pipe.execute(raise_on_error=False)
    return answers


def _of_everybody(redis: Client, tenant: str | None) -> Iterator[Mapping[str, Any]]:
    """What belongs to no tenant alone; for one tenant's backup, the parts of it that are that tenant's."""
    names = sorted(key for key in redis.scan_iter(match=f"{_EVERYBODY}*", count=1_000) if key.decode() not in _FLEETING)
    for record in _copied(redis, names):
        if record["kind"] != _GONE:
            part = record if tenant is None else _part(redis, record, tenant)
            if part:
                yield part


def _part(redis: Client, record: Mapping[str, Any], tenant: str) -> Mapping[str, Any] | None:
    """The members of a set that lead to a tenant, and the tenant's own API keys."""
    key, value = record["key"], record["value"]
    if key.startswith(keys.access("")):
        return record if ["tenant", tenant] in value else None
    if record["kind"] not in ("zset", "set"):
        return None
    mine = [one for one in value if _leads_to(redis, key, one[0] if record["kind"] == "zset" else one, tenant)]
    return {**record, "value": mine} if mine else None


def _leads_to(redis: Client, key: str, member: str, tenant: str) -> bool:
    if key == keys.accesses():
        return bool(redis.hget(keys.access(member), "tenant") == tenant.encode())
    return member == tenant or member.startswith(f"sumber:{tenant}:")


def _is_a_tenants(key: bytes) -> bool:
    return not key.startswith(_EVERYBODY.encode())


@contextmanager
def _changes(url: str, redis: Client, prefix: str) -> Iterator[Callable[[], set[bytes]]]:
    """A call that tells which tenants' keys were written since it was last asked."""
    name = f"sumber-backup-{uuid4().hex}"
    with Redis.from_url(url, client_name=name, protocol=2, socket_timeout=30.0) as ears, ears.pubsub() as heard:
        heard.subscribe("__redis__:invalidate")
        listener = next(client["id"] for client in redis.client_list(_type="pubsub") if client["name"] == name)
        redis.execute_command("CLIENT", "TRACKING", "ON", "REDIRECT", listener, "BCAST", "PREFIX", prefix)

        def changed() -> set[bytes]:
            heard.ping("all heard")  # it comes back behind everything that was said before
            written: set[bytes] = set()
            while (said := heard.get_message(timeout=30.0)) and said["type"] != "pong":
                if isinstance(said["data"], list):
                    written.update(filter(_is_a_tenants, said["data"]))
            return written

        yield changed
        redis.execute_command("CLIENT", "TRACKING", "OFF")


@contextmanager
def _alone(url: str) -> Iterator[Client]:
    """One connection for all calls: what is tracked, and what waits, hangs on it."""
    with Redis.from_url(url, protocol=2, socket_timeout=30.0, single_connection_client=True) as redis:
        yield redis


def _line(out: IO[str], value: Mapping[str, Any]) -> None:
    out.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")


def _text(value: bytes) -> str:
    return value.decode("latin-1")


def _plain(kind: str, value: Any) -> Any:
    """A value as JSON: hashes as pairs, scored sets as pairs with the score spelled out to its last digit."""
    if kind == _GONE:
        return None
    if kind == "string":
        return _text(value)
    if kind == "hash":
        pairs = value.items() if isinstance(value, dict) else zip(value[::2], value[1::2], strict=True)
        return [[_text(field), _text(held)] for field, held in pairs]
    if kind == "zset":
        pairs = value if value and isinstance(value[0], (tuple, list)) else zip(value[::2], value[1::2], strict=True)
        return [[_text(member), _score(score)] for member, score in pairs]
    return [_text(member) for member in (sorted(value) if kind == "set" else value)]


def _score(score: float | bytes) -> str:
    return score.decode() if isinstance(score, bytes) else repr(score)
