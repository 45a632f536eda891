"""
Reading: from an `Article` to a `Doc`. Finds everything the rules may want to weigh; reads once, judges nothing.
"""

from scorer.langs import load
from scorer.model import Article, Doc
from scorer.read import blocks, dates, language, readability, sentences


def read(article: Article) -> Doc:
    """Find in the text everything the rules may want to weigh."""
    code, detected = language.recognise(article.body, article.language)
    if code is None:
        return Doc(article=article, language=None, detected=detected, word_count=len(article.body.split()))
    lang = load(code)
    lines = blocks.split(article, lang)
    spoken = sentences.split(article.body, lines, lang)
    days, ranges = dates.read(article, lang)
    return Doc(
        article=article,
        language=code,
        detected=detected,
        headline=blocks.headline_of(article, lines),
        blocks=lines,
        sentences=spoken,
        dates=days,
        ranges=ranges,
        readability=readability.measure(article.body, spoken),
        word_count=len(article.body.split()),
    )
