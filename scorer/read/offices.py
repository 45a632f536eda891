"""
Where an office ends and the person who holds it begins: "Menteri Luar Negeri Kenya | Aisha Mwangi".

Behind a title stand bodies, places and what a minister is set over. Places that no list holds are known from the
article itself ("di Muara"), as are people it calls by one name elsewhere: "Wali Kota Muara | Idris Laksana", later "Idris".
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scorer.read.capitals import Run, Word, word_before
from scorer.read.naming import OWN, Naming

_NUMBERED = re.compile(r"[IVX]+|[A-Z]|\d+")  # the third commission, "Komisi III"
PAIR = 2
INITIALS = 2  # letters in capitals that may end a name: "Harun MD"
SPELLED = 5  # letters in capitals from which they may be a family name rather than an acronym
VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Usage:
    """
    How an article uses words.

    `places` stand behind a preposition of place, `alone` are names of one word, `pairs` of two. `over` stand between an
    office and a name of two words that is told without them elsewhere: "Bupati | Wirana | Seno Adi", later "Seno Adi".
    `heard` are names of one word that somebody speaks under: "kata Seno".
    """

    places: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    pairs: frozenset[tuple[str, str]] = frozenset()
    over: frozenset[str] = frozenset()
    heard: frozenset[str] = frozenset()


def usage(body: str, runs: Iterable[Run], naming: Naming) -> Usage:
    """Which words the article uses as places, and which as names of one word. Linear in the body."""
    places, alone, heard, pairs, triples = set(), set(), set(), set(), set()
    for run in runs:
        before = word_before(body, run.start)
        inside = zip(run.words, run.words[1:], strict=False)
        unclear = run.words[-PAIR - 1 : -1]  # "Anggota DPRD | Seno Adi"
        places |= {
            word.low
            for opening, word in inside
            if opening.low in naming.locatives
            and word.low not in naming.grounds
            and not (opening.low in naming.generic and opening in unclear[:1])
        }
        word = run.words[0].low
        if before in naming.locatives:
            places.add(word)
        elif len(run.words) == 1 and not (word in naming.places or word in naming.bodies or word in naming.titles):
            alone.add(word)
            if before in naming.voices:
                heard.add(word)
        elif len(run.words) == PAIR:
            pairs.add((word, run.words[1].low))
        elif len(run.words) == PAIR + OWN - 1 and word in naming.titles and run.words[1].low not in naming.forenames:
            triples.add(tuple(each.low for each in run.words[1:]))
    over = {first for first, *pair in triples if tuple(pair) in pairs}
    return Usage(
        frozenset(places), frozenset(alone - places), frozenset(pairs), frozenset(over), frozenset(heard - places)
    )


def end(words: Sequence[Word], first: int, naming: Naming, usage: Usage, *, apposed: bool) -> int | None:
    """Where the person begins in a run whose office begins at word `first`. None: nobody is named."""
    if words[first - 1].low in naming.ranks and any(
        word.low.startswith(naming.articles) for word in words[first + 1 :]
    ):
        return first  # "Kolonel | Turki al-Rumah"
    first, named = _office_end(words, first, naming, usage)
    if first == len(words) - 1 and words[first].low in usage.over:
        return None
    while naming.head_first and (further := _marker(words, first, naming, usage)):
        first, named = _office_end(words, further, naming, usage)
    left = sum(len(word.low) > 1 and word.low not in naming.suffixes for word in words[first:])  # without initials
    if left <= 0 or apposed:
        return None
    if named and left <= OWN:
        return _bearer(words, first, naming, usage) if naming.head_first else None
    if left > OWN:
        return _called(words, first, naming, usage) if naming.head_first else len(words) - 2
    return first + 1 if naming.head_first and _called_by_second(words[first:], naming, usage) else first


def _marker(words: Sequence[Word], first: int, naming: Naming, usage: Usage) -> int | None:
    """The next word that only an office holds: "Direktur Penataan Sungai | Kementerian | Perairan Tirto Seno"."""
    last = len(words) - 1
    for number in range(first + 1, len(words)):
        low = words[number].low
        if low in naming.english and words[number].text.islower():
            return number + PAIR
        if (
            (_acronym(words[number]) and (number < last or not _surname(words, number, naming, usage)))
            or naming.is_field(low)
            or (low in naming.bodies and (number < last or (len(low) > OWN and low not in naming.titles)))
        ):
            return number
    return None


def _surname(words: Sequence[Word], number: int, naming: Naming, usage: Usage) -> bool:
    """Whether letters in capitals end a name, as initials or as a family name: "Harun MD", "Wening PALUPI"."""
    low, before = words[number].low, words[number - 1].low
    if len(low) <= INITIALS:
        return True
    if low in naming.whole or low in naming.bodies or low in naming.regions:
        return False
    plain = before in naming.common or before in naming.whole or before in naming.bodies or before in naming.regions
    return before in usage.alone or (len(low) >= SPELLED and not plain and len(set(low) & VOWELS) >= PAIR)


def _office_end(words: Sequence[Word], first: int, naming: Naming, usage: Usage) -> tuple[int, bool]:
    """The word after the office, and whether a body or place stands before it whose own name may follow."""
    begin, named, described = first, False, False
    while first < len(words):
        word, pair = words[first], [word.low for word in words[first : first + 2]]
        if word.low in naming.generic and _acronym(word):
            named, first = True, first + 1
        elif " ".join(pair) in naming.places or (len(pair) > 1 and pair[1] in naming.compass):
            first += 2
        elif _office_goes_on(words, first, begin, naming, usage):
            named, first = False, first + 1
            described = described and not _acronym(word)
        elif word.text.islower() or (begin < first and _NUMBERED.fullmatch(word.text)):
            first += 1
        elif word.low in naming.bodies or word.low in naming.grounds:
            named, first = True, first + 1
            described = described or word.low in naming.described
        elif naming.head_first and described and word.low in naming.common and word.low not in usage.alone:
            first += 1
        else:
            break
    return first, named


def _office_goes_on(words: Sequence[Word], first: int, begin: int, naming: Naming, usage: Usage) -> bool:
    """Whether a word names what or where the office is over: a region, a portfolio, a body in capitals."""
    word = words[first]
    if word.low in naming.whole or naming.is_field(word.low) or _acronym(word):
        return True
    if first and words[first - 1].low in naming.divisions and (word.low in naming.common or len(words) - first > PAIR):
        return True
    if first > begin and word.low in naming.compass:
        return True
    before = words[first - 1].low if first > begin else ""
    if before in naming.regions or before in usage.places:
        return False
    return word.low in naming.regions or (naming.head_first and word.low in usage.places and first < len(words) - 1)


def _called(words: Sequence[Word], first: int, naming: Naming, usage: Usage) -> int:
    """Where a long name begins: with the word by which the article calls its bearer elsewhere, else two words before its end."""
    for number in range(first, len(words) - 2):
        pair = (words[number].low, words[number + 1].low)
        named = not any(low in naming.whole or low in naming.regions or low in naming.common for low in pair)
        if (named and pair in usage.pairs) or (number > first and pair[0] in usage.alone):
            return number
        if words[number].low in naming.forenames:
            return number
    return len(words) - 2


def _called_by_second(words: Sequence[Word], naming: Naming, usage: Usage) -> bool:
    """Whether the article calls somebody by the second of three words: "Pelatih Persema | Edo Warouw", later "Edo"."""
    if len(words) != OWN or words[0].low in naming.forenames:
        return False
    return words[1].low in usage.alone or words[0].low in usage.over


def _bearer(words: Sequence[Word], first: int, naming: Naming, usage: Usage) -> int | None:
    """
    Where the person begins behind a body or place whose name no list holds: "Universitas Wirana | Adi Nugroho".

    Where words of the vocabulary have told what the office is over, two or three words are a person, else three words are
    one for the body and two for the person. Fewer name a person only whom the article calls so elsewhere.
    """
    over = words[first - 1].low
    told = over in naming.common and over not in naming.bodies and over not in naming.grounds
    pair = len(words) - first == PAIR
    complete = over in naming.generic and over in naming.locatives  # "DPRD" needs no name of its own, as "RSUD" does
    heard = words[first].low in usage.heard and over not in naming.generic
    if pair and (complete or heard) and _is_somebody(words[first:], naming):
        return first
    known = next((n for n in range(first + (not told), len(words)) if words[n].low in usage.alone), None)
    unclear = (
        all(word.low in naming.common for word in words[first : first + 2])
        or words[-1].low in naming.regions
        or words[-1].low in naming.compass
    )
    if known is not None or unclear:
        return known
    left = len(words) - first
    if left > 1 and (told or words[first].low in naming.forenames):
        return first
    return first + 1 if left == OWN else None


def is_office(word: Word, naming: Naming) -> bool:
    """Whether a word belongs to an office rather than to a name: a body, a place, what somebody is set over."""
    low = word.low
    known = low in naming.whole or low in naming.regions or low in naming.bodies
    return known or _acronym(word) or naming.is_field(low)


def _is_somebody(pair: Sequence[Word], naming: Naming) -> bool:
    """Whether two words may be somebody's name: neither is a place, a body or a word of the vocabulary."""
    known = (naming.whole, naming.regions, naming.compass, naming.bodies, naming.grounds)
    if pair[0].low in naming.common or any(_acronym(word) for word in pair):
        return False
    return not any(word.low in listed for word in pair for listed in known)


def _acronym(word: Word) -> bool:
    return len(word.text) > 1 and word.text.isupper() and "." not in word.text
