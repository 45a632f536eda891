"""
Stretches of a frame, and what they betray without a parser: a verb, a date, the certain end of a clause.

A language is read by its function words alone: prepositions and conjunctions begin adverbials, finite verbs betray a
clause, and what is left next to a cue is the speaker. `preceding.py` and `following.py` look for it on either side.
"""

from dataclasses import dataclass

from scorer.read.attributions.frames import Token
from scorer.read.attributions.grammar import Words

REACH = 60  # tokens a noun phrase may stand away from its cue
APPOSITION = 16  # tokens of one part between commas
_HARD = frozenset(".;:?!…–—―•")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens [first, after) of a frame."""

    first: int
    after: int


def hard(token: Token) -> bool:
    """Whether a token ends a clause for certain."""
    return token.quote or token.low in _HARD


def has_verb(tokens: tuple[Token, ...], part: Phrase, words: Words) -> bool:
    """Whether a finite verb stands in the part outside a relative clause: then it is a clause, not a noun phrase."""
    for index in range(part.first, part.after):
        token = tokens[index]
        if token.low in words.relativizers:
            return False
        named = token.capital and index > part.first  # "Jawa Tengah", not "tengah"
        if (token.low in words.finite and not named) or (not token.capital and _prefixed(token.low, words)):
            return True
        if (
            index + 1 < part.after
            and token.low.endswith(words.finite_suffixes)
            and complemented(tokens[index + 1], words)
        ):
            return True
        if index > part.first and acts(tokens, index, part.after, words):
            return True
    return False


def acts(tokens: tuple[Token, ...], index: int, until: int, words: Words) -> bool:
    """Whether a past tense stands here, by what follows: "the court | blocked a …", "groups | granted Mr. Holt …"."""
    if not words.finite_suffixes:
        return False
    token, after = tokens[index], tokens[index + 1 : min(until, index + 2)]
    past = not token.capital and token.low.endswith(words.finite_suffixes)
    attribute = tokens[index - 1].low in words.determiners
    return past and not attribute and any(complemented(one, words) or one.capital for one in after)


def complemented(following: Token, words: Words) -> bool:
    """Whether a verb before this token has its complement there: an article or a preposition."""
    return following.low in words.determiners or following.low in words.prepositions


def _prefixed(low: str, words: Words) -> bool:
    if not low.startswith(words.finite_prefixes) or low in words.not_verbs:
        return False
    return any(low.startswith(prefix) and len(low) > len(prefix) + 3 for prefix in words.finite_prefixes)


def dated(tokens: tuple[Token, ...], part: Phrase, words: Words) -> bool:
    """Whether the part only tells when: "Senin (30/12/2024)", "10 September 2019"."""
    return all(
        not token.word or token.low in words.days or token.low in words.times or token.low[:1].isdigit()
        for token in tokens[part.first : part.after]
    )
