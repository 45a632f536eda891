"""
Measure the reuse index beside the MinHash libraries.

    python -m benchmarks.reuse --size 100000
    python -m benchmarks.reuse --size 1000000 --only ours
    python -m benchmarks.reuse --passages
    python -m benchmarks.reuse --newsrooms
"""

import argparse
from collections.abc import Iterator, Sequence
from time import process_time

import numpy as np
from redis import Redis

from benchmarks.reuse import corpus, ours, peers, plagdet
from benchmarks.reuse.corpus import Archive
from benchmarks.reuse.kinds import KINDS, Case, derive, negative
from scorer.model import Article
from scorer.reuse import lines, passages
from scorer.reuse.fingerprints import all_of
from scorer.reuse.words import number
from workers.index import Index

PRECISE = 0.99


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=10_000, help="articles in the index")
    parser.add_argument("--each", type=int, default=75, help="queries of each kind; twelve times as many take nothing")
    parser.add_argument("--seed", type=int, default=corpus.TEST)
    parser.add_argument("--only", choices=("ours", "peers"))
    parser.add_argument("--passages", action="store_true", help="measure passages instead of the index")
    parser.add_argument("--newsrooms", action="store_true", help="ask ten newsrooms for 10,000 stories each")
    options = parser.parse_args()
    if options.newsrooms:
        standing, found, strange = ours.cross(10, 10_000)
        print(f"100,000 queries: {found:,} of {standing:,} own stories found, {strange} of other newsrooms told")
        return
    if options.passages:
        measure_passages(options.seed, options.each)
        return
    print(f"{options.size:,} articles of seed {options.seed}, {options.each} queries of each kind")
    if options.only != "peers":
        measure_ours(options.seed, options.size, options.each)
    if options.only != "ours":
        measure_peers(peers.installed(), options.size, options.each)


def cases(seed: int, size: int, each: int) -> Iterator[Case]:
    """The queries that took text, kind by kind."""
    archive, random = Archive(seed), np.random.default_rng([seed, 99])
    for kind in KINDS:
        for _ in range(each):
            yield derive(archive, kind, int(random.integers(size)), random, size)


def negatives(seed: int, size: int, count: int) -> Iterator[Article]:
    """The queries that took nothing."""
    archive, random = Archive(seed), np.random.default_rng([seed, 98])
    return (negative(archive, one, random, size) for one in range(count))


def gold(case: Case) -> frozenset[str]:
    """The ids of a case's sources."""
    return frozenset(f"a{source}" for source in case.sources)


def measure_ours(seed: int, size: int, each: int) -> None:
    """Fill a server, ask everything, print."""
    with ours.server() as socket:
        took = ours.fill(socket, seed, 0, size)
        sample = list(Archive(seed).articles(300))
        with Redis(unix_socket_path=str(socket)) as redis:
            index = Index(redis, "default")
            asked = [(case.kind, gold(case), ours.ask(index, case.article)) for case in cases(seed, size, each)]
            false = [ours.ask(index, article) for article in negatives(seed, size, each * 12)]
            show(
                "ours",
                [(kind, right, answer.found) for kind, right, answer in asked],
                [answer.found for answer in false],
                [answer.milliseconds for *_, answer in asked] + [answer.milliseconds for answer in false],
            )
            print(f"  {ours.bytes_a_document(socket, sample):.0f} bytes a document, text apart")
            print(f"  {size / took:.0f} articles a second taken in by two processes")
            took_to_erase, left = ours.erase(socket, sample[:200])
            print(
                f"  {took_to_erase:.2f} ms to erase an article; {left} of all keys tell of the erased ones afterwards"
            )


def measure_peers(installed: Sequence[peers.Peer], size: int, each: int) -> None:
    """
    Fill each peer twice: with the development archive to set its limit, with the test archive to measure.

    Two rows a peer: what it answers by itself, and what is left from the estimated likeness at which its hits on the
    development archive were precise, which its own query does not ask for.
    """
    limits: list[float] = []
    for seed in (corpus.DEVELOPMENT, corpus.TEST):
        fresh = [peers.again(peer) for peer in installed]
        for article in Archive(seed).articles(size):
            prints = all_of(article).numbers
            for peer in fresh:
                peer.put(article.id, prints)
        queries = [(case.kind, gold(case), case.article) for case in cases(seed, size, each)]
        false = list(negatives(seed, size, each * 12))
        for at, peer in enumerate(fresh):
            asked = [(kind, right, peer.ask(article)) for kind, right, article in queries]
            wrong = [peer.ask(article) for article in false]
            if seed == corpus.DEVELOPMENT:
                every = [(right, one) for _, right, one in asked] + [(frozenset[str](), one) for one in wrong]
                limits.append(peers.best_limit(every, PRECISE))
                continue
            for name, limit in (("", 0.0), (f", likeness from {limits[at]:.2f}", limits[at])):
                show(
                    peer.name + name,
                    [(kind, right, peers.hits(one, limit)) for kind, right, one in asked],
                    [peers.hits(one, limit) for one in wrong],
                    [one.milliseconds for *_, one in asked] + [one.milliseconds for one in wrong],
                )


def show(
    name: str,
    asked: list[tuple[str, frozenset[str], frozenset[str]]],
    false: list[frozenset[str]],
    milliseconds: list[float],
) -> None:
    """Print recall by kind and the rest of a row."""
    print(f"\n{name}")
    recalls = []
    for kind in KINDS:
        answers = [(right, found) for this, right, found in asked if this == kind]
        recalls.append(sum(len(right & found) for right, found in answers) / sum(len(right) for right, _ in answers))
        print(f"  {kind:26} {recalls[-1]:.3f}")
    right_hits = sum(len(right & found) for _, right, found in asked)
    wrong_hits = sum(len(found - right) for _, right, found in asked) + sum(map(len, false))
    p50, p99 = np.percentile(milliseconds, [50, 99])
    print(f"  mean recall {np.mean(recalls):.3f}, precision {right_hits / max(1, right_hits + wrong_hits):.4f}")
    print(f"  negatives with a hit {100 * sum(map(bool, false)) / len(false):.2f} %")
    print(f"  CPU {p50:.2f} ms median, {p99:.2f} ms at the 99th percentile")


def measure_passages(seed: int, each: int) -> None:
    """Compare each case with each of its sources and print how well the passages are told."""
    archive = Archive(seed)
    pairs = [
        (case, source, number(case.article.body, lines.of_article(case.article)), archive.article(source))
        for case in cases(seed, 10_000, each)
        for source in case.sources
    ]
    began, told = process_time(), []
    for *_, here, other in pairs:
        there = number(other.body, lines.of_article(other))
        every = np.ones(len(here), np.bool_)
        runs = [run for run in passages.shared(here, there) if passages.is_taken(run, here, there, every, every)]
        told.append(
            [(here.span(run.here[0], run.here[1] - 1), there.span(run.there[0], run.there[1] - 1)) for run in runs]
        )
    seconds = process_time() - began
    for kind in (*KINDS, None):
        chosen = [
            ([(mine, ours.moved(archive, one, theirs)) for mine, one, theirs in case.gold if one == source], found)
            for (case, source, *_), found in zip(pairs, told, strict=True)
            if kind in (None, case.kind)
        ]
        result = plagdet.measure(chosen)
        print(
            f"{kind or 'all':26} plagdet {result.score:.3f}  precision {result.precision:.3f}  "
            f"recall {result.recall:.3f}  granularity {result.granularity:.3f}"
        )
    print(f"{len(pairs) / seconds:.0f} pairs a second")


if __name__ == "__main__":
    main()
