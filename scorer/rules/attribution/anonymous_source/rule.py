"""
A claim rests on a person the reader cannot identify.

Why it matters: nobody outside the newsroom can weigh who is speaking; unnamed sources are the weakest there are.
Stays quiet: where a person's name stands beside the role, where the words take up a source that was pointed at before
("sumber itu"), and on reports and experts in general (see `ownerless-report`).
How: reading tells unnamed roles from named ones; each wording is pointed at once.
Cannot see: whether an agreement to protect the source exists.
Graded: a stated reason for keeping the name back, there or in the sentence behind, makes it information only; an opinion or an accusation without a name
weighs more than a fact; a source who is placed ("a diplomat at the UN") less than one who is not.
See: Reuters Handbook ("the weakest sources"); Kode Etik Jurnalistik, article 7; AP on anonymous sources.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from scorer.lexicon import fold
from scorer.model import Attribution, Doc, Finding, Kind, NameKind, Outcome, Span, Stretches
from scorer.rules.given import Given

NOUN = 4  # letters of a word that may be the noun a phrase takes up

NEXT = 160  # letters behind a statement in which the article may say that it keeps a name back


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for every speaker whose name is withheld, once for each wording."""
    persons = Stretches(name.span for name in doc.names if name.kind is NameKind.PERSON)
    names = Stretches(name.span for name in doc.names)
    seen: set[str] = set()  # the words of the sources that were pointed at
    for attribution in doc.attributions:
        if attribution.speaker.kind is not Kind.ANONYMOUS:
            yield Outcome.AGREED
            continue
        span = attribution.source
        if span is None or persons.touch(span) or _claims_nothing(doc, attribution, span, given):
            continue
        if _known(doc, span, seen, given):
            continue
        seen.update(fold(doc.text(span)).split())
        values = {"reason": doc.text(attribution.reason)} if attribution.reason else {}
        case = _case(doc, attribution, names.touch(span), given)
        yield Finding(rule="anonymous-source", spans=(span,), values=values, case=case)


def _claims_nothing(doc: Doc, attribution: Attribution, span: Span, given: Given) -> bool:
    """Whether the words are about reports and experts at large, or a mere pronoun, or the verb only asks."""
    text = doc.text(span)
    if given.words["general"].first(text) or text in given.words["nobody"]:
        return True
    asks = attribution.cue is not None and doc.text(attribution.cue) in given.words["asking"]
    return asks or text.split(" ", 1)[0] in given.words["nobody"]


def _known(doc: Doc, span: Span, seen: AbstractSet[str], given: Given) -> bool:
    """Whether the words take up somebody whom the article brought in before."""
    text = doc.text(span)
    nouns = [word for word in fold(text).split() if len(word) >= NOUN and word not in given.words["definite"]]
    if given.words["definite"].first(text):
        return any(doc.folded.find(noun, 0, span.start) >= 0 for noun in nouns)
    return seen >= set(nouns)


def _case(doc: Doc, attribution: Attribution, placed: bool, given: Given) -> str:  # noqa: FBT001 - two cases of one
    if attribution.reason:
        return "reasoned"
    end = attribution.extent.end
    if given.words["withheld"].first(doc.folded[end : end + NEXT], folded=True):
        return "withheld"
    if placed:
        return "placed"
    judging = attribution.cue is not None and given.words["judging"].first(doc.text(attribution.cue)) is not None
    return "opinion" if judging else ""
