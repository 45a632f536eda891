"""
The headline quotes words that nobody says in the story.

Why it matters: quotation marks promise that someone said exactly this.
Stays quiet: on terms of fewer than `words` words, where nobody speaks of himself in them, on trimmed quotations, on
headlines without quotation marks, and on claims between single marks, which hold what the desk says in its own words.
How: of the content words inside the headline's marks, the share that stands in one sentence of
the body, or in two that follow each other; quoted ones count alike, since a story may report what the headline quotes.
What the marks hold as denied must not be said flatly in the story, nor the other way round. Where the story quotes
somebody, what “I” or “we” of the headline do must stand in it: of a promise its verb, of three words at least one. And
where a quotation of the story differs from it by one word of weight, that word must stand somewhere in the story.
Cannot see: short quotations, translated ones, and whether the words were said by the person the headline gives them to.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from scorer.lexicon import fold
from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.given import Given

_QUOTED = re.compile(
    r"“([^“”\n]{3,200})”|\"([^\"\n]{3,200})\"|(?<!\w)[‘']((?:[^‘’'\n]|(?<=\w)[’'](?=\w)){3,200})[’'](?!\w)"
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_SITE = re.compile(r"\w+\.(?:com|co|id|net|org|tv)\b")
_ANY = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
AHEAD = 40  # letters before a quotation in which a verb tells that it is only wished for
SHORT = 3  # words of a statement in which somebody speaks of himself
PAIR = 2  # words that the denial of a short statement has in common with it
MOST = 0.5  # … where somebody is given them who speaks of himself
FEW = 0.2  # of the words in the story: enough where single marks need not hold them as they were said
VERB = 4  # letters of what is promised
VERBAL = 6  # letters of a verb by its shape
STEM = 5  # letters that recognise a word in another form
REACH = 3  # words behind a “not” that it denies for sure
OTHERS = 2  # words of a headline's quotation that the story's does not have …
LEAST = 3  # … and those that it has
FAR = 8  # words behind one that it may deny: "nobody will ever make us sell"


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each quotation in the headline."""
    if doc.headline is None:
        return
    title = doc.article.text(doc.headline.field)
    told = [(one.span, fold(doc.text(one.span))) for one in doc.sentences if not one.span.overlaps(doc.headline)]
    told = [(span, text) for span, text in told if text != fold(doc.text(doc.headline))]
    pairs = [f"{one} {two}" for (_, one), (_, two) in pairwise(told)]
    for found in _quoted(title, doc.headline, given):
        inner = next(group for group in found.groups() if group)
        words = set(_WORD.findall(_SITE.sub(" ", fold(inner)))).difference(given.words["small"])
        place = Span(found.start(), found.end(), doc.headline.field)
        if len(inner.split()) < given.limits["words"]:
            yield from _short(found, inner, words, place, told, doc, given)
            continue
        words = _as_told(words, told, given)
        best = max((_share(words, text) for text in (*(text for _, text in told), *pairs)), default=0.0)
        close = best >= given.limits["share"]
        sure = close and not (found[3] and given.words["first_person"].first(inner) is None)
        turned = _turned(fold(inner), words, told, given) if sure else None
        if turned is not None:
            yield Finding(rule="headline-quote", spans=(place, turned), case="turned", confidence=0.92)
        elif close and _is_put_in_a_mouth(found, inner, words, told, doc, given):
            yield _in_other_words(place, best)
        elif close:
            yield _altered(inner, place, told, doc, given) or Outcome.AGREED
        elif _sums_up(found, inner, best, doc, given) and not (
            _undone(inner, told, doc, given) or _unpromised(inner, told, doc, given)
        ):
            yield Outcome.ABSTAINED
        elif words:
            yield _in_other_words(place, best, confidence=0.95)


def _is_put_in_a_mouth(
    found: re.Match[str], inner: str, words: set[str], told: Sequence[tuple[Span, str]], doc: Doc, given: Given
) -> bool:
    """Whether somebody is given a promise, a verb or a denial that the story has not, though it has the other words."""
    return (
        _unpromised(inner, told, doc, given)
        or _unheard(found, inner, told, doc, given)
        or _undenied(found, inner, words, told, doc, given)
    )


def _in_other_words(place: Span, share: float, *, confidence: float = 0.9) -> Finding:
    """The finding that a share of what a headline quotes stands in the story and the rest does not."""
    return Finding(rule="headline-quote", spans=(place,), values={"share": round(100 * share)}, confidence=confidence)


def _quoted(title: str, headline: Span, given: Given) -> Iterator[re.Match[str]]:
    """What a headline quotes: not behind an apostrophe that looks like a mark, nor what somebody only ought to say."""
    for found in _QUOTED.finditer(title, headline.start, headline.end):
        glued = title[max(0, found.start() - 1) : found.start()].isalpha()  # won"t
        wished = given.words["would_say"].first(title[max(0, found.start() - AHEAD) : found.start()])
        if not glued and not wished:  # "must tell them 'You can come'"
            yield found


def _altered(inner: str, place: Span, told: Sequence[tuple[Span, str]], doc: Doc, given: Given) -> Finding | None:
    """A finding where a quotation of the story has another word than the headline's: "to the plate", "to the bedroom"."""
    words = _ANY.findall(fold(inner))
    for quotation in doc.quotations:
        spoken = _ANY.findall(fold(doc.text(quotation.inner)))
        kept = {*words} & {*spoken}
        if quotation.span.field != "body" or len({*words} - kept) > OTHERS or len(kept) < LEAST:
            continue
        changes = SequenceMatcher(a=words, b=spoken, autojunk=False).get_opcodes()
        ours = [word for tag, a, b, _, _ in changes if tag in {"replace", "delete"} for word in words[a:b]]
        theirs = [word for tag, _, _, c, d in changes if tag == "replace" for word in spoken[c:d]]
        ours, theirs = ([word for word in some if word not in given.words["small"]] for some in (ours, theirs))
        if len(ours) == 1 and theirs and len(ours[0]) >= VERB and not _stands(ours[0], told, given):
            return _in_other_words(place, 1 - 1 / len(words))
    return None


def _sums_up(found: re.Match[str], inner: str, best: float, doc: Doc, given: Given) -> bool:
    """
    Whether single marks may hold what the desk says in its own words.

    So they do where nobody speaks of himself, nor, in a story that quotes other words, is given a statement or speaks
    as one who was there ("it sounded like …"); and where any of the words is in the story, of a statement most.
    """
    witness = given.words["as_witness"].begins(fold(inner))
    himself = given.words["first_person"].first(inner) is not None
    stated = himself or given.words["finite"].first(inner) is not None
    given_to = bool(doc.quotations) and ((stated and _is_given(found, given)) or _is_called(found, inner, given))
    borne_out = best > MOST if given_to else best >= FEW
    return found[3] is not None and (borne_out or not (himself or given_to or (witness and doc.quotations)))


def _is_given(found: re.Match[str], given: Given) -> bool:
    """Whether a colon, a comma or a verb gives what they hold to somebody: "Holt: 'I am done'", "Holt vows 'no one will'"."""
    inner, before = next(group for group in found.groups() if group), found.string[: found.start()].rstrip()
    return (
        before.endswith(":")
        or given.words["says"].ends(before)
        or found.string[found.end() :][:1] in {",", ":"}
        or inner.endswith(",")
    )


def _is_called(found: re.Match[str], inner: str, given: Given) -> bool:
    """Whether somebody is told to call something what they hold: "Surgeon calls closure 'a gamble'", "says cuts 'a'"."""
    before = fold(found.string[: found.start()])
    return given.words["calls"].first(before, folded=True) is not None and given.words["article"].begins(inner)


def _short(
    found: re.Match[str],
    inner: str,
    words: set[str],
    place: Span,
    told: Sequence[tuple[Span, str]],
    doc: Doc,
    given: Given,
) -> Iterator[Finding]:
    """A finding where a story has no word of three that tell something, or only denies what somebody says of himself."""
    if not _is_statement(found, given):
        if _is_told_of(found, inner, given) and _speaks(doc) and _unsaid(words, told, doc, given):
            yield _in_other_words(place, 0)
    elif _unsaid(words, told, doc, given) or _undone(inner, told, doc, given):
        yield Finding(rule="headline-quote", spans=(place,), values={"share": 0}, confidence=0.92)
    elif len(words) >= PAIR:
        whole = [(span, text) for span, text in told if _share(words, text) == 1]
        turned = _turned(fold(inner), words, whole, given)
        if turned is not None:
            yield Finding(rule="headline-quote", spans=(place, turned), case="turned", confidence=0.92)


def _as_told(words: set[str], told: Sequence[tuple[Span, str]], given: Given) -> set[str]:
    """The words, each that the story has in another form alone by that form: "dilantik" where it says "kami lantik"."""
    missing = {word for word in words if not any(word[:STEM] in text for _, text in told)}
    others = sorted({other for _, text in told for other in _WORD.findall(text)}) if missing else []
    forms = {word: next((other for other in others if given.speech.akin(word, other)), word) for word in missing}
    return {forms.get(word, word) for word in words}


def _share(words: set[str], text: str) -> float:
    return sum(word[:STEM] in text for word in words) / len(words) if words else 0.0


def _is_statement(found: re.Match[str], given: Given) -> bool:
    """Whether short marked words are what "I" or "we" say, and given to somebody, and no title."""
    inner = next(group for group in found.groups() if group)
    himself = given.words["first_person"].first(inner) is not None
    return himself and len(inner.split()) >= SHORT and _is_given(found, given)


def _speaks(doc: Doc) -> bool:
    """Whether a story quotes more than a word or two of somebody."""
    return any(len(doc.text(one.inner).split()) > FAR for one in doc.quotations if one.span.field == "body")


def _is_told_of(found: re.Match[str], inner: str, given: Given) -> bool:
    """Whether short marked words tell something of what stands before: "ward 'will transform care'", "says it 'a farce'"."""
    told = given.words["finite"].begins(inner) or _is_called(found, inner, given)
    return told and len(inner.split()) >= SHORT


def _unsaid(words: set[str], told: Sequence[tuple[Span, str]], doc: Doc, given: Given) -> bool:
    """Whether a story that quotes other words has none of these: "We were robbed"."""
    long = bool(words) and max(map(len, words)) >= STEM
    return long and bool(doc.quotations) and not any(_stands(word, told, given) for word in words)


def _undone(inner: str, told: Sequence[tuple[Span, str]], doc: Doc, given: Given) -> bool:
    """Whether the verb right behind "I" or "we" stands nowhere in a story that quotes other words: "Kami Diperas Sekolah"."""
    who = given.words["first_person"].first(inner)
    if who is None or not doc.quotations:
        return False
    behind = [word for word in _ANY.findall(fold(inner)[who.end :]) if word not in given.words["helping"]]
    verb = behind[0] if behind else ""
    if not verb or verb in given.words["small"]:
        return False
    any_verb = given.tables["forms"]["bare"] and not verb.endswith(tuple(given.words["adverbial"]))
    shaped = (any_verb and len(verb) >= VERB) or (len(verb) >= STEM and verb.startswith(tuple(given.words["verbal"])))
    return shaped and not _stands(verb, told, given)


def _unheard(found: re.Match[str], inner: str, told: Sequence[tuple[Span, str]], doc: Doc, given: Given) -> bool:
    """Whether somebody is given words of which a verb stands nowhere in a story that quotes others: "Semua Guru Diangkat"."""
    if found[3] or not doc.quotations or not _is_given(found, given):
        return False
    shapes = tuple(given.words["verbal"])
    verbs = (
        [word for word in _WORD.findall(fold(inner)) if word.startswith(shapes) and len(word) >= VERBAL]
        if shapes
        else []
    )
    return any(word not in given.words["small"] and not _stands(word, told, given) for word in verbs)


def _undenied(
    found: re.Match[str], inner: str, words: set[str], told: Sequence[tuple[Span, str]], doc: Doc, given: Given
) -> bool:
    """Whether somebody is given a denial of which no sentence denies a word: "No pupil goes hungry next year"."""
    if found[3] or not doc.quotations or not _is_given(found, given) or not _denied(fold(inner), REACH, given):
        return False
    beginnings = {word[:STEM] for word in words}
    return not any(_denied(text, FAR, given) & beginnings for _, text in told)


def _unpromised(inner: str, told: Sequence[tuple[Span, str]], doc: Doc, given: Given) -> bool:
    """Whether what "I will" or "kami siap" promises is a verb that the story, which quotes somebody, does not have."""
    promise = given.words["promises"].first(inner)
    if promise is None or not doc.quotations:
        return False
    verb = next((word for word in _WORD.findall(fold(inner[promise.end :])) if word not in given.words["small"]), "")
    return len(verb) >= VERB and not _stands(verb, told, given)


def _stands(word: str, told: Sequence[tuple[Span, str]], given: Given) -> bool:
    """Whether a word stands in the story in some form."""
    if any(word[:STEM] in text for _, text in told):
        return True
    others = {other for _, text in told for other in _WORD.findall(text)}
    if not given.tables["forms"]["prefixed"]:
        others = {other for other in others if other[0] == word[0]}
    return any(given.speech.akin(word, other) for other in others)


def _turned(inner: str, words: set[str], told: Sequence[tuple[Span, str]], given: Given) -> Span | None:
    """
    The sentence that denies what the quotation says in its own words, or says what it denies.

    None where any sentence with those words says it as the quotation does.
    """
    said = _denied(inner, REACH, given)
    near = [(span, text) for span, text in told if _share(words, text) >= given.limits["share"]]
    for _, text in near:
        shared = {word[:STEM] for word in words if word[:STEM] in text}
        denies = bool(said & shared)
        denied = _denied(text, FAR if denies else REACH, given) & shared
        if denies == bool(denied) or (denied and denied <= _said_too(text)):
            return None
    return near[0][0] if near else None


def _said_too(text: str) -> set[str]:
    """The beginnings of the words that stand more often than behind a “not”: "it is ours, not theirs"."""
    stems = Counter(word[:STEM] for word in _ANY.findall(text))
    return {stem for stem, times in stems.items() if times > 1}


def _denied(text: str, reach: int, given: Given) -> set[str]:
    """The beginnings of the words right behind a “not”; what only would be if something were not is not denied."""
    condition = given.words["if"].first(text)
    words = _ANY.findall(text[: condition.start] if condition else text)
    return {
        word[:STEM]
        for number, word in enumerate(words)
        if word not in given.words["small"]
        and any(before in given.words["no"] for before in words[max(0, number - reach) : number])
    }
