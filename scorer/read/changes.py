"""
Changes: two figures of which one became the other, and the verb that says which way.

"Naik dari X pada Januari menjadi Y", "rose to Y from X a year earlier", "Y, down from X", "dulu X, kini naik menjadi Y",
"Y against X a year ago", and over two sentences "Pada 2023 … X. Tahun lalu naik menjadi Y". `echoes` are the words
elsewhere that tell of a change.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from scorer.langs import Lang
from scorer.model import Article, Bound, Change, Figure, Sentence, Span
from scorer.read import echoes, unlike, ways
from scorer.read.ways import GAP, LENGTHS, SHARES, TIMES

MOST = 12  # figures of a sentence; more is a table


def read(article: Article, sentences: Sequence[Sentence], figures: Sequence[Figure], lang: Lang) -> tuple[Change, ...]:
    """The changes told in headline and body, in order of appearance. Linear in the text."""
    words = ways.words_of(lang)
    found: list[Change] = []
    before: tuple[Figure, ...] = ()
    for number, group in groupby(figures, key=lambda figure: figure.sentence):
        told = tuple(group)
        span = sentences[number].span if number >= 0 else Span(0, len(article.headline or ""), "headline")
        text = article.text(span.field)
        inside = list(_in_sentence(told, text, span, words)) if len(told) <= MOST else []
        found += inside or _over_two(before, told, article, sentences, words)
        before = told
    found.sort(key=lambda change: (change.span.field != "headline", change.span))
    return echoes.heard(found, article, sentences, lang)


def _in_sentence(figures: Sequence[Figure], text: str, span: Span, words: ways.Words) -> Iterator[Change]:
    """Each figure is the first or the last value of one change."""
    used: set[Span] = set()
    own = unlike.without_places(unlike.without_wholes(figures, text, words.unlike), text, words.unlike)
    for one, two in _neighbours(own, words):
        if (
            one.span in used
            or two.span in used
            or two.stated.start - one.span.end > GAP
            or unlike.in_sentence(one, two, text, words.unlike)
        ):
            continue
        if change := ways.told(one, two, figures, text, span, words):
            used |= {one.span, two.span}
            yield change


def _neighbours(figures: Sequence[Figure], words: ways.Words) -> list[tuple[Figure, Figure]]:
    """Figures that stand beside each other, also where only a share, a multiple or a length of time stands between."""
    counts = [
        figure
        for figure in figures
        if figure.unit != TIMES and figure.unit not in LENGTHS and figure.noun not in words.lengths
    ]
    sizes = [figure for figure in counts if figure.unit not in SHARES]
    lists = (figures, counts, sizes)
    found = {
        (one.span, two.span): (one, two) for known in lists for one, two in pairwise(known) if ways.alike(one, two)
    }
    return [found[key] for key in sorted(found)]


def _over_two(
    before: Sequence[Figure], told: Sequence[Figure], article: Article, sentences: Sequence[Sentence], words: ways.Words
) -> Iterator[Change]:
    """Read "In 2023 it made X. Last year that rose to Y": a sentence's first figure, and its only like in the one before."""
    last = next((figure for figure in told if figure.unit != TIMES and figure.unit not in SHARES), None)
    if not before or last is None or last.sentence < 1 or before[0].sentence + 1 != last.sentence:
        return
    alike = [one for one in before if one.unit == last.unit and (one.noun is None or one.noun == last.noun)]
    if len(alike) != 1 or (last.unit is None and last.noun is None) or alike[0].bound is not Bound.EXACT:
        return
    spans = [sentences[one.sentence].span for one in (alike[0], last)]
    text = article.body
    reached = words.becomes.search(text, spans[1].start, last.stated.start)
    lead = text[spans[1].start : last.stated.start]
    dated = ways.is_dated(text[spans[0].start : spans[0].end], words) and words.now.first(lead)
    if reached is None or not dated or ways.STOP.search(lead) or words.breaks.first(lead):
        return
    verb = ways.verb_in(text, Span(spans[1].start, reached.start(), "body"), (), words)
    subject = text[spans[1].start : verb.start if verb else reached.start()]
    if last.noun is None and not unlike.goes_on(text[spans[0].start : spans[0].end], subject, words.unlike):
        return
    opening = verb.start if verb else spans[1].start
    yield ways.change_of(alike[0], last, verb, Span(opening, ways.end_of(last), "body"), words, text)
