"""
A headline's name that stands nowhere in the story, where the first sentences tell the same of another one.

"Fenwick United sign keeper" over a story in which Fenholm City do; "RSUD Panggul Buka Poli" over one in which another does.
The more of the headline its story tells again, the surer it is that the other name belongs where the headline's stands.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from scorer.lexicon import fold, shortens
from scorer.model import Doc, Finding, Name, NameKind, Span, within
from scorer.rules.consistency.headline_entity import places, runs, slots
from scorer.rules.consistency.headline_entity.runs import Run, Story, Word
from scorer.rules.given import Given

LEAD = 2  # sentences of the story in which a headline is told again
SHARE = 0.4  # of the headline's other words that are told again, where the names are alike or of one kind
STRONG = 0.6  # the same, where nothing but their place in the sentence says that one stands for the other
LEAST = 2  # such words
LIKE = 3  # letters with which two names begin that are taken for one another; one more in title case
LONG = 6  # letters of such a name
FULL = 2  # words of somebody's full name
_FULL = re.compile(r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){1,4}")
Pair = tuple[Word, Word]


def compared(
    doc: Doc, body: str, capitals: frozenset[str], told: Sequence[Span], given: Given, *, title_case: bool
) -> Iterator[Finding]:
    """
    A finding for the first name of the headline that is another's in a lead which tells the same.

    `body` is the story in small letters, `capitals` are its capitalised words, `told` the places compared already.
    """
    if doc.headline is None:
        return

    def stands(low: str) -> bool:
        return slots.stands((low,), body, capitals, given)

    title = runs.words(doc.article.text(doc.headline.field), doc.headline, stands)
    if not any(word.capital and not word.stands for word in title):
        return
    sentences = [sentence.span for sentence in islice(doc.prose(), LEAD)]
    if any(runs.HOLE.search(doc.text(span)) for span in sentences):
        return  # a link was lost on the way here, and a name with it
    lead = tuple(word for span in sentences for word in runs.words(doc.body, span))
    roots = frozenset(root for word in lead for root in given.speech.roots(word.low))
    title = tuple(
        word if word.stands else replace(word, stands=bool(roots & given.speech.roots(word.low))) for word in title
    )
    headline = fold(doc.text(doc.headline))
    names = (name for name in doc.names if within(sentences, name.span))
    strangers = tuple(name for name in names if fold(doc.text(name.span)).split()[0][: slots.FEW] not in headline)
    story = Story(doc=doc, headline=headline, lead=lead, names=strangers, body=body, title_case=title_case)
    for run in runs.of(title, given, title_case=title_case):
        if within(told, run.span) or _abbreviates(run, story) or _described(run, given):
            continue
        others = [word for word in title if word not in run.words and _weighs(word, given)]
        again = [word for word in others if word.stands]
        share = len(again) / len(others) if len(again) >= LEAST else 0.0
        rival = _beaten(run, story, given) if again else None
        if not run.nickname:
            rival = (_rival(run, story, share, given) if share >= SHARE else None) or rival
        if rival is not None:
            yield Finding(rule="headline-entity", spans=(run.span, rival), confidence=0.9)
            return


def _described(run: Run, given: Given) -> bool:
    """
    Whether a run is a region, whose towns a story names instead, or a word for somebody, whom it calls by name.

    Or it says of what nation something is.
    """
    low = " ".join(word.low for word in run.words)
    national = low in given.words["nations"] and not places.is_one(run, given)  # "Danish", not "Denmark"
    return low in given.words["regions"] or low in given.words["somebody"] or national


def _weighs(word: Word, given: Given) -> bool:
    """Whether a word of the headline says something that its story would say again."""
    return (
        len(word.low) >= slots.SHORT
        and word.low not in given.words["links"]
        and word.low not in given.words["articles"]
    )


def _abbreviates(run: Run, story: Story) -> bool:
    """Whether the first word of a run may be made of letters of a name in the story, or of two words: Dishub, timnas."""
    word = run.words[0].low
    if slots.joins(word, story.body):
        return True
    full = (fold(found.group()) for found in _FULL.finditer(story.doc.body) if fold(found.group()[0]) == word[0])
    return any(shortens(word, name) for name in full)


def _rival(run: Run, story: Story, share: float, given: Given) -> Span | None:
    """Where the lead has the other name, None where the story may mean the same."""
    headed = run.before is not None and run.before.low in given.words["having"]
    if places.is_one(run, given) and not headed:
        return places.rival(run, story, given)
    pairs = [(left, right) for left, right in zip(story.lead, story.lead[1:], strict=False) if left.joined]
    readings = [_behind_noun(run, pairs, story, share, given), _before_noun(run, pairs, story, given)]
    readings += [_of_a_kind(run, story, given), _around(run, story, given)]
    if share >= STRONG and run.sure:
        readings += [_in_its_place(run, pairs, story, given), _chosen(run, pairs, story, given)]
    return next((span for span in readings if span is not None), None)


def _behind_noun(run: Run, pairs: Sequence[Pair], story: Story, share: float, given: Given) -> Span | None:
    """
    The name behind the headline's noun or post: "Pasar Cempaka", "Senator Hobart".

    In title case a verb may stand there as well. It is a name inside a clause, in two words, or before a verb that the
    story has in another form ("Gubernur Harmanto Lantik …": "… melantik").
    """
    if run.before is None or run.before.low not in given.words["having"]:
        return None
    if run.words[0].low in given.words["having"]:
        return None  # "Dokter Puskesmas" is a doctor there, whatever her name
    lows = {word.low for word in story.lead}
    verbal = tuple(given.words["verbal"])
    after = run.behind[0] if run.behind else None
    verb = after is not None and ((after.stands and after.low not in lows) or after.low.endswith(verbal))
    ends = after is None or after.stands
    named = not any(word.low in given.words["denying"] for word in run.words)  # no "RS Pastikan Tak …"
    proper = named and ends and len(run.words) >= FULL and run.before.low in given.words["proper"] and share >= STRONG
    clear = not story.title_case or run.inside or verb or _is_full(run, given)
    called = run.before.low in given.words["called"]
    plain = (
        not called
        and story.title_case
        and (given.speech.inflects(run.words[0].low) or run.words[0].low.endswith(verbal))
    )
    if not proper and (plain or not clear):
        return None
    beside = (pair for pair in pairs if pair[0].low == run.before.low and _new(pair[1], story, given))
    return next((Span(left.span.start, right.span.end) for left, right in beside), None)


def _before_noun(run: Run, pairs: Sequence[Pair], story: Story, given: Given) -> Span | None:
    """The name before the headline's noun: "Marlow Unified", "Tulsa Street"."""
    after = run.behind[0].low if run.behind else ""
    known = story.title_case and run.words[-1].low in given.speech.words
    if after not in given.words["closing"] or known:
        return None
    beside = (pair for pair in pairs if pair[1].low == after and pair[1].capital and _new(pair[0], story, given))
    return next((Span(left.span.start, right.span.end) for left, right in beside), None)


def _in_its_place(run: Run, pairs: Sequence[Pair], story: Story, given: Given) -> Span | None:
    """
    The name behind the headline's preposition, or behind its verb in another form.

    A place that only the story calls by its sort may lie in the headline's: "di Sulawesi", "di Kabupaten Wirana".
    """
    if run.before is None:
        return None
    link = run.before.low in given.words["links"]
    if link and run.behind and run.behind[0].capital:
        return None
    for left, right in pairs:
        same = left.low == run.before.low if link else run.before.stands and _inflects(run.before.low, left.low)
        if same and not left.capital and _new(right, story, given) and right.low not in given.words["having"]:
            return right.span
    return None


def _beaten(run: Run, story: Story, given: Given) -> Span | None:
    """
    The name of another loser: "taklukkan X" over "menundukkan Y", "beat X" over "a 2-0 win over Y".

    What may be a club's nickname is held only against one that begins as such a name does: "Laskar Arga", "Singa Arjo".
    """
    if run.before is None or run.before.low not in given.words["beats"] or not run.sure:
        return None
    if run.nickname and run.words[0].low not in given.words["crests"]:
        return None
    won = next((word.span.start for word in story.lead if word.low in given.words["beats"]), None)
    if won is None:
        return None
    behind = (
        right.span
        for left, right in zip(story.lead, story.lead[1:], strict=False)
        if left.joined
        and left.span.start >= won
        and left.low in (*given.words["beats"], *given.words["over"])
        and _new(right, story, given)
        and (not run.nickname or right.low in given.words["crests"])
    )
    return next(behind, None)


def _inflects(verb: str, other: str) -> bool:
    return verb != other and min(len(verb), len(other)) >= slots.FEW and slots.alike(verb, other)


def _around(run: Run, story: Story, given: Given) -> Span | None:
    """The place of the noun that stands beside the headline's name: "the hall in Y" for "X hall", "maraton di Y"."""
    beside = {word.low for word in (run.before, *run.behind) if word is not None and word.stands}
    nouns = {low for low in beside if len(low) > slots.SHORT and low not in given.words["links"]}
    word = run.words[0].low
    known = any(given.speech.inflects(piece) for piece in word.split("-"))
    if len(run.words) > 1 or known or (run.opens and word.endswith(tuple(given.words["folk"]))):
        return None
    for noun, link, name in zip(story.lead, story.lead[1:], story.lead[2:], strict=False):
        if not (noun.joined and link.joined):
            continue
        sort = name.low in given.words["having"]  # "di Kabupaten …" may lie in the headline's province
        if noun.low in nouns and link.low in given.words["placed"] and _new(name, story, given) and not sort:
            return name.span
    return None


def _of_a_kind(run: Run, story: Story, given: Given) -> Span | None:
    """Another club, or a name that begins alike."""
    word, last = run.words[0].low, run.words[-1].low
    last = next((behind.low for behind in run.behind if behind.low in given.words["clubs"]), last)
    for name in story.names:
        words = fold(story.doc.text(name.span)).split()
        if shortens(word, words[0]) or shortens(words[0], word):
            continue
        clubs = last in given.words["clubs"] and words[-1] in given.words["clubs"] and len(words) > 1
        like = LIKE + story.title_case
        alike = word[:like] == words[0][:like] and min(len(word), len(words[0])) >= LONG
        if clubs or (alike and word not in given.speech.words and words[0] not in given.speech.words):
            return name.span
    return None


def _chosen(run: Run, pairs: Sequence[Pair], story: Story, given: Given) -> Span | None:
    """
    The person beside the headline's verb in another form, or the only one of the lead, whom the story goes on about.

    "Wiratno Gandasari Terpilih" over "memilih Sudarmin Hasyim".
    """
    people = [name for name in story.names if name.kind is NameKind.PERSON and " " in story.doc.text(name.span)]
    if not run.opens or not run.behind or not (_is_full(run, given) or _is_surname(run, story, given)):
        return None
    for name in people:
        beside = [left.low for left, right in pairs if right.span.start == name.span.start]
        beside += [right.low for left, right in pairs if left.span.end == name.span.end]
        if any(given.speech.akin(run.behind[0].low, word) for word in beside):
            return name.span
    told = Counter(name.identity for name in story.doc.names)
    most = bool(people) and all(told[name.identity] < told[people[0].identity] for name in _others(people))
    return people[0].span if most and told[people[0].identity] > 1 else None


def _others(people: Sequence[Name]) -> list[Name]:
    return [name for name in people if name.identity != people[0].identity]


def _is_surname(run: Run, story: Story, given: Given) -> bool:
    """
    Whether a single capital that opens a headline in small letters can be nothing but somebody's name.

    It is a double one ("Brandt-Ellis"), or it ends as no word for people does ("Londoner", "debutant").
    """
    if story.title_case or len(run.words) > 1 or len(run.words[0].low) < LONG:
        return False
    parts = re.split(r"[-’']", story.doc.article.text(run.span.field)[run.span.start : run.span.end])
    double = len(parts) > 1 and all(part[:1].isupper() for part in parts)
    word = run.words[0].low
    plain = len(parts) == 1 and not word.endswith(tuple(given.words["folk"])) and word not in given.speech.words
    return double or plain


def _is_full(run: Run, given: Given) -> bool:
    """Whether two words of a run are nothing but names."""
    return sum(not given.speech.inflects(word.low) for word in run.words) >= FULL


def _new(word: Word, story: Story, given: Given) -> bool:
    """Whether a word of the lead is a capital that the headline does not have, and no day or month."""
    if word.low in given.words["calendar"]:
        return False
    return word.capital and len(word.low) >= slots.SHORT and word.low[: slots.FEW] not in story.headline
