"""
A claim rests on a person the reader cannot identify.

Why it matters: nobody outside the newsroom can weigh who is speaking; unnamed sources are the weakest there are.
Stays quiet: where a person's name stands beside the role, where the words take up a source that was pointed at before
("sumber itu"), and on reports and experts in general (see `ownerless-report`).
How: reading tells unnamed roles from named ones; each wording is pointed at once.
Cannot see: whether an agreement to protect the source exists, and a reason that is given in another sentence.
Graded: a stated reason for keeping the name back makes it information only; an opinion or an accusation without a name
weighs more than a fact; a source who is placed ("a diplomat at the UN") less than one who is not.
See: Reuters Handbook ("the weakest sources"); Kode Etik Jurnalistik, article 7; AP on anonymous sources.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from scorer.lexicon import fold
from scorer.model import Attribution, Doc, Finding, Kind, NameKind, Outcome, Span
from scorer.rules.given import Given

NOUN = 4  # letters of a word that may be the noun a phrase takes up


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for every speaker whose name is withheld, once for each wording."""
    seen: set[str] = set()
    for attribution in doc.attributions:
        if attribution.speaker.kind is not Kind.ANONYMOUS:
            yield Outcome.AGREED
            continue
        span = attribution.source
        if (
            span is None
            or _asks(doc, attribution, given)
            or _general(doc, span, given)
            or _known(doc, span, seen, given)
        ):
            continue
        seen.add(doc.text(span))
        values = {"reason": doc.text(attribution.reason)} if attribution.reason else {}
        yield Finding(rule="anonymous-source", spans=(span,), values=values, case=_case(doc, attribution, given))


def _asks(doc: Doc, attribution: Attribution, given: Given) -> bool:
    """Whether the verb only asks or calls: then nothing is claimed."""
    return attribution.cue is not None and doc.text(attribution.cue) in given.words["asking"]


def _general(doc: Doc, span: Span, given: Given) -> bool:
    """Whether the words are about reports and experts at large, or a mere pronoun."""
    text = doc.text(span)
    first = text.split(" ", 1)[0]
    return (
        given.words["general"].first(text) is not None
        or text in given.words["nobody"]
        or first in given.words["nobody"]
    )


def _known(doc: Doc, span: Span, seen: AbstractSet[str], given: Given) -> bool:
    """Whether a person is named in the words, or they take up somebody whom the article brought in before."""
    text = doc.text(span)
    if text in seen or any(name.kind is NameKind.PERSON and name.span.overlaps(span) for name in doc.names):
        return True
    nouns = [word for word in fold(text).split() if len(word) >= NOUN and word not in given.words["definite"]]
    if given.words["definite"].first(text):
        return any(noun in doc.folded[: span.start] for noun in nouns)
    return any(set(nouns) <= set(fold(other).split()) for other in seen)


def _case(doc: Doc, attribution: Attribution, given: Given) -> str:
    if attribution.reason:
        return "reasoned"
    source = attribution.source
    if source and any(name.span.overlaps(source) for name in doc.names):
        return "placed"
    judging = attribution.cue is not None and given.words["judging"].first(doc.text(attribution.cue)) is not None
    return "opinion" if judging else ""
