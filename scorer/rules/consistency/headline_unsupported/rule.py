"""
A headline that cannot be read, or that nothing in the story bears out.

Why it matters: it is all that most readers see.
Stays quiet: where any fair share of the headline's words, or their stems, stands in the story, or a name of it or what the
story is about does, and on a short headline of one person's doings ("hangs up his rope"), which plays with words; what it
quotes is left to headline-quote.
How: a last word that another has to follow; letters of two scripts inside a headline's word, or no known word at all; or,
of the headline's content words, fewer than `borne_out` found in the body by their first letters; of a short headline, not
one.
Cannot see: overstatement: a headline that uses the story's words for more than the story says. Short stories are left
alone.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from scorer.lexicon import fold
from scorer.model import Doc, Finding, Outcome, Role
from scorer.rules.given import Given

_WORD = re.compile(r"[^\W\d_]{4,}")
_WORD_OR_SHORT = re.compile(r"\b[^\W\d_]{3,4}\b")
_SHORT = re.compile(r"\b[^\W\d_]{3}\b")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘(?:[^’]|’(?=\w))*’|(?<!\w)'(?:[^']|'(?=\w))*'")
_TOKEN = re.compile(r"[^\s\d.,;:!?()\[\]“”\"'’‘/–—-]+")
_FIGURE = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d\b)\d{2,6}(?![\d.,]*\d)")  # a number that is no year
STEM = 4  # letters that recognise a word in another form
NOISE = 3  # words of a headline that may be no words at all
ROOT = 6  # the same, of a short headline's
LONG = 9  # letters of a known word that stands in no other story by chance
OFTEN = 4  # times that a story says what it is about
LEAST = 6  # content words, below which a headline is only told where not one is found


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for the headline."""
    if doc.headline is None:
        return
    title = doc.text(doc.headline)
    if any(_mixed(word) for word in _TOKEN.findall(title)) or _is_noise(title, given):
        yield Finding(rule="headline-unsupported", spans=(doc.headline,), case="unreadable", confidence=0.95)
        return
    if _breaks_off(title, given):
        yield Finding(rule="headline-unsupported", spans=(doc.headline,), case="broken", confidence=0.92)
        return
    words = {word for word in _WORD.findall(fold(_QUOTED.sub(" ", title))) if word not in given.words["small"]}
    told = [block.span for block in doc.blocks if block.role is not Role.HEADLINE]
    body = " ".join(doc.folded[span.start : span.end] for span in told)
    if len(words) < given.tables["fewest"]["words"] or len(body.split()) < given.limits["least"]:
        yield Outcome.ABSTAINED
        return
    prefixes = tuple(given.tables["affixes"]["prefixes"])
    longer = given.tables["headlinese"]
    found = [word for word in words if any(stem in body for stem in (*_stems(word, prefixes), *longer.get(word, ())))]
    if len(words) < LEAST:  # so few are compared by their roots, not by their first letters
        known = frozenset(_WORD.findall(body))
        found = [word for word in words if word[:ROOT] in body or any(given.speech.akin(word, one) for one in known)]
    # "hangs up his rope": such a headline plays with words
    told_of_one = given.words["of_one"].first(title) is not None
    if len(words) < LEAST and (found or told_of_one or _briefly(fold(title), body, given)):
        yield Outcome.ABSTAINED
        return
    if any(re.search(rf"(?<!\d){figure}(?!\d)", body) for figure in _FIGURE.findall(title)):
        yield Outcome.AGREED  # "Cyclist, 68, completes ride"
        return
    named = any(len(word) >= (ROOT if not given.speech.knows(word) else LONG) for word in found)
    if named or len(found) >= given.limits["borne_out"] * len(words) or _is_topic(found, body):
        yield Outcome.AGREED
    else:
        yield Finding(
            rule="headline-unsupported",
            spans=(doc.headline,),
            values={"found": f"{len(found)}", "words": f"{len(words)}"},
            confidence=0.9,
        )


def _is_topic(found: Sequence[str], body: str) -> bool:
    """Whether one of the words is what the story is about, which it says again and again."""
    counts = Counter(_WORD.findall(body))
    return any(counts[word] >= OFTEN for word in found)


def _stems(word: str, prefixes: tuple[str, ...]) -> Iterator[str]:
    """The beginnings by which a word may be found in the story, with and without a prefix."""
    yield word[: max(STEM, len(word) - 3)]
    for prefix in prefixes:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= STEM:
            yield rest[:STEM]
    yield word[1 : STEM + 1] if len(word) > STEM else word  # tahan, menahan: the first letter melts away


def _briefly(title: str, body: str, given: Given) -> bool:
    """Whether a word of three letters, too short to count against a headline, bears it out: "oil", "api", "bed" of beds."""
    told = set(_WORD_OR_SHORT.findall(body))
    plural = given.tables["affixes"]["plural"]
    briefs = [word for word in _SHORT.findall(title) if word not in given.words["small"]]
    return any(word in told or (plural and f"{word}{plural}" in told) for word in briefs)


def _breaks_off(title: str, given: Given) -> bool:
    """Whether the last word is one that another has to follow, such as "the" or "untuk": cut off, or shuffled."""
    words = title.split()
    return len(words) >= LEAST and fold(words[-1]) in given.words["leading"]


def _is_noise(title: str, given: Given) -> bool:
    """Whether every word is in small letters and none is known: what a hand on the keyboard leaves."""
    words = title.split()
    return len(words) >= NOISE and all(
        word.isalpha() and word.islower() and not given.speech.knows(word) for word in words
    )


def _mixed(word: str) -> bool:
    """Whether a word's letters come from Latin and from a script that is never written with it inside one word."""
    if word.isascii():
        return False
    scripts = {unicodedata.name(letter, "").split(" ")[0] for letter in word if unicodedata.category(letter)[0] in "LM"}
    return "LATIN" in scripts and bool(scripts & {"CYRILLIC", "GREEK", "THAI", "ARABIC", "HEBREW", "DEVANAGARI"})
