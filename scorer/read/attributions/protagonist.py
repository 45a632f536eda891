"""
Whom a sentence is about in which nobody speaks: "ia" in the next one means this person.

    Di tempat yang sama, ayah korban, | Suparno |, menangis.  ·  Polisi menangkap | Budi Santoso |.
    Hal itu juga digaungkan Menteri | Ratna Wulandari |.

Without a parser: the first person who is the subject, or the object or agent right behind a verb. One behind a
preposition, or behind the noun that he or she owns ("rumah Budi"), is only mentioned.
"""

from collections.abc import Sequence

from scorer.model import Name
from scorer.read.attributions.frames import Frame
from scorer.read.attributions.grammar import Grammar
from scorer.read.attributions.phrases import Phrase, has_verb


def of(frame: Frame, persons: Sequence[Name], grammar: Grammar) -> Name | None:
    """Whom the frame is about, of the persons named in it, in order; None where it goes on about the same as before."""
    words, tokens = grammar.words, frame.tokens
    at = {token.start: number for number, token in enumerate(tokens) if not token.quote}
    first = next((token for token in tokens if token.word and token.low not in words.openers), None)
    if first is None or first.low in grammar.subjects or not words.finite_prefixes:
        return None  # a verb must be known by its beginning
    for name in persons:
        start = name.span.start - (len(name.title) + 1 if name.title else 0)
        index = at.get(start, at.get(name.span.start))
        if index is not None and _goes_on(frame, name, index, grammar):
            return None
        if index is not None and _acts(frame, index, grammar):
            return name
    return _only_introduced(frame, persons, grammar)


def _only_introduced(frame: Frame, persons: Sequence[Name], grammar: Grammar) -> Name | None:
    """The one person of a sentence, where a preposition introduces a title: "dengan sambutan dari | Ketua RT Suparno"."""
    name = next(iter(persons), None)
    if name is None or not name.title or len({one.identity for one in persons}) > 1:
        return None
    start = name.span.start - len(name.title) - 1
    index = next((n for n, token in enumerate(frame.tokens) if token.start == start), 0)
    return name if index and frame.tokens[index - 1].low in grammar.words.prepositions else None


def _goes_on(frame: Frame, name: Name, index: int, grammar: Grammar) -> bool:
    """Whether a pronoun stands before the name, so that the old one is still in focus, or several are named at once."""
    tokens = frame.tokens
    after = next((n for n in range(index, len(tokens)) if tokens[n].start >= name.span.end), len(tokens))
    joined = after + 1 < len(tokens) and tokens[after].low in grammar.words.joins and tokens[after + 1].capital
    return joined or any(token.low in grammar.singular for token in tokens[:index])


def _acts(frame: Frame, index: int, grammar: Grammar) -> bool:
    """Whether a name that begins at a token is its sentence's subject, or stands right behind its verb."""
    words, tokens = grammar.words, frame.tokens
    if all(not token.quote and (not token.word or token.low in words.openers) for token in tokens[:index]):
        return True
    before = tokens[index - 1]
    if before.quote or before.low in words.prepositions - words.by_words:
        return False
    behind_verb = has_verb(tokens, Phrase(index - 1, index), words)
    return before.low == "," or before.low in words.by_words or (behind_verb and not before.capital)
