"""
What speaks for and against a sentence telling what another denies, each sign by its name; its points stand in `points`.

The words that the two have in common say whether one deed is meant; grammar, whether the second takes it for granted ("the two
who were hurt", "data stolen in the raid"). What may or should be, another time, voice, doer or thing speak against it.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import chain, pairwise

from scorer.model import YEAR, Doc
from scorer.rules.consistency.negation_flip.pairs import HARM, Pair
from scorer.rules.consistency.negation_flip.words import NONE, Keys, Told, Word

SUBJECT = 4  # words of weight before a "not" that tell who does not do it
NEXT = 3  # words between "who" and the deed it tells
FIGURE = 6  # words between a number and the deed by which it counts
AHEAD = 4  # words before a deed in which an article or a "would" stands
SOON = 6  # words behind a deed in which a "not" sets it against another
MOST = 4  # of one sign
ONCE = 1  # other sentence that has a word
BESIDE = 2  # sentences apart
OF_HARM = frozenset({"which", "told before", "year", "met", "figure", "the figure", "doer new", "object unmet"})


def read(doc: Doc, pair: Pair) -> Iterator[str]:
    """Yield the signs of a pair; one of which there are several more than once, and some of harm by another name too."""
    harm = bool(pair.denied.keys & pair.told.keys & HARM)
    slots = _slots(pair)
    signs = chain(
        _of_denial(pair),
        _of_slots(pair, slots),
        _of_words(pair),
        _of_others(pair),
        _of_grammar(pair),
        _of_mood(pair),
        _of_time(pair),
        _of_voices(doc, pair),
        _of_setting(pair),
    )
    for sign in signs:
        yield sign
        if harm and sign in OF_HARM:
            yield f"harm {sign}"


def _of_denial(pair: Pair) -> Iterator[str]:
    """By which word it is denied, and what of it."""
    one, denial = pair.one, pair.denial
    if denial.kind != "not":
        yield denial.kind
    if len(denial.before) + len(denial.behind) == 1:
        yield "alone"
    start, end = one.clause(denial.at)
    if "formal" in one.cued(denial.at, end) and "formal" not in pair.two.cues:
        yield "not formally"
    cues = {
        "limited": ("limits", pair.core + 1, pair.core + 2),
        "denied if": ("if", start, denial.at + 1),
        "yet": ("yet", start, end),
        "some denied": ("some", start, denial.at),
    }
    yield from (name for name, (cue, first, last) in cues.items() if cue in one.cued(first, last))
    if denial.kind != "opposite":
        yield from _of_deed(pair)


def _of_deed(pair: Pair) -> Iterator[str]:
    """Whether what is denied is the deed itself, the thing that nobody does it to, or one of which there is none."""
    one, denial, passive = pair.one, pair.denial, _passive(pair)
    if any(one.words[at].keys for at in range(passive + 1, pair.core)):
        yield "object"
    elif denial.kind == "nobody" and passive == denial.at:
        yield "no such"
    counts = "counts" in one.words[denial.at].cues or "passive" in one.cued(pair.core + 1, pair.core + 3)
    if denial.kind == "nobody" and counts and (passive != denial.at or denial.behind[-1] <= pair.core + 1):
        yield "not counted"


def _passive(pair: Pair) -> int:
    """Behind which word stands what nobody did: behind the "who" or "was" of "no passenger was", else behind the "no"."""
    one, at = pair.one, pair.denial.at
    if pair.denial.kind != "nobody":
        return at
    return next((n for n in range(at + 1, pair.core) if "passive" in one.words[n].cues), at)


Slots = dict[str, Word]


def _slots(pair: Pair) -> Slots:
    """Who does not do it, what it is not done to, and the word behind that."""
    one, denial = pair.one, pair.denial
    after = [n for n in denial.behind if n > pair.core]
    subject = (
        [] if "anyone" in one.words[denial.at].cues else _subject(pair) or [n for n in denial.behind if n < pair.core]
    )
    between = [n for n in denial.behind if denial.at < n < pair.core]
    slots = {"subject": subject[-1:], "between": between[-1:], "object": after[:1], "second": after[1:2]}
    return {name: one.words[at[0]] for name, at in slots.items() if at}


def _subject(pair: Pair) -> list[int]:
    """The words before a denial of who does not do it, without who says so."""
    one, before = pair.one, pair.denial.before
    said = [n for n in range(before[0], pair.denial.at) if "says" in one.words[n].cues] if before else []
    told = [n for n in before if not said or n > said[-1]]
    return (told or list(before))[-SUBJECT:]


def _of_slots(pair: Pair, slots: Slots) -> Iterator[str]:
    """Whether those who do it, and what it is done to, are the same in both."""
    one, two, denial = pair.one, pair.two, pair.denial
    missing = {name for name, word in slots.items() if two.again(word) is None}
    yield from (f"{name} unmet" for name in ("between", "object") if name in missing)
    yield from (f"{name} met" for name in ("object", "second") if name in slots and name not in missing)
    if denial.kind == "nobody" and any(_is_counted(one.words[at], two) for at in denial.behind[:2]):
        yield "some of none"
    yield from _of_doers(pair, missing)
    _, end = two.clause(pair.again)
    right = next((two.words[n] for n in range(pair.again + 1, end) if two.words[n].keys), None)
    bare = denial.kind == "nobody" and "subject" not in slots and pair.core == denial.behind[0]
    if right is None:
        yield "no done to"
    elif bare and one.keys.isdisjoint(right.keys):
        yield "other deed"


def _of_doers(pair: Pair, missing: AbstractSet[str]) -> Iterator[str]:
    """Whether the word before what is told is one of the denial's; what it has that the other has not is missing."""
    one, two = pair.one, pair.two
    start, _ = two.clause(pair.again)
    left = [n for n in range(start, pair.again) if two.words[n].keys]
    if not left and start:  # the clause before, which a "who" goes on from
        start, _ = two.clause(start - 1)
        left = [n for n in range(start, pair.again) if two.words[n].keys]
    new = not left or one.keys.isdisjoint(two.words[left[-1]].keys)
    if new:
        yield "doer new" if left else "no doer"
    if left and new and "subject" in missing:
        yield "other doer"
    which = [n for n in range(start, pair.again) if "which" in two.words[n].cues]
    near = which and pair.again - which[-1] <= NEXT and not pair.denied.keys & HARM
    if near and new and missing & {"subject", "between", "object"}:
        yield "other thing"


def _is_counted(word: Word, told: Told) -> bool:
    """Whether a number stands right before a word where it is told again."""
    at = [n for n, other in enumerate(told.words) if not word.keys.isdisjoint(other.keys)]
    return any(_is_number(other) for n in at for other in told.words[max(0, n - 2) : n])


def _is_number(word: Word) -> bool:
    return word.text[0].isdigit() or "number" in word.cues


def _of_words(pair: Pair) -> Iterator[str]:
    """Which words of the denial the other sentence has too."""
    one, two, denial = pair.one, pair.two, pair.denial
    behind = [at for n in denial.behind if n != pair.core and (at := two.again(one.words[n])) is not None]
    met = {*behind, *(at for n in _subject(pair) if (at := two.again(one.words[n])) is not None)}
    yield from ["met"] * min(len(behind), MOST)
    row = [
        n for n, at in enumerate(at for at, word in enumerate(two.words) if word.keys) if at in met or at == pair.again
    ]
    yield from ["row"] * min(sum(after - before == 1 for before, after in pairwise(row)), MOST)
    yield from ["rare"] * min(sum(_often(two.words[at], pair) <= ONCE for at in met), MOST)
    yield from ["often"] * min(max(_often(pair.denied, pair) - ONCE, 0), MOST)
    clause = {*denial.before, *denial.behind}
    around = [word for n, word in enumerate(one.words) if word.keys and n not in clause]
    yield from ["echo"] * min(sum(not two.keys.isdisjoint(word.keys) for word in around), MOST)
    if any(_denies(told, pair.denied) for told in _telling(pair.denied, pair) if told is not one):
        yield "denied again"


def _telling(word: Word, pair: Pair) -> set[Told]:
    """The sentences that have a word in some form."""
    return {told for key in word.keys for told in pair.places.get(key, ())}


def _often(word: Word, pair: Pair) -> int:
    """How many other sentences than the denial, the headline aside, have a word in some form."""
    return sum(bool(told.number) and told is not pair.one for told in _telling(word, pair))


def _denies(told: Told, word: Word) -> bool:
    return any(not word.keys.isdisjoint(told.words[at].keys) for at in told.denied)


def _of_others(pair: Pair) -> Iterator[str]:
    """What only one has: a word beside one that both have ("the ferry company", "the bus company"), another of a series."""
    one, two = pair.one, pair.two
    apart = sum(
        _apart(_next_to(one, at, side), two) and _apart(_next_to(two, again, side), one)
        for at in (*pair.denial.before[-SUBJECT:], *pair.denial.behind)
        if (again := two.again(one.words[at])) is not None
        for side in (-1, 1)
    )
    yield from ["other beside"] * min(apart, MOST)
    kinds = {key for key in pair.denied.keys & pair.told.keys if key[0] == "="}
    for told, word in ((one, pair.denied), (two, pair.told)):
        if kinds and any(other.against != word.against and not kinds.isdisjoint(other.keys) for other in told.words):
            yield "both sides"
    series = [{word.text for word in told.words if "series" in word.cues} for told in (one, two)]
    if series[0] != series[1]:
        yield "series"


def _next_to(told: Told, at: int, side: int) -> Keys:
    """What the word of weight right before or behind another is known by."""
    word = told.words[at + side] if 0 <= at + side < len(told.words) else None
    return word.keys if word and word.clause == told.words[at].clause else NONE


def _apart(keys: Keys, told: Told) -> bool:
    return bool(keys) and told.keys.isdisjoint(keys)


def _of_grammar(pair: Pair) -> Iterator[str]:
    """Whether the other sentence takes the deed for granted, or counts by it."""
    two, again = pair.two, pair.again
    start, end = two.clause(again)
    if "which" in two.cued(max(start, again - AHEAD), again):
        yield "which"
    if "which" in two.cued(max(start, again - 1), again):
        yield "which right"
    if start and "which" in two.words[start].cues:
        yield "which clause"
    if "pointing" in two.cued(again + 1, min(again + 1 + NEXT, end)):
        yield "pointing"
    if "goes_on" in two.cued(again + 1, end):
        yield "goes on"
    numbers = [n for n in range(max(start, again - FIGURE), again) if _is_number(two.words[n])]
    if numbers:
        yield "the figure" if "the" in two.cued(max(start, numbers[-1] - 1), numbers[-1] + 1) else "figure"


def _of_mood(pair: Pair) -> Iterator[str]:
    """Whether the other sentence tells what was done, or what may, should or was not."""
    two, again = pair.two, pair.again
    start, end = two.clause(again)
    ahead = two.cued(start, again)
    if "wish" in ahead:
        yield "wish"
    if "if" in ahead:
        yield "told if"
    if "undoes" in two.cued(start, end) or any(word.against for word in two.words[start:again]):
        yield "undoes"
    if "done" in two.cued(max(start, again - AHEAD), again):
        yield "done"
    nots = [denial.at for denial in two.denials if denial.kind != "opposite"]
    if any(again < at < again + SOON for at in nots):
        yield "not soon"
    if nots and not any(start <= at < end for at in nots):
        yield "told not near"


def _of_time(pair: Pair) -> Iterator[str]:
    """Whether the two tell of other times, or set themselves against something."""
    one, two = pair.one, pair.two
    yield from (f"{cue} told" for cue in ("later", "other") if cue in two.cues)
    if "elsewhen" in two.cues - one.cues or (not two.number and "elsewhen" in two.cues):
        yield "elsewhen"
    if "elsewhen" in one.cues - two.cues:
        yield "elsewhen denied"
    if any(year.group() not in one.text for year in YEAR.finditer(two.text)):
        yield "year"
    days = [{word.text for word in told.words if "day" in word.cues} for told in (one, two)]
    if all(days):
        yield "one day" if days[0] & days[1] else "two days"


def _of_voices(doc: Doc, pair: Pair) -> Iterator[str]:
    """Who says the two, and whom they name."""
    one, two = pair.one, pair.two
    if one.voices and two.voices:
        yield "same voice" if one.voices & two.voices else "two voices"
    elif one.voices:
        yield "voice denies"
    if one.number and doc.quoted.touch(pair.spans[0]):
        yield "denied quote"


def _of_setting(pair: Pair) -> Iterator[str]:
    """Where the two stand."""
    one, two = pair.one.number, pair.two.number
    if not two:
        yield "headline tells"
    elif one and two - one in {-BESIDE, BESIDE}:
        yield "near"
    if 0 < two < one:
        yield "told before"
    if one == 1:
        yield "denied lead"
