"""
Subjects at the beginning of a clause, for verbs that have none beside them: "On Thursday | Holt | went out and said …".
"""

from scorer.read.attributions import phrases, preceding
from scorer.read.attributions.frames import Frame, Token
from scorer.read.attributions.grammar import Grammar, Words
from scorer.read.attributions.phrases import Phrase


def subject(frame: Frame, until: int, grammar: Grammar) -> Phrase | None:
    """
    The subject of the frame's first clause, before its verb: whom a verb joined by "dan" further on belongs to.

    Adverbials before it that a comma closes are passed over: "On Thursday, however, | Holt | spoke …".
    """
    tokens, words = frame.tokens, grammar.words
    first = _openers_end(tokens, 0, until, words)
    for _ in range(preceding.PARTS):
        if first >= until or tokens[first].quote:
            return None
        comma = next((n for n in range(first, until) if tokens[n].low == "," or phrases.hard(tokens[n])), until)
        adverbial = (
            tokens[first].low in words.prepositions
            or phrases.dated(tokens, Phrase(first, comma), words)
            or (first == 0 and grammar.parenthesis and _participle(tokens, first, words))
        )
        if not adverbial:
            break
        if not grammar.parenthesis or comma >= until - 1 or tokens[comma].low != ",":
            return None
        first = _openers_end(tokens, comma + 1, until, words)
    return _up_to_verb(tokens, first, until, words)


def subject_at(frame: Frame, first: int, grammar: Grammar, verbs: frozenset[int]) -> Phrase | None:
    """The subject that begins at a token and ends before its verb, or before one of these verbs of saying; or None."""
    tokens, words = frame.tokens, grammar.words
    if first >= len(tokens) or tokens[first].quote or tokens[first].low in words.prepositions:
        return None
    if tokens[first].low in grammar.subjects:
        return Phrase(first, first + 1)
    limit = min(len(tokens), first + phrases.APPOSITION)
    return _up_to_verb(tokens, first, next((n for n in range(first, limit) if n in verbs), limit), words)


def _up_to_verb(tokens: tuple[Token, ...], first: int, until: int, words: Words) -> Phrase | None:
    end = first
    while (
        end < until
        and not phrases.hard(tokens[end])
        and tokens[end].low not in {",", *words.relativizers, *words.auxiliaries}
    ):
        if phrases.has_verb(tokens, Phrase(end, end + 1), words) or (
            end > first and phrases.acts(tokens, end, until, words)
        ):
            break
        end += 1
    return Phrase(first, end) if end > first else None


def _participle(tokens: tuple[Token, ...], index: int, words: Words) -> bool:
    """Whether a participle with its complement begins here: "Chastened by the analyses, …"."""
    endings = (*words.participle_endings, *words.finite_suffixes)
    return (
        tokens[index].low.endswith(endings)
        and index + 1 < len(tokens)
        and phrases.complemented(tokens[index + 1], words)
    )


def _openers_end(tokens: tuple[Token, ...], first: int, until: int, words: Words) -> int:
    while first < until and not tokens[first].quote and (not tokens[first].word or tokens[first].low in words.openers):
        first += 1
    return first
