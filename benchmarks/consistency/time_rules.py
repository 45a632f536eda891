"""
How long all rules take: the median over articles of about 3,000 characters, and texts meant to be slow.

    python -m benchmarks.consistency.time_rules [ARTICLES.ndjson]

Processor time of the rules alone, each article read right before, as in the service, and with what was loaded by then
set aside from the collector, as a worker does. Without a file, the house's own articles are joined to that length.
`--proselint PYTHON` names the interpreter of an environment with proselint; it then checks the same English texts.
"""

import argparse
import gc
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from benchmarks.consistency.mutation import LANGUAGES, read_articles
from scorer import newsroom, rules
from scorer.model import Article, Doc
from scorer.read import read

ROUNDS = 5
MOST = 200  # articles
ABOUT = range(2400, 3601)
HOSTILE = 100_000  # code points
UNITS = {
    "figures": "Dari 12 menjadi 15 orang tewas, 3 persen, ",
    "names": "Budi Santoso, Jakarta (34), ",
    "dates": "Senin (4/3/2025) hingga 2/3/2025, ",
    "quotations": "“Kami siap hari ini,” kata dia. ",
    "negations": "Ia tidak datang dan ia datang. ",
    "brackets": "(ABC) [nama] ",
    "events": "Kebakaran itu terjadi pada Senin (4/5/2025). ",
    "speaking places": "Ankara mengatakan jalan ditutup. Kremlin membantah itu. ",
    "relays": "Kata Kim, menurut KCNA, dikutip oleh UPI. ",
    "births": "Rudi (45) lahir pada 4 Mei 1990. ",
    "prices": "Harga beras di pasar naik dari Rp10.000 menjadi Rp12.000. ",
    "twin numbers": "Inflasi kota itu 2,31 persen. Inflasi 2,13 persen tersebut rendah. ",
    "lengths": "Rapat berlangsung dua hari. Jalan ditutup 12-18 Mei 2025. ",
    "silences": "Dinas itu menyebut 23 rumah rusak. Dinas itu tidak menyebut angka. ",
    "one word": "a",
}
PEER = """
import json, statistics, sys, time
from proselint.tools import LintFile
from proselint.checks import __register__
from proselint.registry import CheckRegistry
CheckRegistry().register_many(__register__)
took = []
for body in json.load(sys.stdin):
    began = time.process_time()
    LintFile(content=body, source="-").lint()
    took.append(time.process_time() - began)
print(statistics.median(took) * 1000)
"""


def seconds(work: Callable[[], object]) -> float:
    """The processor time of one call."""
    began = time.process_time()
    work()
    return time.process_time() - began


def judge(doc: Doc) -> object:
    """Let every rule look at a text that was read."""
    ours = newsroom.default()
    return rules.judge(doc, ours.policy, ours.names)


def judged(article: Article) -> float:
    """The processor time of all rules over an article that was just read."""
    doc = read(article)
    return seconds(lambda: judge(doc))


def given(path: Path | None) -> Iterator[Article]:
    """Articles of about 3,000 characters."""
    if path is None:
        for code in LANGUAGES:
            bodies = [article.body for article in read_articles(code)]
            yield from (Article(body="\n\n".join(bodies[at : at + 3]), language=code) for at in range(len(bodies) - 2))
        return
    for line in path.read_text("utf-8").splitlines():
        told = json.loads(line)
        if len(told["body"]) in ABOUT:
            yield Article(body=told["body"], headline=told.get("headline"), language=told.get("language", "id"))


def main() -> int:
    """Print the medians and the slowest text; exit status 1 when one is over its bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="?")
    parser.add_argument("--proselint", type=Path)
    options = parser.parse_args()
    articles = list(islice(given(options.articles), MOST))
    judge(read(articles[0]))
    gc.collect()
    gc.freeze()
    usual = min(statistics.median(map(judged, articles)) for _ in range(ROUNDS)) * 1000
    print(f"{len(articles)} articles of about 3,000 characters: all rules {usual:.2f} ms")
    slowest = 0.0
    for name, unit in UNITS.items():
        doc = read(Article(body=unit * (HOSTILE // len(unit)), language="id"))
        took = seconds(lambda doc=doc: judge(doc))
        slowest = max(slowest, took)
        print(f"  100,000 characters of {name}: {took:.2f} s")
    if options.proselint:
        english = json.dumps([article.body for article in articles if article.language == "en"])
        run = [options.proselint, "-c", PEER]
        theirs = float(subprocess.run(run, input=english, capture_output=True, text=True, check=True).stdout)
        print(f"proselint: {theirs:.1f} ms, {theirs / usual:.1f} times all rules")
    return int(usual > 8 or slowest > 1)


if __name__ == "__main__":
    sys.exit(main())
