"""
The subject before a verb of saying: "| Camat Seno, Senin (1/9), | mengatakan …".

What stands before the verb is cut at commas. The part next to the verb is the subject, with an apposition, an age in
brackets or two more heads of state before it; dates and places between subject and verb are passed over.
All searches are bounded by `REACH` tokens, so that no text costs more than its length.
"""

from scorer.read.attributions import parts_before, verb_groups
from scorer.read.attributions.frames import Frame, Token
from scorer.read.attributions.grammar import Grammar, Words
from scorer.read.attributions.phrases import APPOSITION, REACH, Phrase, dated, has_verb

NAME = 4  # words of a person's name
PARTS = 6  # parts between commas that may stand between subject and verb


def before(frame: Frame, cue: int, grammar: Grammar, floor: int = 0, *, alone: bool = False) -> Phrase | None:
    """
    The subject that stands before the verb at token `cue`, with its appositions, or None.

    Nothing left of token `floor` belongs to it; `alone` takes no apposition. Adverbials between subject and verb (a date, a place) are passed over.
    """
    words, tokens = grammar.words, frame.tokens
    end = verb_groups.start(tokens, cue, words, floor)
    if (
        end > floor
        and tokens[end - 1].low in grammar.subjects
        and (end - 1 == floor or tokens[end - 2].low not in words.prepositions)
    ):
        return Phrase(end - 1, end)
    end = parts_before.dashes(tokens, end, floor)
    parts = parts_before.commas(tokens, end, max(floor, end - REACH))
    adjacent = True
    closed = parts[-1].first == parts[-1].after
    for number in range(len(parts) - 1, max(-1, len(parts) - 1 - PARTS), -1):
        if adjacent is False and number > 1 and _rest_of_place(tokens, parts[number - 1], parts[number], words):
            continue
        if number and _passed_over(tokens, parts[number], grammar):
            adjacent = False
            continue
        if _tells_more(tokens, parts[number], grammar):
            if adjacent:
                return _antecedent(tokens, parts, number, grammar)
            continue
        object_clause = adjacent and _relative_subject(tokens, parts[number], grammar)
        if (
            number
            and not object_clause
            and (_relative(tokens, parts[number], words) or _participial(tokens, parts[number], words))
        ):
            adjacent = False
            continue
        found = _noun_phrase(tokens, parts[number], grammar, adjacent=adjacent)
        if found:
            shut = closed or (grammar.head_first and number < len(parts) - 1)  # a comma stands behind the part
            return found if alone else _with_appositions(tokens, parts, number, found, grammar, closed=shut)
        if parts[number].first < parts[number].after and adjacent and not _adverbial(tokens, parts[number], words):
            return None
        adjacent = False
    return None


def _passed_over(tokens: tuple[Token, ...], part: Phrase, grammar: Grammar) -> bool:
    """Whether a part tells over whom or to whom it was said: "Seno, | dikutip dari Antara, | mengatakan …"."""
    first, *inner = tokens[part.first : part.after] or (None,)
    if first is None or not inner:
        return first is not None and first.low in grammar.words.asides
    if (inner[0] if first.low in grammar.words.as_words else first).low in grammar.relays:
        return True
    return first.low in grammar.words.addressees and len({token.capital for token in inner}) == 1


def _tells_more(tokens: tuple[Token, ...], part: Phrase, grammar: Grammar) -> bool:
    """Whether a part is a relative clause about the noun before it: "Holt, | yang belum lama ini | memuji …"."""
    if not grammar.head_first or part.first == part.after or tokens[part.first].low not in grammar.words.relativizers:
        return False
    return " ".join(token.low for token in tokens[part.first : part.first + 2]) not in grammar.pronouns


def _antecedent(tokens: tuple[Token, ...], parts: list[Phrase], number: int, grammar: Grammar) -> Phrase | None:
    """Whom a relative clause that holds the verb is about: the name or role before its comma."""
    found = _nameable(tokens, parts[number - 1], grammar) if number else None
    return found and _with_appositions(tokens, parts, number - 1, found, grammar, closed=True)


def _noun_phrase(tokens: tuple[Token, ...], part: Phrase, grammar: Grammar, *, adjacent: bool) -> Phrase | None:
    words = grammar.words
    if adjacent and (inner := _relative_subject(tokens, part, grammar)):
        return inner
    first = _after_last_turn(tokens, part, words)
    if " ".join(token.low for token in tokens[first : first + 2]) in words.lead_ins and first + 2 < part.after:
        first += 2
    begun = first > part.first
    while first < part.after and (
        tokens[first].low in words.openers
        or not tokens[first].word
        or (begun and tokens[first].low in words.demonstratives)
    ):
        begun = begun or tokens[first].word
        first += 1
    if first >= part.after:
        return None
    whole = Phrase(first, part.after)
    if tokens[first].low in words.days:
        return None
    if tokens[first].low in words.prepositions or has_verb(tokens, whole, words):
        return _trailing(tokens, whole, grammar) if adjacent else None
    if (
        dated(tokens, whole, words)
        or tokens[whole.after - 1].low in (words.determiners & words.blockers) - words.plurals
    ):
        return None
    return _without_adjunct(tokens, whole, grammar)


def _relative_subject(tokens: tuple[Token, ...], part: Phrase, grammar: Grammar) -> Phrase | None:
    """The subject of a relative clause whose object stands before it: "the mine, which | Holt | says he …"."""
    words = grammar.words
    if grammar.head_first:
        return None
    links = words.relativizers | words.complementizers
    link = next((n for n in range(part.after - 1, part.first - 1, -1) if tokens[n].low in links), part.after)
    inner = Phrase(link + 1, part.after)
    if inner.first >= inner.after or has_verb(tokens, inner, words) or tokens[inner.first].low in words.prepositions:
        return None
    return inner


def _after_last_turn(tokens: tuple[Token, ...], part: Phrase, words: Words) -> int:
    """Where the last clause of the part begins: after its last conjunction, unless a relative clause holds it."""
    for index in range(part.after - 1, part.first - 1, -1):
        pointed = index + 1 < part.after and tokens[index + 1].low in words.demonstratives  # "yang saat itu menjadi …"
        if tokens[index].low in words.turns and not pointed and not _dates_relative(tokens, part, index, words):
            return index + 1
    return part.first


def _dates_relative(tokens: tuple[Token, ...], part: Phrase, turn: int, words: Words) -> bool:
    """Whether a conjunction only dates a relative clause: "warga yang tinggal di sana | sejak | 2010"."""
    last = Phrase(turn + 1, part.after - (tokens[part.after - 1].low in words.demonstratives))
    relative = any(tokens[index].low in words.relativizers for index in range(part.first, turn))
    return relative and last.first < last.after and dated(tokens, last, words)


def _adverbial(tokens: tuple[Token, ...], part: Phrase, words: Words) -> bool:
    low = tokens[part.first].low
    return low in words.prepositions or low in words.openers or dated(tokens, part, words)


def _trailing(tokens: tuple[Token, ...], part: Phrase, grammar: Grammar) -> Phrase | None:
    """The name or role at the end of a part that begins with something else: "Dalam rapat itu | Ketua DPR"."""
    first = part.after
    while first > part.first:
        token = tokens[first - 1]
        if token.low == ")":
            opening = _opening(tokens, first - 1, part.first)
            if opening is None:
                break
            first = opening
            continue
        names = token.capital or token.low in grammar.people or token.low in grammar.words.demonstratives
        if not names or token.low in grammar.words.days:
            break
        first -= 1
    while first < part.after and tokens[first].low in grammar.words.demonstratives:
        first += 1
    return Phrase(first, part.after) if first < part.after and first > part.first else None


def _opening(tokens: tuple[Token, ...], closing: int, floor: int) -> int | None:
    for index in range(closing - 1, max(floor, closing - APPOSITION) - 1, -1):
        if tokens[index].low == "(":
            return index
    return None


def _without_adjunct(tokens: tuple[Token, ...], part: Phrase, grammar: Grammar) -> Phrase:
    """The phrase up to an adjunct that stands before the verb: "Ratna | dalam pidatonya"; not in "Dinas melalui Kasi Seno"."""
    words = grammar.words
    manner = (words.after_speaker & words.prepositions) - words.from_words - words.of_words
    for index in range(part.first + 1, part.after):
        low = tokens[index].low
        if low in words.relativizers:
            break
        somebody = index + 1 < part.after and tokens[index + 1].low in grammar.people
        if low in manner or (low in words.occasions and not somebody):
            return Phrase(part.first, index)
    return part


def _with_appositions(
    tokens: tuple[Token, ...], parts: list[Phrase], number: int, found: Phrase, grammar: Grammar, *, closed: bool
) -> Phrase:
    """
    The phrase together with the parts before it that are the same person, or the rest of an enumeration.

    Without a comma before the verb (`closed`) only a name joins the role before it, and only in a language that may leave
    that comma out: "Bupati Tirtasari, Budi Santoso …".
    """
    words, first = grammar.words, found.first
    listed = tokens[parts[number].first].low in words.joins
    if number == 0 or (found.first > parts[number].first and not listed):
        return found
    for index in range(number - 1, max(-1, number - PARTS), -1):
        part = _nameable(tokens, parts[index], grammar)
        fronted = all(each.first == each.after or _adverbial(tokens, each, words) for each in parts[:index])
        behind = part and any(tokens[n].low in words.prepositions for n in range(parts[index].first, part.first))
        open_ended = (
            part
            and not behind
            and (  # not "Selain Seno Adi, warga Gading mengatakan"
                _role_and_name(tokens, part, found, grammar)
                or _name_and_role(tokens, part, found, grammar)
                or (fronted and _full_name_and_role(tokens, part, found, grammar))
            )
        )
        if part is None or not (listed or closed or open_ended):
            break
        first = part.first
        placed = tokens[parts[index + 1].first].low in grammar.grounds  # "warga Desa Gading, | Kecamatan Muara"
        if part.first > parts[index].first or not (listed or placed or index == number - 1):
            break
    return Phrase(first, found.after)


def _relative(tokens: tuple[Token, ...], part: Phrase, words: Words) -> bool:
    """Whether a part between commas only tells more about the one before: "who watched it", "59", "of Ashton"."""
    return part.first < part.after and tokens[part.first].low in words.subject_relatives


def _rest_of_place(tokens: tuple[Token, ...], before: Phrase, part: Phrase, words: Words) -> bool:
    """Whether a single name between commas goes with the place before it: "Holt, of Ashton, | Md. | , said"."""
    single = part.after - part.first == 1 and tokens[part.first].capital
    return single and before.first < before.after and tokens[before.first].low in words.prepositions


def _participial(tokens: tuple[Token, ...], part: Phrase, words: Words) -> bool:
    """Whether a part between commas tells what its subject does besides: "Holt, | speaking after the vote, | said"."""
    if part.first == part.after or tokens[part.first].capital:
        return False
    return tokens[part.first].low.endswith(words.participle_endings)


def _role_and_name(tokens: tuple[Token, ...], role: Phrase, name: Phrase, grammar: Grammar) -> bool:
    if grammar.parenthesis:
        return False
    named = tokens[name.first].capital and tokens[name.first].low not in grammar.words.determiners
    named = named and tokens[role.first].low not in grammar.grounds
    return named and any(token.low in grammar.people for token in tokens[role.first : role.after])


def _name_and_role(tokens: tuple[Token, ...], name: Phrase, role: Phrase, grammar: Grammar) -> bool:
    """Whether a name with its age stands before a role without a comma behind it: "Gabriel (60), penjual air | menuturkan"."""
    aged = tokens[name.first].capital and tokens[name.after - 1].low == ")"
    return grammar.head_first and aged and tokens[role.first].low in grammar.people


def _full_name_and_role(tokens: tuple[Token, ...], name: Phrase, role: Phrase, grammar: Grammar) -> bool:
    """Whether a name of several words stands before a role without a comma behind it: "Seno Adi, Ketua PMI | menuturkan"."""
    part, first = tokens[name.first : name.after], tokens[name.first]
    if not grammar.head_first or not 1 < len(part) <= NAME or tokens[role.first].low not in grammar.people:
        return False
    verb = first.low in grammar.slips.vocabulary and first.low.startswith(grammar.words.finite_prefixes)
    known = first.low in grammar.people | grammar.grounds | grammar.words.not_verbs  # "Bersama Seno Adi, Ketua PMI …"
    placed = not grammar.places.isdisjoint({first.low, part[-1].low})  # "Di Gading, Jawa Barat, Ketua PMI …"
    return all(token.capital for token in part) and not (verb or known or placed)


def _nameable(tokens: tuple[Token, ...], part: Phrase, grammar: Grammar) -> Phrase | None:
    """The noun phrase of a part that may stand in apposition: a name or a role, nothing with a verb in it."""
    if part.after - part.first > APPOSITION:
        return None
    found = _noun_phrase(tokens, part, grammar, adjacent=False)
    if found is None or found.after - found.first < 1:
        return None
    token = tokens[found.first]
    return found if token.capital or token.low in grammar.people or token.low in grammar.words.determiners else None
