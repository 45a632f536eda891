"""Who said what is quoted: the one it is credited to, whose words it is told as, or the name beside the marks."""

import re

from scorer.lexicon import fold
from scorer.model import Doc, NameKind, Quotation, Span
from scorer.rules.given import Given

_WORD = re.compile(r"\w+")
_END = re.compile(r"[.\n“\"]")
OWNED = 120  # code points before a quotation in which it is told as somebody's words
BESIDE = 20  # code points between a noun for what was said and its owner
WIDE = 300  # code points before a quotation in which somebody announces it
REACH = 50  # code points around a quotation in which its speaker's name may stand


def owner(doc: Doc, quotation: Quotation, given: Given) -> str | None:
    """Whose words a quotation is told as, right before it: "Holt's | sentence | in that speech, “…”"."""
    start = max(0, quotation.span.start - OWNED)
    opening = max((found.end() for found in _END.finditer(doc.body, start, quotation.span.start)), default=start)
    return _owner(doc, opening, quotation.span.start, given) or _owner_before(doc, quotation, given)


def _owner(doc: Doc, opening: int, end: int, given: Given) -> str | None:
    """Who stands beside the last word for what somebody said."""
    hits = list(given.words["sayings"].find(doc.body[opening:end]))
    if not hits:
        return None
    first, after = opening + hits[-1].start, opening + hits[-1].end
    persons = _persons(doc, given)
    around = _WORD.finditer(doc.body, max(opening, first - BESIDE), min(after + BESIDE, end))
    gaps = [(max(word.start() - after, first - word.end()), persons.get(word.group())) for word in around]
    return min(((gap, owner) for gap, owner in gaps if owner), default=(0, None))[1]


def _persons(doc: Doc, given: Given) -> dict[str, str]:
    """The people of a story by the words of their names, and by an office that only one of them has: "the Governor"."""
    people = [name for name in doc.names if name.kind is NameKind.PERSON]
    holders: dict[str, set[str]] = {}
    for name in people:
        if name.title:
            holders.setdefault(name.title.split()[0].capitalize(), set()).add(name.identity)
    named = {
        word: name.identity
        for name in people
        for word in name.identity.split()
        if fold(name.identity.split()[0]) not in given.words["sayings"] or name.identity.split()[0] != word
    }
    sole = {title: next(iter(who)) for title, who in holders.items() if len(who) == 1}
    return sole | {title.lower(): who for title, who in sole.items()} | named


def _owner_before(doc: Doc, quotation: Quotation, given: Given) -> str | None:
    """Whose words the sentence before a quotation tells of, where nobody else is named beside it: "Holt said it again. “…”"."""
    start, end = quotation.span.start, doc.around(quotation.span).end
    before = next((one.span for one in reversed(doc.sentences) if one.span.end <= start), None)
    persons = doc.people
    opens = before is not None and not _WORD.search(doc.body, before.end, start)
    if before is None or not opens or doc.quoted.touch(before):
        return None
    if persons.inside(Span(quotation.span.end, max(quotation.span.end, end))):
        return None
    named = persons.inside(before)
    if named and len({name.identity for name in named}) == 1 and given.words["repeats"].first(doc.text(before)):
        return named[0].identity
    return _owner(doc, before.start, before.end, given)


def speaker(doc: Doc, quotation: Quotation, known: frozenset[str], given: Given) -> str | None:
    """Who said it: the speaker of the statement, or the name beside the marks where the speaker is called by none."""
    return _announced(doc, quotation, given) or _beside(doc, quotation, known, given)


def is_pronoun(doc: Doc, quotation: Quotation, given: Given) -> bool:
    """Whether who speaks is told by a word such as "he" alone right beside the marks."""
    around, span = doc.around(quotation.span), quotation.span
    beside = (doc.body[max(around.start, span.start - REACH) : span.start], doc.body[span.end : span.end + REACH])
    persons = doc.people
    if persons.inside(Span(max(around.start, span.start - REACH), span.start)) or persons.inside(
        Span(span.end, span.end + REACH)
    ):
        return False
    clauses = (_END.split(beside[0])[-1], _END.split(beside[1])[0])
    return any(word in given.words["pronouns"] for clause in clauses for word in _WORD.findall(clause))


def _announced(doc: Doc, quotation: Quotation, given: Given) -> str | None:
    """
    The first person in a sentence that announces a quotation: "Holt's words were printed in full: “".

    Not one behind a word that makes him another's: "has turned down an offer from Northline Timber, saying: “".
    """
    start = quotation.span.start
    if not doc.body[max(0, start - WIDE) : start].rstrip().endswith(":"):
        return None
    opening = max(doc.body.rfind(mark, max(0, start - WIDE), start) for mark in (". ", "\n", "”", "? "))
    told = words_of(doc.body[opening + 1 : start].replace("’s", "").replace("'s", ""))
    persons = [name for name in doc.names if name.kind is NameKind.PERSON]
    ahead = [name for name in persons if opening < name.span.start < start]
    others = {
        name.identity
        for name in ahead
        if given.words["oblique"].ends(fold(doc.body[opening + 1 : name.span.start]).rstrip())
    }
    told_of = (name.identity for name in persons if fold(name.identity.split()[-1]) in told)
    return next((who for who in (*(name.identity for name in ahead), *told_of) if who not in others), None)


def _beside(doc: Doc, quotation: Quotation, known: frozenset[str], given: Given) -> str | None:
    said = (one for one in doc.attributions if any(content.overlaps(quotation.inner) for content in one.content))
    credited = next((one.speaker.name for one in said if one.speaker.name), None)
    after, before = quotation.span.end, quotation.span.start
    end = _END.search(doc.body, after)
    reach = min(after + REACH, end.start() if end else after + REACH)
    behind = [
        name for name in doc.names if after <= name.span.start < reach and _is_subject(doc, name.span.start, given)
    ]
    ahead = [name for name in doc.names if before - REACH <= name.span.start and name.span.end <= before]
    opening = [name for name in ahead if not _END.search(doc.body, name.span.end, before)]
    if (
        credited
        and opening
        and not behind
        and not any(words_of(credited) & words_of(name.identity) for name in opening)
    ):
        return None  # another name opens the sentence of the quotation
    person = next((name for name in behind if name.kind is NameKind.PERSON), None)
    people = words_of(" ".join(name.identity for name in doc.names if name.kind is NameKind.PERSON))
    if credited and person and not words_of(credited) & people and _is_subject(doc, person.span.start, given):
        return person.identity  # "kata ketua fraksi, Seno Adi"
    if credited and (not behind or words_of(credited) & known):
        return credited
    nearest = ahead[-1:] if opening and _is_led(doc, before, given) else behind[:1] or ahead[-1:]
    return nearest[0].identity if nearest else credited


def _is_led(doc: Doc, start: int, given: Given) -> bool:
    """Whether a quotation stands behind a word for saying and a mark: "Holt told reporters, “"."""
    before = doc.body[max(0, start - REACH) : start].rstrip()
    return before.endswith((",", ":")) and given.words["saying"].first(before) is not None


def _is_subject(doc: Doc, start: int, given: Given) -> bool:
    """Whether a name is put to an office, rather than behind a word such as "to"."""
    return doc.body[max(0, start - 2) : start].rstrip().endswith(",") or not given.words["oblique"].ends(
        doc.folded[max(0, start - BESIDE) : start].rstrip()
    )


def words_of(name: str) -> frozenset[str]:
    """The words of a name in small letters."""
    return frozenset(_WORD.findall(fold(name)))
