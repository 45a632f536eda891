"""The pages in docs/rules/ say what the rules say."""

from pathlib import Path

import pytest

from scorer import rules
from scorer.rules import Rule
from tools.rule_pages import OWED, PARAGRAPHS, pages, paragraphs


@pytest.mark.parametrize("rule", rules.every(), ids=lambda rule: rule.id)
def test_a_rule_says_what_a_reader_of_its_page_asks(rule: Rule) -> None:
    """
    Each rule tells in its own words why it matters, where it stays quiet, how it works and what it cannot see.
    """
    told = paragraphs(rule)

    assert [name for name in PARAGRAPHS[:OWED] if not told.get(name, "").strip()] == []


def test_the_pages_are_those_that_make_docs_writes(root: Path) -> None:
    """
    Whoever changes a rule, a price or a measurement runs `make docs`, so that no page tells an older story.
    """
    there = {file.name: file.read_text("utf-8") for file in (root / "docs" / "rules").glob("*.md")}
    written = pages()

    assert sorted(there) == sorted(written)
    assert [name for name, text in written.items() if there[name] != text] == []
