"""
What a desk would hear: findings for each article, and what the gate says before publication.

    python -m benchmarks.consistency.desk ARTICLES.ndjson [--byline NAME] [--published DATE] [--stage publish]

Each line has `body`, and may have `headline`, `byline`, `published_at` and `language`; what a crawler lost of the last three
can be given for all, since a desk's own articles have theirs. Printed are the median and the 90th percentile of findings above info of
all dimensions, the share of articles that the gate warns of and blocks, by which rules, and how many findings are major or
critical. Exit status 1 when more than WARNED are warned of or more than BLOCKED are blocked.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

from api import gate
from api.cli.score import judge
from scorer import newsroom
from scorer.model import Article
from scorer.policy import STAGES

WARNED, BLOCKED = 0.25, 0.01
HEAVY = frozenset({"critical", "major"})


def articles(options: Namespace) -> Iterator[Article]:
    """The articles of a file, with what all of them are given."""
    for line in options.articles.read_text("utf-8").splitlines():
        told = json.loads(line)
        published = told.get("published_at") or options.published
        yield Article(
            body=told["body"],
            headline=told.get("headline"),
            byline=told.get("byline") or options.byline,
            published_at=datetime.fromisoformat(published) if published else None,
            language=told.get("language") or options.language,
        )


def main() -> int:
    """Print what the desk would hear; exit status 1 when that is too much."""
    parser = ArgumentParser(description=__doc__.partition("\n\n")[0].strip())
    parser.add_argument("articles", type=Path)
    parser.add_argument("--byline", help="of articles that have none")
    parser.add_argument("--published", help="when articles without a date were published, ISO 8601")
    parser.add_argument("--language", default="id", help="of articles that do not say (default: %(default)s)")
    parser.add_argument("--stage", choices=STAGES, default="publish")
    options = parser.parse_args()
    policy = newsroom.default().policy
    counts: list[int] = []
    said: Counter[str] = Counter()
    by_rule: Counter[tuple[str, str]] = Counter()
    heavy: Counter[str] = Counter()
    for article in articles(options):
        report = json.loads(judge(article)[0])
        counts.append(sum(finding["severity"] != "info" for finding in report["findings"]))
        heavy.update(finding["rule"] for finding in report["findings"] if finding["severity"] in HEAVY)
        verdict = gate.conclude(report, policy, options.stage)
        said[verdict.conclusion] += 1
        by_rule.update({(verdict.conclusion, reason["rule"]) for reason in verdict.reasons})
    many = len(counts)
    print(f"{many} articles, {datetime.now(UTC):%Y-%m-%d}, stage {options.stage}")
    print(f"findings above info: median {median(counts):g}, 90th percentile {quantiles(counts, n=10)[-1]:g}")
    print(", ".join(f"{name} {number} ({number / many:.1%})" for name, number in said.most_common()))
    for (name, rule), number in by_rule.most_common(12):
        print(f"  {name} {rule} {number}")
    print(f"major or critical: {sum(heavy.values()) / many * 100:.1f} in 100 articles: {dict(heavy.most_common(12))}")
    return int(said["warn"] > WARNED * many or said["fail"] > BLOCKED * many)


if __name__ == "__main__":
    sys.exit(main())
