"""
The only name of a headline in small letters, where the story knows nothing of it and goes on about another.

"Larkfield wins right to host games" over a story in which Denholm has beaten its rivals. A capital inside such a headline is
a name; whom it names the story tells of, and by that name.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from scorer.lexicon import fold
from scorer.model import NameKind, Span, within
from scorer.rules.consistency.headline_entity import places, slots
from scorer.rules.consistency.headline_entity.runs import Run, Story, Word
from scorer.rules.given import Given

LEAD = 3  # sentences of the story that say whom it is about
LIKE = 3  # letters with which a name and a shorter one for it begin
TWICE = 2  # times that the story names whom it is about


def rival(run: Run, story: Story, title: Sequence[Word], given: Given) -> Span | None:
    """
    Whom the story is about, where the headline's only name is a stranger to it and does something, or is done to.

    None in title case, where another capital of the headline stands in the story, and for countries, regions and
    well-known cities, whose people and parts go by many names.
    """
    word = run.words[0].low
    known = any(piece in given.speech.words for piece in word.split("-"))
    if story.title_case or len(word) < slots.FEW or known or not _acts(run, given):
        return None
    if run.opens and len(run.words) == 1 and word.endswith(tuple(given.words["folk"])):
        return None  # a word for somebody, which the vocabulary lacks: "Glassblower"
    if places.is_one(run, given) or word in given.tables["places"]["governing"]:
        return None
    if word.endswith(tuple(given.words["people_of"])) or any(one.capital and one.stands for one in title[1:]):
        return None
    doc = story.doc
    lead = [sentence.span for sentence in islice(doc.prose(), LEAD)]
    told = Counter(name.identity for name in doc.names)
    about = [
        name
        for name in doc.names
        if within(lead, name.span)
        and told[name.identity] >= TWICE
        and not doc.speakers.touch(name.span)
        and fold(doc.text(name.span)).split()[0][: slots.FEW] not in story.headline
        and not fold(doc.text(name.span)).startswith(word[:LIKE])  # "Barca" is Barcelona
    ]
    most = max((told[name.identity] for name in about), default=0)
    return next((name.span for name in about if told[name.identity] == most), None)


def _acts(run: Run, given: Given) -> bool:
    """Whether a headline's name stands before its verb or, as what that is done to, right behind it; a club needs none."""
    behind = run.behind[0].low if run.behind else ""
    done = run.before is not None and run.before.low in given.words["acts"]
    return (
        behind in given.words["acts"]
        or (done and (not behind or behind in given.words["links"]))
        or (run.opens and bool({behind, run.words[-1].low} & set(given.words["clubs"])))
    )


def of_feat(run: Run, story: Story, given: Given) -> Span | None:
    """
    Who the story's person is, where the headline gives a deed of the pitch to a stranger: "Pickering hat-trick sinks United".

    The name opens the headline, right before the deed, and no word of it is known.
    """
    if not run.opens or len(run.words) > 1 or not run.behind or run.behind[0].low not in given.words["feats"]:
        return None
    word = run.words[0].low
    if len(word) < slots.FEW or given.speech.inflects(word) or word.endswith(tuple(given.words["people_of"])):
        return None
    lead = [sentence.span for sentence in islice(story.doc.prose(), LEAD)]
    people = [name for name in story.names if name.kind is NameKind.PERSON and within(lead, name.span)]
    full = [name for name in people if " " in story.doc.text(name.span)]
    told = Counter(name.identity for name in story.doc.names)
    return max(full, key=lambda name: told[name.identity]).span if full else None
