"""
Whether an article says where a shared text comes from.

It does when it names the other's outlet or agency, anywhere; when both were licensed from one provider; when both
credit the same third; and when it credits somebody and nobody knows what the other's outlet is called. In doubt a
text is credited: to accuse a writer who named the source is worse than to miss one who did not.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache

from scorer.langs import codes, load
from scorer.lexicon import Lexicon, fold
from scorer.model import Article, Span

_DOMAIN = re.compile(r"^(?:www\.)?(.+?)(?:\.(?:com|co|id|net|org|news|tv|my|uk|sg|au))+$")
_TAIL = re.compile(r"\.(?:com|co|id|net|org|news|tv)\b")
_NAMED = re.compile(r"[\s“\"'(]*((?:[^\W\d_][\w.&’'-]*|[A-Z]{2,})(?: [A-Z][\w.&’'-]*){0,3})")
_SIGNED = re.compile(r"^\s*\(([A-Z][\w .&/-]{1,38})\)\s*$|^[^\n]{0,60}\(([A-Z][\w .&-]{1,38})\)\s*[-–—]", re.MULTILINE)
_REACH = 80  # letters after a cue in which the name of the source begins and ends
_BEFORE = 32  # letters before a name in which its cue may stand


def given(article: Article, other: Article, licensed: Collection[str] = ()) -> tuple[bool, Span | None]:
    """
    Whether `article` credits `other`, and where it says so: nowhere for the `provider` field and for licensed text.

    `licensed` are plain names of agencies: text of theirs is legitimate, whoever else ran it too.
    """
    names = tuple(filter(None, (plain(other.outlet), plain(other.provider))))
    provider = plain(article.provider)
    if provider in names or provider in licensed or not set(names).isdisjoint(licensed):
        return True, None
    for name in names:
        if span := _mention(article, name):
            return True, span
    ours = tuple(_credits(article.body))
    if not names and ours:
        return True, ours[0][0]
    theirs = {name for _, name in _credits(other.body)} | {plain(other.provider)}
    return next(((True, span) for span, name in ours if name in theirs), (False, None))


def plain(name: str | None) -> str:
    """A name of an outlet without its domain, case and marks: "Kompas.com" and "KOMPAS" are one."""
    folded = fold(name or "").strip()
    if domain := _DOMAIN.match(folded):
        folded = domain.group(1)
    return " ".join(re.findall(r"\w+", folded))


def _mention(article: Article, name: str) -> Span | None:
    """Where the article names the outlet."""
    pattern = re.compile(r"(?<!\w)" + r"\W{1,3}".join(map(re.escape, name.split())) + r"(?!\w)")
    for field in ("body", "byline", "dateline"):
        text = article.text(field)
        for found in pattern.finditer(fold(text)):
            name_alone = Span(found.start(), found.end(), field)
            mention = _with_cue(text, name_alone)
            if mention != name_alone or _is_a_name(text, name_alone):
                return mention
    return None


def _is_a_name(text: str, span: Span) -> bool:
    """Whether a common word is meant as an outlet's name ("Suara", "suara.com"): by a capital letter or a domain."""
    written = text[span.start : span.end]
    return (
        written != written.lower() or any(letter.isdigit() for letter in written) or bool(_TAIL.match(text, span.end))
    )


def _with_cue(text: str, name: Span) -> Span:
    """The mention together with a cue that stands right before it ("dikutip dari")."""
    start = max(0, name.start - _BEFORE)
    cues = [
        hit for hit in _cues().find(text[start : name.start]) if len(text[start + hit.end : name.start].split()) <= 2
    ]
    return Span(start + cues[-1].start, name.end, name.field) if cues else name


def _credits(body: str) -> Iterator[tuple[Span, str]]:
    """Every credit the body gives: its place and the plain name of whom it credits."""
    for cue in _cues().find(body):
        if named := _NAMED.match(body, cue.end, cue.end + _REACH):
            yield Span(cue.start, named.end()), plain(named.group(1).rstrip(".,"))
    for signed in _SIGNED.finditer(body):
        group = 1 if signed.group(1) else 2
        yield Span(*signed.span(group)), plain(signed.group(group))


@cache
def _cues() -> Lexicon:
    return Lexicon(cue for code in codes() for cue in load(code)["reuse"]["credit"])
