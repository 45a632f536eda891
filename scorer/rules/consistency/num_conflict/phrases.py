"""
How a count points back to one that the reader has met: "the nine stolen hives", "ketujuh truk itu", "his three brothers".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import any_of, fold
from scorer.model import Doc, Figure
from scorer.rules.consistency.num_conflict import apposed, times
from scorer.rules.consistency.num_conflict.frames import stems, stems_of
from scorer.rules.given import Given, Table

TAIL = 9  # words behind a noun that may narrow it
REACH = 90  # code points in which they stand
HEADED = 48  # code points before a number in which "her majority of" stands
HEADS = 3  # words of "the haul of"
AHEAD = 24  # code points before a number in which "his" or "the" stands
LEAST = 4  # letters of a verb with its prefix
WORD = re.compile(r"[^\W\d_][\w'’-]*")
_EDGE = re.compile(r"[,.;:()“”\"–—?!\d]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """
    How a count points back: whether it says that these are all, or whose they are, and by which stems it is narrowed.

    `resumed` where only the noun says so: in a language without articles "delapan tersangka" opens a clause. `fresh` where they are new. `acts` is the first stem of a relative clause, `names` the capitalised words.
    """

    every: bool
    owned: bool
    resumed: bool
    fresh: bool
    narrowed: frozenset[str]
    acts: frozenset[str]
    names: frozenset[str]


def noun(doc: Doc, figure: Figure, given: Given) -> str:
    """The word for what a figure counts: the one right behind it, the one it is known by where that only counts; or ""."""
    if figure.noun_span is None:
        return ""
    table = given.tables["again"]
    known = fold(doc.text(figure.noun_span))
    first = WORD.search(doc.body, figure.span.end, figure.noun_span.end) if table["noun_first"] else None
    word = fold(first.group()) if first else known
    word = known if word in given.words["classifiers"] else word
    start = first.start() if first else figure.noun_span.start
    capital = doc.body[start].isupper() and not doc.body[start + 1 : start + 2].isupper()  # a name; "SPBU" is none
    return "" if capital or word in given.words["points"] else word.removesuffix(table["plural"])


def read(doc: Doc, figure: Figure, beside: Sequence[Figure], given: Given) -> Phrase | None:
    """The phrase of a count that points back, given the counts next to it; None where it may bring in something new."""
    opening = doc.sentences[figure.sentence].span.start
    ahead = doc.body[max(opening, figure.stated.start - AHEAD) : figure.stated.start].rstrip()
    between = doc.body[figure.span.end : figure.noun_span.start] if figure.noun_span else ""
    told = apposed.read(doc, figure, given)
    owned = given.words["owned"].ends(ahead)
    fresh = figure.definite and bool(between.split()) and between.split()[0] in given.words["fresh"]
    if (
        (not fresh and given.words["others"].first(between))
        or given.words["others"].ends(ahead)
        or given.words["capacity"].ends(ahead)
        or (told is None and _is_share(ahead, given))
    ):
        return None
    behind = doc.body[(figure.noun_span or figure.span).end :][:AHEAD]
    if figure.noun_span and given.words["among"].begins(behind):
        return None  # "the 46 nurses among them"
    tail, pointed = _tail(doc, figure, given)
    tail = [word for word in tail if word not in given.words["calendar"]]
    after = " ".join(tail)
    deed = _deed(ahead, given)
    genitive = tuple(given.tables["again"]["genitive"])
    met = (
        given.words["whose"].ends(ahead)
        or (bool(genitive) and ahead.endswith(genitive))
        or head(doc, figure, given)[1]
        or _is_group(ahead, given)
    )
    known = figure.definite or owned or pointed or met
    implied = bool(deed) or given.words["belongs"].ends(ahead) or _some_of(doc, figure, beside, given)
    resumed = not (known or implied) and _resumes(doc, figure, ahead, given)
    if not (known or implied or resumed) or times.tells_others(after, given):
        return None
    if owned and stems(between, given):
        return None  # "her three youngest children"
    after = f"{told.narrowed if told else ''} {after}"
    narrowed = frozenset(stems(f"{between} {after} {'' if known else deed}", given)) - stems_of(
        given.words["events"], given
    )
    relative = given.words["pronouns"].first(after)
    placed = any(fold(word) in given.words["places"] for word in tail)
    acts = frozenset(stems(after[relative.end :] if relative else "" if known else deed, given)[:1])
    return Phrase(
        resumed=resumed,
        fresh=fresh,
        every=figure.definite and counts_all(doc, figure, ahead, given),
        owned=owned,
        narrowed=frozenset() if owned else narrowed,
        acts=narrowed if placed and not relative and not figure.definite else acts,  # "the 30 people in that hall"
        names=frozenset(word for word in tail if word[:1].isupper()),
    )


def _deed(ahead: str, given: Given) -> str:
    """What is told before a number to have been done to those it counts or by them: "the deaths of", "the strike by"."""
    listed = next((hit.phrase for hit in given.words["deeds"].find(ahead) if hit.end == len(ahead)), "")
    named = (
        None
        if listed or given.words["belongs"].ends(ahead)
        else _named_deed(given.tables["again"]["deed"]).search(ahead)
    )
    return listed or (named["deed"] if named and named["deed"] not in given.words["shares"] else "")


@cache
def _named_deed(form: str) -> re.Pattern[str]:
    return re.compile(form, re.IGNORECASE)


def is_another(doc: Doc, figure: Figure, beside: Sequence[Figure], told: frozenset[str], given: Given) -> bool:
    """Whether nothing was told by these stems of what narrows a count: "all 46 pupils in the year below"."""
    phrase = read(doc, figure, beside, given)
    return phrase is not None and bool(phrase.narrowed) and phrase.narrowed.isdisjoint(told)


def _resumes(doc: Doc, figure: Figure, ahead: str, given: Given) -> bool:
    """Whether a bare count opens a clause with a noun for those of whom the story told: "delapan tersangka dijerat"."""
    behind = doc.body[figure.noun_span.end :][:AHEAD] if figure.noun_span else ""
    if given.words["still"].begins(behind):
        return True  # "26 kendaraan masih berada di kapal": of those told
    if noun(doc, figure, given) not in given.words["resumed"]:
        return False
    return (
        not ahead or given.words["says"].ends(ahead) or figure.stated.start == doc.sentences[figure.sentence].span.start
    )


def head(doc: Doc, figure: Figure, given: Given) -> tuple[str, bool]:
    """What a number behind a noun counts, the votes of "her majority of 1,132"; and whether that points back."""
    told = apposed.read(doc, figure, given)
    people = figure.noun is None or figure.noun.startswith("person") or figure.noun in given.words["classifiers"]
    if told and people and figure.unit is None:
        return told.noun, True
    plural = tuple(given.tables["again"]["plurals"])
    noun = fold(doc.text(figure.noun_span)) if figure.noun_span else ""
    if figure.unit is not None or (noun and (noun != figure.noun or not plural or noun.endswith(plural))):
        return "", False  # "a crew of six went down" counts no went
    heads = given.tables["heads"]
    ahead = doc.body[max(0, figure.stated.start - HEADED) : figure.stated.start]
    found = _heads(heads, given.tables["again"]["head"]).search(ahead)
    if found is None:
        return "", False
    name = fold(found["head"])
    return str(heads[name] or name), bool(found["known"])


@cache
def _heads(heads: Table, form: str) -> re.Pattern[str]:
    return re.compile(form.replace("HEAD", f"(?P<head>{any_of(heads)})"), re.IGNORECASE)


def _is_share(ahead: str, given: Given) -> bool:
    """Whether a share is counted, and not what it is a share of: "most of the 64" are some of 64."""
    share = given.words["shares"].first(ahead)
    if share is None or ahead.startswith("-", share.end):
        return False  # "at half-mast for the five"
    return ahead[share.end :].strip().lower() not in given.words["of"]


def _is_group(ahead: str, given: Given) -> bool:
    """Whether a noun for a group that was told of stands before its number: "the haul of 12 watches"."""
    words = ahead.lower().split()[-HEADS:]
    return (
        len(words) == HEADS
        and words[0] in given.words["known"]
        and words[1] in given.words["bodies"]
        and words[2] == given.words["of"].phrases[0]
    )


def _some_of(doc: Doc, figure: Figure, beside: Sequence[Figure], given: Given) -> bool:
    """Whether some of it are counted besides, so that it was told: "three of 32 pensioners", "Dari 32 lansia, tiga"."""
    span = doc.sentences[figure.sentence].span
    ahead = doc.body[span.start : figure.stated.start].rstrip()[-REACH:]
    of = next((hit for hit in given.words["of"].find(ahead) if hit.end == len(ahead)), None)
    if of is None:
        return False
    near = [one for one in beside if one.sentence == figure.sentence]
    if of.start == 0 or ahead[: of.start].rstrip().endswith(","):
        return any(
            "," in doc.body[figure.span.end : one.span.start] for one in near if one.span.start > figure.span.end
        )
    start = figure.stated.start - len(ahead) + of.start - 1
    return any(0 <= start - (one.noun_span or one.span).end <= 1 or 0 <= start - one.span.end <= 1 for one in near)


def _tail(doc: Doc, figure: Figure, given: Given) -> tuple[list[str], bool]:
    """The words behind a noun that narrow it, and whether "itu" closes them."""
    start = (figure.noun_span or figure.span).end
    end = min(doc.sentences[figure.sentence].span.end, start + REACH)
    clause = _EDGE.split(doc.body[start:end])[0]
    table = given.tables["again"]
    verbs = tuple(table["verbal"])
    found: list[str] = []
    relative = acted = False
    for match in WORD.finditer(clause):
        word = fold(match.group())
        if word in given.words["pointed"]:
            return found, True
        opens = word in given.words["opens"] or word.endswith(tuple(table["participles"]))
        verb = bool(verbs) and word.startswith(verbs) and len(word) > LEAST
        if (
            (verb and (acted or not relative))
            or len(found) == TAIL
            or word in given.words["finite"]
            or (table["opened"] and not (found or opens))
        ):
            break
        acted = acted or verb
        relative = relative or word in given.words["pronouns"]
        found.append(match.group())
    if table["opened"] and found and not relative and _is_verb(fold(found[0]), clause, given):
        return [], False
    return found, False


def _is_verb(word: str, clause: str, given: Given) -> bool:
    """Whether a word behind a noun is the verb of its clause: no other follows, "the ten trucks brought flour"."""
    endings = tuple(given.tables["again"]["participles"])
    if not (word in given.words["pasts"] or word.endswith(endings)):
        return False
    rest = WORD.findall(fold(clause).partition(word)[2])
    return not any(one in given.words["tenses"] or one.endswith(endings) for one in rest)


def is_verb(word: str, given: Given) -> bool:
    """Whether a word has the prefix or the ending of a verb: "dibebaskan", "escaped"."""
    table = given.tables["again"]
    verbal = bool(table["verbal"]) and word.startswith(tuple(table["verbal"])) and len(word) > LEAST
    return verbal or word.endswith(tuple(table["participles"]) or ("\0",))


def counts_all(doc: Doc, figure: Figure, ahead: str, given: Given) -> bool:
    """Whether a count says that these are all: "all six", "keenam"."""
    collective = tuple(given.tables["again"]["collective"])
    return given.words["all"].ends(ahead) or fold(doc.text(figure.span)).startswith(collective)
