"""
Write down how often each rule is right on the passages and on planted faults, where the catalogue and the gate read it.

    python -m benchmarks.consistency.record

Rewrites the tables of `scorer/rules/measured.toml` for both kinds of text; what a reader counted stays as it is.
"""

import sys
from collections.abc import Iterator, Mapping
from itertools import takewhile
from pathlib import Path

from benchmarks.consistency import mutation, passages
from scorer.rules import measured
from scorer.rules.measured import Measured

KEPT = Path(measured.__file__).with_name("measured.toml")
Tables = Mapping[str, Mapping[str, Measured]]


def main() -> int:
    """Rewrite the file."""
    told = KEPT.read_text("utf-8")
    for texts, tables in (("passages", tried()), ("planted", planted())):
        for language, results in tables.items():
            told = rewritten(told, f"[{language}.{texts}.rules]", results)
    KEPT.write_text(told, "utf-8")
    return 0


def tried() -> Tables:
    """What each rule found in its passages, by language."""
    files = sorted((passages.HERE / "passages").glob("*.toml"))
    heard = {file.stem: tuple(passages.hear(passage) for passage in passages.read(file)) for file in files}
    return {
        code: {rule: passages.count(rule, code, said).accused for rule, said in heard.items()}
        for code in passages.LANGUAGES
    }


def planted() -> Tables:
    """What each rule found in the articles its faults were planted in, by language."""
    return {code: mutation.measured(code) for code in mutation.LANGUAGES}


def rewritten(told: str, heading: str, results: Mapping[str, Measured]) -> str:
    """The file with one table written anew; lines of rules that were measured elsewhere stay."""
    opening, _, rest = told.partition(heading + "\n")
    lines = list(takewhile(lambda line: line and line[0] not in "#[", rest.split("\n")))
    kept = {line.split(" = ")[0]: line for line in lines}
    anew = kept | dict(written(results))
    onward = rest.split("\n")[len(lines) :]
    return "\n".join([opening + heading, *(line for _, line in sorted(anew.items())), *onward])


def written(results: Mapping[str, Measured]) -> Iterator[tuple[str, str]]:
    """Each rule's line."""
    for rule, one in results.items():
        yield rule, f"{rule} = {{ texts = {one.articles}, found = {one.found}, genuine = {one.genuine} }}"


if __name__ == "__main__":
    sys.exit(main())
