"""
What kind of text this is. The newsroom's own word decides; without it a text is news unless it plainly says otherwise.

A genre frees an article from some checks, so each is recognised by what its writer put there on purpose (a label, clock
times at the head of its posts, a release's foot that tells of the sender and gives a contact), or by words of one field
with hardly a speaker. When in doubt it is news.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from scorer.langs import Lang
from scorer.lexicon import Lexicon, fold
from scorer.model import Article, Attribution, Block, Genre, Quote, Role, Sentence

BRIEF_WORDS = 100  # words below which a text is a brief
BRIEF_SENTENCES = 3  # sentences below which it is one as well
POSTS = 4  # lines that begin with the time of day in a live blog
EDGE = 3  # lines from the top and the bottom where labels stand
FOOT = 8  # lines from the bottom where a press release tells of its sender
HEADING = 6  # words of the heading above that
FEW = 2  # statements that results may hold, however short
STATED = 5  # sentences for each statement beyond those
FIELD_SHARE = 0.04  # share of a field's words from which a text is about that field's results
SILENT_SHARE = 0.025  # the same where nobody says anything at all
FIELD_WORDS = 3  # and at least so many of them, however short the text
_CLOCK = re.compile(r"^(?:\(?\d{1,2}[.:]\d{2}\b)")


def detect(
    article: Article,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    lang: Lang,
) -> Genre:
    """The article's genre: as submitted, else as its labels, its form or its words say."""
    if article.genre:
        return article.genre
    return (
        _labelled(article, blocks, lang)
        or _live_blog(article.body, blocks)
        or _release(article.body, blocks, lang)
        or _results(article.body, sentences, attributions, lang)
        or _brief(article.body, blocks, sentences)
        or Genre.NEWS
    )


def _labelled(article: Article, blocks: Sequence[Block], lang: Lang) -> Genre | None:
    lines = [fold(article.body[block.span.start : block.span.end]) for block in (*blocks[:EDGE], *blocks[-EDGE:])]
    lines += [fold(told) for told in (article.desk, article.byline, article.headline) if told]
    labels = _labels(lang)
    return next(
        (
            genre
            for genre, phrases in labels.items()
            if any(line.startswith(phrase) or _closed_by(line, phrase) for line in lines for phrase in phrases)
        ),
        None,
    )


def _closed_by(line: str, phrase: str) -> bool:
    """Whether a label in brackets ends a line: "… dan urusan kecantikan. (adv)"."""
    return phrase.startswith("(") and line.rstrip().endswith(phrase)


def _live_blog(body: str, blocks: Sequence[Block]) -> Genre | None:
    posts = sum(bool(_CLOCK.match(body[block.span.start : block.span.start + 8])) for block in blocks)
    return Genre.LIVE_BLOG if posts >= POSTS else None


def _release(body: str, blocks: Sequence[Block], lang: Lang) -> Genre | None:
    """A press release by its foot: a heading "About …" and, above or below it, whom to ask."""
    foot = [fold(body[block.span.start : block.span.end]) for block in blocks[-FOOT:]]
    words = lang["genres"]["release"]
    about = next(
        (
            number
            for number, line in enumerate(foot)
            if line.startswith(tuple(words["about"])) and len(line.split()) <= HEADING and line[-1] not in ".?!"
        ),
        None,
    )
    asked = about is not None and any(line.startswith(tuple(words["contact"])) for line in foot)
    return Genre.PRESS_RELEASE if asked else None


def _brief(body: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> Genre | None:
    told = sum(blocks[sentence.block].role is Role.PARAGRAPH for sentence in sentences)
    return Genre.BRIEF if len(body.split()) < BRIEF_WORDS or told < BRIEF_SENTENCES else None


def _results(body: str, sentences: Sequence[Sentence], attributions: Sequence[Attribution], lang: Lang) -> Genre | None:
    """Results of matches or markets: many words of the field, and hardly anybody who says anything."""
    quoted = any(one.quote is not Quote.INDIRECT for one in attributions)
    if quoted or len(attributions) > max(FEW, len(sentences) // STATED):
        return None
    low, words = fold(body), len(body.split())
    least = max(FIELD_WORDS, words * (FIELD_SHARE if attributions else SILENT_SHARE))
    return next(
        (genre for genre, lexicon in _fields(lang).items() if sum(1 for _ in lexicon.find(low, folded=True)) >= least),
        None,
    )


@cache
def _labels(lang: Lang) -> Mapping[Genre, tuple[str, ...]]:
    return {Genre(name): tuple(map(fold, phrases)) for name, phrases in lang["genres"]["labels"].items()}


@cache
def _fields(lang: Lang) -> Mapping[Genre, Lexicon]:
    return {Genre(name): Lexicon(words) for name, words in lang["genres"]["fields"].items()}
