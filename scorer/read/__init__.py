"""
Reading: from an `Article` to a `Doc`. Finds everything the rules may want to weigh; reads once, judges nothing.
"""

from scorer import registry
from scorer.langs import load
from scorer.lexicon import fold
from scorer.model import RUNNING, Article, Doc
from scorer.read import (
    ages,
    attributions,
    blocks,
    changes,
    dates,
    figures,
    genre,
    language,
    markup,
    names,
    quotations,
    readability,
    sentences,
    sources,
    stakes,
    words,
)
from scorer.registry import Registry


def read(article: Article, shelf: Registry | None = None) -> Doc:
    """
    Find in the text everything the rules may want to weigh. An article that came as HTML is opened first.

    `shelf` are the outlets that are known: the shipped ones unless given.
    """
    article = markup.opened(article)
    code, detected = language.recognise(article.body, article.language)
    if code is None:
        return Doc(article=article, language=None, detected=detected, word_count=len(article.body.split()))
    lang = load(code)
    lines = blocks.split(article, lang)
    spoken = sentences.split(article.body, lines, lang)
    days, ranges = dates.read(article, lang)
    shelf = shelf or registry.load()
    outlets = tuple(shelf.find(article.body))
    quoted = quotations.find(article.body, lines, lang)
    named = names.find(article.body, lines, outlets, lang)
    heard = attributions.find(article.body, lines, spoken, quoted, named, outlets, shelf.nearest, lang)
    said = sources.direct(heard, article.outlet, shelf)
    title = blocks.headline_of(article, lines)
    counted = figures.read(article, spoken, days, ranges, lang)
    prose = [sentence for sentence in spoken if lines[sentence.block].role in RUNNING]
    old, born = ages.read(article, prose, named, said, quoted, days, lang)
    return Doc(
        article=article,
        language=code,
        genre=genre.detect(article, lines, spoken, said, lang),
        detected=detected,
        headline=title,
        common=words.common(title.of(article), lang) if title else frozenset(),
        blocks=lines,
        sentences=spoken,
        quotations=quoted,
        names=named,
        attributions=said,
        stakes=stakes.find(article.body, lines, spoken, lang),
        sources=sources.gather(said, shelf, lang),
        labels=markup.labels(article),
        dates=days,
        ranges=ranges,
        figures=counted,
        changes=changes.read(article, spoken, counted, lang),
        ages=old,
        births=born,
        odd_words=words.odd(article.body, lines, spoken, [quotation.span for quotation in quoted], lang),
        folded=fold(article.body),
        readability=readability.measure(article.body, spoken),
        word_count=len(article.body.split()),
    )
