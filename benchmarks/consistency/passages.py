"""
Short news passages that no rule was written on: half with a fault, half sound and tempting.

    python -m benchmarks.consistency.passages [RULE…] [--wrong] [--json]
    python -m benchmarks.consistency.passages --challenge  paragraphs with one fault of any kind, or none
    python -m benchmarks.consistency.passages --challenge third  those of `challenge-third.toml`; or of any file, by its path

With `--stress`, constructions written after reading the rules, for whoever mends one. With `--unseen`, both for texts that
nobody who mends a rule has read: the honest figures. Whoever mends a rule after reading them writes new ones.

`passages/<rule>.toml` holds arrays `[[id]]` and `[[en]]` of an article's fields, `flags` (has it the fault?) and, if the
place matters, `marks`: words that the finding has to touch. What all passages of a file share stands once, in `[given]`.
In the challenge a passage says instead by `fault` which rules may name its fault.

Counted are findings of consistency and integrity above info, those of a rule whose policy is to inform, and of the other
dimensions those of the rule that a passage was written for.
Exit status 1 when a rule's precision lies under `LEAST`, or the challenge under its bars.
"""

import json
import sys
import tomllib
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from scorer import policy, score
from scorer.model import Article, Charge, Dimension, Genre, Severity, Status
from scorer.rules.measured import Measured

HERE = Path(__file__).parent
LANGUAGES = ("id", "en")
OURS = (Dimension.CONSISTENCY, Dimension.INTEGRITY)
LEAST = 0.95
BARS = {"precision": 0.95, "recall": 0.85, "alarmed": 0.02}  # of the challenge; the last is a ceiling
NOT_OF_THE_ARTICLE = ("flags", "marks", "fault")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """
    An article of a few sentences; `fault` names the rules that may find its fault, none where it is sound.

    `of` is the rule it was written for, "" in the challenge.
    """

    article: Article
    of: str
    fault: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What was said of a passage: about its fault, and besides."""

    passage: Passage
    right: tuple[Charge, ...]
    besides: tuple[Charge, ...]

    @property
    def found(self) -> bool:
        """Whether there was a fault and a finding names it."""
        return bool(self.right)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """
    A rule in one language, counted in passages.

    `alarmed` are the sound ones that this rule accuses, `alarmed_by_any` those that any rule does.
    """

    rule: str
    language: str
    faulty: int
    found: int
    clean: int
    alarmed: int
    alarmed_by_any: int

    @property
    def precision(self) -> float | None:
        """The share of accused passages that have the fault, None where none is accused."""
        return self.accused.precision

    @property
    def recall(self) -> float | None:
        """The share of faulty passages that are accused, None where none is faulty."""
        return self.found / self.faulty if self.faulty else None

    @property
    def lower(self) -> float:
        """The lower end of the precision's 95 % interval (Wilson 1927)."""
        return self.accused.interval[0]

    @property
    def accused(self) -> Measured:
        """What it accused, and how much of that has the fault."""
        return Measured(articles=self.faulty + self.clean, found=self.found + self.alarmed, genuine=self.found)

    def told(self) -> dict[str, Any]:
        """The row with its shares, for JSON."""
        return {**asdict(self), "precision": self.precision, "recall": self.recall, "lower": self.lower}


def main(arguments: Sequence[str], home: Path = HERE) -> int:
    """Print the table of the passages under `home`; answer the exit status."""
    wanted = options(arguments)
    if wanted.challenge is not None:
        named = "unseen" if wanted.unseen else wanted.challenge
        own = home / (f"challenge-{named}.toml" if named else "challenge.toml")
        return challenge(wanted, Path(named) if named.endswith(".toml") else own)
    files = sorted((home / ("unseen" if wanted.unseen else "stress" if wanted.stress else "passages")).glob("*.toml"))
    chosen = [file for file in files if not wanted.rules or file.stem in wanted.rules]
    heard = {file.stem: tuple(hear(passage) for passage in read(file)) for file in chosen}
    rows = [count(rule, code, said) for rule, said in heard.items() for code in LANGUAGES]
    rows.append(total(rows))
    if wanted.json:
        print(json.dumps([row.told() for row in rows], indent=1))
    else:
        print_rows(rows)
    if wanted.wrong:
        for rule, said in heard.items():
            print_wrong(said, rule)
    return 1 if any(row.precision is not None and row.precision < LEAST for row in rows) else 0


def options(arguments: Sequence[str]) -> Namespace:
    """What the command line asks for."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("rules", nargs="*", metavar="RULE", help="only these rules")
    parser.add_argument("--wrong", action="store_true", help="print every passage that was judged wrongly")
    parser.add_argument("--json", action="store_true", help="print the rows as JSON")
    parser.add_argument("--stress", action="store_true", help="further constructions, written after reading the rules")
    parser.add_argument("--unseen", action="store_true", help="texts that nobody who mends a rule has read")
    parser.add_argument(
        "--challenge",
        nargs="?",
        const="",
        metavar="NAME|FILE",
        help="paragraphs with one fault of any kind, or none: those of challenge.toml, challenge-NAME.toml, or FILE",
    )
    return parser.parse_args(arguments)


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def read(file: Path) -> Iterator[Passage]:
    """The passages of a file, language by language."""
    tables = tomllib.loads(file.read_text("utf-8"))
    for code in LANGUAGES:
        for table in tables.get(code, []):
            yield Passage(
                article=article({**tables.get("given", {}), **table}, code),
                of="" if file.stem.startswith("challenge") else file.stem,
                fault=tuple(table.get("fault", [file.stem] if table.get("flags") else [])),
                marks=tuple(table.get("marks", [])),
            )


def article(table: dict[str, Any], language: str) -> Article:
    """The article a table describes."""
    fields = {name: value for name, value in table.items() if name not in NOT_OF_THE_ARTICLE}
    plain = Article(**{**fields, "body": table.get("body", "").strip("\n"), "language": language})
    return replace(
        plain,
        status=Status(plain.status),
        genre=Genre(plain.genre) if plain.genre else None,
        byline=plain.byline or None,
    )


# ── judging ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def hear(passage: Passage) -> Heard:
    """Score a passage and tell what concerns its fault from what does not."""
    counted = [charge for charge in score(passage.article).charges if weighs(charge, passage)]
    right = [charge for charge in counted if charge.finding.rule in passage.fault and touches(charge, passage)]
    return Heard(passage=passage, right=tuple(right), besides=tuple(one for one in counted if one not in right))


def weighs(charge: Charge, passage: Passage) -> bool:
    """
    Whether a finding counts: above info, or of a rule that never is; of a rule of sources, in its own passages, always.

    A rule's passages are excerpts: that a headline or a byline is absent matters only to the rule that asks for it.
    """
    if charge.dimension not in OURS:
        return charge.finding.rule == passage.of
    priced = policy.default().price(charge.finding.rule, charge.finding.case).severity
    missing = charge.finding.absence and passage.of not in (charge.finding.rule, "")
    return not missing and (charge.severity is not Severity.INFO or priced is Severity.INFO)


def touches(charge: Charge, passage: Passage) -> bool:
    """Whether a finding's spans hold, or lie in, each of the words that are marked."""
    texts = [span.of(passage.article) for span in charge.finding.spans]
    return all(any(mark in text or text in mark for text in texts) for mark in passage.marks)


def alarms(heard: Heard) -> tuple[Charge, ...]:
    """What is said above info of a passage that is sound."""
    return () if heard.passage.fault else tuple(one for one in heard.besides if one.severity is not Severity.INFO)


def accused(heard: Heard, rule: str) -> bool:
    """Whether the rule accuses a passage that is sound."""
    return not heard.passage.fault and any(charge.finding.rule == rule for charge in heard.besides)


def count(rule: str, language: str, heard: Iterable[Heard]) -> Row:
    """A rule's row for one language."""
    said = [one for one in heard if one.passage.article.language == language]
    faulty = [one for one in said if one.passage.fault]
    return Row(
        rule=rule,
        language=language,
        faulty=len(faulty),
        found=sum(one.found for one in faulty),
        clean=len(said) - len(faulty),
        alarmed=sum(accused(one, rule) for one in said),
        alarmed_by_any=sum(bool(alarms(one)) for one in said),
    )


def total(rows: Sequence[Row]) -> Row:
    """All rows added up."""
    names = ("faulty", "found", "clean", "alarmed", "alarmed_by_any")
    return Row(rule="all", language="", **{name: sum(getattr(row, name) for row in rows) for name in names})


def challenge(wanted: Namespace, file: Path) -> int:
    """
    Print the strict figures of the paragraphs in a file; answer the exit status.

    Strict: of all findings above info, those that name the planted fault are right and every other one is wrong.
    """
    heard = [hear(passage) for passage in read(file)]
    failed = False
    for code in (*LANGUAGES, "both"):
        said = [one for one in heard if code in (one.passage.article.language, "both")]
        faulty = [one for one in said if one.passage.fault]
        right = sum(len(one.right) for one in said)
        wrong = sum(one.severity is not Severity.INFO for each in said for one in each.besides)
        figures = {
            "precision": right / max(1, right + wrong),
            "recall": sum(one.found for one in faulty) / max(1, len(faulty)),
            "alarmed": sum(bool(alarms(one)) for one in said) / max(1, len(said) - len(faulty)),
        }
        held = all((figures[name] <= bar) if name == "alarmed" else figures[name] >= bar for name, bar in BARS.items())
        failed |= code == "both" and not held
        told = json.dumps({"language": code, "paragraphs": len(said), **figures})
        print(told if wanted.json else strict(code, figures))
    if wanted.wrong:
        print_wrong(heard, "challenge")
    return 1 if failed else 0


# ── printing ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def strict(language: str, figures: dict[str, float]) -> str:
    """A line of the challenge's figures."""
    return f"{language:5}" + "".join(f"  {name} {value:.3f}" for name, value in figures.items())


def print_rows(rows: Sequence[Row]) -> None:
    """Print the rows as a table, counts before shares."""
    print(f"{'rule':24}   found of faulty   alarmed of clean   by any   precision (lower)   recall")
    for row in rows:
        print(
            f"{row.rule:22} {row.language:2} {row.found:7} of {row.faulty:<6} {row.alarmed:10} of {row.clean:<5}"
            f"{row.alarmed_by_any:8}   {share(row.precision):>9} {row.lower:7.3f}   {share(row.recall):>8}"
        )


def share(value: float | None) -> str:
    """A share as the tables print it."""
    return "-" if value is None else f"{value:.3f}"


def print_wrong(heard: Iterable[Heard], rule: str) -> None:
    """Print each passage whose fault was missed, or that was accused without one."""
    for one in heard:
        missed = bool(one.passage.fault) and not one.found
        if missed or alarms(one) or accused(one, rule):
            print(f"\n{rule} {one.passage.article.language}: {'MISSED' if missed else 'ALARM'}")
            told = one.passage.article
            print(f"  {told.headline or '(no headline)'} · {told.byline or '(no byline)'}\n  {told.body}")
            for charge in one.besides:
                print(f"  -> {charge.finding.rule} ({charge.severity}): {charge.message}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
