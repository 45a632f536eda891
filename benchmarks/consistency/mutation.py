"""
One defect at a time is set into articles on which every rule is silent; each must be found, and nothing else change.

    python -m benchmarks.consistency.mutation

Prints for each edit how many of its places were found. Exit status 1 when an untouched article is not silent, when a
change of looks changes the findings, or when an edit's share lies under `LEAST`.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from scorer import score
from scorer.model import Article, Charge, Dimension, Severity, Span
from scorer.rules.measured import Measured, together

HERE = Path(__file__).parent
LEAST = 0.9
OURS = (Dimension.CONSISTENCY, Dimension.INTEGRITY)
LANGUAGES = ("id", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A defect: what is replaced, where, and the rule that must notice."""

    name: str
    find: str
    put: str = ""
    rule: str = ""
    how: str = ""
    field: str = "body"


def main() -> int:
    """Print the table of both languages; answer the exit status."""
    failed = 0
    for language in LANGUAGES:
        articles = tuple(read_articles(language))
        table = tomllib.loads((HERE / f"edits.{language}.toml").read_text("utf-8"))
        print(f"\n{language}: {len(articles)} articles")
        failed += print_silence(articles)
        for edit in (Edit(**one) for one in table["edit"]):
            planted = plant(edit, articles)
            found, tried = sum(one.genuine > 0 for one in planted), len(planted)
            failed += tried == 0 or found < LEAST * tried
            print(f"  {edit.name:44} {edit.rule:22} {found:3} of {tried}")
        for edit in (Edit(**one) for one in table["same"]):
            failed += print_sameness(edit, articles)
    return 1 if failed else 0


def read_articles(language: str) -> Iterator[Article]:
    """The articles of a language, with byline and date supplied."""
    for table in tomllib.loads((HERE / f"articles.{language}.toml").read_text("utf-8"))["article"]:
        yield Article(**{**table, "body": table["body"].strip(), "language": language})


def noticed(article: Article) -> list[Charge]:
    """What the rules of consistency and integrity say above info."""
    return [
        charge for charge in score(article).charges if charge.dimension in OURS and charge.severity is not Severity.INFO
    ]


def measured(language: str) -> dict[str, Measured]:
    """What each rule found in the articles its faults were planted in: genuine is what touches the planted place."""
    articles = tuple(read_articles(language))
    table = tomllib.loads((HERE / f"edits.{language}.toml").read_text("utf-8"))
    results: dict[str, list[Measured]] = {}
    for edit in (Edit(**one) for one in table["edit"]):
        results.setdefault(edit.rule, []).extend(plant(edit, articles))
    return {rule: together(planted) for rule, planted in results.items()}


def plant(edit: Edit, articles: tuple[Article, ...]) -> tuple[Measured, ...]:
    """For each place in which the defect can be set what its rule found then."""
    return tuple(look(edit, edited, place) for article in articles for edited, place in mutated(edit, article))


def look(edit: Edit, edited: Article, place: Span) -> Measured:
    """What the defect's rule found in the article, and how much of it at the defect or about an absence."""
    told = [charge.finding for charge in noticed(edited) if charge.finding.rule == edit.rule]
    touching = [finding for finding in told if finding.absence or any(span.overlaps(place) for span in finding.spans)]
    return Measured(articles=1, found=len(told), genuine=len(touching))


def mutated(edit: Edit, article: Article) -> Iterator[tuple[Article, Span]]:
    """The article with the defect and where that stands, its neighbours included, once for each place it fits."""
    text = article.text(edit.field)
    for found in re.finditer(edit.find, text):
        defect = spoiled(edit, found)
        if defect != found.group():
            place = Span(max(0, found.start() - 1), found.start() + len(defect) + 1, edit.field)
            yield replace(article, **{edit.field: text[: found.start()] + defect + text[found.end() :]}), place


def spoiled(edit: Edit, found: re.Match[str]) -> str:
    """What stands in place of the words found."""
    if edit.how == "garble":
        return garbled(found.group())
    return shifted(found.group()) if edit.how == "shift" else found.expand(edit.put.replace("\n", "\\n"))


def garbled(word: str) -> str:
    """Two letters in the middle have changed places."""
    middle = len(word) // 2
    return word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]


def shifted(word: str) -> str:
    """A second capital."""
    return word[:2].upper() + word[2:]


def print_silence(articles: tuple[Article, ...]) -> int:
    """How many untouched articles are not silent, with what was said."""
    loud = 0
    for article in articles:
        said = noticed(article)
        loud += bool(said)
        for charge in said:
            print(f"  NOT SILENT {article.headline}: {charge.finding.rule} {charge.message}")
    return loud


def print_sameness(edit: Edit, articles: tuple[Article, ...]) -> int:
    """How many articles get other findings when only their looks change."""
    changed = 0
    for article in articles:
        after = replace(article, body=re.sub(edit.find, edit.put, article.body))
        rules = sorted(charge.finding.rule for charge in noticed(after))
        changed += rules != sorted(charge.finding.rule for charge in noticed(article))
        if rules:
            print(f"  {edit.name}: {article.headline}: {rules}")
    print(f"  {edit.name:44} {'looks only':22} {changed:3} of {len(articles)} changed")
    return changed


if __name__ == "__main__":
    sys.exit(main())
