"""
The reader must look far back to find out who speaks.

Why it matters: a source belongs in the same sentence as the claim, or just before or after it.
Stays quiet: where the speaker is named in the sentence or in the one right behind, or was within the distance of the
policy; where he is taken up by his title ("the mayor"); and right behind a sentence that brings in somebody without a name,
whom a pronoun may mean. Of several statements in a row the first is pointed at: a name put there serves the others too.
How: for statements given to a pronoun or a clitic, the sentences since the speaker was last named, in full, in part or by
a role he spoke under, are counted; a quotation of several sentences counts as one, a row of marks and names as none.
Cannot see: whether the reader remembers the speaker all the same; two people of one surname count as one.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from scorer.lexicon import fold
from scorer.model import Attribution, Doc, Finding, Outcome, Span, Stretches
from scorer.rules.given import Given

NOUN = 4  # letters of a word of a title by which somebody may be taken up


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each statement given to a pronoun or a clitic."""
    pointing = [one for one in doc.attributions if one.speaker.named and _points_back(doc, one, given)]
    if not pointing:
        return
    starts, mentions = _starts(doc), _mentions(doc, pointing, given)
    shown: dict[str, int] = {}  # where each speaker was pointed at last
    for attribution in pointing:
        at, speaker = _place(attribution), attribution.speaker.name or ""
        before, behind = _nearest(mentions, speaker, at)
        if before is None:
            continue
        near = _between(starts, max(before, shown.get(speaker, before)), at) <= given.limits["sentences"]
        at_once = behind is not None and _between(starts, at, behind) <= 1
        if (
            near
            or at_once
            or _recalls(doc.folded[before:at], attribution, given)
            or _brings_in_somebody(doc, starts, at, given)
        ):
            yield Outcome.AGREED
            continue
        shown[speaker] = at
        spans = tuple(span for span in (attribution.source or attribution.cue,) if span)
        count = str(_between(starts, before, at))
        yield Finding(rule="attribution-distance", spans=spans, values={"name": speaker, "count": count})


def _points_back(doc: Doc, attribution: Attribution, given: Given) -> bool:
    """Whether a statement is given to a pronoun, or to a clitic on its cue, rather than to a name that was lost."""
    if attribution.source is not None:
        return attribution.cue is not None and doc.text(attribution.source) in given.words["pronouns"]
    clitics = tuple(given.tables["clitics"]["endings"]) if "clitics" in given.tables else ()
    return attribution.cue is not None and doc.text(attribution.cue).endswith(clitics)


def _place(attribution: Attribution) -> int:
    return attribution.cue.start if attribution.cue else attribution.extent.start


def _starts(doc: Doc) -> list[int]:
    """Where sentences begin outside quotations; one has a word in small letters, unlike an address that initials cut off."""
    within = Stretches(Span(quotation.inner.start + 1, quotation.inner.end) for quotation in doc.quotations)
    return [
        sentence.span.start
        for sentence in doc.sentences
        if not within.touch(Span(sentence.span.start, sentence.span.start + 1))
        and any(word.islower() for word in doc.text(sentence.span).split())
    ]


def _mentions(doc: Doc, pointing: Sequence[Attribution], given: Given) -> Mapping[str, list[int]]:
    """Where each word of these speakers' names stands, and each speaker under a role."""
    wanted = {word for speaker in {one.speaker.name or "" for one in pointing} for word in fold(speaker).split()}
    words = {
        identity: wanted.intersection(fold(identity).split()) for identity in {name.identity for name in doc.names}
    }
    mentions: dict[str, list[int]] = defaultdict(list)
    for name in doc.names:
        for word in words[name.identity]:
            mentions[word].append(name.span.start)
    for one in doc.attributions:
        if one.source and one.speaker.name and not _points_back(doc, one, given):
            mentions[one.speaker.name].append(one.source.start)
    return {word: sorted(places) for word, places in mentions.items()}


def _nearest(mentions: Mapping[str, list[int]], speaker: str, at: int) -> tuple[int | None, int | None]:
    """Where a speaker is named last before an offset, and next behind it."""
    known = [mentions[word] for word in (speaker, *fold(speaker).split()) if word in mentions]
    before = [places[index - 1] for places in known if (index := bisect_left(places, at))]
    behind = [places[index] for places in known if (index := bisect_left(places, at)) < len(places)]
    return max(before, default=None), min(behind, default=None)


def _recalls(told: str, attribution: Attribution, given: Given) -> bool:
    """Whether a stretch takes the speaker up by a word of his title: "| camat itu | pergi", "the | mayor | left"."""
    marks = given.tables["pointing"]
    words = [word for word in fold(attribution.speaker.title or "").split() if len(word) >= NOUN]
    behind = any(f"{word} {mark}" in told for word in words for mark in marks["behind"])
    return behind or any(f" {mark} {word}" in told for word in words for mark in marks["before"])


def _brings_in_somebody(doc: Doc, starts: Sequence[int], at: int, given: Given) -> bool:
    """Whether the sentence before an offset tells of somebody without a name: "Kami bertanya kepada | seorang | sopir."."""
    sentence = bisect_right(starts, at) - 1
    return (
        sentence > 0 and given.words["newcomers"].first(doc.body[starts[sentence - 1] : starts[sentence]]) is not None
    )


def _between(starts: Sequence[int], first: int, second: int) -> int:
    """How many sentences begin from one offset to another."""
    return bisect_right(starts, second) - bisect_right(starts, first)
