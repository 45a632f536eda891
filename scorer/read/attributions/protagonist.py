"""
Whom a sentence is about in which nobody speaks: "ia" in the next one means this person.

    Di tempat yang sama, ayah korban, | Suparno |, menangis.  ·  Polisi menangkap | Budi Santoso |.
    Hal itu juga digaungkan Menteri | Ratna Wulandari |.

Without a parser: the first person who is the subject, or the object or agent right behind a verb. One behind a
preposition, or behind the noun that he or she owns ("rumah Budi"), is only mentioned.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scorer.model import Name
from scorer.read.attributions.frames import Frame, Token
from scorer.read.attributions.grammar import Grammar
from scorer.read.attributions.phrases import Phrase, has_verb

DESCRIBED = 10  # tokens of a phrase that points back at somebody
VERB = 12  # tokens behind a subject in which its verb stands


@dataclass(frozen=True, slots=True)
class Protagonist:
    """A person, and whether something is done to them ("Budi | ditangkap")."""

    name: Name
    acted_on: bool


def of(
    frame: Frame, names: Sequence[Name], is_somebody: Callable[[Name], bool], grammar: Grammar
) -> Protagonist | None:
    """
    Whom the frame is about, of those named in it, in order; None where it goes on about the same as before.

    Who is not known to be `is_somebody` is a person where the predicate is one of people: "Tavip | marah".
    """
    words, tokens = grammar.words, frame.tokens
    at = {token.start: number for number, token in enumerate(tokens) if not token.quote}
    first = next((token for token in tokens if token.word and token.low not in words.openers), None)
    if first is None or first.low in grammar.subjects:
        return None
    for name in names:
        index = at.get(name.begin, at.get(name.span.start))
        if index is None:
            continue
        after = next((n for n in range(index, len(tokens)) if tokens[n].start >= name.span.end), len(tokens))
        if _goes_on(frame, index, after, grammar):
            return None
        if not (is_somebody(name) or _personal(frame, after, grammar)) or _is_dead(frame, after, grammar):
            continue
        if _subject(frame, index, after, grammar):
            return Protagonist(name, acted_on=_suffers(frame, after, grammar))
        if _behind_verb(frame, index, grammar):
            return Protagonist(name, acted_on=_is_only_met(tokens[index - 1].low, grammar))
    return _only_introduced(frame, [name for name in names if is_somebody(name)], grammar)


def described(frame: Frame, grammar: Grammar) -> str | None:
    """The folded words that point back at whom a sentence is about: "Usai sidang, | gubernur Muara itu | diam"."""
    words, tokens = grammar.words, frame.tokens
    opening = next((n for n, token in enumerate(tokens) if token.word and token.low not in words.openers), 0)
    comma = next((n + 1 for n in range(opening, min(len(tokens), opening + VERB)) if tokens[n].low == ","), opening)
    for first in dict.fromkeys((opening, comma)):
        for last in range(first + 1, min(len(tokens), first + DESCRIBED)):
            if tokens[last].quote or has_verb(tokens, Phrase(last, last + 1), words) or tokens[last].low == ",":
                break
            if tokens[last].low in words.demonstratives:
                return " ".join(token.low for token in tokens[first : last + 1])
    return None


def _goes_on(frame: Frame, index: int, after: int, grammar: Grammar) -> bool:
    """Whether a pronoun stands before the name, so that the old one is still in focus, or several are named at once."""
    tokens = frame.tokens
    joined = after + 1 < len(tokens) and tokens[after].low in grammar.words.joins and tokens[after + 1].capital
    return joined or any(token.low in grammar.singular for token in tokens[:index])


def _subject(frame: Frame, index: int, after: int, grammar: Grammar) -> bool:
    """Whether a name opens its sentence or main clause, and is no part of an enumeration: "Arfak, | Seno |, dan Rini"."""
    words, tokens = grammar.words, frame.tokens
    if all(not token.quote and (not token.word or token.low in words.openers) for token in tokens[:index]):
        return True
    turned = index > 1 and tokens[index - 1].low in words.turns
    return tokens[index - 1 - turned].low == "," and _predicated(frame, after, grammar)


def _predicated(frame: Frame, after: int, grammar: Grammar) -> bool:
    """Whether a predicate may follow a name, at once or behind the comma or bracket that closes an apposition."""
    words, tokens = grammar.words, frame.tokens
    first = next(
        (n for n in range(after, min(len(tokens), after + VERB)) if tokens[n].word and not _aged(tokens, n)), None
    )
    if first is None or not tokens[first].text[0].islower() or tokens[first].low in words.joins:
        return False
    told = words.auxiliaries | words.finite | words.personal
    closed = any(token.low == "," for token in tokens[after:first])
    return not closed or tokens[first].low in told or has_verb(tokens, Phrase(first, first + 1), words)


def _aged(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token stands in brackets of its own: "Seno (29)"."""
    return tokens[index - 1].low == "("


def _behind_verb(frame: Frame, index: int, grammar: Grammar) -> bool:
    """Whether a name that begins at a token stands right behind a verb, or behind the word for an agent."""
    before = frame.tokens[index - 1]
    if before.quote or before.capital or before.low in grammar.words.prepositions - grammar.words.by_words:
        return False
    verb = has_verb(frame.tokens, Phrase(index - 1, index), grammar.words)
    return verb or before.low in grammar.words.by_words


def _personal(frame: Frame, after: int, grammar: Grammar) -> bool:
    """Whether what stands behind a name is told of people only: "Tavip | kemudian marah"."""
    tokens, words = frame.tokens, grammar.words
    skipped = words.auxiliaries | words.finite
    verb = next((n for n in range(after, min(len(tokens), after + VERB)) if tokens[n].low not in skipped), None)
    if verb is None:
        return False
    return tokens[verb].low.partition("-")[0] in words.personal or _invited(frame, verb, grammar)


def _is_dead(frame: Frame, after: int, grammar: Grammar) -> bool:
    """Whether somebody is told to have died, who speaks no more: "Seno Adi, yang tahun lalu | meninggal"."""
    return any(token.low in grammar.words.dead for token in frame.tokens[after : after + VERB])


def _invited(frame: Frame, verb: int, grammar: Grammar) -> bool:
    """Whether a passive makes its subject speak: "Seno | dipersilakan …", "Seno | diminta menjelaskan …"."""
    low = [token.low for token in frame.tokens[verb : verb + 2]]
    return not grammar.words.invited.isdisjoint({low[0], " ".join(low)})


def _suffers(frame: Frame, after: int, grammar: Grammar) -> bool:
    """Whether the first verb behind a subject is one that is done to it."""
    tokens, words = frame.tokens, grammar.words
    verbs = (n for n in range(after, min(len(tokens), after + VERB)) if has_verb(tokens, Phrase(n, n + 1), words))
    verb = next(verbs, None)
    done = verb is not None and tokens[verb].low.startswith(words.passive_prefixes)
    return done and verb is not None and not _invited(frame, verb, grammar)


def _is_only_met(low: str, grammar: Grammar) -> bool:
    """Whether the one behind this verb is its object, or its agent without doing much: "dihadiri | Seno"."""
    words = grammar.words
    active = low not in words.finite and not low.startswith(words.passive_prefixes)
    return active or low in words.attended


def _only_introduced(frame: Frame, persons: Sequence[Name], grammar: Grammar) -> Protagonist | None:
    """The one person of a sentence from whom something comes: "dengan sambutan dari | Ketua RT Suparno"."""
    name = next(iter(persons), None)
    if name is None or not name.title or len({one.identity for one in persons}) > 1:
        return None
    index = next((n for n, token in enumerate(frame.tokens) if token.start == name.begin), 0)
    introduced = index and frame.tokens[index - 1].low in grammar.words.origins
    return Protagonist(name, acted_on=False) if introduced else None
