"""
The story says a thing and denies it.

Why it matters: "no deaths" and "two dead" in one story mislead whoever stops reading after the first.
Stays quiet: on change over time ("at first … later"), on the positions of two speakers, and on other subjects.
How: a flat “nobody was killed” or “hurt”, or “all escaped unhurt”, against those who were; a deed against its opposite;
“no one did”, “no houses were” against a number of whom it is told; “no increase” against “the increase imposed in May”;
what somebody denies against his “admission that …”; a deed that is denied, or whose opposite is told, and elsewhere taken
for granted (“its application for aid”, “because all samples contained lead”, “the approval of the takeover”, “having signed”); what all did, or none, against the two who did not, or
who did; somebody absent who scores; “did not” against the same words without it: what does, what is done and to whom have
to agree. In the headline, a verb that the body knows only with a “not yet”, “not” or “failed to” before it, or one
whose opposite the story's first sentences tell of the same people or the same thing (refuses, grants; wins, loses), while
nothing in it says the same; or a thing that it rules out and they announce.
Cannot see: denial in other words than those of the pairs, and what a pronoun stands for. A speaker's denial of what the
newsroom tells is taken for a contradiction only where it repeats the words.
"""

from collections.abc import Iterator
from itertools import chain, islice

from scorer.lexicon import Hit, fold
from scorer.model import Doc, Figure, Finding, Outcome, Row, Span
from scorer.rules.consistency.negation_flip import (
    absent,
    again,
    averted,
    avowals,
    deeds,
    everybody,
    harm,
    headline,
    known,
    lacking,
    none_done,
    opposites,
    places,
    presumed,
    refused,
    resumed,
    reversals,
    some_of_none,
    statements,
    times,
    voices,
)
from scorer.rules.consistency.negation_flip import denied as denials
from scorer.rules.consistency.negation_flip.statements import Statement, Words
from scorer.rules.consistency.negation_flip.times import YEAR, named
from scorer.rules.given import Given

SHARED = 3  # words of weight, the verb among them, that make two sentences one statement
LEAST = 2  # words of weight of a denial that is compared with a count
MOST = 40  # denials looked at
NEAR = 24  # code points before a “not” in which its "will" stands
WEIGHTY = 4  # letters of a word that tells a reason


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each flat denial, and for a headline's verb that the body denies."""
    told = tuple(statements.read(doc, given))
    denied = tuple(islice(denials.read(doc, given), MOST))
    found = deeds.found(doc.folded, given)
    both = deeds.both_ways(found)
    for outcome in chain(
        harm.denied(doc, given),
        headline.verbs(doc, given),
        opposites.told(doc, found, given),
        _denials(doc, told, given),
        reversals.told(doc, both, given),
        refused.told(doc, given),
        presumed.told(doc, given),
        known.told(doc, told, given),
        resumed.told(doc, found, denied, given),
        avowals.told(doc, given),
        everybody.told(doc, both, given),
        absent.told(doc, given),
        averted.told(doc, given),
        again.told(doc, denied, given),
        none_done.told(doc, given),
        some_of_none.told(doc, given),
        lacking.told(doc, given),
    ):
        yield outcome
        if isinstance(outcome, Finding):
            return  # one contradiction is told once


def _denials(doc: Doc, told: tuple[Statement, ...], given: Given) -> Iterator[Finding]:
    """Each denial with the first statement that says the same without it."""
    denials = [one for one in told if one.denial and one.behind and not _no_deed(one, doc, given)][:MOST]
    if not denials:
        return
    said = [one for one in told if one.denial is None]
    figures = Row(figure for figure in doc.figures if figure.value >= 1)
    for denied in denials:
        for other in said:
            place = (
                _counted(doc, denied, other, figures, given)
                if denied.nobody
                else _same(doc, denied, other, said, given)
            )
            aside = place and denied.denial and places.elsewhere(doc, denied.denial, denied.span, other.span, given)
            aside = aside or (
                place and (_apart(denied, other, place, doc, given) or _reasoned(denied, other, doc, given))
            )
            if not (place and denied.denial) or aside:
                continue
            whole = Span(denied.denial.start, denied.behind[-1][1].end, denied.span.field)
            site = not denied.nobody or places.at_site(
                fold(doc.text(whole)), fold(doc.text(other.span)), given.tables["unharmed"]
            )
            if site:
                yield Finding(
                    rule="negation-flip",
                    spans=(whole, place),
                    case="headline" if other.span.field == "headline" else "",
                    confidence=0.92,
                )
                break


def _no_deed(denied: Statement, doc: Doc, given: Given) -> bool:
    """Whether somebody speaks of himself, as in an interview, or one name is set against another: "and not Cora Lund"."""
    if denied.denial is None or denied.span.field == "headline":
        return False
    before = doc.folded[denied.span.start : denied.denial.start]
    if given.words["me"].first(before, folded=True):
        return True
    named = all(doc.body[place.start].isupper() for _, place in denied.behind)
    return named and given.words["aside_from"].ends(before.rstrip())


def _reasoned(denied: Statement, other: Statement, doc: Doc, given: Given) -> bool:
    """Whether only a reason is denied that the other does not give: "no one was turned down | because of age"."""
    behind = doc.text(Span(denied.behind[0][1].start, denied.span.end, denied.span.field))
    cause = given.words["causes"].first(behind) if denied.nobody else None
    reason = [word for word in behind[cause.end :].split() if len(word) >= WEIGHTY] if cause else []
    if reason and not any(fold(word.strip(".,")) in fold(doc.text(other.span)) for word in reason):
        return True
    return denied.nobody and times.of_two_causes(doc.text(denied.told), doc.text(other.told), given)


def _apart(denied: Statement, other: Statement, place: Span, doc: Doc, given: Given) -> bool:
    """Whether the two are told of other times, by other people or of other names."""
    texts = [doc.text(one.told) for one in (denied, other)]
    months = [named(text, "months", given) for text in texts]
    at_all = not months[0] and _at_all(doc, denied, given)
    dated = not at_all and given.words["in_month"].first(texts[1]) and not given.words["in_month"].first(texts[0])
    another = given.words["else"].first(texts[1])  # "saksi lain melihat mobil itu"
    if another or dated or set(YEAR.findall(texts[1])) - set(YEAR.findall(texts[0])):
        return True
    said = denied.speakers, other.speakers
    for cues in ("series", "time", "future") if said[0] & said[1] else ("series", "time", "future", "now"):
        one, two = (
            {
                hit.phrase
                for hit in given.words[cues].find(text)
                if text[hit.end :][:1] != "-" and (statement.span.field == "headline" or not _is_named(text, hit))
            }
            for statement, text in zip((denied, other), texts, strict=True)
        )
        if bool(one) != bool(two) or (cues != "future" and one != two):
            return True
    days = [named(text, "weekdays", given) for text in texts]
    if days[0] and days[1] and not days[0] & days[1]:
        return True
    if not at_all and (months[0] ^ months[1]) - named(_lead(doc), "months", given):
        return True
    told = doc.article.text(place.field)[
        other.span.start : place.end
    ]  # of another name behind it: "and books go to Arden"
    own = {name for name in other.names if name in told and fold(name) not in months[1]}
    names = "headline" not in (denied.span.field, other.span.field) and (
        bool(denied.names - own) and bool(own - denied.names)
    )
    if other.span.field == "headline" and given.words["against"].first(texts[1]):
        return True  # "Mayor denies he took the money"
    heads = [text for one, text in zip((denied, other), texts, strict=True) if one.span.field == "headline"]
    voiced = any(given.words["says"].first(text) for text in texts)
    return names or voices.two(*said) or (voiced and any(": " in text for text in heads))


def _at_all(doc: Doc, denied: Statement, given: Given) -> bool:
    """Whether a deed is denied of all times: "will not be sold", "has not been sold", or "said it had not"."""
    if denied.denial is None:
        return False
    before = doc.folded[denied.span.start : denied.denial.start].rstrip()
    perfect = given.words["perfect"].ends(before) or (bool(denied.speakers) and given.words["backshifted"].ends(before))
    yet = doc.folded[denied.denial.start : denied.denial.end] in given.words["yet"]
    return perfect or yet or given.words["future"].first(before[-NEAR:], folded=True) is not None


def _is_named(text: str, hit: Hit) -> bool:
    """Whether a word is part of a name, which is compared as such: "Elang | Selatan"."""
    return hit.start > 0 and text[hit.start].isupper()


def _lead(doc: Doc) -> str:
    """The first sentence of the story, whose month is that of all it tells without one."""
    return next((doc.text(one.span) for one in doc.prose()), "")


def _counted(doc: Doc, denied: Statement, other: Statement, figures: Row[Figure], given: Given) -> Span | None:
    """Where a count stands of what, in the denial's own words, there is none, or where it is said to exist."""
    count = next(iter(figures.inside(other.span)), None)
    exists = given.words["exists"].first(doc.text(other.span)) or _presupposed(doc, denied, other, given)
    found = _found(denied.behind, other.words, given)
    if denied.before and not _found(denied.before, other.words, given):
        return None  # "new members will have no votes": of others it tells nothing
    behind = doc.folded[denied.behind[-1][1].end : denied.span.end].lstrip()
    if denied.span.field == "body" and given.words["relatives"].begins(behind):
        return None  # "nobody in the cars that were hit": the verb comes later
    if not found or len(found) < max(LEAST, len(denied.behind)):
        return None
    starts = [count.span.start] if count else []
    starts += [other.span.start + exists.start] if exists else []
    starts += [other.words[0][1].start] if _begins_alike(denied, other, given) else []
    last = max(span.end for span in found)
    return Span(min(starts), last) if starts and min(starts) < last else None


def _begins_alike(denied: Statement, other: Statement, given: Given) -> bool:
    """Whether a sentence begins with all that is denied: "Oil reached the river …" against "no oil reached the river"."""
    pairs = list(zip(denied.behind, other.words, strict=False))
    return SHARED <= len(denied.behind) == len(pairs) and all(
        given.speech.akin(one, two) for (one, _), (two, _) in pairs
    )


def _presupposed(doc: Doc, denied: Statement, other: Statement, given: Given) -> Hit | None:
    """What a sentence opens with, as something that there is: "The warning before the flood" against "no warning"."""
    opening = given.words["definite"].first(doc.text(other.span))
    known = (
        bool(other.words) and len(denied.behind) >= SHARED and given.speech.akin(other.words[0][0], denied.behind[0][0])
    )
    return opening if known and opening and opening.start == 0 else None


def _same(doc: Doc, denied: Statement, other: Statement, said: list[Statement], given: Given) -> Span | None:
    """Where the same is said without the denial: what does, what is done, and to whom."""
    verb = denied.behind[0][0]
    at = next((at for at, (word, _) in enumerate(other.words) if given.speech.akin(word, verb)), None)
    numbers = {word for word, _ in denied.words if word[0].isdigit()}
    if not denied.before and denied.speakers and not _by_the_speaker(denied, other):
        return None
    if at is None or numbers - {word for word, _ in other.words}:
        return None
    if at == 0 and not denied.before and given.words["pending"].first(doc.text(other.span)):
        return None  # "Peresmian pasar itu dijadwalkan"
    subject = _found(denied.before, other.words[:at], given)
    clause = other.clause(at)
    rest = _found(denied.behind[1:], clause, given)
    if other.span.field == "headline":
        same = bool(rest) and not any(_tells(one, verb, given) for one in said if one.span.field == "body")
    else:
        led = len(subject) in (len(denied.before), len(set(other.words[:at]))) and bool(subject or not denied.before)
        ends = len(rest) in (len(denied.behind) - 1, len(clause))
        same = led and ends and (bool(denied.before) or len(rest) == len(denied.behind) - 1)
    named = bool(denied.before) and len(denied.behind) == 1 and at <= SHARED - 1 and len(subject) == 1
    if not same or len(subject) + 1 + len(rest) < (SHARED - 1 if named else SHARED):
        return None
    spans = (*subject, other.words[at][1], *rest)
    return Span(min(span.start for span in spans), max(span.end for span in spans), other.span.field)


def _by_the_speaker(denied: Statement, other: Statement) -> bool:
    """Whether what "it did not do" is told of whoever denies it: a name or a pronoun before the verb."""
    return not denied.speakers.isdisjoint(other.speakers.union(word for word, _ in other.words))


def _tells(statement: Statement, verb: str, given: Given) -> bool:
    return any(given.speech.akin(word, verb) for word, _ in statement.words)


def _found(wanted: Words, words: Words, given: Given) -> list[Span]:
    """Where forms of the wanted words stand among others."""
    places = (next((place for other, place in words if given.speech.akin(word, other)), None) for word, _ in wanted)
    return [place for place in places if place is not None]
