"""
Writes docs/rules/: a page for each rule, made of what the rule, its price and its measurements already say.

    python -m tools.rule_pages

Nothing on these pages is written by hand. A paragraph comes from the docstring of the rule's `rule.py`, an example from
its TOML, a price from `scorer/policy.toml`, a precision from `scorer/rules/measured.toml`; the passages are run anew.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from babel import Locale

from benchmarks.consistency.passages import HERE as PASSAGES
from benchmarks.consistency.passages import LANGUAGES, Row, count, hear, read
from scorer import policy, rules
from scorer.model import Dimension
from scorer.policy import STAGES, Policy, Price
from scorer.rules import Rule, Wording, measured

HOME = Path(__file__).parents[1] / "docs" / "rules"

SHOWN = 6
"""Examples of each kind on a page; the rest stand in the rule's own files."""

PARAGRAPHS = ("Why it matters", "Stays quiet", "How", "Cannot see", "Graded", "See")
"""What the paragraphs of a rule's docstring begin with, in the order of a page; the first `OWED` stand in every rule."""

OWED = 4

OPENING = """\
One page a rule, written by `make docs` from the rule itself: what it finds, why that matters to a reader, where it stays
quiet, what it cannot see, what it costs, and how often it was right. *Real articles*: how many of its findings there a
reader found right. *Passages*: how many planted faults it found, and how many sound texts it accused, in short passages
that were written without sight of the rule."""

UNSEEN = """\
Some faults cannot be found by comparing a text with itself, and are not guessed at: a sound word that is the wrong
translation, a headline that says more than the story without contradicting it, a statement that clashes with what the
world knows, a cause that is only hinted at. Whether anything is true is not assessed."""

_PARAGRAPH = re.compile(rf"^({'|'.join(PARAGRAPHS)}): ", re.MULTILINE)
_MARKED = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_SYNTAX = re.compile(r"([\\`*_\[\]<>|~&#])")
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200c\u200d\u2060\ufeff]")
_SETS = {"passages": "written first", "unseen": "written after mending"}
_TEXTS = {"articles": "real articles", "passages": "passages", "planted": "planted faults"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """
    What is known of a rule.

    `told` are the paragraphs of its docstring by what they begin with, "" the first; `heard` its results on passages, by
    the set they stand in.
    """

    rule: Rule
    told: Mapping[str, str]
    price: Price | None
    cases: Mapping[str, Price]
    limits: Mapping[str, float]
    heard: Mapping[str, tuple[Row, ...]]

    @property
    def name(self) -> str:
        """What the rule compares, in English."""
        return self.rule.wordings["en"].compares


def main() -> int:
    """Write every page, and remove those of rules that are gone."""
    HOME.mkdir(exist_ok=True)
    written = pages()
    for file in HOME.glob("*.md"):
        if file.name not in written:
            file.unlink()
    for name, text in written.items():
        (HOME / name).write_text(text, "utf-8")
    return 0


def pages() -> Mapping[str, str]:
    """The text of each page by its file's name."""
    known = [_page(rule, policy.default()) for rule in rules.every()]
    return {"README.md": _index(known), **{f"{page.rule.id}.md": _told(page) for page in known}}


def paragraphs(rule: Rule) -> Mapping[str, str]:
    """A rule's docstring, paragraph by paragraph: "" is what it finds."""
    first, *rest = _PARAGRAPH.split(rule.about)
    return {"": first, **dict(zip(rest[::2], rest[1::2], strict=True))}


def _page(rule: Rule, given: Policy) -> Page:
    on = given.judges(rule.id)
    return Page(
        rule=rule,
        told={name: " ".join(text.split()) for name, text in paragraphs(rule).items()},
        price=given.price(rule.id) if on else None,
        cases={case: price for case, price in given.prices[rule.id].items() if case} if on else {},
        limits=given.limits[rule.id],
        heard=dict(_heard(rule)),
    )


def _heard(rule: Rule) -> Iterator[tuple[str, tuple[Row, ...]]]:
    for kind in _SETS:
        file = PASSAGES / kind / f"{rule.id}.toml"
        if file.is_file():
            said = tuple(hear(passage) for passage in read(file))
            yield kind, tuple(count(rule.id, code, said) for code in LANGUAGES)


# ── a page ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _told(page: Page) -> str:
    rule = page.rule
    parts = [
        f"# {page.name}",
        f"`{rule.id}` · {rule.dimension} · {_weight(page)}",
        _plain(page.told[""]),
        *(f"**{name}:** {_plain(page.told[name])}" for name in PARAGRAPHS if name in page.told),
        "## What it says",
        *_prices(page),
        *(f"- {_language(code)}: {_plain(text)}" for code, text in _messages(rule)),
        "## Examples",
        "The marked words are what a finding points at.",
        *(part for code, wording in _spoken(rule) for part in _examples(code, wording)),
        f"All examples: [{_folder(rule)}](../../{_folder(rule)}).",
        "## How often it is right",
        *_measurements(page),
    ]
    return _joined(parts)


def _weight(page: Page) -> str:
    return f"{page.price.severity}, {page.price.points:g} points" if page.price else "switched off"


def _prices(page: Page) -> Iterator[str]:
    """What each stage of the desk says, and what a finding costs there."""
    if page.price is None:
        return
    rows = [("", page.price), *page.cases.items()]
    yield _table(
        ("case", "weight", "points", *STAGES),
        (
            (f"`{case}`" if case else "usual", price.severity, f"{price.points:g}", *map(price.stages.get, STAGES))
            for case, price in rows
        ),
    )
    if page.limits:
        told = ", ".join(f"`{name}` = {value:g}" for name, value in page.limits.items())
        yield f"Numbers of the policy: {told}."


def _spoken(rule: Rule) -> Iterator[tuple[str, Wording]]:
    """The rule's languages as the house orders them."""
    yield from sorted(rule.wordings.items(), key=lambda spoken: LANGUAGES.index(spoken[0]))


def _messages(rule: Rule) -> Iterator[tuple[str, str]]:
    for code, wording in _spoken(rule):
        for message in wording.messages.values():
            yield code, message


def _examples(code: str, wording: Wording) -> Iterator[str]:
    for title, examples in (("finds", wording.flags), ("stays quiet on", wording.quiet)):
        yield f"### {_language(code)}: {title}"
        yield from (_quoted(example) for example in sorted(examples, key=_length)[:SHOWN])


def _length(example: Mapping[str, Any]) -> int:
    return len(str(example))


def _quoted(example: Mapping[str, Any]) -> str:
    """An example as a quotation; what else the article says of itself stands below it in small print."""
    headline = [f"**{_marked(example['headline'])}**"] if example.get("headline") else []
    body = [_marked(line) for line in str(example.get("body", "")).splitlines() if line.strip()]
    beside = [
        f"{name}: {_marked(str(value))}"
        for name, value in example.items()
        if name not in ("headline", "body", "absence", "against")
    ]
    others = [f"beside another story: {_marked(_body(other))}" for other in example.get("against", ())]
    lines = [*headline, *body, *(f"<sub>{line}</sub>" for line in (*beside, *others))]
    return "\n>\n".join(f"> {line}" for line in lines)


def _body(example: str | Mapping[str, Any]) -> str:
    return " ".join((example if isinstance(example, str) else str(example["body"])).split())


def _measurements(page: Page) -> Iterator[str]:
    """The tables of precision, or the plain word that there was nothing to judge by."""
    known = [one for one in measured.every().get(page.rule.id, ()) if one.texts != "passages" and one.result.found]
    if known:
        yield _table(
            ("texts", "language", "number", "findings", "right", "precision", "95 % interval"),
            (
                (
                    _TEXTS.get(one.texts, one.texts),
                    _language(one.language),
                    f"{one.result.articles:,}",
                    f"{one.result.found}",
                    f"{one.result.genuine}",
                    _share(one.result.precision),
                    _interval(*one.result.interval),
                )
                for one in known
            ),
        )
        yield "Every finding was read by one reader; the interval is Wilson's."
    elif page.rule.dimension is Dimension.ATTRIBUTION:
        yield "It says what reading attribution found; how well that is read stands in [attribution](../attribution.md)."
    else:
        yield "On the real articles that were read it found nothing: n = 0."
    if page.heard:
        yield "Short passages of our own, half of them with the fault and half tempting but sound:"
        yield _table(
            ("passages", "language", "faults found", "sound ones accused", "precision", "lower end"),
            (
                (
                    _SETS[kind],
                    _language(row.language),
                    f"{row.found} of {row.faulty}",
                    f"{row.alarmed} of {row.clean}",
                    _share(row.precision),
                    _share(row.lower),
                )
                for kind, rows in page.heard.items()
                for row in rows
            ),
        )


# ── the index ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _index(known: Iterable[Page]) -> str:
    parts = [
        "# The rules",
        OPENING,
    ]
    for dimension, group in groupby(sorted(known, key=lambda page: (page.rule.dimension, page.rule.id)), _dimension):
        parts += [
            f"## {dimension.capitalize()}",
            _table(
                ("rule", "what it compares", "weight", "real articles", "passages: found", "accused"),
                (_line(page) for page in group),
            ),
        ]
    return _joined([*parts, "## What no rule sees", UNSEEN])


def _dimension(page: Page) -> str:
    return page.rule.dimension


def _line(page: Page) -> tuple[str, ...]:
    real = measured.of(page.rule.id, texts="articles")
    rows = [row for kind in page.heard.values() for row in kind]
    return (
        f"[{page.rule.id}]({page.rule.id}.md)",
        page.name,
        _weight(page),
        f"{real.genuine} of {real.found}" if real.found else "-",
        f"{sum(row.found for row in rows)} of {sum(row.faulty for row in rows)}" if rows else "-",
        f"{sum(row.alarmed for row in rows)} of {sum(row.clean for row in rows)}" if rows else "-",
    )


# ── Markdown ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _joined(parts: Iterable[str]) -> str:
    """Paragraphs with a blank line between them, items of a list without."""
    text = "\n\n".join(parts)
    return re.sub(r"(?m)^(- .*)\n\n(?=- )", r"\1\n", text) + "\n"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str | None]]) -> str:
    lines = [tuple(heads), *(tuple(row) for row in rows)]
    told = [f"| {' | '.join(str(cell) for cell in line)} |" for line in lines]
    return "\n".join([told[0], "|---" * len(lines[0]) + "|", *told[1:]])


def _plain(text: str) -> str:
    """Text that Markdown must not read as its own; code in backticks stays code."""
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(part if turn % 2 else _escaped(part) for turn, part in enumerate(parts))


def _marked(text: str) -> str:
    """An example's text, the words that a finding points at marked."""
    parts = _MARKED.split(text)
    return "".join(f"<mark>{_escaped(part)}</mark>" if turn % 2 else _escaped(part) for turn, part in enumerate(parts))


def _escaped(text: str) -> str:
    """Text as it stands, with what nobody can see written as its code point."""
    seen = _INVISIBLE.sub(lambda sign: f"(U+{ord(sign.group()):04X})", text)
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", re.sub(r"^([-+=])", r"\\\1", _SYNTAX.sub(r"\\\1", seen)))


def _folder(rule: Rule) -> str:
    return f"scorer/rules/{rule.dimension}/{rule.id.replace('-', '_')}"


def _language(code: str) -> str:
    return str(Locale(code).get_display_name("en"))


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _interval(lowest: float, highest: float) -> str:
    return f"{lowest:.3f} to {highest:.3f}"


if __name__ == "__main__":
    sys.exit(main())
