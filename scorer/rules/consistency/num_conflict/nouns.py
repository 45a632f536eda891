"""What counts are counts of: the noun behind a number or before it, one word for all that are called alike."""

import re
from collections.abc import Mapping
from functools import cache

from scorer.lexicon import any_of, fold
from scorer.model import Doc, Figure
from scorer.rules.given import Given, Table

HEADED = 48  # code points before a number in which "a majority of" stands
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def word(doc: Doc, figure: Figure, given: Given) -> str:
    """The word for what a figure counts, one for all that are called alike; "" where there is none."""
    noun = _head(doc, figure, given) or _noun(doc, figure, given)
    if noun in given.words["members"] and figure.noun_span:  # "seven crew members"
        noun = fold(doc.body[figure.span.end : figure.noun_span.start]).strip().rpartition(" ")[2] or noun
    return known(noun, given)


def known(noun: str, given: Given) -> str:
    """The word by which all that are called like a noun, itself without a plural's ending, are known."""
    return _alike(given.tables["alike"], given.tables["again"]["plural"]).get(noun, noun)


def narrower(name: str, given: Given) -> frozenset[str]:
    """The words of things that a wider one may tell of: of "vehicle" lorries, buses, cars."""
    return _kinds(given.tables["kinds"], given.tables["alike"], given.tables["again"]["plural"]).get(name, frozenset())


def _noun(doc: Doc, figure: Figure, given: Given) -> str:
    """The word right behind a number where the head comes first, "14 awak kapal", else the one it is known by."""
    if figure.noun_span is None:
        return ""
    table = given.tables["again"]
    whole = fold(doc.text(figure.noun_span))
    first = _WORD.search(doc.body, figure.span.end, figure.noun_span.end) if table["noun_first"] else None
    noun = fold(first.group()) if first else whole
    noun = whole if noun in given.words["classifiers"] else noun
    start = first.start() if first else figure.noun_span.start
    name = doc.body[start].isupper() and not doc.body[start + 1 : start + 2].isupper()  # "SPBU" is none
    return "" if name or noun in given.words["points"] else noun.removesuffix(table["plural"])


def _head(doc: Doc, figure: Figure, given: Given) -> str:
    """
    What a number without a noun of its own counts; "" where nothing says so.

    That are the votes of "her majority of 1,132", the homes of "the number of homes without power rose to 3,400", and the
    coins of "all 418 of the coins".
    """
    if figure.unit is not None or figure.noun_span is not None:
        return ""
    again = given.tables["again"]
    behind = _form(again["of_them"]).match(doc.folded, figure.span.end)
    ahead = doc.folded[max(0, figure.stated.start - HEADED) : figure.stated.start]
    told = behind or _form(again["number_of"]).search(ahead)
    if told:
        return str(told["noun"]).removesuffix(again["plural"])
    found = _heads(given.tables["heads"], again["head"]).search(ahead) if given.tables["heads"] else None
    name = found["head"] if found else ""
    return str(given.tables["heads"].get(name) or name)


@cache
def _form(written: str) -> re.Pattern[str]:
    return re.compile(written)


@cache
def _heads(heads: Table, form: str) -> re.Pattern[str]:
    return re.compile(form.replace("HEAD", f"(?P<head>{any_of(heads)})"), re.IGNORECASE)


@cache
def _alike(table: Table, plural: str) -> Mapping[str, str]:
    """For each word the one by which all that tell the same are known."""
    return {name.removesuffix(plural): name_of for name_of, names in table.items() for name in names}


@cache
def _kinds(table: Table, alike: Table, plural: str) -> Mapping[str, frozenset[str]]:
    """For each wider word the words that it may take up, as they are known."""
    as_known = _alike(alike, plural)
    found: dict[str, frozenset[str]] = {}
    for kind in table.values():
        members = {as_known.get(name.removesuffix(plural), name.removesuffix(plural)) for name in kind["of"]}
        for wide in (name.removesuffix(plural) for name in kind["wide"]):
            bare = as_known.get(wide, wide)
            found[bare] = found.get(bare, frozenset()) | (members - {bare})
    return found
