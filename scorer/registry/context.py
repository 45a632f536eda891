"""
Whether an ambiguous short form is the outlet: AP the agency or AP a suspect's initials, Antara or "between".

The words that decide are data (`context.toml`); this file only looks at what stands beside the form. Every look is
bounded to a few dozen letters, so that a text full of short forms still costs linear time.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from scorer.lexicon import fold
from scorer.registry.outlet import Need

_REACH = 72  # letters looked at on either side: a label and some words
_WORD = re.compile(r"[^\W_]+")
_STOP = re.compile(r"[.!?;:\n\r\"“”«»‹›()\[\]]")
_ASIDE = re.compile(r"[.,!?;:()\n]")
_AGE = re.compile(r",? \(?\d{1,2}(?:\)| tahun| years?\b)")
_LONGEST_ROLE = 16  # letters of "mahasiswa" and the like, and a blank
_QUOTES = "\"“”‘’'«»"
_MARKS = ".,;:!?)”\"'"
_DASHES = "-–—"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of `context.toml`, all languages together."""

    before: frozenset[str]
    relay: frozenset[str]
    through: frozenset[str]
    told: frozenset[str]
    after: frozenset[str]
    labels: frozenset[str]
    labels_after: tuple[str, ...]
    credits: frozenset[str]
    persons: frozenset[str]
    never_after: frozenset[str]
    may_follow: frozenset[str]
    another_if_followed: frozenset[str]
    glued: tuple[str, ...]
    joins: frozenset[str]


def words(path: Path) -> Words:
    """Read the context words of every language from a TOML file."""
    tables = tomllib.loads(path.read_text(encoding="utf-8")).values()

    def union(key: str) -> frozenset[str]:
        return frozenset(fold(word) for table in tables for word in table[key])

    return Words(
        before=union("before"),
        relay=union("relay"),
        through=union("through"),
        told=union("told"),
        after=union("after"),
        labels=union("labels"),
        labels_after=tuple(sorted(union("labels_after"))),
        credits=union("credits"),
        persons=union("persons"),
        never_after=union("never_after"),
        may_follow=union("may_follow"),
        another_if_followed=union("another_if_followed"),
        glued=tuple(sorted(union("glued"))),
        joins=union("joins"),
    )


@dataclass(frozen=True, slots=True)
class Beside:
    """
    What stands around one form, inside its sentence: words as written, nearest first, and the marks between.

    `head` and `tail` are the raw text before and after it.
    """

    left: tuple[str, ...]
    left_gap: str
    right: tuple[str, ...]
    right_gap: str
    head: str
    tail: str

    @property
    def opens(self) -> bool:
        """Whether the form opens its sentence or quotation, where a capital letter means nothing."""
        return not self.left


def beside(text: str, start: int, end: int) -> Beside:
    """Look at both sides of `text[start:end]`, at most `_REACH` letters each way."""
    if start and text[start - 1] in _QUOTES:
        start -= 1
    head = text[max(0, start - _REACH) : start]
    clause = _STOP.split(head)[-1]
    left = _WORD.findall(clause)
    tail = text[end : end + _REACH]
    right = _WORD.findall(tail)
    return Beside(
        left=tuple(reversed(left)),
        left_gap=clause[clause.rfind(left[-1]) + len(left[-1]) :] if left else clause,
        right=tuple(right),
        right_gap=tail[: tail.find(right[0])] if right else tail,
        head=head,
        tail=tail,
    )


def allows(need: Need, text: str, start: int, end: int, words: Words, *, spelled_out: bool) -> bool:
    """Whether the form has what it needs; `spelled_out`: a sure name of the same outlet stands in the text too."""
    if need is Need.EXPANSION and not spelled_out:
        return False
    place = beside(text, start, end)
    if not _stands_alone(place, words):
        return False
    inner_capital = not place.opens or text[start:end].isupper()
    if spelled_out and inner_capital:
        return True
    if _labelled(place, words):
        return need <= Need.LABEL
    if _cued(place, words) or _credited(text, start, end, place, words):
        return need <= Need.CUE
    return need is Need.CAPITAL and not place.opens


def names_another(text: str, end: int, words: Words) -> bool:
    """Whether a name that ends here goes on to be that of another body or an event: "Reuters Institute"."""
    if text[end : end + 1] != " " or not text[end + 1 : end + 2].isupper():
        return False
    for word in text[end + 1 : end + _REACH].split(" ", 3)[:3]:
        if not word[:1].isupper():
            return False
        if fold(word.strip(_MARKS)) in words.another_if_followed:
            return True
    return False


def stands_alone(text: str, start: int, end: int, words: Words) -> bool:
    """Whether the form is neither part of a longer name nor plainly a common word."""
    return _stands_alone(beside(text, start, end), words)


def _stands_alone(place: Beside, words: Words) -> bool:
    return not (_is_part_of_a_longer_name(place, words) or _is_plain_word(place, words))


def _is_plain_word(place: Beside, words: Words) -> bool:
    """Whether this is "antara lain" or "Antara 10 dan 20"."""
    follower = place.right[0] if place.right and not place.right_gap.strip() else ""
    return fold(follower) in words.never_after or (follower[:1].isdigit() and not _cued(place, words))


def _is_part_of_a_longer_name(place: Beside, words: Words) -> bool:
    """Whether a capitalised neighbour makes this a longer name: "Medan Merdeka Barat", "AKP Sutrisno"."""
    if place.right and place.right_gap == " " and _capitalised(place.right[0], words):
        return True
    if place.right_gap[:1] in {"-", "/"} and place.right and place.right_gap in {"-", "/"} and place.right[0].islower():
        return True
    if not place.left or place.left_gap.strip():
        return False
    previous = fold(place.left[0])
    known = previous in words.before | words.through | words.relay | words.told or _labelled(place, words)
    return not known and _capitalised(place.left[0], words)


def _capitalised(word: str, words: Words) -> bool:
    return word[0].isupper() and fold(word) not in words.may_follow


def _cued(place: Beside, words: Words) -> bool:
    """Whether this is "kata AP", "dikutip dari AP" or "AP melaporkan"."""
    if place.left and not place.left_gap.strip():
        nearest, *farther = (fold(word) for word in place.left)
        if nearest in words.before or nearest in words.told:
            return True
        if nearest in words.through and farther and farther[0] in words.relay:
            return True
    return bool(place.right) and not place.right_gap.strip() and fold(place.right[0]) in words.after


def _labelled(place: Beside, words: Words) -> bool:
    """Whether a label stands shortly before ("kantor berita Turki, AA") or after ("MTI, the Hungarian news agency")."""
    if place.left and place.left_gap.strip() in {"", ","}:
        near = tuple(fold(word) for word in place.left[:6])
        if any(near[i] in words.labels for i in range(min(5, len(near)))):
            return True
        if any(f"{near[i + 1]} {near[i]}" in words.labels for i in range(min(5, len(near) - 1))):
            return True
    if not place.right_gap.strip():
        return fold(" ".join(place.right[:2])).startswith(words.labels_after)
    if place.right_gap.strip() != ",":
        return False
    aside = fold(" ".join(_WORD.findall(_ASIDE.split(place.tail[1:], maxsplit=1)[0])[:5]))
    return any(label in aside for label in words.labels_after)


def _credited(text: str, start: int, end: int, place: Beside, words: Words) -> bool:
    """Whether this is "(AP)" at the end of a line, "WASHINGTON (AP) -", "Foto: AP" or a line of its own."""
    credit = place.head.rstrip(" /" + _QUOTES)
    if credit.endswith(":"):
        labels = _WORD.findall(credit)
        return bool(labels) and fold(labels[-1]) in words.credits
    if text[start - 1 : start] in {"", "\n"} and text[end : end + 1] in {"", "\n"}:
        return start > 0
    if not (start and text[start - 1] in "(["):
        return False
    line_end = text.find("\n", end, end + _REACH)
    rest = text[end : line_end if line_end >= 0 else end + _REACH]
    closing = re.match(r"[^()\[\]]{0,30}[)\]]\s*", rest)
    if closing is None:
        return False
    after = rest[closing.end() :]
    return not after or after[0] in _DASHES


def means_another(text: str, start: int, end: int, words: Words) -> bool:
    """
    Whether this place shows that these letters are somebody else in this text.

    That is a spelled-out body ("Angkasa Pura (AP)"), a person's initials with an age ("AP (23)") or a role
    ("tersangka AP").
    """
    before = text[max(0, start - _LONGEST_ROLE) : start]
    if before[-1:] == " " and fold(before[:-1].rpartition(" ")[2]) in words.persons:
        return True
    if _AGE.match(text, end):
        return True
    if not (start and text[start - 1] == "(" and text[end : end + 1] == ")"):
        return False
    run: list[str] = []
    for word in reversed(_WORD.findall(text[max(0, start - _REACH) : start - 1])):
        if word[0].isupper():
            run.append(word[0])
        elif len(word) > 3:
            break
    letters = text[start:end].casefold()
    initials = "".join(reversed(run)).casefold()[-len(letters) :]
    return len(initials) > 1 and (initials == letters or sorted(initials) == sorted(letters))
