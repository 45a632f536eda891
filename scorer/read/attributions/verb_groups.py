"""A verb with what leads up to it: auxiliaries, adverbs, days, and verbs such as "went on to"."""

from scorer.read.attributions.frames import Token
from scorer.read.attributions.grammar import Construction, Cue, Grammar, Words
from scorer.read.attributions.phrases import Phrase

COUNTED = 2  # words of a noun phrase in which one that counts stands


def start(tokens: tuple[Token, ...], cue: int, words: Words, floor: int = 0) -> int:
    """The first token of the verb with its auxiliaries and adverbs: "juga telah | menegaskan"."""
    first = cue
    while first > floor:
        low = tokens[first - 1].low
        if linked := _catenative(tokens, first, floor, words):
            first -= linked
        elif low in words.days and first - 2 > floor and tokens[first - 2].low in words.prepositions:
            first -= 2  # "on Tuesday"
        elif low in words.auxiliaries and _ends_name(tokens, first, floor):
            break
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


def is_noun(tokens: tuple[Token, ...], cue: Cue, source: Phrase, grammar: Grammar) -> bool:
    """Whether a form like "attacks" ends its noun phrase: "too many | calls", "after the 9/11 | attacks, …"."""
    words, inner = grammar.words, tokens[source.first : source.after]
    if cue.phrase not in grammar.present or inner[-1].capital or inner[0].low in grammar.subjects:
        return False
    behind = tokens[cue.after].low if cue.after < len(tokens) else ""
    adjoined = behind in words.prepositions | frozenset(",.") and Construction.STANCE in cue.constructions
    return adjoined or any(token.low in words.plurals - words.subject_relatives for token in inner[:COUNTED])


def _catenative(tokens: tuple[Token, ...], first: int, floor: int, words: Words) -> int:
    """How many words before a verb only lead up to it: "went on to | say", "appeared to | blame"; 0 for none."""
    for length in (3, 2):
        if (
            first - length >= floor
            and " ".join(token.low for token in tokens[first - length : first]) in words.catenatives
        ):
            return length
    return 0


def _ends_name(tokens: tuple[Token, ...], first: int, floor: int) -> bool:
    """Whether the word before a token is the last of a name: "Mia | Will | said"."""
    return first - 2 >= floor and tokens[first - 1].capital and tokens[first - 2].capital


def _adverb(low: str, words: Words) -> bool:
    return low in words.times or low in words.auxiliaries
