"""The headline tells the opposite of the story: it refuses what the story grants, it wins what the story loses."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from scorer.lexicon import fold
from scorer.model import Doc, Finding, Outcome, Span, Stretches
from scorer.rules.consistency.negation_flip import deeds
from scorer.rules.consistency.negation_flip.deeds import BREAK, LONGEST, WORD, Deed, Found
from scorer.rules.consistency.negation_flip.titles import assertive
from scorer.rules.given import Given

_PARTS = re.compile(r"[?“”\"‘’']\s|[?“”\"‘]|:\s")
LEAD = 3  # sentences that tell what the headline tells
BEFALLEN = 2  # words that tell whose fate it is
LATE = 6  # sentences behind the first in which what befell somebody is told of him by name
MOST = 60  # sentences looked at


@dataclass(frozen=True, slots=True)
class _Told:
    """A deed of the story, its sentence, and how many stand before that."""

    number: int
    sentence: Span
    deed: Deed


def told(doc: Doc, found: Sequence[Found], given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each verb of the headline that has an opposite."""
    title = assertive(doc, _PARTS, given)
    if title is None or doc.headline is None:
        return
    refusal = given.words["refuses"].first(title, folded=True)  # “scraps fee rise”: what follows is refused, not told
    end = doc.headline.start + refusal.end if refusal else doc.headline.end
    told = deeds.read(title, doc.headline, given.tables["opposites"], given)
    verbs = [one for one in told if one.sure and one.span.start < end and not _is_named(doc, doc.headline, one)]
    story = list(_story(doc, doc.headline, {one.pair for one in verbs}, found, given)) if verbs else []
    for one in verbs:
        if all(other.pole == one.pole for other in verbs if other.pair == one.pair):
            yield from _against(doc, one, story, given)  # and not “residents reject what the mayor backs”


def _story(doc: Doc, headline: Span, pairs: Container[str], found: Sequence[Found], given: Given) -> Iterator[_Told]:
    """The deeds of some pairs in the story's sentences, of which their verbs were `found`."""
    verbs = Stretches(hit for hit, poles in found if any(pair in pairs for pair, _, _ in poles))
    own = (
        one.span for one in doc.prose() if not one.span.overlaps(headline) and one.span.end - one.span.start < LONGEST
    )
    for number, span in enumerate(islice(own, MOST)):
        for deed in deeds.read(doc.folded[span.start : span.end], span, pairs, given) if verbs.touch(span) else ():
            if not _is_named(doc, span, deed):
                yield _Told(number, span, deed)


def _is_named(doc: Doc, sentence: Span, deed: Deed) -> bool:
    """Whether a verb is a word of a name: "the suburb of Heron | Rise"; in a headline, of one that the story has as well."""
    before = doc.text(sentence)[: deed.span.start - sentence.start].split()[-1:]
    if not before or not doc.text(deed.span)[:1].isupper():
        return False
    return sentence.field == "body" or f"{before[0]} {doc.text(deed.span)}" in doc.body


def _against(doc: Doc, one: Deed, story: Sequence[_Told], given: Given) -> Iterator[Finding | Outcome]:
    """The outcome for one verb of the headline."""
    agreeing = [two for two in story if two.deed.pair == one.pair and two.deed.pole == one.pole]
    opposite = [two for two in story if two.deed.pair == one.pair and two.deed.pole != one.pole]
    anew = given.words["anew"].first(fold(doc.text(doc.headline)) if doc.headline else "", folded=True) is not None
    for two in opposite:
        if anew and one.pair in given.tables["passive"]["states"] and not _remains(doc, two, given):
            continue  # "reopens": it was closed before
        same = _contradicts(doc, one, two, agreeing, given) or (not agreeing and _of_them(doc, one, two, given))
        if _stands(doc, two, agreeing, given) and same:
            yield Finding(rule="negation-flip", spans=(one.span, two.deed.span), case="headline", confidence=0.9)
            return
    if agreeing or opposite:
        yield Outcome.AGREED if agreeing else Outcome.ABSTAINED


def _remains(doc: Doc, two: _Told, given: Given) -> bool:
    """Whether a sentence tells a state as one that lasts: "remains closed"."""
    return given.words["remains"].first(doc.folded[two.sentence.start : two.sentence.end], folded=True) is not None


def _stands(doc: Doc, two: _Told, agreeing: Sequence[_Told], given: Given) -> bool:
    """Whether a deed is told flatly: not quoted, of another time, set against something, or undone in its sentence."""
    before = doc.folded[two.sentence.start : two.deed.span.start]
    whole = doc.folded[two.sentence.start : two.sentence.end]
    said = given.words["says"].first(before, folded=True) is not None
    turned = (hit.phrase for hit in given.words["turns"].find(before, folded=True))
    clause = BREAK.split(before)[-1]
    if given.words["long_since"].first(clause, folded=True) is not None:
        return False  # "since it closed for repairs"
    if two.deed.pair in given.tables["passive"]["states"] and given.words["after_it"].first(clause, folded=True):
        return False  # "after being closed for two days"
    if two.deed.pair in given.tables["passive"]["matches"] and given.words["relatives"].ends(clause.rstrip()):
        return False  # "a museum that lost its roof": by the way, and of old
    dated = before if two.deed.pair in given.tables["passive"]["speech"] else whole
    return (
        two.deed.sure
        and not any(two.deed.span in quotation.span for quotation in doc.quotations)
        and not any(agreed.number == two.number for agreed in agreeing)  # “closed for two hours before it reopened”
        and all(said and word in given.words["backshifted"] for word in turned)
        and given.words["past_turns"].first(dated, folded=True) is None
    )


def _contradicts(doc: Doc, one: Deed, two: _Told, agreeing: Sequence[_Told], given: Given) -> bool:
    """Whether the story says the opposite of the headline: of the same people, or of the same thing."""
    if one.pair in given.tables["passive"]["matches"] and agreeing:
        return False
    other = two.deed
    state = one.pair in given.tables["passive"]["states"]
    if one.pair in given.words["fates"] and not agreeing and two.number == 0:
        told = other.doers | other.things | other.led
        if len(_shared(one.doers | one.things, told, given)) >= BEFALLEN:
            return True
    same = _shared(one.doers, other.doers | other.led, given)
    whole = bool(one.doers) and len(same) == len(one.doers)
    things = _shared(one.things, other.things | other.led, given)
    for agreed in (told.deed for told in agreeing):
        if not whole or not agreed.doers or _shared(one.doers, agreed.doers | agreed.led, given):
            return False
    if same and (state or not whole):
        return two.number == 0 or (not state and two.number < LEAD and (bool(things) or two.number < LEAD - 1))
    decided = all(given.words["deciders"].first(" ".join(sorted(deed.doers))) for deed in (one, other))
    if same:
        return two.number < LEAD or (
            bool(things) and (len(one.things) == len(things) or (decided and _to_him(doc, two, given)))
        )
    return two.number == 0 and bool(things) and (decided or not one.doers or not other.doers)


def _to_him(doc: Doc, two: _Told, given: Given) -> bool:
    """Whether it was done to somebody told of before: "granted | him | bail"."""
    behind = WORD.search(doc.folded, two.deed.span.end, two.sentence.end)
    return behind is not None and behind.group() in given.words["him"]


def _of_them(doc: Doc, one: Deed, two: _Told, given: Given) -> bool:
    """Whether what befell somebody is told of who is named beside the headline's own words in the first sentence."""
    lead = next((span.span for span in doc.prose() if doc.headline and not span.span.overlaps(doc.headline)), None)
    if lead is None or one.pair not in given.words["settled"] or two.number == 0 or two.number > LATE:
        return False
    words = frozenset(WORD.findall(doc.folded[lead.start : lead.end]))
    who = one.doers | (one.things if one.pair not in given.tables["passive"]["never"] else frozenset())
    called = frozenset(word for name in doc.people.inside(lead) for word in fold(doc.text(name.span)).split())
    return bool(_shared(who, words, given)) and not called.isdisjoint(two.deed.doers | two.deed.things | two.deed.led)


def _shared(wanted: frozenset[str], words: frozenset[str], given: Given) -> list[str]:
    return [one for one in wanted if any(given.speech.akin(one, word) for word in words)]
