"""
How long reading attribution and the whole score take: medians over articles of about 3,000 characters.

One core, language given, processor time.

usage: python benchmarks/attribution/time_reading.py ARTICLES.ndjson [--textacy PYTHON]

ARTICLES holds one JSON object a line with `body` (and `language`, "id" when absent). `--textacy` names the interpreter
of another environment with textacy 0.13 and an English spaCy model; its quotation extraction then runs over the same
bodies and the ratios are printed.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from scorer import registry, score
from scorer.langs import load
from scorer.model import Article
from scorer.read import attributions, blocks, names, quotations, sentences

ROUNDS = 5
ABOUT = range(2400, 3601)
HOSTILE = {
    "one word of 200,000 letters": "a" * 200_000,
    "50,000 quotation marks": '"a ' * 50_000,
    "50,000 facing marks": "“a” " * 50_000,
    "combining marks": "a\u0301\u0323" * 60_000,
    "right to left": "“שלום” אמר " * 20_000,
    "nothing but cues": "kata " * 40_000,
    "names without end": "Budi Santoso, " * 15_000,
    "speakers without end": "kata Budi, " * 18_000,
    "offices without end": "Kepala Badan (ABC) " * 10_000,
    "brackets": "(" * 200_000,
    "a chain of relays": "dikutip dari AFP, " * 11_000,
}
TEXTACY = """
import json, statistics, sys, time, spacy, textacy.extract
nlp = spacy.load(sys.argv[1])
took = []
for body in json.load(sys.stdin):
    began = time.process_time()
    try:
        list(textacy.extract.direct_quotations(nlp(body)))
    except ValueError:  # it gives up on a text whose quotation marks do not pair
        pass
    took.append(time.process_time() - began)
print(statistics.median(took) * 1000)
"""


def read(body: str, code: str) -> int:
    """Read the attributions of one body; the number found."""
    lang = load(code)
    article = Article(body=body, language=code)
    lines = blocks.split(article, lang)
    spoken = sentences.split(body, lines, lang)
    outlets = tuple(registry.load().find(body))
    quoted = quotations.find(body, lines)
    named = names.find(body, lines, outlets, lang)
    return len(attributions.find(body, lines, spoken, quoted, named, outlets, registry.load().nearest, lang))


def seconds(work: Callable[[], object]) -> float:
    """The processor time of one call: other work on the machine does not count."""
    began = time.process_time()
    work()
    return time.process_time() - began


def judge(body: str, code: str) -> object:
    """Score one body from beginning to end."""
    return score(Article(body=body, language=code))


def usually(work: Callable[[str, str], object], articles: Sequence[Mapping[str, str]]) -> float:
    """The median time of a piece of work over the articles, in milliseconds, in the calmest of several rounds."""

    def once(article: Mapping[str, str]) -> float:
        return seconds(lambda: work(article["body"], article.get("language", "id")))

    return min(statistics.median(map(once, articles)) for _ in range(ROUNDS)) * 1000


def main() -> None:
    """Print the medians, and the time of each hostile text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--textacy", type=Path)
    parser.add_argument("--model", default="en_core_web_sm")
    given = parser.parse_args()
    articles = [json.loads(line) for line in given.articles.read_text("utf-8").splitlines() if line]
    usual = [one for one in articles if len(one["body"]) in ABOUT][:200]
    for one in usual[:3]:
        judge(one["body"], one.get("language", "id"))
    reading, scoring = usually(read, usual), usually(judge, usual)
    print(
        f"{len(usual)} articles of about 3,000 characters: reading {reading:.2f} ms, the whole score {scoring:.2f} ms"
    )
    if given.textacy:
        bodies = json.dumps([one["body"] for one in usual[:30]])
        run = subprocess.run(
            [given.textacy, "-c", TEXTACY, given.model], input=bodies, capture_output=True, text=True, check=True
        )
        theirs = float(run.stdout)
        print(
            f"textacy: {theirs:.1f} ms, {theirs / reading:.0f} times reading, {theirs / scoring:.0f} times the whole score"
        )
    for name, text in HOSTILE.items():
        for code in ("id", "en"):
            print(f"{name} ({code}): {seconds(lambda text=text, code=code: read(text, code)):.2f} s")  # type: ignore[misc]


if __name__ == "__main__":
    sys.exit(main())
