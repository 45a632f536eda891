"""
What speaks for and against a sentence telling what another denies, each sign by its name; its points stand in `points`.

The words that the two have in common say whether one deed is meant; grammar, whether the second takes it for granted ("the two
who were hurt", "data stolen in the raid"). What may, should or was said to be, another time, voice or name speak against it.
"""

from collections.abc import Iterator
from itertools import chain, pairwise

from scorer.model import Doc
from scorer.rules.consistency.negation_flip.pairs import HARM, Pair
from scorer.rules.consistency.negation_flip.words import Told, Word
from scorer.rules.given import Given

SUBJECT = 4  # words of weight before a "not" that tell who does not do it
NEXT = 3  # words behind one that is denied, or before one that is told, in which its grammar shows
FIGURE = 5  # words between a number and the deed by which it counts
AHEAD = 4  # words before a deed in which an article or a "would" stands
BEHIND = 3  # words behind a deed in which "itu" stands
MOST = 4  # of one sign
TWICE = 2  # sentences that have a word in common, and hardly another does
LONG = 35  # words of a sentence that has some in common with most
BESIDE = 2  # sentences apart
OF_HARM = frozenset({"which", "told before", "year", "echo", "met", "figure", "the figure", "doer new", "done to new", "subject met", "subject unmet", "object met", "object unmet", "done"})
IF_DENIED = {"modal": "denied modal", "if": "denied if", "me": "me"}  # cues in the clause of a denial


def read(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """Yield the signs of a pair; one of which there are several more than once, and some of harm by another name too."""
    harm = bool(pair.denied.keys & pair.told.keys & HARM)
    if harm:
        yield "harm"
    signs = chain(
        _of_denial(pair),
        _of_words(pair),
        _of_others(pair),
        _of_grammar(doc, pair),
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
    start, end = one.clause(denial.at)
    yield denial.kind
    cues = one.cued(start, denial.at + 1)
    if "modal" in cues:
        yield "denied modal"
    if "if" in cues:
        yield "denied if"
    if "me" in one.cued(start, end):
        yield "me"
    if "yet" in one.cued(start, end):
        yield "yet"
    if "some" in one.cued(start, denial.at):
        yield "some denied"
    if "anyone" in one.words[denial.at].cues:
        yield "anyone"
    if "denies" in one.words[denial.at].cues:
        yield "denies"
    if denial.kind == "opposite":
        return
    between = range(denial.at + 1, pair.core)
    passive = [at for at in between if "passive" in one.words[at].cues] if denial.kind == "nobody" else []
    nearer = range(passive[0] + 1, pair.core) if passive else between
    if any("joint" in one.words[at].cues for at in nearer if at > denial.at + 1):
        yield "beyond"
    elif any(one.words[at].keys for at in nearer):
        yield "object"
    else:
        yield "no such" if denial.kind == "nobody" and not passive else "verb"
    if denial.kind == "nobody" and (
        "counts" in one.words[denial.at].cues or "passive" in one.cued(pair.core + 1, pair.core + 3)
    ):
        yield "counted" if any(n > pair.core + 1 for n in denial.behind) and not passive else "not counted"


def _of_words(pair: Pair) -> Iterator[str]:
    """Which words of the denial the other sentence has too."""
    one, two, denial, core = pair.one, pair.two, pair.denial, pair.core
    yield from _of_slots(pair)
    behind = [_again(one.words[n], two) for n in denial.behind if n != core]
    met = {found for found in (*(_again(word, two) for word in _subject(pair)), *behind) if found is not None}
    yield from ["met"] * min(len(behind) - behind.count(None), MOST)
    yield from ["unmet"] * min(behind.count(None), MOST)
    row = [n for n, word in enumerate(word for word in two.words if word.keys) if word in met or word == pair.told]
    yield from ["row"] * min(sum(after - before == 1 for before, after in pairwise(row)), MOST)
    yield from ["rare"] * min(sum(_often(word, pair) <= TWICE for word in met), MOST)
    yield from ["often"] * min(max(_often(pair.denied, pair) - TWICE, 0), MOST)
    clause = {*denial.before, *denial.behind}
    around = [word for n, word in enumerate(one.words) if word.keys and n not in clause]
    yield from ["echo"] * min(sum(_again(word, two) is not None for word in around), MOST)
    if sum(bool(pair.denied.keys & told.words[n].keys) for told, n in _places(pair) if n in told.denied) > 1:
        yield "denied again"


def _of_slots(pair: Pair) -> Iterator[str]:
    """Whether those who do it, and what it is done to, are the same in both."""
    one, two, denial, core = pair.one, pair.two, pair.denial, pair.core
    between = [n for n in denial.behind if n < core]
    after = [n for n in denial.behind if n > core]
    before = [one.words.index(word) for word in _subject(pair)]
    anyone = "anyone" in one.words[denial.at].cues
    slots = {"subject": [] if anyone else before[-1:] or between[-1:], "between": between[-1:] if before else [], "object": after[:1], "second": after[1:2]}
    for name, at in slots.items():
        if at:
            yield f"{name} {'unmet' if _again(one.words[at[0]], two) is None else 'met'}"
        elif name == "subject":
            yield "bare"
    start, end = two.clause(pair.again)
    left = [n for n in range(start, pair.again) if two.words[n].keys]
    if not left and start:
        start, _ = two.clause(start - 1)
        left = [n for n in range(start, pair.again) if two.words[n].keys]
    right = [n for n in range(pair.again + 1, end) if two.words[n].keys]
    subject = slots["subject"]
    if subject and left and _again(one.words[subject[0]], two) is None and one.keys.isdisjoint(two.words[left[-1]].keys):
        yield "other doer"
    new = not left or one.keys.isdisjoint(two.words[left[-1]].keys)
    if new and not pair.denied.keys & HARM and slots["object"] and _again(one.words[slots["object"][0]], two) is None:
        yield "other object"
    for name, at in {"doer": left[-1:], "done to": right[:1]}.items():
        if at:
            yield f"{name} {'new' if one.keys.isdisjoint(two.words[at[0]].keys) else 'known'}"
        else:
            yield f"no {name}"
    which = [n for n in range(start, pair.again) if "which" in two.words[n].cues]
    if which and any(one.keys.isdisjoint(two.words[n].keys) for n in left if n > which[-1]):
        yield "which new"


def _of_others(pair: Pair) -> Iterator[str]:
    """Words beside those that both have which only one has: "the ferry company", "the bus company"; both sides in one sentence."""
    one, two = pair.one, pair.two
    other = sum(
        _beside(one, n, side).isdisjoint(two.keys) and _beside(two, m, side).isdisjoint(one.keys)
        for n in (*pair.denial.before[-SUBJECT:], *pair.denial.behind)
        for m, word in enumerate(two.words)
        if not word.keys.isdisjoint(one.words[n].keys)
        for side in (-1, 1)
        if _beside(one, n, side) and _beside(two, m, side)
    )
    yield from ["other beside"] * min(other, MOST)
    kinds = {key for key in pair.denied.keys & pair.told.keys if key[0] == "="}
    for told, word in ((one, pair.denied), (two, pair.told)):
        if any(other.against != word.against and not kinds.isdisjoint(other.keys) for other in told.words):
            yield "both sides"
    series = [{word.text for word in told.words if "series" in word.cues} for told in (one, two)]
    if series[0] != series[1]:
        yield "series"


def _beside(told: Told, at: int, side: int) -> frozenset[str]:
    """What the word of weight right before or behind another is known by."""
    return told.words[at + side].keys if 0 <= at + side < len(told.words) and told.words[at + side].clause == told.words[at].clause else frozenset()


def _places(pair: Pair) -> list[tuple[Told, int]]:
    return list({(told.number, n): (told, n) for key in pair.denied.keys for told, n in pair.places.get(key, ())}.values())


def _subject(pair: Pair) -> list[Word]:
    """The words before a denial of who does not do it, without who says so."""
    one, before = pair.one, pair.denial.before
    said = [n for n in range(before[0], pair.denial.at) if "says" in one.words[n].cues] if before else []
    told = [n for n in before if not said or n > said[-1]]
    return [one.words[n] for n in (told or before)][-SUBJECT:]


def _again(word: Word, told: Told) -> Word | None:
    """The first word of a sentence that is a form of another's, or of its kind."""
    if told.keys.isdisjoint(word.keys):
        return None
    return next(other for other in told.words if not word.keys.isdisjoint(other.keys))


def _often(word: Word, pair: Pair) -> int:
    """How many sentences of the story have a word in some form."""
    return len({told.number for key in word.keys for told, _ in pair.places.get(key, ())})


def _of_grammar(doc: Doc, pair: Pair) -> Iterator[str]:
    """Whether the other sentence takes the deed for granted, counts by it, or only wishes for it."""
    two, again = pair.two, pair.again
    start, end = two.clause(again)
    near, right = two.cued(max(start, again - AHEAD), again), two.cued(max(start, again - 1), again)
    yield from (cue for cue in ("which", "the") if cue in near)
    if "which" in right:
        yield "which right"
    if start and "which" in two.words[start].cues:
        yield "which clause"
    behind = two.cued(again + 1, end)
    if "pointing" in two.cued(again + 1, min(again + 1 + BEHIND, end)):
        yield "pointing"
    if "goes_on" in behind:
        yield "goes on"
    numbers = [n for n in range(max(start, again - FIGURE - 1), again) if two.words[n].text[0].isdigit() or "number" in two.words[n].cues]
    if numbers:
        yield "the figure" if "the" in two.cued(max(start, numbers[-1] - 1), numbers[-1] + 1) else "figure"
    ahead = two.cued(start, again)
    yield from (cue for cue in ("wish", "undoes", "told modal", "told if") if cue.removeprefix("told ") in ahead)
    if any(denial.kind != "opposite" for denial in two.denials) and not any(start <= denial.at < end for denial in two.denials):
        yield "told not near"
    if any(again < denial.at < again + 6 and denial.kind != "opposite" for denial in two.denials):
        yield "not soon"
    done = "done" in near
    if done:
        yield "done"
    mine = pair.one.cued(pair.one.clause(pair.denial.at)[0], pair.denial.at + 1)
    if "yet" in mine and done:
        yield "yet done"
    if ("modal" in mine) != ("modal" in ahead):
        yield "one modal"
    if "asks" in two.cues:
        yield "asked"


def _of_time(pair: Pair) -> Iterator[str]:
    """Whether the two tell of other times, or set themselves against something."""
    one, two = pair.one, pair.two
    yield from (f"{cue} denied" for cue in ("later", "but") if cue in one.cues)
    yield from (f"{cue} told" for cue in ("later", "but", "other") if cue in two.cues)
    if "elsewhen" in two.cues - one.cues:
        yield "elsewhen"
    if "elsewhen" in one.cues - two.cues:
        yield "elsewhen denied"
    if _years(two) - _years(one):
        yield "year"
    days = [{word.text for word in told.words if "day" in word.cues} for told in (one, two)]
    if all(days):
        yield "one day" if days[0] & days[1] else "two days"


def _years(told: Told) -> set[str]:
    return {word.text for word in told.words if len(word.text) == 4 and word.text.isdigit() and word.text[:2] in {"19", "20"}}


def _of_voices(doc: Doc, pair: Pair) -> Iterator[str]:
    """Who says the two, and whom they name."""
    one, two = pair.one, pair.two
    denies, tells = one.voices, two.voices
    if denies and tells:
        yield "same voice" if denies & tells else "two voices"
    elif denies:
        yield "voice denies"
    elif tells:
        yield "voice tells"
    denied, told = pair.spans
    if denied.field == "body" and doc.quoted.touch(denied):
        yield "denied quote"
    if told.field == "body" and doc.quoted.touch(told):
        yield "told quote"
    ours, theirs = one.names, two.names
    if ours & theirs:
        yield "name"
    if ours and theirs and not ours & theirs:
        yield "other name"
    if any(name not in doc.folded[: two.span.start] for name in theirs):
        yield "new name"


def _of_setting(pair: Pair) -> Iterator[str]:
    """Where the two stand."""
    apart = pair.two.number - pair.one.number
    if not (pair.one.number and pair.two.number):
        yield "headline denies" if pair.one.number == 0 else "headline tells"
    elif abs(apart) == 1:
        first, last = sorted((pair.one.span, pair.two.span))
        yield "next paragraph" if "\n" in pair.one.doc.body[first.end : last.start] else "neighbour"
    elif abs(apart) == BESIDE:
        yield "near"
    if apart < 0 and pair.two.number:
        yield "told before"
    if pair.one.number == 1:
        yield "denied lead"
    if pair.two.number == 1:
        yield "told lead"
    if len(pair.two.words) > LONG:
        yield "long"
