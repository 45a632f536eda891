"""What the documents say can be followed: links lead somewhere, code blocks can be read by what they are written for."""

import json
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

READERS: dict[str, Callable[[str], object]] = {
    "python": lambda text: compile(text, "block", "exec"),
    "json": json.loads,
    "toml": tomllib.loads,
    "yaml": yaml.safe_load,
    "sh": lambda text: text,  # test_readme.py runs those of the README
    "html": lambda text: text,
    "text": lambda text: text,
}


@pytest.fixture(scope="module")
def documents(committed: tuple[Path, ...]) -> dict[Path, list[Token]]:
    """Read every Markdown file of the repository."""
    markdown = MarkdownIt().enable("table")
    return {file: markdown.parse(file.read_text()) for file in committed if file.suffix == ".md"}


def links(tokens: list[Token]) -> Iterator[str]:
    """Yield the addresses of links and pictures."""
    for token in tokens:
        for inner in token.children or ():
            if inner.type in {"link_open", "image"}:
                yield str(inner.attrs["href" if inner.type == "link_open" else "src"])


def anchors(tokens: list[Token]) -> set[str]:
    """Name the headings as a repository's web pages do: small letters, hyphens, no punctuation."""
    headings = [tokens[place + 1].content for place, token in enumerate(tokens) if token.type == "heading_open"]
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken(file: Path, link: str, documents: dict[Path, list[Token]]) -> bool:
    """Tell whether a link inside the repository leads nowhere. Other people's pages are not ours to test."""
    address = urlsplit(link)
    if address.scheme:
        return address.scheme not in {"https", "mailto"} and not link.startswith("http://127.0.0.1")
    target = (file.parent / unquote(address.path)).resolve() if address.path else file
    if address.fragment and target in documents:
        return unquote(address.fragment) not in anchors(documents[target])
    return not target.exists()


def test_every_link_leads_somewhere(documents: dict[Path, list[Token]]) -> None:
    """
    Files and headings that the documents point at are there.
    """
    assert [
        f"{file.name}: {link}"
        for file, tokens in documents.items()
        for link in links(tokens)
        if broken(file, link, documents)
    ] == []


def test_every_code_block_is_what_it_says(documents: dict[Path, list[Token]]) -> None:
    """
    Each block names its language and can be read in it, so that a copied example works.
    """
    for file, tokens in documents.items():
        for token in tokens:
            if token.type == "fence":
                assert token.info in READERS, (
                    f"{file.name}:{(token.map or [0])[0] + 1}: a block of {token.info or 'no language'}"
                )
                READERS[token.info](token.content)


def test_every_command_named_in_the_documents_exists(root: Path, documents: dict[Path, list[Token]]) -> None:
    """
    A document never sends its reader to a `make` target that is gone.
    """
    targets = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text(), re.MULTILINE))
    named = {
        word
        for tokens in documents.values()
        for token in tokens
        for text in [
            token.content if token.type == "fence" else "",
            *(c.content for c in token.children or () if c.type == "code_inline"),
        ]
        for word in re.findall(r"^make ([a-z]+)", text, re.MULTILINE)
    }

    assert named <= targets


def test_every_setting_is_documented(root: Path) -> None:
    """
    An operator finds in one table whatever can be set, and nothing that cannot.
    """
    read = set(re.findall(r'"(SUMBER_\w+)"', (root / "workers/settings.py").read_text()))
    listed = re.findall(r"^\| `(SUMBER_\w+)` \|", (root / "docs/operations.md").read_text(), re.MULTILINE)

    assert set(listed) == read
    assert len(listed) == len(read)
