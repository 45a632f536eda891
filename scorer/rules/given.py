"""What a rule is given besides the doc: its words in the article's language, its limits, and the newsroom's names."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scorer.langs.speech import Speech
from scorer.lexicon import Lexicon


class Table(dict[str, Any]):
    """
    A nested table of a rule's words, as it stands in the file; nobody changes it.

    Like a `Lexicon` it is equal to no other, so what is made of it, such as a pattern, can be kept by it.
    """

    __slots__ = ()
    __eq__ = object.__eq__

    __hash__ = object.__hash__  # type: ignore[assignment]  # a plain dict has none


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """
    The rule's words and limits.

    `words` are the lists of the rule's `<lang>.toml` by name, ready to match; `tables` its nested tables as they stand;
    `limits` the numbers of its line in the policy; `names` are the newsroom's own, which a rule takes as they stand,
    whole and word by word; `speech` knows the language's words and which of them are forms of one.
    """

    words: Mapping[str, Lexicon]
    tables: Mapping[str, Table]
    limits: Mapping[str, float]
    speech: Speech
    names: frozenset[str] = frozenset()
