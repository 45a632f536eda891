"""
The headline quotes words that nobody says in the story.

Why it matters: quotation marks promise that someone said exactly this.
Stays quiet: on terms of fewer than `words` words, where they tell nothing, on trimmed quotations, on headlines without
quotation marks, and on claims between single marks, which hold what the desk says in its own words.
How: of the content words inside the headline's marks, the share that stands in one sentence of the body, or in two that
follow each other; quoted ones count alike, since a story may report what the headline quotes. Of three or four words that
tell something (“We were robbed”), at least one must stand in a story that quotes somebody. What the marks hold as denied
must not be said flatly in the story, nor the other way round.
Cannot see: one word put for another, short quotations, translated ones, and whether the words were said by the person
the headline gives them to.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from scorer.lexicon import fold
from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.given import Given

_QUOTED = re.compile(
    r"“([^“”\n]{3,200})”|\"([^\"\n]{3,200})\"|(?<!\w)[‘']((?:[^‘’'\n]|(?<=\w)[’'](?=\w)){3,200})[’'](?!\w)"
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_ANY = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SITE = re.compile(r"\w+\.(?:com|co|id|net|org|tv)\b")
AHEAD = 40  # letters before a quotation in which a verb tells that it is only wished for
SHORT = 3  # words of a statement
MOST = 0.5  # … where somebody is given them who speaks of himself
FEW = 0.2  # of the words in the story: enough where single marks need not hold them as they were said
STEM = 5  # letters that recognise a word in another form
REACH = 3  # words behind a “not” that it denies for sure
FAR = 8  # words behind one that it may deny ("nobody will ever make us sell"), and of more than a word or two of somebody's


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each quotation in the headline."""
    if doc.headline is None:
        return
    title = doc.article.text(doc.headline.field)
    sentences = [(one.span, fold(doc.text(one.span))) for one in doc.sentences if not one.span.overlaps(doc.headline)]
    sentences = [(span, text) for span, text in sentences if text != fold(doc.text(doc.headline))]
    told = [text for _, text in sentences]
    pairs = [f"{one} {two}" for one, two in pairwise(told)]
    for found in _quoted(title, doc.headline, given):
        inner = next(group for group in found.groups() if group)
        words = set(_WORD.findall(_SITE.sub(" ", fold(inner)))).difference(given.words["small"])
        place = Span(found.start(), found.end(), doc.headline.field)
        if len(inner.split()) < given.limits["words"]:
            if _is_telling(found, inner, doc, given) and _unsaid(words, told, given):
                yield _in_other_words(place, 0)
            continue
        words = _as_told(words, told, given)
        best = max((_share(words, text) for text in (*told, *pairs)), default=0.0)
        close = best >= given.limits["share"]
        sure = close and not (found[3] and given.words["first_person"].first(inner) is None)
        turned = _turned(fold(inner), words, sentences, given) if sure else None
        if turned is not None:
            yield Finding(rule="headline-quote", spans=(place, turned), case="turned", confidence=0.92)
        elif close:
            yield Outcome.AGREED
        elif _sums_up(found, inner, best, doc, given):
            yield Outcome.ABSTAINED
        elif words:
            yield _in_other_words(place, best, confidence=0.95)


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


def _as_told(words: set[str], told: Sequence[str], given: Given) -> set[str]:
    """The words, each that the story has in another form alone by that form: "dilantik" where it says "kami lantik"."""
    missing = {word for word in words if not any(word[:STEM] in text for text in told)}
    others = sorted({other for text in told for other in _WORD.findall(text)}) if missing else []
    forms = {word: next((other for other in others if given.speech.akin(word, other)), word) for word in missing}
    return {forms.get(word, word) for word in words}


def _share(words: set[str], text: str) -> float:
    return sum(word[:STEM] in text for word in words) / len(words) if words else 0.0


def _is_telling(found: re.Match[str], inner: str, doc: Doc, given: Given) -> bool:
    """
    Whether short marked words are no title but tell something, in a story that quotes others.

    They are what "I" or "we" say ("We were robbed"), or tell of what stands before them: "ward 'will transform care'".
    """
    if len(inner.split()) < SHORT or not doc.quotations:
        return False
    if given.words["first_person"].first(inner) is not None and _is_given(found, given):
        return True
    spoken = any(len(doc.text(one.inner).split()) > FAR for one in doc.quotations if one.span.field == "body")
    return spoken and (given.words["finite"].begins(inner) or _is_called(found, inner, given))


def _unsaid(words: set[str], told: Sequence[str], given: Given) -> bool:
    """Whether a story has none of these words."""
    long = bool(words) and max(map(len, words)) >= STEM
    return long and not any(_stands(word, told, given) for word in words)


def _stands(word: str, told: Sequence[str], given: Given) -> bool:
    """Whether a word stands in the story in some form."""
    if any(word[:STEM] in text for text in told):
        return True
    others = {other for text in told for other in _WORD.findall(text)}
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
