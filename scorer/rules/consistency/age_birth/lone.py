"""The one age that stands for somebody, where the story tells of one birth: "born in Arle in 1951 … the 63-year-old painter"."""

import re

from scorer.model import Age, Birth, Doc, NameKind
from scorer.rules.given import Given

LEAD = 2  # sentences at the head of a story that name whom it is about
BESIDE = 40  # code points beside a name in which it is told what somebody is
NOUN = 24  # code points beside an age in which the noun stands that it goes with
LEAST = 5  # letters of such a noun that is known by its ending
MOST = 300  # names looked at
_ENDS = re.compile(r"[.;!?\n]")
_WORD = re.compile(r"[^\W\d_]+")


def ages(doc: Doc, birth: Birth, given: Given) -> list[Age]:
    """The ages that may be of whom the one birth of a story is told of, if the story is about nobody else."""
    if len(doc.births) != 1 or not birth.bearer or not _leads(doc, birth.bearer):
        return []
    told = [age for age in doc.ages if age.today and age.pointed]
    return told if all(_may_be(doc, age, birth.bearer, given) for age in told) else []


def _leads(doc: Doc, who: str) -> bool:
    """Whether the headline or the head of a story names somebody."""
    lead = doc.sentences[:LEAD]
    head = doc.body[: lead[-1].span.end] if lead else ""
    return who.rsplit(maxsplit=1)[-1] in f"{doc.article.headline or ''} {head}"


def _may_be(doc: Doc, age: Age, who: str, given: Given) -> bool:
    """Whether an age is of a person, though others are told of nearer to it: the noun beside it is said of none of them."""
    if age.others == 0 or age.rival:
        return False
    behind = _WORD.findall(doc.folded[age.span.end : age.span.end + NOUN])
    ahead = _WORD.findall(doc.folded[max(0, age.span.start - NOUN) : age.span.start])
    nouns = {word for word in (*ahead, *behind) if given.words["people"].first(word) or _is_doer(word, given)}
    return bool(nouns) and not nouns & _others(doc, age, who)


def _is_doer(word: str, given: Given) -> bool:
    """Whether a word is built like one for who does something: "painter", "artist"."""
    return len(word) >= LEAST and word.endswith(given.words["doers"].phrases) and word not in given.words["no_doers"]


def _others(doc: Doc, age: Age, who: str) -> set[str]:
    """The words beside the names of other people, told before an age: "Curator Mirna Orr", "Mirna Orr, the gallery's curator"."""
    found: set[str] = set()
    for name in doc.names[:MOST]:
        if name.kind is NameKind.PERSON and name.span.start < age.span.start and not _shares(name.identity, who):
            ahead = doc.folded[max(0, name.begin - BESIDE) : name.span.end]
            behind = doc.folded[name.span.end : name.span.end + BESIDE]
            found.update(_WORD.findall(f"{_ENDS.split(ahead)[-1]} {_ENDS.split(behind)[0]}"))
    return found


def _shares(name: str, who: str) -> bool:
    return not set(name.split()).isdisjoint(who.split())
