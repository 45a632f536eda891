"""
The headline quotes words that nobody says in the story.

Why it matters: quotation marks promise that someone said exactly this.
Stays quiet: on terms of fewer than `words` words, on trimmed quotations, on headlines without quotation marks.
How: of the content words inside the headline's marks, the share that stands in one sentence of
the body, or in two that follow each other; quoted ones count alike, since a story may report what the headline quotes.
What the marks hold as denied must not be said flatly in the story, nor the other way round.
Cannot see: short quotations, translated ones, and whether the words were said by the person the headline gives them to.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from scorer.lexicon import fold
from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.given import Given

_QUOTED = re.compile(r"“([^“”\n]{3,200})”|\"([^\"\n]{3,200})\"|(?<!\w)[‘']([^‘’'\n]{3,200})[’'](?!\w)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_SITE = re.compile(r"\w+\.(?:com|co|id|net|org|tv)\b")
_ANY = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
STEM = 5  # letters that recognise a word in another form
REACH = 3  # words behind a “not” that it denies for sure
FAR = 8  # words behind one that it may deny: "nobody will ever make us sell"


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each quotation in the headline."""
    if doc.headline is None:
        return
    title = doc.article.text(doc.headline.field)
    told = [(one.span, fold(doc.text(one.span))) for one in doc.sentences if not one.span.overlaps(doc.headline)]
    told = [(span, text) for span, text in told if text != fold(doc.text(doc.headline))]
    pairs = [f"{one} {two}" for (_, one), (_, two) in pairwise(told)]
    for found in _QUOTED.finditer(title, doc.headline.start, doc.headline.end):
        inner = next(group for group in found.groups() if group)
        if len(inner.split()) < given.limits["words"]:
            continue
        words = set(_WORD.findall(_SITE.sub(" ", fold(inner)))).difference(given.words["small"])
        best = max((_share(words, text) for text in (*(text for _, text in told), *pairs)), default=0.0)
        place = Span(found.start(), found.end(), doc.headline.field)
        turned = _turned(fold(inner), words, told, given) if best >= given.limits["share"] else None
        if turned is not None:
            yield Finding(rule="headline-quote", spans=(place, turned), case="turned", confidence=0.92)
        elif best >= given.limits["share"]:
            yield Outcome.AGREED
        elif words:
            yield Finding(rule="headline-quote", spans=(place,), values={"share": round(100 * best)}, confidence=0.95)


def _share(words: set[str], text: str) -> float:
    return sum(word[:STEM] in text for word in words) / len(words) if words else 0.0


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
        if denies == bool(_denied(text, FAR if denies else REACH, given) & shared):
            return None
    return near[0][0] if near else None


def _denied(text: str, reach: int, given: Given) -> set[str]:
    """The beginnings of the words right behind a “not”."""
    words = _ANY.findall(text)
    return {
        word[:STEM]
        for number, word in enumerate(words)
        if word not in given.words["small"]
        and any(before in given.words["no"] for before in words[max(0, number - reach) : number])
    }
