"""
What somebody is told not to have done, and is told elsewhere to have done, in whatever clause.

"The captain did not send a signal … as soon as the captain had sent a signal", "received no complaints … the 40 complaints
that Skyward received", "was not damaged … the damaged control room".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

from scorer.lexicon import fold
from scorer.model import Doc, Finding, Span
from scorer.rules.consistency.negation_flip import doers, places, times, voices
from scorer.rules.consistency.negation_flip.deeds import BREAK, LONGEST
from scorer.rules.consistency.negation_flip.denied import Denied, Word, Words, weighs, words_of
from scorer.rules.consistency.negation_flip.kinds import Keys, keys, known_by
from scorer.rules.consistency.negation_flip.kinds import told as told_of
from scorer.rules.given import Given, Table

TOLD = 60  # words looked at that may tell what was denied
FEWEST = 2  # words besides the verb that what is denied has
FAR = 70  # code points before a verb, and behind it, in which stands who does it and to what
BESIDE = 4  # words between a verb and those to whom none of it was done
LEAD = 3  # sentences that tell when and of whom a story is
HELD = 4  # words before a verb among which "may" or "not" stands
BEFORE, BEHIND = 30, 24  # code points before a deed, and behind it, in which its time stands
NEXT = 40  # code points beside a word in which the one next to it stands
UNDONE = ("denying", "averts", "untold", "future", "nobody")  # lists of words before a verb that is no deed
PLANNED = ("untold", "future")  # … of which those before "that" say nothing of what is told behind it
_NAMED = re.compile(r"(?<=[\w,]\s)[A-Z][\w’'-]+")


def told(doc: Doc, denied: Sequence[Denied], given: Given) -> Iterator[Finding]:
    """A finding for the first deed that is denied and told elsewhere as done."""
    known = known_by(frozenset(key for one in denied for key in one.verb.keys), doc.folded, given)
    for sentence, verb in islice(_verbs(doc, known, given), TOLD) if known else ():
        word = doc.folded[verb.start : verb.end]
        for one in denied:
            if one.sentence == sentence or not _is_form(one.verb, word, known[word]):
                continue
            place = None if _is_some(doc, one) else _done(doc, sentence, verb, one, given)
            if place is not None and not _apart(doc, one, sentence, place, given):
                yield Finding(rule="negation-flip", spans=(one.span, place), confidence=0.9)
                return


def _is_some(doc: Doc, denied: Denied) -> bool:
    """Whether the denial is of a number of them, of whom others may have done it: "250 | siswa | belum diimunisasi"."""
    return any(doc.body[max(0, one.span.start - 2) : one.span.start - 1].isdigit() for one in denied.who)


def _verbs(doc: Doc, known: Mapping[str, Keys], given: Given) -> Iterator[tuple[Span, Span]]:
    """The verbs of some words in the story's own sentences, each with its sentence, that neither ask nor are quoted."""
    for span, verb in told_of(given.words["small"].unlisted(known), doc.folded, doc.prose()):
        text = doc.folded[span.start : span.end]
        if span.end - span.start > LONGEST or text.endswith("?") or doc.quoted.touch(verb):
            continue
        if not _is_noun(doc.folded[span.start : verb.start], doc.folded[verb.start : verb.end], given):
            yield span, verb


def _is_form(verb: Word, word: str, told: Keys) -> bool:
    """Whether a word is a form of a verb: send, sent; and no other word for the deed: receive, take."""
    shared = verb.keys & told
    return any(key[0] != "=" for key in shared) or (bool(shared) and word[0] == verb.text[0])


def _is_noun(before: str, word: str, given: Given) -> bool:
    """Whether a word is the name of a deed, of which more than that it was done may be told: "the strike", "penutupan"."""
    shaped = _shape(given.tables["granted"]).fullmatch(word) is not None
    return not word.endswith("ed") and (shaped or given.words["nominal"].ends(before.rstrip()[-NEXT:]))


@cache
def _shape(table: Table) -> re.Pattern[str]:
    return re.compile(table["noun"])


def _done(doc: Doc, sentence: Span, verb: Span, denied: Denied, given: Given) -> Span | None:
    """Where the words stand that tell a denied deed as done, around a verb."""
    clause = _around(doc, sentence, verb, given)
    before = doc.folded[clause.start : verb.start]
    which = given.words["relatives"].first(before, folded=True) is not None  # "Bangsa, yang sudah memilih, akan"
    ahead = None if which else given.words["only_then"].first(doc.folded[verb.end : sentence.end], folded=True)
    yet = denied.open and ahead is not None
    if yet or not _is_told(before, given):
        return None
    words = words_of(doc, clause, given)
    near = _within(doc, clause, verb, given)
    who = [_match(one, words, verb) for one in denied.who]
    what = [_match(one, [word for word in words if word.span in near], verb) for one in denied.what]
    places = sum(_match(one, words, verb) is not None for one in denied.rest)
    told = sum(map(bool, (*what, *who))) + places
    known = denied.nothing or (not denied.what and all(who) and _is_known(doc, who, verb, denied, given))
    taken_up = any(one and _is_pointed(doc, one, given) for one in what) and any(who)
    if not (all(what) or taken_up) or told < FEWEST - known:
        return None
    meant = len(what) >= FEWEST and given.words["themselves"].first(before, folded=True) is not None
    if not (
        meant
        or doers.named(doc, denied, who, given)
        or _is_undergone(doc, verb, before, words, denied, given)
        or (places == len(denied.rest) and doers.accused(doc, sentence, verb, denied, given))
    ):
        return None
    did, things = ([one for one in some if one] for some in (who, what))
    found = [*did, *things]
    far = denied.nothing and any(_gap(doc, one.span, verb) > BESIDE for one in found)
    if far or not _in_order(doc, verb, did, things, given):
        return None
    if any(_narrowed(doc, one, [*denied.who, *denied.what], verb, given) for one in found):
        return None
    spots = [verb, *(one.span for one in found)]
    return Span(min(one.start for one in spots), max(one.end for one in spots))


def _is_pointed(doc: Doc, word: Word, given: Given) -> bool:
    """Whether a thing is spoken of as told before, without the words that told which: "rapat | itu"."""
    behind = doc.folded[word.span.end : word.span.end + NEXT].split()[:1]
    return behind in ([one] for one in given.words["pointing"])


def _is_known(doc: Doc, who: Sequence[Word | None], verb: Span, denied: Denied, given: Given) -> bool:
    """Whether a relative clause tells it of the one there is: "The driver, who was hurt"; not of "both drivers"."""
    heads = [one for one in who if one and one.span.end <= verb.start]
    if not heads:
        return False
    between = doc.folded[heads[-1].span.end : verb.start]
    relative = given.words["relatives"].first(between, folded=True)
    led = doc.folded[max(0, heads[0].span.start - NEXT) : heads[0].span.start].split()
    definite = not given.words["definite"] or led[-1:] in ([word] for word in given.words["definite"])
    if relative is None or not definite or len(between.split()) > HELD:
        return False
    keys_of = frozenset(key for one in denied.who for key in one.keys)
    counted = (one.noun for one in doc.figures if one.value > 1 and one.noun)
    return not any(keys_of & keys(fold(noun), given) for noun in counted)


def _is_told(before: str, given: Given) -> bool:
    """Whether the words before a verb in its clause leave it a deed: no “not”, no "may", no "in case"."""
    led = list(given.words["nominal"].find(before, folded=True))
    near = " ".join((before[led[-1].end :] if led else before).split()[-HELD:])  # "to the | damaged room"
    for plea in given.words["pleas"]:
        near = near.replace(plea, "")  # "the plea of not guilty that he"
    which = next(iter(given.words["relatives"].find(near, folded=True)), None)
    own = near[which.end :] if which else near  # "to repair the roof that was | damaged"
    undone = any(given.words[cue].first(own if cue in PLANNED else near, folded=True) for cue in UNDONE)
    return not undone and given.words["doubted"].first(before, folded=True) is None


def _gap(doc: Doc, one: Span, other: Span) -> int:
    """The words between two places."""
    first, second = sorted((one, other))
    return len(doc.folded[first.end : second.start].split())


def _is_undergone(doc: Doc, verb: Span, before: str, words: Words, denied: Denied, given: Given) -> bool:
    """Whether a verb tells, without who did it, that it was done to what was denied, and where that was."""
    places = sum(_match(one, words, verb) is not None for one in denied.rest)
    if not denied.what or not (places >= FEWEST or 0 < places == len(denied.rest)):
        return False
    begins = tuple(given.tables["passive"]["begins"])
    helped = any(word in given.words["helpers"] for word in before.split()[-FEWEST:])
    return helped or (bool(begins) and doc.folded.startswith(begins, verb.start))


def _around(doc: Doc, sentence: Span, verb: Span, given: Given) -> Span:
    """The clause of a verb, with the one before it if its own opens with "who"."""
    text = doc.folded[sentence.start : sentence.end]
    at = verb.start - sentence.start
    starts = [0, *(mark.end() for mark in BREAK.finditer(text, 0, at))]
    start = starts[-1]
    if len(starts) > 1 and given.words["relatives"].begins(text[start:]):
        start = starts[-2]
    mark = BREAK.search(text, verb.end - sentence.start)
    end = mark.start() if mark else len(text)
    return Span(sentence.start + start, sentence.start + end)


def _within(doc: Doc, clause: Span, verb: Span, given: Given) -> Span:
    """The part of a clause between the words that join another to it: "after the bank had paid | because"."""
    before, behind = doc.folded[clause.start : verb.start], doc.folded[verb.end : clause.end]
    led = [hit for hit in given.words["reasons"].find(before, folded=True) if hit.start]
    follows = next((hit for hit in given.words["reasons"].find(behind, folded=True) if hit.start > 1), None)
    start = clause.start + led[-1].end if led else clause.start
    return Span(start, verb.end + follows.start if follows else clause.end)


def _match(wanted: Word, words: Words, verb: Span) -> Word | None:
    """The word nearest to the verb, itself aside, that is a form of a wanted one."""
    near = (one for one in words if verb.start - FAR < one.span.end and one.span.start < verb.end + FAR)
    same = [one for one in near if one.keys & wanted.keys and one.span != verb]
    return min(same, key=lambda one: abs(one.span.start - verb.start), default=None)


def _in_order(doc: Doc, verb: Span, who: Words, what: Words, given: Given) -> bool:
    """Whether the words stand as of the same doer: "police attacked marchers" is not told by "marchers attacked police"."""
    if not who or not what:
        return True
    turned = all(one.span.start > verb.end for one in who) and all(one.span.end < verb.start for one in what)
    if not turned:
        return True
    begins = tuple(given.tables["passive"]["begins"]) or ("\n",)
    undergone = doc.folded.startswith(begins, verb.start)
    return undergone or given.words["by"].first(doc.folded[verb.end : who[0].span.start], folded=True) is not None


def _narrowed(doc: Doc, word: Word, denied: Words, verb: Span, given: Given) -> bool:
    """Whether the word that is put to a matched one makes it another: "the | ground | crew"."""
    if given.words["of_another"].begins(doc.folded[word.span.end : word.span.end + NEXT]):
        return True
    if doc.body[word.span.start].isupper():
        return False
    if doc.body[max(0, word.span.start - 2) : word.span.start - 1].isdigit():
        return False  # "214 | lapak | berdiri": some, whichever
    after = doc.folded[word.span.end : word.span.end + NEXT].split(" ")
    ahead = doc.folded[max(0, word.span.start - NEXT) : word.span.start].split(" ")
    later, earlier = (
        (after[1] if after[0] == "" and after[1:] else ""),
        (ahead[-2] if ahead[-1] == "" and ahead[1:] else ""),
    )
    if not given.tables["again"]["behind"]:
        return _makes_another(doc, earlier, denied, verb, given)
    thing = word.span.start > verb.end  # "receives a car | allowance"
    return _makes_another(doc, later, denied, verb, given) or (
        thing and _makes_another(doc, earlier, denied, verb, given)
    )


def _makes_another(doc: Doc, one: str, denied: Words, verb: Span, given: Given) -> bool:
    """Whether a word beside another is of weight, and none of those that were denied."""
    if not one.isalpha() or not weighs(one, given) or one in given.words["beside"]:
        return False
    told = keys(one, given)
    return one != doc.folded[verb.start : verb.end] and not any(told & other.keys for other in denied)


def _apart(doc: Doc, denied: Denied, sentence: Span, place: Span, given: Given) -> bool:
    """Whether the two are told of two times, by two voices, of other names, or the story says that things changed."""
    granted = _is_granted(doc, place, given)
    mark = BREAK.search(doc.folded, place.end, sentence.end)
    told = Span(place.start, mark.start() if mark else sentence.end) if granted else sentence
    here, there = doc.body[denied.sentence.start : denied.span.end], doc.text(told)
    end = min(told.end, place.end + BEHIND)
    led, near = (doc.text(Span(max(told.start, at), end)) for at in (told.start, place.start - BEFORE))
    ever = granted and given.words["ever"].first(here) is not None  # "has never paid … the fine that it paid in March"
    cues = ("at_first", "turned", "elsewhen", "after_all", "likened", *(() if ever else ("in_month",)))
    turned = any(hit.phrase != denied.verb.text for cue in cues for hit in given.words[cue].find(led)) or any(
        given.words[cue].first(here) for cue in ("at_first", "likened")
    )
    then = (("past_turns", near), *(() if ever else (("in_month", there),)))
    turned = turned or any(given.words[cue].first(text) for cue, text in then)
    lead = " ".join(doc.text(one.span) for one in islice(doc.prose(), LEAD) if one.span != sentence)
    known = fold(f"{doc.text(denied.sentence)} {lead} {doc.article.headline or ''}")
    dates = times.lasting(there, doc.text(Span(told.start, place.end)), given) if denied.open else there
    dated = times.YEAR.search(dates) or any(
        times.named(dates, kind, given) - times.named(known, kind, given) for kind in times.DAYS
    )
    if denied.nothing and _is_then(doc, sentence, Span(told.start, place.end), given):
        return True
    numbered = times.named(doc.text(place) if granted else there, "series", given) - times.named(known, "series", given)
    own = doc.text(denied.sentence)
    named = ((times.named(there, kind, given), times.named(own, kind, given)) for kind in times.DAYS)
    other = any(one and two and not one & two for one, two in named)  # "no patient died in August. In July two died"
    if turned or (not ever and (numbered or dated or other)):
        return True
    if any(fold(name).removesuffix("'s") not in known for name in _NAMED.findall(doc.text(place))):
        return True
    if places.elsewhere(doc, denied.span, denied.sentence, sentence, given):
        return True
    if granted:
        return False
    spans = ((denied.sentence, denied.span), (sentence, place))
    causes = denied.nothing and times.of_two_causes(own, there, given)
    return causes or voices.two(*(voices.heard(doc, span, at, given) for span, at in spans))


def _is_then(doc: Doc, sentence: Span, deed: Span, given: Given) -> bool:
    """Whether a deed is told of another time, before it or up to the next verb: "the shots fired last week"."""
    behind = doc.body[deed.end : deed.end + BEFORE + BEHIND]
    verbs = [hit.start for cue in ("helpers", "future") for hit in given.words[cue].find(behind)]
    told = doc.text(deed) + behind[: min(verbs, default=len(behind))]
    opened = given.words["at_first"].first(doc.text(Span(sentence.start, deed.start)))  # "Last year the shots that"
    return opened is not None or given.words["of_none_then"].first(told) is not None


def _is_granted(doc: Doc, place: Span, given: Given) -> bool:
    """Whether a deed is told by the way, as of whoever is known by it: "the driver, who was", "tanggul yang jebol"."""
    return given.words["relatives"].first(doc.folded[place.start : place.end], folded=True) is not None
