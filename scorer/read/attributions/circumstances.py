"""
Where what was said begins behind a verb that no comma and no "bahwa" follows.

    Ratna mengatakan | dalam rapat itu, | tanggul retak     how, where or to whom she said it
    Ratna mengatakan | saat ini tanggul retak               an adverbial that opens what she said

Only a weekday, a place with a name, whom it was told and nouns for where people speak ("rapat", "keterangan") tell of the
saying; any other adverbial is the first part of what was said where a clause follows it.
"""

from scorer.read.attributions import following, phrases
from scorer.read.attributions.grammar import Construction, Cue
from scorer.read.attributions.phrases import Phrase
from scorer.read.attributions.scene import ADDRESSEE, LOOK, Scene

NEAR = 4  # tokens of an adverbial in which the noun for where somebody spoke stands
NOW = 4  # tokens of "saat ini" with the shortest clause behind it


def after_verb(scene: Scene, cue: Cue) -> tuple[Phrase | None, int]:
    """Whom it was told, and where what was said begins, behind a verb."""
    told = _told(scene, cue.after)
    if told or (scene.low(cue.after) in scene.words.addressees and scene.follows(cue.after)):
        begin = _behind_addressee(scene, cue, told)
        return (told, begin) if begin > cue.after + 1 else (None, begin)
    words, low = scene.words, scene.low(cue.after)
    quantity = low in words.indefinites and not scene.timed(cue.after + 1)  # "beberapa warga", no time
    if quantity or not (low in words.days or scene.follows(cue.after)):
        return None, cue.after
    return None, _behind_adverbial(scene, cue)


def _behind_addressee(scene: Scene, cue: Cue, told: Phrase | None) -> int:
    """Where what was said begins behind a verb and whom it was told; at the addressee where that one is to do it."""
    words, index = scene.words, cue.after
    first, end = told.after if told else index, _end(scene, index)
    begin = end
    if told and scene.low(first) in words.topics | words.complementizers | words.purposes:
        begin = first  # "menanyakan kepada Seno | apakah …"
    elif scene.low(end) == ",":
        begin = _behind_list(scene, end)
    elif not _linked(scene, end) and _opens(scene, cue, Phrase(first, end), told=told):
        begin = first
    return index + 1 if scene.low(begin) in words.purposes else begin  # "meminta kepada | warga agar …"


def _behind_adverbial(scene: Scene, cue: Cue) -> int:
    """Where what was said begins behind a verb and an adverbial, or at the adverbial that opens it."""
    index, end = cue.after, _end(scene, cue.after)
    part = Phrase(index, end)
    if scene.low(end) == ",":
        return end if _of_saying(scene, part) else index
    if _linked(scene, end) and (_of_saying(scene, part) or not _clause(scene, part)):
        return end
    if scene.low(index + 1) in scene.words.complementizers and scene.low(index) not in scene.words.prepositions:
        return index + 1  # "memastikan lagi | apakah …"
    return index if _opens(scene, cue, part) else end


def _linked(scene: Scene, index: int) -> bool:
    """Whether a word or a quotation that begins a content for certain stands at a token, or a relay."""
    words = scene.words
    quoted = index < len(scene.tokens) and scene.tokens[index].quote
    return quoted or scene.low(index) in words.content_starts | words.as_words


def _told(scene: Scene, index: int) -> Phrase | None:
    """Whom it was told, up to the first verb: "kepada wartawan | akan menutup jalan"."""
    if not scene.addresses(index):
        return None
    told, words = following.after(scene.frame, index + 1, scene.grammar), scene.words
    if told is None:
        return None
    ends = words.topics | words.purposes | words.complementizers
    more = (n for n in range(told.first + 1, told.after) if scene.low(n) in words.relativizers)
    inner = range(told.first + 1, next(more, told.after))
    clause = (n for n in inner if scene.low(n) in ends or phrases.has_verb(scene.tokens, Phrase(n, n + 1), words))
    return Phrase(told.first, next(clause, told.after))


def _end(scene: Scene, index: int) -> int:
    """Where an adverbial that begins at `index` ends at the latest: at a comma, a mark, "bahwa" or a relay."""
    words = scene.words
    for ahead in range(index, min(len(scene.tokens), index + LOOK)):
        token = scene.tokens[ahead]
        relayed = token.low in words.as_words and scene.low(ahead + 1) in scene.grammar.relays
        if phrases.hard(token) or token.low in words.content_starts or relayed:
            return ahead
        if token.low == "," and not scene.timed(ahead + 1):
            return ahead
    return min(len(scene.tokens), index + LOOK)


def _behind_list(scene: Scene, comma: int) -> int:
    """Where what was said begins behind the addressees of a list: "kepada camat, lurah dan warga | agar …"."""
    for ahead in range(comma + 1, min(len(scene.tokens), comma + ADDRESSEE)):
        if scene.low(ahead) in scene.words.purposes | scene.words.content_starts:
            return ahead
        if scene.tokens[ahead].quote or phrases.has_verb(scene.tokens, Phrase(ahead, ahead + 1), scene.words):
            break
    return comma


def _of_saying(scene: Scene, part: Phrase) -> bool:
    """Whether an adverbial tells when, where, how or to whom something was said."""
    words, low = scene.words, scene.low(part.first)
    if low not in words.fronted:
        return True
    near = scene.tokens[part.first + 1 : min(part.after, part.first + NEAR)]
    if any(token.low in words.days for token in near):
        return True
    if low in words.from_words and near and near[0].capital:
        return True  # "di Muara", "lewat Instagram"
    somewhere = low in (words.from_words - words.origins) | words.turns
    return somewhere and any(scene.grammar.stem(token.low) in words.settings for token in near)


def _opens(scene: Scene, cue: Cue, part: Phrase, *, told: Phrase | None = None) -> bool:
    """Whether what was said begins with these words, though nothing parts them from the verb or from whom it was told."""
    words, low, behind = scene.words, scene.low(part.first), scene.low(part.first + 1)
    if low in words.topics | words.roles:
        return part.first < part.after
    if low in words.purposes or (told and low not in words.prepositions):
        return _verb(scene, part)
    if low in words.fronted:
        return _opens_clause(scene, cue, part)
    like = low in words.as_words and behind not in scene.grammar.relays
    adverb = low not in words.prepositions | words.joins and not _verb(scene, Phrase(part.first, part.first + 1))
    return like or (adverb and _verb(scene, part))


def _opens_clause(scene: Scene, cue: Cue, part: Phrase) -> bool:
    """Whether a clause follows an adverbial that does not tell of the saying: "saat ini | stok aman"."""
    words = scene.words
    now = scene.low(part.first + 1) in words.demonstratives
    if _of_saying(scene, part) or (Construction.STANCE in cue.constructions and not now):
        return False  # "memuji Seno dalam rapat": what is named rather than told has no clause
    if now and part.after - part.first >= NOW and scene.low(part.first + 2) not in words.prepositions:
        return True
    manner = _verb(scene, Phrase(part.first + 1, part.first + 2))  # "menjelaskan dengan menunjukkan peta"
    return (now or scene.low(part.first) not in words.turns) and not manner and _clause(scene, part)


def _clause(scene: Scene, part: Phrase) -> bool:
    """Whether a verb stands in an adverbial, not right behind its preposition: "di Muara | warga menunggu"."""
    return _verb(scene, Phrase(part.first + 2, part.after))


def _verb(scene: Scene, part: Phrase) -> bool:
    return part.first < part.after and phrases.has_verb(scene.tokens, part, scene.words)
