"""A verb with what leads up to it: auxiliaries, adverbs, days, and verbs such as "went on to"."""

from scorer.read.attributions.frames import Token
from scorer.read.attributions.grammar import Words


def start(tokens: tuple[Token, ...], cue: int, words: Words, floor: int = 0) -> int:
    """The first token of the verb with its auxiliaries and adverbs: "juga telah | menegaskan"."""
    first = cue
    while first > floor:
        low = tokens[first - 1].low
        if linked := _catenative(tokens, first, floor, words):
            first -= linked
        elif low in words.days and first - 2 > floor and tokens[first - 2].low in words.prepositions:
            first -= 2  # "on Tuesday"
        elif low in words.auxiliaries or low in words.days or low.endswith(words.adverb_endings):
            first -= 1
        elif low in words.times - words.demonstratives and first - 2 > floor:
            first -= 2 if tokens[first - 2].low in words.prepositions | words.determiners else 1
        elif (
            first - 2 > floor
            and tokens[first - 1].low in words.demonstratives
            and _adverb(tokens[first - 2].low, words)
            and not tokens[first - 3].low[:1].isdigit()
            and tokens[first - 3].low not in words.determiners | words.turns
        ):
            first -= 2  # "baru-baru ini", "hari ini"; not in "bek 28 tahun itu", "… sejak Mei itu"
        else:
            break
    return first


def _catenative(tokens: tuple[Token, ...], first: int, floor: int, words: Words) -> int:
    """How many words before a verb only lead up to it: "went on to | say", "appeared to | blame"; 0 for none."""
    for length in (3, 2):
        if (
            first - length >= floor
            and " ".join(token.low for token in tokens[first - length : first]) in words.catenatives
        ):
            return length
    return 0


def _adverb(low: str, words: Words) -> bool:
    return low in words.times or low in words.auxiliaries
