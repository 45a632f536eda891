"""
What calls itself a news agency under a name that the registry does not know: "kantor berita Xinhwa".
"""

from collections.abc import Callable

from scorer.lexicon import fold
from scorer.model import Kind, Speaker
from scorer.read.attributions.nouns import Nouns
from scorer.registry import Outlet

Nearest = Callable[[str], Outlet | None]  # the known outlet that a name is spelled like


def unknown(text: str, words: Nouns, nearest: Nearest) -> Speaker | None:
    """The agency that a phrase names after a noun for one, with the known one it is spelled like; None for another phrase."""
    label = words.agencies.first(text)
    if label is None:
        return None
    rest = (text[: label.start] + text[label.end :]).strip(" ,").split(" ")
    name = " ".join(rest[next((n for n, word in enumerate(rest) if fold(word) not in words.small), len(rest)) :])
    if not name[:1].isupper() or fold(name) in words.places:
        return None
    near = nearest(name)
    if near and fold(near.name) == fold(name):
        return Speaker(kind=near.kind, name=near.name, agency_id=near.id, state_controlled=near.state_controlled)
    return Speaker(kind=Kind.AGENCY, name=name, near=near.name if near else None)
