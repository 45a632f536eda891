"""
The speaker behind a cue: "kata | juru bicara balai kota, Joko Lesmana | kepada wartawan".

The phrase runs on from word to word until a function word that cannot belong to it, with the appositions, brackets and
enumerations that the commas behind it open.
"""

from scorer.read.attributions.frames import Frame, Token
from scorer.read.attributions.grammar import Grammar, Words
from scorer.read.attributions.phrases import APPOSITION, REACH, Phrase, dated, hard, has_verb


def after(frame: Frame, index: int, grammar: Grammar, *, closed: bool = False) -> Phrase | None:
    """
    The speaker that follows a cue, beginning at token `index`, with appositions and brackets, or None.

    `closed`: an apposition must have a comma behind it, as where the content follows.
    """
    tokens, words = frame.tokens, grammar.words
    limit = min(len(tokens), index + REACH)
    first = index
    while first < limit and tokens[first].low in words.by_words:
        first += 1
    if (
        first >= limit
        or not tokens[first].word
        or tokens[first].low in words.days
        or (dated(tokens, Phrase(first, first + 1), words) and not _a_name(tokens, first, words))
    ):
        return None
    if tokens[first].low in grammar.subjects:
        return Phrase(first, first + 1)
    if pointed := description(tokens, first, grammar):
        return Phrase(first, _called(tokens, pointed, limit, grammar) or pointed)
    end = _run(tokens, first, limit, grammar)
    if end == first:
        return None
    role = not tokens[first].capital or tokens[first].low in grammar.people
    while end < limit and tokens[end].low == ",":
        further = _apposition(tokens, end + 1, limit, grammar, role=role)
        if further is None or (closed and (further >= limit or tokens[further].low != ",")):
            break
        role, end = role and tokens[end + 1].low in grammar.grounds, further
    return Phrase(first, end)


def _a_name(tokens: tuple[Token, ...], index: int, words: Words) -> bool:
    """Whether a word of time with a capital is somebody's name here: "kata | Hari Wibowo", "ujar | Lalu Pathul"."""
    token, after = tokens[index], tokens[index + 1] if index + 1 < len(tokens) else None
    whole = after is None or after.low in {",", "."} or (after.capital and after.low not in words.days)
    return token.low in words.names_too and token.capital and whole


def _called(tokens: tuple[Token, ...], pointed: int, limit: int, grammar: Grammar) -> int | None:
    """Where the name of whom a description means ends, marks on either side: "direktur klinik itu, | dr. Yoga Palu |, …"."""
    if pointed >= limit or tokens[pointed].low != ",":
        return None
    end = _apposition(tokens, pointed + 1, limit, grammar, role=True)
    return end if end is not None and tokens[end - 1].capital and (end >= len(tokens) or not tokens[end].word) else None


def description(tokens: tuple[Token, ...], first: int, grammar: Grammar) -> int | None:
    """Where a description that points back ends: "kata | perempuan yang juga guru itu |", "pria kelahiran Solo, 1 Mei 1994 itu"."""
    words, limit = grammar.words, min(len(tokens), first + APPOSITION)
    if tokens[first].capital or tokens[first].low in words.indefinites or not grammar.head_first:
        return None
    for index in range(first + 1, limit):
        token = tokens[index]
        if token.low in words.pointers:
            return index + 1
        birth = token.low == "," and index + 1 < limit and tokens[index + 1].low[:1].isdigit()
        if not birth and (not token.word or token.low in words.addressees or token.low in words.turns):
            return None
    return None


def _run(tokens: tuple[Token, ...], first: int, limit: int, grammar: Grammar) -> int:
    """Where a noun phrase that begins at `first` ends."""
    index = first
    while index < limit:
        token = tokens[index]
        if hard(token) or token.low == ",":
            break
        if token.low == "(":
            closing = _closing(tokens, index, limit)
            if closing is None or any("/" in inner.low for inner in tokens[index:closing]):
                break
            index = closing + 1
            continue
        if not token.word and token.low not in {"&", "/", "-", "'", '"'}:
            break
        if index > first and _stops(tokens, index, grammar):
            break
        index += 1
    return index


def _stops(tokens: tuple[Token, ...], index: int, grammar: Grammar) -> bool:
    words, token = grammar.words, tokens[index]
    if token.low in words.joins:
        return not (index + 1 < len(tokens) and (tokens[index + 1].capital or tokens[index + 1].low in grammar.people))
    if (
        token.low in words.days
        or token.low in grammar.subjects
        or (token.low in words.relativizers and _relayed(tokens, index + 1, grammar))
    ):
        return True
    acts = tokens[index - 1].capital and _predicate(tokens, index, words)
    return not token.capital and (acts or token.low in words.after_speaker)


def _predicate(tokens: tuple[Token, ...], index: int, words: Words) -> bool:
    """Whether a verb stands at a token, behind one adverb at most: "menurut pegawai Balai Kota | sangat disukai"."""
    last = index + (tokens[index].low in words.auxiliaries)
    return has_verb(tokens, Phrase(index, min(last + 1, len(tokens))), words)


def _relayed(tokens: tuple[Token, ...], index: int, grammar: Grammar) -> bool:
    """Whether a relay begins here: "laporan KCNA yang | dilaporkan oleh AFP"."""
    return index < len(tokens) and tokens[index].low in grammar.relays


def _closing(tokens: tuple[Token, ...], opening: int, limit: int) -> int | None:
    for index in range(opening + 1, min(limit, opening + APPOSITION)):
        if tokens[index].low == ")":
            return index
    return None


def _apposition(tokens: tuple[Token, ...], first: int, limit: int, grammar: Grammar, *, role: bool) -> int | None:
    """
    Where the apposition that begins at `first` ends, or None when what follows the comma is something else.

    After a role comes a name ("juru bicara balai kota, Joko Lesmana"), after a name a role; a further name only in
    an enumeration that "dan" closes.
    """
    words = grammar.words
    if first >= limit or not tokens[first].word or tokens[first].low in grammar.subjects:
        return None
    if tokens[first].low not in words.joins and _elsewhere(tokens[first], words):
        return None
    token, end = tokens[first], _run(tokens, first, limit, grammar)
    if end == first or end - first > APPOSITION or has_verb(tokens, Phrase(first, end), words):
        return None
    if token.low in words.joins:
        named = (
            first + 1 < end and tokens[first + 1].capital and (tokens[end - 1].capital or tokens[end - 1].low == ")")
        )
        return end if named else None
    a_role = token.low in grammar.people or token.low in words.determiners - words.plurals
    if a_role or (token.capital and (role or token.low in grammar.grounds or _listed(tokens, end, limit, words))):
        return end
    return None


def _elsewhere(token: Token, words: Words) -> bool:
    """Whether a word after a comma tells when, where or how rather than who."""
    return (
        token.low in words.days
        or token.low in words.times
        or token.low in words.after_speaker
        or token.low in words.prepositions
        or token.low in words.turns
        or token.low[:1].isdigit()
    )


def _listed(tokens: tuple[Token, ...], end: int, limit: int, words: Words) -> bool:
    return end + 1 < limit and tokens[end].low == "," and tokens[end + 1].low in words.joins
