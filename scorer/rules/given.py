"""What a rule is given besides the doc: its words in the article's language, its limits, and the newsroom's names."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scorer.langs.speech import Speech
from scorer.lexicon import Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """
    The rule's words and limits.

    `words` are the lists of the rule's `<lang>.toml` by name, ready to match; `tables` its nested tables as they stand;
    `limits` the numbers of its line in the policy; `names` are the newsroom's own, which a rule takes as they stand,
    whole and word by word; `speech` knows the language's words and which of them are forms of one.
    """

    words: Mapping[str, Lexicon]
    tables: Mapping[str, Any]
    limits: Mapping[str, float]
    speech: Speech
    names: frozenset[str] = frozenset()
