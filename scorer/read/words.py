"""
Words that look garbled: what a failed translation or a slip of the keyboard leaves behind.

A word is odd only when two things meet: neither vocabulary nor affixes explain it, and it is close to a word of the same
article, or falls apart into two known words. Names, quoted speech and rare words on their own are left alone.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import OSA

from scorer.langs import Lang, load, speech
from scorer.langs.speech import Speech
from scorer.lexicon import fold
from scorer.model import RUNNING, Block, Oddity, OddWord, Sentence, Span, Stretches

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_COUNTED = re.compile(r"\s(?:[A-Z][a-z]?\.?\s?)?\d")  # a number or a sum right behind: " Rp40.000"
_LATIN = re.compile(r"[a-z]+")
_HEAD = re.compile(r"[A-Z][a-z]+")
_TWO_CAPITALS = re.compile(r"[A-Z]{2}(?!s$)[a-z]+")

_ADDRESS = re.compile(r"[@#]|://|www\.|\w\.\w{2,}/")
REACH = 60  # code points around a word in which the rest of an address stands
LEAST = 8  # letters of a word that may be called a garbled form of another; shorter ones have too many neighbours
SAME_START = (
    3  # letters that the garbled form and its neighbour share; a fourth too, unless letters only changed places
)
EDITS = 2  # letters that may differ in a word of `LONG` letters or more; in a shorter one, a single letter
LONG = 10
PART = 4  # letters that the rest of a fused word has at least
LEAST_OF_A_HEAD = 6  # letters of that rest where the word begins a sentence, as a name might
BUCKET = 40  # words of one beginning that are compared; keeps hostile texts linear
ODD_TYPES = 1500  # unknown words looked at in one article


def odd(
    body: str, blocks: Sequence[Block], sentences: Sequence[Sentence], quoted: Sequence[Span], lang: Lang
) -> tuple[OddWord, ...]:
    """The odd words in running text, outside quotation marks, in order. Linear in the text."""
    own, other = speech.of(lang), speech.of(load(lang["words"]["strays_from"]))
    lines = [
        list(_WORD.finditer(body, sentence.span.start, sentence.span.end))
        for sentence in sentences
        if blocks[sentence.block].role in RUNNING
    ]
    tokens = [token for line in lines for token in line]
    words = [token.group() for token in tokens]
    counts = {word: count for word, count in Counter(words).items() if _LATIN.fullmatch(word)}
    plain = [word.lower() for word in words]
    known = {word for word in {*counts, *plain} if own.knows(word)}
    unknown = [word for word in counts if word not in known and not other.knows(word)][:ODD_TYPES]
    parts = {word: pair for word in unknown if (pair := _parts(word, own, other))}
    inner = {token.group() for line in lines for token in line[1:]}  # where a capital tells a name
    heads = {line[0].group() for line in lines if len(line) > 1 and line[1].group()[0].islower()} - inner
    parts |= {word: pair for word in heads - known if (pair := _parts_of_a_head(word, own, other))}
    nears = _near([word for word in unknown if word not in parts and counts[word] == 1], known)
    first = dict(zip(reversed(plain), reversed(tokens), strict=True))
    cased = {word for word in {*words} if _TWO_CAPITALS.fullmatch(word) and own.knows(word.lower())}
    aside = Stretches(quoted)
    found = []
    for number, (token, word) in enumerate(zip(tokens, words, strict=True)):
        if not (word in parts or word in cased or word in nears or word in own.strays):
            continue
        span = Span(*token.span())
        if _in_an_address(body, span):
            continue
        spoken = aside.touch(span)  # dialect and loan words belong to the speaker
        if word in parts:
            found.append(OddWord(span=span, kind=Oddity.FUSED, meant=" ".join(parts[word])))
        elif word in cased:
            found.append(OddWord(span=span, kind=Oddity.CASED, meant=word[0] + word[1:].lower()))
        elif word in nears and not spoken and not _abroad(words, number, own, other):
            beside = Span(*first[nears[word]].span())
            found.append(OddWord(span=span, kind=Oddity.NEAR, meant=nears[word], beside=beside))
        elif word in own.strays and not spoken and _is_stray(body, token, words, number, own, other):
            found.append(OddWord(span=span, kind=Oddity.STRAY, meant=""))
    return tuple(found)


def _abroad(words: Sequence[str], number: int, own: Speech, other: Speech) -> bool:
    """Whether a word goes on a name, and another of neither language stands right behind: "Union | internationale | des …"."""
    led = number > 0 and words[number - 1][0].isupper()
    behind = "".join(words[number + 1 : number + 2])
    return led and behind.islower() and not (own.knows(behind) or other.knows(behind))


def _in_an_address(body: str, word: Span) -> bool:
    """Whether the word is part of an address, an account or a topic's tag: "@thegazette", "herald.org/anDRew"."""
    before = _blank_free_end(body[max(0, word.start - REACH) : word.start])
    after = body[word.end : word.end + REACH].split(maxsplit=1)
    touching = bool(after) and not body[word.end].isspace()
    return _ADDRESS.search(before + "x" + (after[0] if touching else "")) is not None


def _blank_free_end(text: str) -> str:
    """What of the text stands behind its last blank."""
    parts = text.split()
    return parts[-1] if parts and not text[-1].isspace() else ""


def common(headline: str, lang: Lang) -> frozenset[str]:
    """The headline's words, in small letters, that one of the vocabularies knows: a capital does not make them names."""
    own, other = speech.of(lang), speech.of(load(lang["words"]["strays_from"]))
    return frozenset(word for word in _WORD.findall(fold(headline)) if own.inflects(word) or word in other.words)


def _parts(word: str, own: Speech, other: Speech) -> tuple[str, str] | None:
    """The two words that a fused one is made of: a function word and another that one of the languages knows."""
    for small in own.fused:
        for rest, pair in (
            (word.removeprefix(small), (small, word[len(small) :])),
            (word.removesuffix(small), (word[: -len(small)], small)),
        ):
            whole = rest in own.words or (len(rest) > PART and own.knows(rest)) or other.knows(rest)
            functions = rest in own.fused or rest in other.fused or rest in own.strays  # "andthe"
            small_too = len(small) + len(rest) > PART and functions
            redoubled = rest.startswith(small)  # "dandang" is one word
            if rest != word and ((len(rest) >= PART and whole and not redoubled) or small_too):
                return pair
    return None


def _parts_of_a_head(word: str, own: Speech, other: Speech) -> tuple[str, str] | None:
    """The two words that the first word of a sentence is made of; names begin sentences too, so both are to be long."""
    low = word.lower()
    if not _HEAD.fullmatch(word) or own.knows(low) or other.knows(low):
        return None
    one, two = _parts(low, own, other) or ("", "")
    rest = one if two in own.fused else two
    return (one.capitalize(), two) if len(rest) >= LEAST_OF_A_HEAD and own.knows(rest) else None


def _near(unknown: Sequence[str], known: Iterable[str]) -> dict[str, str]:
    """The known word of the article that each unknown one is a letter or two away from."""
    buckets: dict[str, list[str]] = defaultdict(list)
    for word in sorted(known):
        if len(word) >= LEAST and len(buckets[word[:SAME_START]]) < BUCKET:
            buckets[word[:SAME_START]].append(word)
    nears = {}
    for word in unknown:
        if len(word) >= LEAST:
            close = (
                (OSA.distance(word, other, score_cutoff=EDITS), other)
                for other in buckets[word[:SAME_START]]
                if word[SAME_START] == other[SAME_START] or sorted(word) == sorted(other)
            )
            distance, other = min(close, default=(EDITS + 1, ""))
            if distance <= (EDITS if len(word) >= LONG else 1):
                nears[word] = other
    return nears


def _is_stray(body: str, token: re.Match[str], words: Sequence[str], number: int, own: Speech, other: Speech) -> bool:
    """Whether a foreign function word stands among the article's own, or between one of its own and a number."""
    before = words[number - 1] if number else ""
    led = before.islower() and before not in own.strays and _alone(before, own, other)
    return (led and _COUNTED.match(body, token.end()) is not None) or _among(words, number, own, other)


def _alone(word: str, own: Speech, other: Speech) -> bool:
    """Whether a word is of the article's own language only."""
    return word in own.small or (own.knows(word) and word not in other.words)


def _among(words: Sequence[str], number: int, own: Speech, other: Speech) -> bool:
    """
    Whether a foreign function word stands between two words of the article's own language, one of which is its alone.

    The word before may be a name, or begin a sentence: then the other language must not know it.
    """
    sides = (*words[max(0, number - 1) : number], *words[number + 1 : number + 2])
    if len(sides) < 2 or not sides[1].islower():
        return False
    first, second = sides[0].lower(), sides[1]
    named = not sides[0].islower() and not other.knows(first)
    known = own.knows(second) and (named or own.knows(first)) and not {first, second} & own.strays
    return known and any(_alone(side, own, other) for side in (first, second))
