"""
The story of one article: read it, compare it, let the rules look, add up.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from scorer import newsroom as newsrooms
from scorer import rules
from scorer.grade import grade, listed, prices
from scorer.model import Article, Charge, Dimension, Doc, Report
from scorer.newsroom import Newsroom
from scorer.policy import Policy
from scorer.read import read
from scorer.reuse import Surroundings, compare
from scorer.rules import Judgement

ENGINE = "0.1.0"


def score(
    article: Article,
    *,
    candidates: Sequence[Article] = (),
    indexed_articles: int = 0,
    common: Collection[int] = (),
    newsroom: Newsroom | None = None,
    lap: Callable[[str], None] = lambda _stage: None,
) -> Report:
    """
    Judge one article. Pure: the same arguments give an equal report.

    `candidates` are the articles it may share text with, out of `indexed_articles` looked through; `common` are its
    shingles that stand in too many of those to come from one (see `scorer.reuse.fingerprints`). `lap` is called with the
    name of each stage as it ends ("read", "reuse", "rules"), for a caller who has a clock. `newsroom` is what the article
    is judged by: what the house ships unless given.
    """
    newsroom = newsroom or newsrooms.default()
    policy = newsroom.policy
    doc = read(article, newsroom.registry)
    lap("read")
    seen = Surroundings(indexed_articles=indexed_articles, common=common, licensed=policy.licensed)
    doc = replace(doc, reuse=compare(doc, candidates, seen, partial(read, shelf=newsroom.registry)))
    lap("reuse")
    judgement = rules.judge(doc, policy, newsroom.names)
    charges = listed(doc, judgement.charges, policy)
    lap("rules")
    return Report(
        doc=doc,
        scores=grade(doc, charges, policy, _judged(doc, judgement)),
        charges=charges,
        prices=prices(doc, charges, policy),
        checked=judgement.checked,
        versions=versions(policy),
        warnings=()
        if doc.language
        else (f"language {doc.detected or 'unknown'} is not supported: nothing was judged",),
        turned_down=_turned_down(policy, judgement),
        unlisted=_by_rule(judgement.charges) - _by_rule(charges),
    )


def _by_rule(charges: Iterable[Charge]) -> Counter[str]:
    return Counter(charge.finding.rule for charge in charges)


def _judged(doc: Doc, judgement: Judgement) -> frozenset[Dimension]:
    """The dimensions in which there was something to judge."""
    if doc.language is None or not doc.word_count:
        return frozenset()
    compared = {count.dimension for count in judgement.checked if count.checked}
    found = {charge.dimension for charge in judgement.charges}
    there = {
        Dimension.ATTRIBUTION: bool(doc.attributions) or Dimension.ATTRIBUTION in found,
        Dimension.CONSISTENCY: Dimension.CONSISTENCY in compared | found,
        Dimension.INTEGRITY: True,
        Dimension.ORIGINALITY: doc.reuse.indexed_articles > 0,
    }
    return frozenset(dimension for dimension, holds in there.items() if holds)


def _turned_down(policy: Policy, judgement: Judgement) -> tuple[str, ...]:
    spoke = {charge.finding.rule for charge in judgement.charges}
    return tuple(rule for rule in policy.quiet if rule in spoke)


def versions(policy: Policy) -> Mapping[str, str]:
    """What judged: the engine, and digests of the rules, the language packs, the policy and the registry."""
    return {
        "engine": ENGINE,
        "rules": rules.version(),
        "lexicon": _digest("langs"),
        "policy": f"{policy.name}/{policy.version}/{policy.digest}",
        "registry": _digest("registry"),
    }


@cache
def _digest(room: str) -> str:
    told = sha256()
    for file in _data(files("scorer") / room):
        told.update(file.read_bytes())
    return told.hexdigest()[:12]


def _data(folder: Traversable) -> list[Traversable]:
    inside = sorted(folder.iterdir(), key=lambda entry: entry.name)
    return [
        file
        for entry in inside
        for file in (_data(entry) if entry.is_dir() else [entry])
        if file.name.endswith(".toml")
    ]
