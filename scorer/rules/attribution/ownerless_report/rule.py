"""
"A report says", "experts say": something was written or thought by nobody in particular.

Why it matters: a report has an author and a date, an expert a name; without them the sentence is hearsay in a suit.
Stays quiet: where a person or a body is named beside the word, there or where the article spoke of one before, where the
words point back ("the report") or take up those who were told of shortly before, where one of the next sentences lets one
of them speak by name or gives an example, where they only hope, fear or complain, and where the general word only goes with
another ("a reports officer").
How: a list of words for reports and experts in general, at the head of a speaker whom reading could not name; and "a study"
where no university, institute or journal is named in the whole article.
Cannot see: whether the expert who is named is one, and reports called by words that are not on the list.
Graded: in the first sentences, or with a figure, it carries the story; else it is a turn of phrase. Of people on the
internet it is asked under which account they wrote.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest

from scorer.model import Attribution, Doc, Finding, Kind, NameKind, Outcome, Span, Stretches
from scorer.rules.given import Given

NEXT = 2  # sentences behind a statement in which one of those who were meant may speak by name
NEAR = 48  # letters behind the phrase in which the name after "of" or a comma begins
BEHIND = 12  # letters behind a verb that tell which one it is: "find | that"
BESIDE = 12  # letters beside a word for a report or an expert in which a name tells whose it is
SHORTLY = 240  # letters before it in which those were told of whom a plural takes up
LOST = re.compile(r"\s{1,3},")  # behind a word: a name stood there that was lost with its link


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for each report or expert without a name, once for each wording."""
    said = zip_longest(doc.attributions, doc.attributions[1:])
    at_large = [(span, *pair) for pair in said if (span := _at_large(doc, pair[0], given)) is not None]
    yield from (Outcome.AGREED for _ in range(len(doc.attributions) - len(at_large)))
    if not at_large:
        return
    opening = [sentence.span.end for sentence in doc.prose()][: int(given.limits["opening"])]
    names = [name.span for name in doc.names if name.kind is not NameKind.PLACE]
    beside, told = Stretches(names), _told(doc, names, given)
    figures, placed = doc.figure_row, _placed(doc, names, given)
    papers = given.words["papers"].first(doc.folded, folded=True)
    mentioned = papers.start if papers else len(doc.body)
    seen: set[str] = set()
    for span, attribution, after in at_large:
        if placed and (attribution.speaker.kind is Kind.DOCUMENT or doc.text(span) in given.words["authors"]):
            yield Outcome.AGREED
            continue
        text = doc.text(span)
        if (
            text in seen
            or span.start > told
            or beside.touch(_near(doc, span, given))
            or _not_said(doc, attribution, span, given)
            or _taken_up(doc, span, mentioned, given)
            or _exemplified(doc, attribution, after, given)
        ):
            continue
        seen.add(text)
        carries = span.end <= max(opening, default=0) or any(figures.inside(part) for part in attribution.content)
        case = "crowd" if given.words["crowd"].first(text) else "" if carries else "aside"
        yield Finding(rule="ownerless-report", spans=(span,), case=case)


def _at_large(doc: Doc, attribution: Attribution, given: Given) -> Span | None:
    """Where the speaker stands, if that is an expert at large or a report told by its kind alone; else None."""
    span, kind = attribution.source, attribution.speaker.kind
    if span is None or kind not in {Kind.ANONYMOUS, Kind.GROUP, Kind.DOCUMENT}:
        return None
    text = doc.text(span)
    if kind is Kind.DOCUMENT:
        return span if text in given.words["studies"] or _a_paper(text, given) else None
    return span if _in_general(text, given) else None


def _a_paper(text: str, given: Given) -> bool:
    """Whether a document is told by its kind alone: "a recent analysis", "berbagai kajian"."""
    hit = given.words["papers"].first(text)
    if hit is None or hit.start == 0 or text[hit.end :].strip():
        return False
    return all(word in given.words["counting"] for word in text[: hit.start].split())


def _not_said(doc: Doc, attribution: Attribution, span: Span, given: Given) -> bool:
    """Whether nothing was said: they act, hope or complain, might say so, stand behind a preposition, or their name was lost."""
    cue, claiming = attribution.cue, given.words["claiming"]
    if cue and claiming and not claiming.begins(doc.folded[cue.start : cue.end + BEHIND]):
        return True  # they act: "many refused to come", "others expressed thanks"
    if cue and (
        given.words["feeling"].first(doc.text(cue)) or given.words["maybe"].first(doc.body[span.end : cue.start])
    ):
        return True
    before = doc.body[max(0, span.start - BESIDE) : span.start]
    return given.words["inside"].ends(before.rstrip()) or LOST.match(doc.body, span.end) is not None


def _taken_up(doc: Doc, span: Span, mentioned: int, given: Given) -> bool:
    """Whether words take up what was told of before: "37 experts met. | The experts | …", "a report on expats. … wrote | the report"."""
    text = doc.text(span)
    if text in given.words["papers"]:
        return mentioned < span.start
    noun = given.words["general"].first(text)
    if noun is None or not given.words["again"].first(text[: noun.start]):
        return False
    return given.words["general"].first(doc.folded[max(0, span.start - SHORTLY) : span.start], folded=True) is not None


def _exemplified(doc: Doc, attribution: Attribution, after: Attribution | None, given: Given) -> bool:
    """Whether one of the next sentences gives the word to a person by name, or tells one of those who were meant."""
    if attribution.speaker.kind is Kind.DOCUMENT:
        return False
    here = doc.sentence_at(attribution.extent.end - 1)
    following = doc.sentences[here + 1 : here + 2]
    if following and given.words["among"].first(doc.text(following[0].span)):
        return True
    if after is None or after.speaker.kind is not Kind.PERSON or not after.speaker.named:
        return False
    return doc.sentence_at(after.extent.start) - here <= NEXT


def _placed(doc: Doc, names: list[Span], given: Given) -> bool:
    """Whether the article says who makes studies: it speaks of a university or a journal, or of somebody's survey."""
    if given.words["placed"].first(doc.folded, folded=True):
        return True
    named = Stretches(names)
    for hit in given.words["papers"].find(doc.folded, folded=True):
        start = max(0, hit.start - BESIDE)
        if named.touch(Span(max(start, doc.folded.rfind(". ", start, hit.start)), hit.end + BESIDE)):
            return True
    return False


def _told(doc: Doc, names: list[Span], given: Given) -> int:
    """Where the article first says whose report it is, or names an expert; behind its end where it never does."""
    edges = Stretches(
        edge for name in names for edge in (Span(name.start, name.start + 1), Span(name.end - 1, name.end))
    )
    general = given.words["general"].find(doc.folded, folded=True)
    beside = (
        hit.end
        for hit in general
        if edges.touch(Span(hit.end + 1, hit.end + BESIDE)) or edges.touch(Span(max(0, hit.start - 3), hit.start))
    )
    return next(beside, len(doc.body))


def _in_general(text: str, given: Given) -> bool:
    """Whether a phrase is about reports and experts at large: "para pakar", "some analysts"; not "a reports officer"."""
    if text in given.words["bare"]:
        return True
    hit = given.words["general"].first(text)
    if hit is None or given.words["definite"].first(text):
        return False
    return all(word in given.words["counting"] for word in text[: hit.start].split())


def _near(doc: Doc, span: Span, given: Given) -> Span:
    """The phrase, and what stands beside it if that may name somebody: "experts from …", "Holt, others", "Pengamat, Seno, …"."""
    listed = doc.body[max(0, span.start - 2) : span.start] == ", "
    behind = doc.body[span.end : span.end + NEAR].lstrip()
    names = behind.startswith(",") or given.words["of"].first(behind.split(" ", 1)[0])
    return Span(span.start - 3 * listed, span.end + NEAR if names else span.end)
