"""
Somebody is accused, and neither an answer nor an attempt to get one is there.

Why it matters: who is accused has a right to be heard, and a reader a right to know that he was asked.
Stays quiet: as soon as the article holds an answer, a denial, an attempt to reach the accused, or the note that the
matter still awaits verification; and where the accused is heard, whatever is said. Never says who is right.
How: an attribution whose verb accuses; words and phrases of answering, looked for in the headline and the whole body;
and whether somebody who is named in the accusation speaks elsewhere.
Cannot see: whose answer it is: a reply by one of two accused, or a denial of something else, counts for the whole
article. An accusation without a verb of accusing is not seen.
See: Kode Etik Jurnalistik, articles 1 and 3; Pedoman Pemberitaan Media Siber, article 2.
"""

import re
from collections.abc import Iterator, Sequence

from scorer.lexicon import fold
from scorer.model import Attribution, Doc, Finding, Genre, Outcome
from scorer.rules.given import Given

_WORD = re.compile(r"[^\W\d_]+")


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one finding, at the first accusation, where the article holds no answer."""
    if doc.genre is Genre.OPINION:
        return
    accusing = [
        one for one in doc.attributions if one.cue and given.words["accusing"].first(doc.text(one.cue)) and one.content
    ]
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


def _heard(doc: Doc, accusing: Sequence[Attribution]) -> bool:
    """Whether somebody named in an accusation, other than who makes it, speaks in the article."""
    accusers = {word for one in accusing for word in fold(one.speaker.name or "").split()}
    speakers = {word for one in doc.attributions for word in fold(one.speaker.name or "").split()} - accusers
    accused = {
        fold(word)
        for one in accusing
        for part in one.content
        for word in _WORD.findall(doc.text(part))
        if word[0].isupper()
    }
    return not speakers.isdisjoint(accused)
