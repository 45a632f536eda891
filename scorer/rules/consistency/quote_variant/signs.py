"""
What speaks for and against two quotations being one saying, each sign by its name; its points stand in `points`.

The words tell how much of the mould is shared and what was exchanged in it. The frame, what the sentence says outside the
marks, tells who speaks, and whether the words are told as ones that the reader has met: "her vow", "repeated", "kalimat itu".
"""

import re
from collections.abc import Iterator

from scorer.lexicon import fold
from scorer.model import Attribution, Doc, NameKind, Quotation, Span
from scorer.rules.consistency.quote_variant.pairs import Pair, Words
from scorer.rules.given import Given

STEPS = (0.5, 0.6, 0.7, 0.9)  # shares of the longer wording's words that both have
LENGTHS = (6, 8, 11)  # words of the shorter one
RUNS = (5, 7)  # words in a row
TELLING = (3, 4, 6)  # words shared that tell something
LOST = (5, 8)  # words that tell something of which the other has none
MOST = 4  # of one sign
LONG = 4  # letters of a word that tells something
KNOWN = frozenset({"that saying", "saying", "repeated", "had said"})  # signs that the words were told before
WHO = frozenset({NameKind.PERSON, NameKind.OTHER})  # names that may be of people
BEFORE = 90  # code points before a quotation in which it is told as known
BEHIND = 60  # … behind it
LEAD = 30  # … before it in which "tweeted" stands
MANY = 12  # quotations of a story that rather is a conversation
BREATH = 40  # code points between two quotations of one turn
_END = re.compile(r"[.!?\n“”\"]")
_WORD = re.compile(r"\w+")


def read(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """Yield the signs of a pair; one of which there are several more than once."""
    yield from _of_wording(pair, given)
    changed, retold = [*_of_changes(pair, given)], [*_of_frames(doc, pair, given)]
    yield from changed
    yield from retold
    yield from _of_speakers(doc, pair, told_of=not KNOWN.isdisjoint(retold))
    yield from _of_setting(doc, pair, list_like="things" in changed and "repeated" not in retold)


def speaker(doc: Doc, pair: Pair) -> str:
    """To whom one of the two is credited, by the longest of the names, "" where the reader is told of nobody."""
    names = [one.speaker.name for saying in (pair.one, pair.two) for one in _statements(doc, saying.quotation)]
    return max((name for name in names if name), key=len, default="")


def _of_wording(pair: Pair, given: Given) -> Iterator[str]:
    """How much of the words both have."""
    yield from (f"kept {step}" for step in STEPS if pair.share >= step)
    yield from (f"words {least}" for least in LENGTHS if min(pair.lengths) >= least)
    longest = max(map(len, pair.kept))
    yield from (f"run {least}" for least in RUNS if longest >= least)
    telling = {word for run in pair.kept for word in run if len(word) >= LONG}
    yield from (f"telling {least}" for least in TELLING if len(telling) >= least)
    if pair.one.words[:2] == pair.two.words[:2]:
        yield "opens alike"
    elif all(any(saying.words[0] in given.words[who] for saying in (pair.one, pair.two)) for who in ("me", "us")):
        yield "other person"
    if pair.cut:
        yield "cut"


def _of_changes(pair: Pair, given: Given) -> Iterator[str]:
    """What was exchanged, added or left out."""
    found: list[str] = []
    for one, two in pair.changes:
        if one and two:
            found.append(_exchanged(one, two, given))
        else:
            found.append(_added(one or two, given))
    for name in dict.fromkeys(found):
        yield from [name] * min(found.count(name), MOST)
    if sum(name in {"count", "thing"} for name in found) >= 2 and "count" in found:
        yield "two things"
    lost = sum(len(word) >= LONG for change in pair.changes for side in change for word in side)
    yield from (f"other words {least}" for least in LOST if lost >= least)


def _exchanged(one: Words, two: Words, given: Given) -> str:
    """Of what kind the words are that stand for each other."""
    ours = [word for word in one if not any(given.speech.akin(word, other) for other in two)]
    theirs = [word for word in two if not any(given.speech.akin(word, other) for other in one)]
    if not ours and not theirs:
        return "form"
    sides = (ours, theirs)
    if all(any(word.isdigit() or word in given.words["counts"] for word in side) for side in sides):
        return "count"
    if any(word in given.words["not"] for word in ours) != any(word in given.words["not"] for word in theirs):
        return "denied"
    telling = [[word for word in side if len(word) >= LONG and word not in given.words["light"]] for side in sides]
    if all(telling):
        return "thing" if max(map(len, telling)) == 1 else "things"
    return "half" if any(telling) else "light"


def _added(words: Words, given: Given) -> str:
    telling = [word for word in words if len(word) >= LONG and word not in given.words["light"]]
    return "added" if telling else "light added"


def _of_speakers(doc: Doc, pair: Pair, *, told_of: bool) -> Iterator[str]:
    """Whether one may have said both; beside words that are told as known, a name may be of one who only heard them."""
    known = frozenset(word for name in doc.names if name.kind in WHO for word in _words(name.identity))
    credited = [_credited(doc, saying.quotation) & known for saying in (pair.one, pair.two)]
    named = [_named(doc, saying.quotation.span) & known for saying in (pair.one, pair.two)]
    who = [ours | theirs for ours, theirs in zip(credited, named, strict=True)]
    if who[0] & who[1]:
        if not credited[0] & credited[1]:
            yield "one named"
    elif all(who) and named[1] and not told_of:
        yield "two speakers"
    if who[1] and not named[1]:
        yield "unnamed"
    if named[1] - who[0]:
        yield "another beside"


def _of_frames(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """What the words around the marks tell: that it was said before, at another time, or in other words."""
    one, two = (_frame(doc, saying.quotation.span) for saying in (pair.one, pair.two))
    before, behind = _clauses(doc, pair.two.quotation.span)
    close = f"{before} … {behind}"
    own = given.words["own"].first(close, folded=True)
    if not own and given.words["sayings"].first(close, folded=True):
        yield "that saying" if given.words["that"].first(close, folded=True) else "saying"
    wide = f"{_ahead(doc, pair.two.quotation.span)} {two}"
    if not own and given.words["repeats"].first(wide, folded=True):
        yield "repeated"
    if given.words["had"].first(two, folded=True):
        yield "had said"
    between = doc.folded[pair.one.quotation.span.end : pair.two.quotation.span.start]
    if given.words["reworded"].first(between + behind, folded=True):
        yield "reworded"
    once = [{hit.phrase for hit in given.words["once"].find(frame, folded=True)} for frame in (one, two)]
    if once[0] != once[1]:
        yield "once"
    days = [{hit.phrase for hit in given.words["weekdays"].find(frame, folded=True)} for frame in (one, two)]
    if all(days) and not days[0] & days[1]:
        yield "other day"
    leads = [_clauses(doc, saying.quotation.span)[0] for saying in (pair.one, pair.two)]
    if all(given.words["published"].first(lead[-LEAD:], folded=True) for lead in leads):
        yield "published"


def _of_setting(doc: Doc, pair: Pair, *, list_like: bool) -> Iterator[str]:
    """How the two stand to each other; side by side, phrases in one mould are rather a list."""
    one, two = pair.one.quotation.span, pair.two.quotation.span
    between = doc.body[one.end : two.start]
    if len(between) <= BREATH and between.count(".") <= 1 and ":" not in between:
        alone = not _WORD.search(_frame(doc, two)) or doc.around(one).overlaps(doc.around(two))
        yield "one turn" if alone else "list" if list_like else "one breath"
    elif "\n" not in between:
        yield "one paragraph"
    asked = sum(doc.text(span).rstrip().endswith("?") for span in pair.spans)
    if asked:
        yield "questions" if asked > 1 else "one asks"
    if any(doc.body[span.end : span.end + 4].lstrip().startswith("#") for span in (one, two)):
        yield "tagged"
    if len(doc.quotations) > MANY:
        yield "many"


def _credited(doc: Doc, quotation: Quotation) -> frozenset[str]:
    """The words of the names to which the reader credits it."""
    return frozenset(word for one in _statements(doc, quotation) for word in _words(one.speaker.name or ""))


def _statements(doc: Doc, quotation: Quotation) -> Iterator[Attribution]:
    """The statements that it is, or is a part of."""
    return (one for one in doc.attributions if any(part.overlaps(quotation.inner) for part in one.content))


def _named(doc: Doc, span: Span) -> frozenset[str]:
    """The words with a capital that its sentences have outside the marks, in small letters."""
    around = doc.around(span)
    text = f"{doc.body[around.start : span.start]} {doc.body[span.end : max(span.end, around.end)]}"
    return frozenset(fold(word) for word in _WORD.findall(text) if word[0].isupper())


def _frame(doc: Doc, span: Span) -> str:
    """What its sentences say outside the marks, in small letters."""
    around = doc.around(span)
    return f"{doc.folded[around.start : span.start]} … {doc.folded[span.end : max(span.end, around.end)]}"


def _ahead(doc: Doc, span: Span) -> str:
    """The sentence before its own."""
    number = doc.sentence_at(doc.around(span).start) - 1
    return doc.text(doc.sentences[number].span).lower() if number >= 0 else ""


def _clauses(doc: Doc, span: Span) -> tuple[str, str]:
    """What stands right before and right behind the marks, up to the next mark."""
    before = _END.split(doc.folded[max(0, span.start - BEFORE) : span.start])[-1]
    behind = _END.split(doc.folded[span.end : span.end + BEHIND])[0]
    return before, behind


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(name)))
