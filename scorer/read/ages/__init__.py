"""How old people are told to be and when they were born: each with whom it is told of, and of which time."""

from collections.abc import Iterator, Sequence

from scorer.langs import Lang
from scorer.model import (
    Age,
    Article,
    Attribution,
    Birth,
    DateMention,
    Name,
    Quotation,
    Row,
    Sentence,
    Span,
    Stretches,
    Time,
)
from scorer.read.ages import births, forms, times
from scorer.read.ages.cast import Cast
from scorer.read.ages.forms import LONGEST, Forms, Told
from scorer.read.ages.mentions import Meant

MOST = 150  # sentences looked at


def read(
    article: Article,
    sentences: Sequence[Sentence],
    names: Sequence[Name],
    attributions: Sequence[Attribution],
    quotations: Sequence[Quotation],
    dates: Sequence[DateMention],
    lang: Lang,
) -> tuple[tuple[Age, ...], tuple[Birth, ...]]:
    """The ages and the births that some sentences tell, in order; none where there is but one."""
    told = forms.of(lang)
    signs = [Span(*sign.span()) for sign in told.sign.finditer(article.body)]
    touched = Stretches(signs)
    short = (at for at, one in enumerate(sentences) if one.span.end - one.span.start <= LONGEST)
    numbers = [number for number in short if touched.touch(sentences[number].span)][:MOST]
    if len(signs) < 2:
        return (), ()
    speakers = Stretches(one.source for one in attributions if one.source)
    quoted = Stretches(quotation.span for quotation in quotations)
    cast = Cast(article, sentences, names, speakers, quoted, told)
    days = Row(dates)
    born = tuple(births.find(cast, numbers, days, told))
    clock = times.Clock(article, days, Stretches(birth.span for birth in born), told)
    found: dict[int, Age] = {}
    for number in numbers:
        for age in _in(cast, number, clock, told):
            found.setdefault(age.span.start, age)
    return tuple(found[start] for start in sorted(found)), born


def _in(cast: Cast, number: int, clock: times.Clock, told: Forms) -> Iterator[Age]:
    """The ages of one sentence, those behind a name first."""
    span = cast.sentences[number].span
    for end, who in reversed(tuple(cast.named(number))):
        one = forms.at(told.behind, cast.body, end, span.end, told)
        if one and not forms.scored(cast.folded, end, told):
            yield _age(one, "behind", Meant(who=who), clock.when(one, span), cast.sex(one, span))
        one = forms.at(told.reported, cast.body, end, span.end, told)
        if one and clock.reports(one, span):
            yield _age(one, "behind", Meant(who=who), Time.NOW, cast.sex(one, span))
        one = forms.at(told.late, cast.body, end, span.end, told)
        if one:
            yield _age(one, "behind", Meant(who=who), clock.when(one, span, was=True), cast.sex(one, span))
    for kind, pattern in told.within:
        for one in forms.all_in(pattern, cast.body, span, told):
            sex = cast.sex(one, span)
            meant = None if kind != "ahead" and cast.quoted.touch(one.span) else cast.whom(kind, one, number, sex)
            if meant:
                yield _age(
                    one, kind, meant, clock.when(one, span, dies=kind in ("dies", "loss"), was=kind == "was"), sex
                )


def _age(one: Told, kind: str, meant: Meant, when: Time, sex: str) -> Age:
    return Age(
        years=one.years,
        span=one.span,
        bearer=meant.who,
        when=when,
        pointed=meant.pointed,
        opens=kind == "opens",
        others=meant.others,
        rival=meant.rival,
        sex=sex,
    )
