"""The page docs/api.md says what the specification says."""

from pathlib import Path

from tools.api_page import page


def test_the_page_is_the_one_that_make_docs_writes(root: Path) -> None:
    """
    Whoever changes the specification runs `make docs`, so that readers without a service are told the same.
    """
    assert (root / "docs" / "api.md").read_text("utf-8") == page()
