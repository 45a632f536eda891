"""
Reading attributions: who says what, in which words the text tells us so, and over whom it came.

    lines ─▶ frames ─▶ cues ─▶ heads (cue + speaker) ─▶ drafts (+ content) ─▶ chains (+ relays) ─▶ attributions

Each arrow is a module. Method and measured figures: docs/attribution.md.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from scorer.langs import Lang
from scorer.lexicon import fold
from scorer.model import AGENTLESS, Attribution, Block, Kind, Name, Quotation, Quote, Relay, Sentence, Span
from scorer.read.attributions import (
    agencies,
    chains,
    contents,
    continued,
    cues,
    frames,
    grammar,
    heads,
    later,
    nouns,
    owners,
    pointing,
    speakers,
)
from scorer.read.attributions.chains import Chained
from scorer.read.attributions.continued import Reading
from scorer.read.attributions.frames import Frame
from scorer.read.attributions.grammar import Construction
from scorer.read.attributions.phrases import Phrase
from scorer.read.attributions.scene import Within
from scorer.registry import Mention


def find(
    body: str,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    names: Sequence[Name],
    outlets: Sequence[Mention],
    nearest: agencies.Nearest,
    lang: Lang,
) -> tuple[Attribution, ...]:
    """
    Every attribution of the body, in order of its first word. Linear in the body.

    `outlets` are the registry's mentions in the body; `nearest` tells which known outlet a name is spelled like.
    """
    rules = grammar.of(lang)
    low = fold(body)
    outlet = _begins([mention.start for mention in outlets])
    capital = _begins([name.span.start for name in names])
    cast = speakers.Speakers(body, names, quotations, outlets, nearest, lang)
    readings: list[Reading] = []
    for frame in frames.build(body, blocks, sentences, quotations):
        read = heads.find(frame, cues.find(rules, frame, low), rules, outlet, capital)
        drafts = contents.read(frame, read, rules)
        linked = chains.link(frame, read, drafts, rules, outlet)
        own: list[Attribution] = []
        giver: Attribution | None = None
        for chained in linked:
            attribution = _attribution(frame, chained, cast, outlets, body, own, giver)
            if attribution:
                own.append(attribution)
                giver = giver if chained.draft.head.construction is Construction.NOUN else attribution
        if not own:
            cast.pass_over(frame, rules)
        labelled = bool(own and read) and read[0].construction is Construction.LABEL
        labelled = labelled and (not frame.headline or frame.tokens[0].text.isupper())
        readings.append(Reading(frame, tuple(own), labelled=labelled))
    named = later.named(body, readings, names, nouns.of(lang))
    return tuple(
        sorted(
            continued.join(owners.settle(body, pointing.resolve(body, named, lang), lang)),
            key=lambda attribution: attribution.extent,
        )
    )


def _begins(starts: Sequence[int]) -> Within:
    """Whether one of these offsets (in order) lies in a stretch of the body."""

    def stands(start: int, end: int) -> bool:
        index = bisect_left(starts, start)
        return index < len(starts) and starts[index] < end

    return stands


def _attribution(
    frame: Frame,
    chained: Chained,
    cast: speakers.Speakers,
    outlets: Sequence[Mention],
    body: str,
    earlier: Sequence[Attribution],
    giver: Attribution | None,
) -> Attribution | None:
    head = chained.draft.head
    content = tuple(span for part in chained.draft.content if (span := frame.span(part.first, part.after)))
    cue = frame.span(head.cue.first, head.cue.after)
    if not content and head.construction is not Construction.ACTIVE:
        return None
    phrase = chained.quoted or head.source
    source = frame.span(phrase.first, phrase.after) if phrase else None
    if head.agentless and not phrase:
        speaker = AGENTLESS
    elif head.lost:
        speaker = cast.only()
    elif head.inherits and giver:
        speaker, source = giver.speaker, giver.source
    else:
        telling = speakers.Telling(
            content=content,
            cue=head.cue.phrase,
            behind=bool(cue and content and content[0].start < cue.start),
            outlet=head.construction is Construction.RELAY,
            nested=cue is not None and _told_by_somebody(earlier, cue.start),
        )
        speaker = cast.of(source, cue.start if cue else content[-1].end, telling)
    return Attribution(
        quote=_quote(frame, chained.draft.content),
        content=content,
        cue=cue,
        source=source,
        speaker=speaker,
        via=tuple(_relays(frame, chained, outlets, body)),
    )


def _told_by_somebody(earlier: Sequence[Attribution], at: int) -> bool:
    """Whether an offset stands in what a person is reported to have said: "Seno menyebut pernyataan Ratna | bahwa …"."""
    told = (one for one in earlier if one.speaker.kind in {Kind.PERSON, Kind.ANONYMOUS})
    return any(part.start <= at < part.end for one in told for part in one.content)


def _relays(frame: Frame, chained: Chained, outlets: Sequence[Mention], body: str) -> Iterator[Relay]:
    passed = chained.via + ((chained.draft.head.source,) if chained.quoted and chained.draft.head.source else ())
    for phrase in passed:
        span = frame.span(phrase.first, phrase.after)
        if span is None:
            continue
        mention = next((m for m in outlets if span.start <= m.start and m.end <= span.end), None)
        if mention:
            yield Relay(span=Span(mention.start, mention.end), name=mention.outlet.name, agency_id=mention.outlet.id)
        else:
            yield Relay(span=span, name=body[span.start : span.end])


def _quote(frame: Frame, content: Sequence[Phrase]) -> Quote:
    """Direct when all words stand in marks, mixed when some do."""
    tokens = [token for part in content for token in frame.tokens[part.first : part.after] if token.word or token.quote]
    quoted = sum(token.quote for token in tokens)
    clad = sum(token.end - token.start > len(token.text) for token in tokens if not token.quote)
    if quoted and quoted == len(tokens):
        return Quote.DIRECT
    return Quote.MIXED if quoted or clad else Quote.INDIRECT
