"""Our index in a real server: filled by two processes, asked by one."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import numpy as np
from redis import Redis

from benchmarks.reuse.corpus import TEST, Archive
from scorer.model import Article, Doc, Relation, Reuse, Span
from scorer.reuse import Surroundings, compare
from workers import keys
from workers.index import Index, entry, postings
from workers.index.upkeep import Upkeep
from workers.valkey import Valkey

BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Answer:
    """The articles that were found to share text, with the comparison, and the CPU milliseconds of search and comparison."""

    found: frozenset[str]
    reuse: Reuse
    milliseconds: float


@contextmanager
def server() -> Iterator[Path]:
    """An empty Valkey for the time of a measurement: its socket."""
    with TemporaryDirectory() as folder:
        valkey = Valkey(Path(folder))
        valkey.start()
        try:
            yield valkey.socket
        finally:
            valkey.stop()


def fill(socket: Path, seed: int, start: int, end: int, processes: int = 2) -> float:
    """Take articles `start` to `end` of an archive in, as a backfill does; the seconds it took, generating apart."""
    starts = range(start, end, BATCH)
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        took = pool.map(
            _put, *zip(*((socket, seed, at, min(at + BATCH, end)) for at in starts), strict=True), chunksize=10
        )
        seconds = sum(took) / processes
    began = perf_counter()
    with Redis(unix_socket_path=str(socket)) as redis:
        Upkeep(redis, "default").tidy()
    return seconds + perf_counter() - began


def _put(socket: Path, seed: int, start: int, end: int) -> float:
    articles = list(Archive(seed).articles(end - start, start))
    began = perf_counter()
    with Redis(unix_socket_path=str(socket)) as redis:
        Index(redis, "default").put_all(articles)
    return perf_counter() - began


def ask(index: Index, article: Article) -> Answer:
    """Search and compare, as a worker does. Shared quotations are no borrowed text."""
    began = process_time()
    look = index.look(article)
    reuse = compare(Doc(article=article, language="id"), look.articles, Surroundings(common=look.common), _unread)
    milliseconds = (process_time() - began) * 1000
    found = {
        match.article_id for match in reuse.matches if match.relation is not Relation.SHARED_QUOTATION and not match.own
    }
    return Answer(frozenset(found), reuse, milliseconds)


def bytes_a_document(socket: Path, articles: list[Article]) -> float:
    """What the server holds for each article of the index, the compressed texts of a sample taken off."""
    with Redis(unix_socket_path=str(socket)) as redis:
        used = redis.info("memory")["used_memory_dataset"]
        count = Index(redis, "default").count()
    text = sum(len(entry.pack(article)) for article in articles) / len(articles)
    return used / count - text


def erase(socket: Path, articles: list[Article]) -> tuple[float, int]:
    """The median milliseconds of erasing an article, and how many keys of the store tell anything of one afterwards."""
    took = []
    with Redis(unix_socket_path=str(socket)) as redis:
        index, shelves = Index(redis, "default"), {article.id: _shelf(article) for article in articles}
        numbers = {int(one) for name, shelf in shelves.items() for one in (redis.hget(shelf, name) or b"").split()}
        for article in articles:
            began = perf_counter()
            index.remove(article.id)
            took.append((perf_counter() - began) * 1000)
        return sorted(took)[len(took) // 2], sum(
            _tells(redis, key, numbers, shelves.keys()) for key in redis.scan_iter(count=10_000)
        )


def _shelf(article: Article) -> str:
    return keys.reuse_numbers("default", article.id)


def _tells(redis: Redis, key: bytes, numbers: AbstractSet[int], ids: AbstractSet[str]) -> bool:
    """Whether a key of the store holds, or is, something of the articles with these ids and numbers."""
    name = key.decode().rpartition("}")[2]
    if name.startswith("t"):
        return int(name[1:], 16) in numbers
    if name.startswith("n"):
        return any(one.decode() in ids for one in redis.hkeys(key))
    if name == key.decode():  # no part of the tenant's articles: counters
        return False
    held = np.frombuffer(redis.get(key) or b"", postings.POSTING)["number"]
    return bool(np.isin(held, list(numbers)).any())


def cross(newsrooms: int, stories: int) -> tuple[int, int, int]:
    """
    Ask every newsroom for every story, of which each holds a part under its own ids.

    How many stories stand where they were asked for, how many of these were found, and how often a newsroom was shown
    a story of another one.
    """
    archive = list(Archive(TEST).articles(stories))
    standing = found = strange = 0
    with server() as socket, Redis(unix_socket_path=str(socket)) as redis:
        for room in range(newsrooms):
            Index(redis, f"room-{room}").put_all(
                [
                    replace(one, id=f"{room}/{number}")
                    for number, one in enumerate(archive)
                    if number % newsrooms == room
                ]
            )
        for room in range(newsrooms):
            index = Index(redis, f"room-{room}")
            for number, article in enumerate(archive):
                ids = [other.id for other in index.similar(replace(article, id="asked"))]
                standing += number % newsrooms == room
                found += f"{room}/{number}" in ids
                strange += sum(not one.startswith(f"{room}/") for one in ids)
    return standing, found, strange


def moved(archive: Archive, source: int, span: Span) -> Span:
    """Where a stretch of a story stands in the article its outlet made of it, between the lines it put in."""
    story, body = archive.story(source).body, archive.article(source).body
    places, reached = [], 0
    for line in story.split("\n"):
        places.append(body.index(line, reached))
        reached = places[-1] + len(line)
    first, last = story.count("\n", 0, span.start), story.count("\n", 0, span.end)
    starts = [0, *(at + 1 for at, letter in enumerate(story) if letter == "\n")]
    return Span(places[first] + span.start - starts[first], places[last] + span.end - starts[last])


def _unread(article: Article) -> Doc:
    return Doc(article=article, language=None)
