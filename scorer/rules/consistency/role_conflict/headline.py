"""Which posts the headline gives to whom: "Mayor Alder opens footbridge", "Kiper Muda Persada, Gilang Ramdan, Dipanggil"."""

import re
from collections.abc import Iterator, Mapping, Sequence

from scorer.lexicon import Lexicon, fold
from scorer.model import Doc, Span
from scorer.rules.consistency.role_conflict.people import People
from scorer.rules.consistency.role_conflict.posts import Held, Rank
from scorer.rules.given import Given

MOST = 300  # code points of a headline that is read
NAMES = 4  # words behind a post among which its holder's name stands
BEFORE = 24  # code points before a post in which "former" stands
_WORD = re.compile(r"[\w’'-]+")


def posts(
    doc: Doc, people: People, places: Mapping[str, tuple[Rank, ...]], lexicon: Lexicon, given: Given
) -> Iterator[tuple[str, Held]]:
    """Each person whom the headline gives a post, by the last two words of the name, and the post."""
    if doc.headline is None or doc.headline.field != "headline" or doc.headline.end - doc.headline.start > MOST:
        return
    title = doc.text(doc.headline)
    folded = fold(title)
    for hit in lexicon.find(folded, folded=True):
        before, around = folded[max(0, hit.start - BEFORE) : hit.start], folded[max(0, hit.start - BEFORE) :]
        who = _holder(title[hit.end :], people, given)
        quoted = any(mark in before for mark in ":“\"'") and hit.start > 0
        if who is None or quoted or given.words["other_time"].first(around, folded=True):
            continue
        if given.words["also"].first(folded, folded=True):
            continue
        span = Span(doc.headline.start + hit.start, doc.headline.start + hit.end, doc.headline.field)
        key = " ".join(who.split()[-2:])
        yield key, Held(post=hit.phrase, span=span, ranks=places[hit.phrase], field="", bodies=frozenset())


def _holder(behind: str, people: People, given: Given) -> str | None:
    """The one person of the story whose name stands right behind a post, a body's name between them or not."""
    words = list(_WORD.finditer(behind))[: NAMES + 2]
    if behind.startswith(",") and words and given.speech.knows(fold(words[0].group())):
        return None  # "Confirmed as Health Secretary, With Harlow Voting"
    for first in range(min(NAMES, len(words))):
        if words[first].start() > 0 and any(mark in behind[: words[first].start()] for mark in '.:;“”"?!'):
            return None
        if first and not _names_body(behind[: words[first].start()], words[:first], given):
            continue
        for last in range(min(len(words), first + NAMES), first, -1):
            text = behind[words[first].start() : words[last - 1].end()]
            who = people.called(text) if text[:1].isupper() and "," not in text else None
            if who and " " in who:
                return who
    return None


def _names_body(between: str, words: Sequence[re.Match[str]], given: Given) -> bool:
    """
    Whether what stands between a post and a name can be the post's body and nothing else.

    Capitals that no word of the language explains; before a comma any: "Kiper Muda Persada, Gilang", "Bupati Lor Gilang".
    """
    if "'" in between or "’" in between:
        return False
    closed = between.rstrip().endswith(",")
    return all(
        word.group() in given.words["in_body"]
        or (word.group()[0].isupper() and (closed or not given.speech.knows(fold(word.group()))))
        for word in words
    )
