"""
Somebody is accused, and neither an answer nor an attempt to get one is there.

Why it matters: who is accused has a right to be heard, and a reader a right to know that he was asked.
Stays quiet: as soon as the article holds an answer, a denial, an attempt to reach the accused, or the note that the
matter still awaits verification; where the accused is heard, whatever is said; where the sentence holds the charge against
the record; where it is told as background, below the opening of the story or after others have spoken; where nobody is
told of who accuses; and where the press itself is accused. Never says who is right.
How: an attribution whose verb accuses; words and phrases of answering, looked for in the headline and the whole body;
and whether somebody who is named in the accusation, or is called by its noun, speaks elsewhere.
Cannot see: whose answer it is: a reply by one of two accused, or a denial of something else, counts for the whole
article. An accusation without a verb of accusing is not seen.
See: Kode Etik Jurnalistik, articles 1 and 3; Pedoman Pemberitaan Media Siber, article 2.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from scorer.lexicon import fold
from scorer.model import Attribution, Doc, Finding, Genre, Kind, Outcome, Span
from scorer.rules.given import Given

LEAD = 3  # sentences of the opening, whose charges the story is about
BEHIND = 8  # letters behind a verb that tell which one it is: "alleged | that"
OPENING = 24  # letters of an accusation in which the accused stands
NOUNS = 4  # words of it among which the noun for him is
LONG = 5  # letters of such a noun
BEFORE = 24  # letters before an accusation in which a word tells that it was made earlier

_WORD = re.compile(r"[^\W\d_]+")


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one finding, at the first accusation, where the article holds no answer."""
    if doc.genre is Genre.OPINION:
        return
    lead = _lead(doc)
    accusing = [one for one in doc.attributions if one.extent.start < lead and _accuses(doc, one, given)]
    if not accusing:
        return
    if given.words["answers"].first(f"{doc.article.headline or ''}\n{doc.body}") or _heard(doc, accusing):
        yield Outcome.AGREED
        return
    first = accusing[0]
    yield Finding(
        rule="accusation-unanswered",
        spans=(first.extent,),
        values={"who": first.speaker.name or (doc.text(first.cue) if first.cue else "")},
    )


def _lead(doc: Doc) -> int:
    """Where the opening of the story ends: a charge that stands below it is background, whose answer is long known."""
    opening = list(islice(doc.prose(), LEAD))
    return opening[-1].span.end if opening else 0


def _accuses(doc: Doc, one: Attribution, given: Given) -> bool:
    """Whether a statement accuses somebody who could be asked."""
    teller = fold(doc.text(one.source)).split()[0] if one.source else ""
    if (
        one.cue is None
        or not one.content
        or one.speaker.kind is Kind.AGENTLESS
        or not teller
        or teller in given.words["relatives"]
    ):
        return False  # "has been accused", "who accused him then": nobody is told of who did
    behind = doc.folded[one.cue.end : one.cue.end + BEHIND]
    if not given.words["accusing"].begins(doc.text(one.cue) + behind) or given.words["suffering"].begins(behind):
        return False
    told = doc.folded[one.content[0].start : one.content[0].end]
    opening = Span(one.content[0].start, one.content[0].start + OPENING)
    press = given.words["press"].first(told[:OPENING], folded=True)
    press_named = any(name.outlet_id and name.span.overlaps(opening) for name in doc.names)
    return not (press or press_named) and not _checked(doc, one, given) and not _background(doc, one, given)


def _checked(doc: Doc, one: Attribution, given: Given) -> bool:
    """Whether the sentence of an accusation holds it against the record: "…, though records show …"."""
    return given.words["checking"].first(doc.text(doc.sentence_of(one.extent))) is not None


def _background(doc: Doc, one: Attribution, given: Given) -> bool:
    """Whether an accusation is told as what was before, once somebody else has spoken."""
    before = doc.folded[max(0, one.extent.start - BEFORE) : one.extent.start]
    heard = any(other.speaker.name and other.extent.end <= one.extent.start for other in doc.attributions)
    return heard and given.words["earlier"].first(before, folded=True) is not None


def _heard(doc: Doc, accusing: Sequence[Attribution]) -> bool:
    """Whether somebody named in an accusation, or called by its noun, speaks in the article, other than who makes it."""
    accusers = {word for one in accusing for word in _called(doc, one)}
    speakers = {word for one in doc.attributions for word in _called(doc, one)} - accusers
    accused = {
        fold(word)
        for one in accusing
        for part in one.content
        for word in _WORD.findall(doc.text(part))
        if word[0].isupper()
    }
    opening = {
        word for one in accusing for word in _WORD.findall(fold(doc.text(one.content[0])))[:NOUNS] if len(word) >= LONG
    }
    return not speakers.isdisjoint(accused | opening)


def _called(doc: Doc, one: Attribution) -> list[str]:
    """The words by which a speaker is named and called."""
    return fold(f"{one.speaker.name or ''} {doc.text(one.source) if one.source else ''}").split()
