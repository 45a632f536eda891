"""
The ways to tell in one sentence that one figure became another: "rose from X to Y", "Y, down from X", "Y against X a year ago".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from scorer.langs import Lang
from scorer.lexicon import Lexicon, any_of, either
from scorer.model import YEAR, Change, Figure, Span
from scorer.read import unlike
from scorer.read.eras import ORDER, PAST
from scorer.read.unlike import Unlike

AHEAD = 90  # code points before "from X" in which the verb stands
GAP = 70  # code points between the two figures
BESIDE = 40  # code points around the first value in which "a year earlier" stands
FAR = 20  # times as much as it was: then an earlier figure of the sentence is what changed
ALIKE = 2.0  # times as much: a value of another size that comes after is another thing's
LEAST = 100  # smallest bare number that is compared with one of another time
SHARE = "%"
SHARES = frozenset({"%", "pp", "bp"})
LENGTHS = frozenset({"y", "mo", "w", "d", "h", "min"})  # "rose in three months from X to Y"
TIMES = "x"

STOP = re.compile(r"[;:!?“”\"]|\.\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of change of a language, and the patterns made of them."""

    opens: re.Pattern[str]
    opens_all: re.Pattern[str]
    leaves: re.Pattern[str]
    becomes: re.Pattern[str]
    verb: re.Pattern[str]
    risen: re.Pattern[str]
    compared: re.Pattern[str]
    whereas: re.Pattern[str]
    after: re.Pattern[str]
    adds: re.Pattern[str]
    joined: re.Pattern[str]
    earlier: Lexicon
    now: Lexicon
    times: Lexicon
    from_is_of: bool
    breaks: Lexicon
    differs: re.Pattern[str]
    lengths: frozenset[str]
    idle: Lexicon
    passed: Lexicon
    ranges: Lexicon
    unlike: Unlike


def told(one: Figure, two: Figure, figures: Sequence[Figure], text: str, span: Span, words: Words) -> Change | None:
    """The change from or to the first of two figures, if the sentence tells of one in any of these ways."""
    ways = (_from_to, _to_from, _grown, _against)
    return next(filter(None, (way(one, two, figures, text, span, words) for way in ways)), None)


def alike(one: Figure, two: Figure) -> bool:
    """Whether both are given in one unit, or one of them goes without: "from 4 to 6 percent"."""
    return TIMES not in (one.unit, two.unit) and (one.unit == two.unit or one.unit is None)


def _from_to(one: Figure, two: Figure, figures: Sequence[Figure], text: str, span: Span, words: Words) -> Change | None:
    """Read "rose from X to Y", whatever time or place stands beside X."""
    opening = words.opens.search(text, max(span.start, one.stated.start - AHEAD), one.stated.start)
    gap = text[one.span.end : two.stated.start]
    reached = words.becomes.search(gap)
    if opening is None or reached is None or STOP.search(gap):
        return None
    if words.breaks.first(_timeless(gap[: reached.start()], words)):
        return None
    ranges = words.ranges.first(text[max(span.start, opening.start() - BESIDE) : opening.start()])
    if ranges or (not gap[: reached.start()].strip() and _of_ranges(one, two, figures)):
        return None  # "in a range that runs from X to Y"
    verb = verb_in(text, Span(one.span.end, one.span.end + reached.start(), span.field), (), words)
    ahead = _ahead(opening.start(), span)
    verb = verb or verb_in(text, ahead, figures, words)
    if verb is None and words.idle.first(text[ahead.start : ahead.end]):  # "a crime falling under this brings from …"
        return None
    return change_of(one, two, verb, Span(opening.start(), end_of(two), span.field), words, text)


def _of_ranges(one: Figure, two: Figure, figures: Sequence[Figure]) -> bool:
    """Whether "from X to Y" is a range, as another was told before: "between 180 and 190, down from (the) | 195 to 210"."""
    before = [told for told in figures if told.span.end <= one.span.start and alike(told, two)]
    return one.definite or (len(before) > 1 and any(told.unit == two.unit for told in before))


def _to_from(one: Figure, two: Figure, figures: Sequence[Figure], text: str, span: Span, words: Words) -> Change | None:
    """Read "rose to Y from X a year earlier", "rose to Y, compared with X"; "5 of 20" is no change."""
    opening = words.becomes.search(text, max(span.start, one.stated.start - AHEAD), one.stated.start)
    gap = text[one.span.end : two.stated.start]
    left = words.opens_all.search(gap) or words.compared.search(gap) or _follows(one, two, gap, words.after)
    if opening is None or left is None or STOP.search(gap) or words.breaks.first(gap[: left.start()]):
        return None
    beside = text[left.start() + one.span.end : min(span.end, two.span.end + BESIDE)]
    sizes = one.unit == two.unit and one.unit not in (None, *SHARES) and one.near(two, ALIKE)
    if words.from_is_of and not sizes and not is_dated(beside, words):
        return None
    verb = verb_in(text, _ahead(opening.start(), span), figures, words)
    return (
        None if verb is None else change_of(two, one, verb, Span(opening.start(), end_of(two), span.field), words, text)
    )


def _follows(one: Figure, two: Figure, gap: str, opens: re.Pattern[str]) -> re.Match[str] | None:
    """What opens an older value of the same unit and about the same size: "5 percent in July, | after 4 percent in June"."""
    near = one.unit is not None and one.unit == two.unit and one.near(two, ALIKE)
    return opens.search(gap) if near else None


def _grown(one: Figure, two: Figure, figures: Sequence[Figure], text: str, span: Span, words: Words) -> Change | None:
    """Read "Y, down from X", and "once X, now risen to Y"."""
    gap = text[one.span.end : two.stated.start]
    ahead = text[max(span.start, one.stated.start - BESIDE) : one.stated.start]
    if STOP.search(gap) or words.opens_all.search(ahead) or words.compared.search(ahead):
        return None  # "from X in spring, but down 4 percent from …"
    if _is_aside(one, two, figures):
        return None
    at = figures.index(one) if one in figures else 0
    beside = figures[at - 1] if at else None
    if beside and beside.noun == one.noun is not None and words.adds.search(text[beside.span.end : one.stated.start]):
        return None  # "730 runners on the road | and 450 on the hills, up from 900"
    left = words.opens_all.search(gap) or words.compared.search(gap)
    reached = words.becomes.search(gap)
    if left is not None and re.match(rf"[^,]{{0,{GAP}}}[,(–-]", gap):
        verb = verb_in(text, Span(one.span.end, one.span.end + left.start(), span.field), (), words)
        goes_on = next((figure for figure in figures if figure.span.start > two.span.start), None)
        onward = goes_on is not None and words.becomes.search(text, two.span.end, goes_on.stated.start) is not None
        near = verb is not None and _told_between(verb.end, one.span.end + left.start(), figures) <= len(" sharply ")
        nearer = any(
            one.span.end <= told.span.start
            and text[told.span.end : verb.start if verb else 0] == ", "
            and told.unit != "%"
            for told in figures
        )  # "two runners … 148 points, up from 131"
        if verb and near and not onward and not nearer:
            return change_of(two, one, verb, Span(verb.start, end_of(two), span.field), words, text)
    passed = words.passed.first(ahead.rpartition(", ")[2]) is not None  # "which once hit X, rose to Y": not from X
    if reached is not None and not passed and is_dated(text[span.start : one.span.end + reached.start()], words):
        verb = verb_in(text, Span(one.span.end, one.span.end + reached.start(), span.field), (), words)
        apposed = verb is not None and text[one.span.end : verb.start].endswith(", ")
        shared = verb is not None and _by_share(
            verb.end, two, figures
        )  # "10 million in 2015, rose 4 percent to": since when?
        dated = (
            verb is not None and apposed and not shared and is_dated(text[one.span.end : verb.start], words)
        )  # "400 in April, fell to"
        joined = verb is not None and words.joined.match(text[one.span.end : verb.start]) is not None
        alike = one.noun == two.noun or (joined and two.noun is None)
        newer = words.now.first(gap.rpartition(", ")[2] if shared else gap)
        if verb and alike and (newer or dated or joined):
            return change_of(one, two, verb, Span(verb.start, end_of(two), span.field), words, text)
    return None


def _is_aside(one: Figure, two: Figure, figures: Sequence[Figure]) -> bool:
    """Whether an earlier figure is nearer to the older value by far: "1,964 people at | eight places, up from 1,240"."""
    before = [told for told in figures if told.unit == one.unit and told.span.end <= one.span.start and told.value > 0]
    far = max(one.value, two.value) > FAR * min(one.value, two.value)
    return far and any(FAR * min(told.value, two.value) >= max(told.value, two.value) for told in before)


def _by_share(start: int, two: Figure, figures: Sequence[Figure]) -> bool:
    """Whether a share says how far a value moved: "rose | 4 percent | to Y"."""
    return any(one.unit in SHARES and start <= one.stated.start < two.stated.start for one in figures)


def _told_between(start: int, end: int, figures: Sequence[Figure]) -> int:
    """The code points between two offsets, but for those of shares: "up | 18 percent | from"."""
    shares = (one.stated for one in figures if one.unit in SHARES and start <= one.stated.start and one.span.end <= end)
    return end - start - sum(one.end - one.start for one in shares)


def _against(one: Figure, two: Figure, figures: Sequence[Figure], text: str, span: Span, words: Words) -> Change | None:
    """Read "Y cases last week against X the week before", where no verb says which way."""
    gap = text[one.span.end : two.stated.start]
    followed = _follows(one, two, gap, words.after if one.unit == SHARE else words.whereas)
    compared = words.compared.search(gap) or followed
    counted = one.noun is not None and two.noun in (None, one.noun) and one.unit is None
    since = text[one.span.end + compared.start() : two.span.end + BESIDE] if compared else ""
    rate = one.unit == two.unit == SHARE and words.times.first(since) is not None
    bare = one.noun is two.noun is None and one.unit is two.unit is None and one.value >= LEAST
    behind = text[two.span.end : min(span.end, two.span.end + BESIDE)]
    rate = rate or (bare and (words.times.first(behind) is not None or YEAR.search(behind) is not None))
    counted = counted or rate or (one.unit is not None and one.unit == two.unit and one.unit not in SHARES)
    between = any(one.span.end <= other.span.start < two.span.start and other.unit not in LENGTHS for other in figures)
    if (
        between
        or not counted
        or compared is None
        or STOP.search(gap)
        or not is_dated(since if followed else behind, words)
    ):
        return None
    if unlike.is_anothers(gap, words.unlike):  # "38 seats compared to the Greens' 28"
        return None
    if words.differs.match(gap):  # "760 fewer than the 19,000 of a year ago"
        return None
    return change_of(two, one, None, Span(one.stated.start, end_of(two), span.field), words, text)


# ── what they share ──────────────────────────────────────────────────────────────────────────────────────────────────


def change_of(first: Figure, last: Figure, verb: Span | None, span: Span, words: Words, text: str) -> Change:
    """A change, and whether its verb says that it rose."""
    rises = None if verb is None else words.risen.fullmatch(text, verb.start, verb.end) is not None
    return Change(first=first, last=last, verb=verb, rises=rises, span=span)


def verb_in(text: str, where: Span, figures: Sequence[Figure], words: Words) -> Span | None:
    """The last verb of change in a stretch, where no other clause begins and no other count stands after it."""
    found = list(words.verb.finditer(text, where.start, where.end))
    if not found:
        return None
    start, end = found[-1].span()
    after = text[end : where.end]
    between = any(end <= one.span.start < where.end and one.unit not in (*SHARES, TIMES) for one in figures)
    moves = words.leaves.match(after)  # "down from the bus, he walked from …"
    idle = words.idle.begins(text[start : where.end])
    broken = between or moves or idle or STOP.search(after) or words.breaks.first(after)
    return None if broken else Span(start, end, where.field)


def _ahead(end: int, span: Span) -> Span:
    return Span(max(span.start, end - AHEAD), end, span.field)


def _timeless(told: str, words: Words) -> str:
    """Some words without those that say of what time they tell: "periode yang sama" opens no clause."""
    for hit in words.times.find(told):
        told = told[: hit.start] + " " * (hit.end - hit.start) + told[hit.end :]
    return told


def is_dated(told: str, words: Words) -> bool:
    """Whether words or a year say that a value belongs to a time of its own."""
    return words.earlier.first(told) is not None or YEAR.search(told) is not None


def end_of(figure: Figure) -> int:
    """Where a figure ends, with its noun."""
    return (figure.noun_span or figure.span).end


@cache
def words_of(lang: Lang) -> Words:
    """Read a language's words of change, once."""
    table = lang["changes"]
    opens, becomes = either(table["from"]), either(table["to"])
    up, down = any_of(table["up"]), any_of(table["down"])
    past = any_of(phrase for name in ORDER[:PAST] for phrase in table["then_and_now"][name])
    return Words(
        opens=re.compile(rf"\b(?:{opens}|{either(table['once'])})\s(?:[^\W\d_]+\s)?$", re.IGNORECASE),
        opens_all=re.compile(rf"\b(?:{opens})(?:\s[^\W\d_]+){{0,3}}\s$", re.IGNORECASE),
        leaves=re.compile(rf"\s(?:{opens})\s[^\W\d_]", re.IGNORECASE),
        becomes=re.compile(rf"\b(?:{becomes})\s(?:[^\W\d_]+\s)?$", re.IGNORECASE),
        verb=re.compile(rf"\b(?:{up}|{down})\b", re.IGNORECASE),
        risen=re.compile(up, re.IGNORECASE),
        compared=re.compile(rf"\b(?:{either(table['compared'])})\b[^.;:]{{0,40}}$", re.IGNORECASE),
        whereas=re.compile(
            rf",\s(?:{any_of(table['whereas'])})\s(?:[^\W\d_]+\s){{0,2}}?(?:{past})\s(?:[^\W\d_]+\s){{0,3}}$",
            re.IGNORECASE,
        ),
        after=re.compile(
            rf"\b(?:{any_of(table['after'])})\s(?:(?:{any_of((*table['stood'], *table['earlier'], *table['echoes']['months']))})\s){{0,6}}$",
            re.IGNORECASE,
        ),
        adds=re.compile(rf"^[^,.;:]*\b(?:{any_of(table['adds'])})\s$", re.IGNORECASE),
        joined=re.compile(
            rf"^[^,.;:]*\s(?:{any_of(table['adds'])})\s(?:(?:{any_of(table['has'])})\s)?$", re.IGNORECASE
        ),
        earlier=Lexicon(table["earlier"]),
        now=Lexicon(table["now"]),
        times=Lexicon(
            (*(phrase for name in ORDER for phrase in table["then_and_now"][name]), *table["echoes"]["months"])
        ),
        from_is_of=table["from_is_of"],
        breaks=Lexicon(table["breaks"]),
        idle=Lexicon(table["idle"]),
        passed=Lexicon(table["passed"]),
        ranges=Lexicon(table["ranges"]),
        unlike=unlike.words_of(lang),
        lengths=frozenset(name for sign in LENGTHS for name in lang["figures"]["units"][sign]),
        differs=re.compile(
            rf"(?:\s[^\W\d_]+){{0,2}}\s(?:{any_of(table['then_and_now']['difference'])})\b", re.IGNORECASE
        ),
    )
