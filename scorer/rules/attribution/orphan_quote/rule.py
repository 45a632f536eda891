"""
A quotation whose speaker cannot be found.

Why it matters: words in quotation marks are somebody's; without a name the reader cannot tell whose.
Stays quiet: on short terms and titles in marks, on fragments and on the first words of a story, where the sentence before
has a pronoun for somebody or leads in what follows, on words that a sentence leads in or takes up, in headlines and captions,
where the sentence before names a speaker, where a word of saying stands right behind or opens the next line, where the next
sentence tells whose words these were, and where the quotation goes on from one that has an owner, or into one.
How: a quotation of `least` words or more that stands as a sentence of its own and that reading gave to nobody, with no
person and no verb of saying within `reach` letters.
Cannot see: whether the nearest name is the speaker: a person close by is taken for him. Quotations whose marks do not
close, or close the wrong way round, are left to `quote-balance`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from scorer.model import Doc, Finding, Name, NameKind, Outcome, Quotation, Role, Row, Span, Stretches
from scorer.rules.given import Given

BESIDE = 40  # letters right before or behind a quotation in which a word of saying, or of titles, is looked for
LOST = ('"', "“", "”", "\ufffd", "?[")  # marks inside a quotation that tell that one was lost
NEXT = 200  # letters of the sentence behind it


@dataclass(frozen=True, slots=True)
class _Somebody:
    """A place where somebody is named or speaks."""

    span: Span


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each quotation long enough to be speech."""
    owned = Stretches(part for one in doc.attributions for part in one.content if part.field == "body")
    told = Stretches(block.span for block in doc.blocks if block.role is Role.PARAGRAPH)
    somebody: Row[_Somebody] | None = None  # who is named or speaks, gathered once a quotation needs it
    before: tuple[Quotation, bool] | None = None  # the quotation before this one, and whether it has an owner
    for quotation, following in zip_longest(doc.quotations, doc.quotations[1:]):
        mine = owned.touch(quotation.span) or (before is not None and before[1] and _adjoins(doc, before[0], quotation))
        mine = mine or (following is not None and owned.touch(following.span) and _adjoins(doc, quotation, following))
        speech = told.touch(quotation.span) and _is_speech(doc, quotation, given)
        if speech and not mine:
            somebody = somebody or Row(_Somebody(span) for span in _speakers(doc, given))
            mine = _introduced(doc, quotation, somebody, given)
        before = quotation, mine
        if speech:
            yield Outcome.AGREED if mine else Finding(rule="orphan-quote", spans=(quotation.span,))


def _is_speech(doc: Doc, quotation: Quotation, given: Given) -> bool:
    """Whether this is running text's own, whole, long enough, and no title, motto or label."""
    words = doc.text(quotation.inner)
    if not quotation.closed or "\n" in words or len(words.split()) < given.limits["least"]:
        return False
    if not _sound(words) or not doc.body[: quotation.span.start].strip():
        return False  # a fragment; or the first words of the story, which it goes on to explain
    led = doc.folded[max(0, quotation.span.start - BESIDE) : quotation.span.start].rpartition("\n")[2]
    return not given.words["titles"].ends(led.rstrip(" :,")) and _stands_alone(doc, quotation)


def _sound(words: str) -> bool:
    """Whether words between marks begin like a sentence, and no mark of another quotation was lost in them."""
    first = words.lstrip("[(…")[:1]
    return (first.isupper() or first.isdigit()) and not any(mark in words for mark in LOST)


def _stands_alone(doc: Doc, quotation: Quotation) -> bool:
    """Whether a quotation is a sentence of its own, neither led in by one nor taken up: not "bertanya, “…?”"."""
    before = doc.body[: quotation.span.start].rstrip(" \xa0")
    behind = doc.body[quotation.span.end : quotation.span.end + BESIDE].lstrip(" \xa0")
    opens = not before or before[-1] in '.!?…\n"”' or before.endswith((" -", "–", "—"))
    return opens and not behind[:1].islower() and behind[:1] not in {",", ";"}


def _adjoins(doc: Doc, before: Quotation, quotation: Quotation) -> bool:
    """Whether nothing but blanks parts two quotations."""
    return not doc.body[before.span.end : quotation.span.start].strip()


def _speakers(doc: Doc, given: Given) -> Iterator[Span]:
    """The persons of the article, whoever of one word opens a sentence, and the words of saying."""
    yield from (name.span for name in doc.names if _opens(doc, name) or _may_speak(doc, name, given))
    yield from (attribution.cue for attribution in doc.attributions if attribution.cue)


def _may_speak(doc: Doc, name: Name, given: Given) -> bool:
    """Whether a name is a person's, rather than behind a word for a place: "at | Sennet Cove", "Kecamatan | Muara"."""
    if name.kind is not NameKind.PERSON:
        return False
    before = doc.folded[max(0, name.span.start - BESIDE) : name.span.start].split()
    return bool(name.title) or not (before and before[-1] in given.words["grounds"])


def _opens(doc: Doc, name: Name) -> bool:
    """Whether a word that may be anybody's name opens its sentence: "| Suparno | masih trauma."."""
    before = doc.body[: name.span.start].rstrip(" \xa0–-")
    return name.kind is NameKind.OTHER and (not before or before[-1] in ".!?\n")


def _introduced(doc: Doc, quotation: Quotation, somebody: Row[_Somebody], given: Given) -> bool:
    """Whether a person, or somebody who speaks, stands shortly before the quotation or right behind it."""
    after = doc.folded[quotation.span.end : quotation.span.end + NEXT].lstrip(" \xa0.,\n").split("\n")[0]
    if given.words["saying"].first(after[:BESIDE].split(".")[0]) or given.words["taking_up"].first(after):
        return True
    reach = int(given.limits["reach"])
    before = doc.folded[max(0, quotation.span.start - reach) : quotation.span.start].rpartition("\n")[2]
    if given.words["saying"].first(before[-BESIDE:]):
        return True  # whose name may have been lost: "…, ujar ,."
    if given.words["somebody"].first(before, folded=True):
        return True  # "| She | has lived here for years. “…”"
    near = Span(max(0, quotation.span.start - reach), quotation.span.end + reach // 3)
    return any(not one.span.overlaps(quotation.span) for one in somebody.inside(near))
