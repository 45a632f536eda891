"""
How the reuse index speaks to its server: a single one or a cluster, which allows a call to touch one slot only.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.resources import files
from itertools import groupby
from typing import Any, Final

from redis.cluster import RedisCluster

from workers import keys
from workers.reach import Client, patiently

SHELVES: Final = 4_096

_KEYS_A_CALL: Final = 512
_SCRIPTS: Final = {
    name: (files("workers") / "lua" / f"index_{name}.lua").read_text(encoding="utf-8")
    for name in ("number", "note", "settle", "add", "cut", "trim", "today")
}


def connect(url: str, reach: Callable[[str], Client] = patiently) -> Client:
    """Reach the index at this address: as a cluster when it is the address of one of a cluster's nodes."""
    single = reach(url)
    if not int(single.info("cluster").get("cluster_enabled", 0)):
        return single
    single.close()
    return RedisCluster.from_url(url)


class Calls:
    """The keys of one tenant's index and the calls on them. Raises what the redis client raises."""

    def __init__(self, redis: Client, tenant: str) -> None:
        self.redis = redis
        self.tenant = tenant

    def fetch(self, names: Sequence[str]) -> list[bytes | None]:
        """Read many strings; a cluster is asked slot by slot."""
        if not names:
            return []
        return list(self.redis.mget_nonatomic(names) if self._is_cluster else self.redis.mget(names))

    def texts(self, numbers: Sequence[int]) -> list[bytes | None]:
        """Read the packed articles of these numbers; None for those that are gone."""
        return self.fetch([keys.reuse_text(self.tenant, number) for number in numbers])

    def buckets(self, buckets: Sequence[int]) -> list[bytes | None]:
        """Read the postings of these buckets; None for empty ones."""
        return self.fetch([keys.reuse_bucket(self.tenant, bucket) for bucket in buckets])

    def together(self) -> Client:
        """Several calls in one exchange; each of them happens or not by itself."""
        return self.redis.pipeline(transaction=False)

    def groups(self, buckets: Iterable[int]) -> Iterator[list[int]]:
        """Buckets in groups that one script may touch: a few hundred, and in a cluster of one slot."""
        place = keys.reuse_place if self._is_cluster else (lambda _: 0)
        for _, sharing in groupby(sorted(buckets, key=place), place):
            group = list(sharing)
            for start in range(0, len(group), _KEYS_A_CALL):
                yield group[start : start + _KEYS_A_CALL]

    def on_buckets(
        self, script: str, group: Sequence[int], arguments: Sequence[Any], calls: Client | None = None
    ) -> Any:
        """Run a script on a group of buckets, now or as one of several calls."""
        return self.run(script, [keys.reuse_bucket(self.tenant, bucket) for bucket in group], arguments, calls)

    def run(self, script: str, names: Sequence[str], arguments: Sequence[Any], calls: Client | None = None) -> Any:
        """Run a script. The server knows it by its text, so that no restart forgets it."""
        caller = self.redis if calls is None else calls
        return caller.execute_command("EVAL", _SCRIPTS[script], len(names), *names, *arguments)

    @property
    def _is_cluster(self) -> bool:
        return isinstance(self.redis, RedisCluster)
