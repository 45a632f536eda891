"""
Plain faults in plain words: every wording of one side of a story with every wording of the other.

    python -m benchmarks.consistency.plain [RULE…] [--missed]

`plain/<rule>.toml` holds stories `[[id]]` and `[[en]]`: `headline`, wordings `lead` and `later`, and what fills their
slots where both sides agree (`sound`) and where they do not (`faulty`). Each pair stands side by side and with other
copy between them; a faulty one only so where a file says `near = false`, because its rule compares no neighbours. A faulty
pair has to be found, by whichever rule says so; of a sound pair nothing may be said.
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


def pairs(story: Mapping[str, Any], language: str, *, near: bool) -> Iterator[Pair]:
    """Every wording of the first side with every one of the second, near and apart, sound and faulty; `near` of the faulty."""
    for lead, later, apart, faulty in product(story["lead"], story["later"], (False, True), (False, True)):
        if faulty and not (apart or near):
            continue
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


@dataclass(slots=True, kw_only=True)
class Counts:
    """How many pairs are faulty, found, sound and accused."""

    faulty: int = 0
    found: int = 0
    sound: int = 0
    accused: int = 0

    def add(self, other: "Counts") -> None:
        """Count the pairs of another file too."""
        self.faulty += other.faulty
        self.found += other.found
        self.sound += other.sound
        self.accused += other.accused

    @property
    def holds(self) -> bool:
        """Whether enough of the faulty are found and few enough of the sound accused."""
        return self.found >= LEAST * self.faulty and self.accused <= MOST * self.sound


def files() -> list[Path]:
    """The files of pairs, one for each rule."""
    return sorted(HOME.glob("*.toml"))


def count(file: Path, language: str) -> tuple[Counts, list[Pair]]:
    """The pairs of a file in one language, counted, and those that were judged wrongly."""
    counts, wrong = Counts(), []
    told = tomllib.loads(file.read_text("utf-8"))
    for story in told.get(language, []):
        for pair in pairs(story, language, near=told.get("near", True)):
            said = accused(pair.article)
            counts.add(Counts(faulty=1, found=said) if pair.faulty else Counts(sound=1, accused=said))
            wrong += [pair] if said is not pair.faulty else []
    return counts, wrong


def main() -> int:
    """Print how many pairs are found for each file and language; answer the exit status."""
    parser = ArgumentParser(description=__doc__.strip().splitlines()[0])
    parser.add_argument("rules", nargs="*", metavar="RULE", help="only these rules")
    parser.add_argument("--missed", action="store_true", help="print each pair that was judged wrongly")
    wanted = parser.parse_args()
    totals = {code: Counts() for code in LANGUAGES}
    for file in files():
        for code in LANGUAGES if not wanted.rules or file.stem in wanted.rules else ():
            counts, wrong = count(file, code)
            for pair in wrong if wanted.missed else ():
                print(f"{'MISSED' if pair.faulty else 'ACCUSED'} {file.stem} {code}\n  {pair.lead}\n  {pair.later}")
            totals[code].add(counts)
            print_counts(file.stem, code, counts)
    for code, counts in totals.items():
        print_counts("all", code, counts)
    return int(not all(counts.holds for counts in totals.values()))


def print_counts(name: str, language: str, counts: Counts) -> None:
    """One line: how many of the faulty pairs are found, and how many of the sound are accused."""
    if counts.faulty:
        share = counts.found / counts.faulty
        print(
            f"{name:18} {language}  found {counts.found:4} of {counts.faulty:4} ({share:.0%})"
            f"  accused {counts.accused:3} of {counts.sound:4}"
        )


if __name__ == "__main__":
    sys.exit(main())
