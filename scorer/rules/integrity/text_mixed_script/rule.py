"""
One word holds letters of two scripts.

Why it matters: a Cyrillic "а" in a Latin word looks right and breaks every search; foreign vowel signs inside a word are
the scar of a failed translation or paste.
Stays quiet: on whole foreign words, unit signs (µ, Ω), ordinals, and scripts that are written together (Han with kana).
How: Unicode character names give each letter's script; marks and signs belong to none (Unicode Standard Annex #24).
Cannot see: a whole word in look-alike letters of one other script.
"""

import re
import unicodedata
from collections.abc import Iterator

from scorer.lexicon import is_plain
from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.given import Given

_WORD = re.compile(r"[^\W\d_][^\s\d_.,;:!?()\[\]{}<>\"“”„«»/\\|–—-]*")
_TOGETHER = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "KATAKANA-HIRAGANA", "BOPOMOFO", "IDEOGRAPHIC"})
_SIGNS = frozenset("µμΩΩÅªºπαβγδΔσλ")


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:  # noqa: ARG001 - scripts need no words
    """Yield a finding for every word of the body or headline whose letters come from two scripts."""
    for field in ("headline", "body"):
        text = doc.article.text(field)
        if is_plain(text):
            continue
        for word in _WORD.finditer(text):
            scripts = _scripts(word.group())
            if len(scripts) > 1:
                yield Finding(
                    rule="text-mixed-script",
                    spans=(Span(word.start(), word.end(), field),),
                    values={"scripts": " + ".join(sorted(script.title() for script in scripts))},
                )


def _scripts(word: str) -> frozenset[str]:
    """The scripts of a word's letters and vowel signs, one for those that are written together."""
    if word.isascii():
        return frozenset()
    found = {
        _script(letter)
        for at, letter in enumerate(word)
        if unicodedata.category(letter)[0] in "LM" and not (letter in _SIGNS and _stands_apart(word, at))
    }
    found -= {"", "COMBINING", "MODIFIER"}
    east = found & _TOGETHER
    # A Latin stem with Han or kana beside it is how names and brands are written, not a slip.
    return frozenset() if east and found <= east | {"LATIN"} else frozenset(found)


def _stands_apart(word: str, at: int) -> bool:
    """Whether a sign stands at the edge of a word, as in "kΩ" and "TNFα", and not inside it."""
    return not (word[:at][-1:].isascii() and word[at + 1 :][:1].isascii() and 0 < at < len(word) - 1)


def _script(letter: str) -> str:
    """The first word of a character's Unicode name: LATIN, CYRILLIC, THAI …"""
    return unicodedata.name(letter, "").split(" ")[0].split("-")[0]
