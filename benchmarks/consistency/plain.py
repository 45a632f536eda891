"""
Plain faults in plain words: every wording of one side of a story with every wording of the other.

    python -m benchmarks.consistency.plain [RULE…] [--missed]

`plain/<rule>.toml` holds stories `[[id]]` and `[[en]]`: `headline`, wordings `lead` and `later`, and what fills their
slots where both sides agree (`sound`) and where they do not (`faulty`). Each pair stands side by side and with other
copy between them. A faulty pair has to be found, by whichever rule says so; of a sound pair nothing may be said.
Exit status 1 where fewer than LEAST of the faulty are found in a language, or more than MOST of the sound are accused.
"""

import sys
import tomllib
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from pathlib import Path
from typing import Any

from scorer import score
from scorer.model import Article, Dimension, Severity

HOME = Path(__file__).with_suffix("")
LANGUAGES = ("id", "en")
LEAST, MOST = 0.9, 0.01
DAY = datetime.fromisoformat("2026-06-02T09:00:00+07:00")
BETWEEN = {  # copy that has nothing to do with any of the stories, with a name and a figure of its own
    "en": (
        "Rain had been falling since dawn, and the two umbrella sellers outside the town hall did a brisk trade.",
        "“It is what it is,” said a neighbour, Hedda Pryce, who had come with her dog.",
    ),
    "id": (
        "Hujan turun sejak subuh, dan dua penjual payung di depan balai kota kebanjiran pembeli.",
        "“Ya mau bagaimana lagi,” tutur Hesti Praba, tetangga yang datang bersama anjingnya.",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two wordings of a story, filled, and whether they disagree."""

    article: Article
    lead: str
    later: str
    faulty: bool


def pairs(story: Mapping[str, Any], language: str) -> Iterator[Pair]:
    """Every wording of the first side with every one of the second, near and apart, sound and faulty."""
    for lead, later, apart, faulty in product(story["lead"], story["later"], (False, True), (False, True)):
        slots = story["faulty" if faulty else "sound"]
        between = BETWEEN[language] if apart else ()
        body = "\n\n".join(text.format_map(slots) for text in (lead, *between, later))
        told = Article(
            headline=story["headline"].format_map(slots),
            body=body,
            language=language,
            byline="Rani Orme",
            published_at=DAY,
        )
        yield Pair(article=told, lead=lead, later=later, faulty=faulty)


def accused(article: Article) -> bool:
    """Whether any rule of consistency has something above info to say."""
    return any(
        charge.dimension is Dimension.CONSISTENCY and charge.severity is not Severity.INFO
        for charge in score(article).charges
    )


def main() -> int:
    """Print how many pairs are found for each file and language; answer the exit status."""
    parser = ArgumentParser(description=__doc__.strip().splitlines()[0])
    parser.add_argument("rules", nargs="*", metavar="RULE", help="only these rules")
    parser.add_argument("--missed", action="store_true", help="print each pair that was judged wrongly")
    wanted = parser.parse_args()
    totals = {code: [0, 0, 0, 0] for code in LANGUAGES}
    for file in sorted(HOME.glob("*.toml")):
        if wanted.rules and file.stem not in wanted.rules:
            continue
        stories = tomllib.loads(file.read_text("utf-8"))
        for code in LANGUAGES:
            counts = [0, 0, 0, 0]  # faulty, found, sound, accused
            for pair in (pair for story in stories.get(code, []) for pair in pairs(story, code)):
                said = accused(pair.article)
                counts[0 if pair.faulty else 2] += 1
                counts[1 if pair.faulty else 3] += said
                if wanted.missed and said is not pair.faulty:
                    print(f"{'MISSED' if pair.faulty else 'ACCUSED'} {file.stem} {code}\n  {pair.lead}\n  {pair.later}")
            totals[code] = [one + other for one, other in zip(totals[code], counts, strict=True)]
            print_counts(file.stem, code, counts)
    for code, counts in totals.items():
        print_counts("all", code, counts)
    return int(any(found < LEAST * faulty or wrong > MOST * sound for faulty, found, sound, wrong in totals.values()))


def print_counts(name: str, language: str, counts: list[int]) -> None:
    """One line: how many of the faulty pairs are found, and how many of the sound are accused."""
    faulty, found, sound, wrong = counts
    if faulty:
        print(
            f"{name:18} {language}  found {found:4} of {faulty:4} ({found / faulty:.0%})  accused {wrong:3} of {sound:4}"
        )


if __name__ == "__main__":
    sys.exit(main())
