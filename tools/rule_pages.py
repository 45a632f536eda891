"""
Writes docs/rules/: a page for each rule, made of what the rule, its price and its measurements already say.

    python -m tools.rule_pages

Nothing on these pages is written by hand. A paragraph comes from the docstring of the rule's `rule.py`, an example from
its TOML, a price from `scorer/policy.toml`, a precision from `scorer/rules/measured.toml`; the passages are run anew.
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel import Locale

from benchmarks.consistency.passages import HERE as PASSAGES
from benchmarks.consistency.passages import LANGUAGES, Row, count, hear, read
from scorer import policy, rules
from scorer.model import Dimension
from scorer.policy import STAGES, Policy, Price
from scorer.rules import Rule, Wording, measured
from tools import markdown

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
_SETS = {"passages": "that it was mended on", "unseen": "kept back until then"}
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
    off: str | None
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
        off=given.off.get(rule.id),
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
        markdown.plain(page.told[""]),
        *(f"**{name}:** {markdown.plain(page.told[name])}" for name in PARAGRAPHS if name in page.told),
        "## What it says",
        *_prices(page),
        *(f"- {_language(code)}: {markdown.plain(text)}" for code, text in _messages(rule)),
        "## Examples",
        "The marked words are what a finding points at.",
        *(part for code, wording in _spoken(rule) for part in _examples(code, wording)),
        f"All examples: [{_folder(rule)}](../../{_folder(rule)}).",
        "## How often it is right",
        *_measurements(page),
    ]
    return markdown.join(parts)


def _weight(page: Page) -> str:
    return f"{page.price.severity}, {page.price.points:g} points" if page.price else "switched off"


def _prices(page: Page) -> Iterator[str]:
    """What each stage of the desk says, what a finding costs there, and whether it may hold a story back."""
    if page.price is None:
        yield f"It is off: {markdown.plain(page.off or 'the policy says so')}."
        return
    rows = [("", page.price), *page.cases.items()]
    yield markdown.table(
        ("case", "weight", "points", *STAGES),
        (
            (f"`{case}`" if case else "usual", price.severity, f"{price.points:g}", *map(price.stages.get, STAGES))
            for case, price in rows
        ),
    )
    if any("block" in price.stages.values() for _, price in rows):
        sure = [_language(code) for code, _ in _spoken(page.rule) if measured.may_block(page.rule.id, code)]
        yield (
            f"Measured well enough to block in {' and '.join(sure)}." if sure else "Not measured well enough to block."
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
        yield from (_quoted(example) for example in sorted(examples, key=lambda example: len(str(example)))[:SHOWN])


def _quoted(example: Mapping[str, Any]) -> str:
    """An example as a quotation; what else the article says of itself stands below it in small print."""
    headline = [f"**{markdown.mark(example['headline'])}**"] if example.get("headline") else []
    body = [
        markdown.mark(line) for line in str(example.get("body") or example.get("html", "")).splitlines() if line.strip()
    ]
    beside = [
        f"{name}: {markdown.mark(str(value))}"
        for name, value in example.items()
        if name not in ("headline", "body", "html", "absence", "against")
    ]
    others = [f"beside another story: {markdown.mark(_body(other))}" for other in example.get("against", ())]
    lines = [*headline, *body, *(f"<sub>{line}</sub>" for line in (*beside, *others))]
    return "\n>\n".join(f"> {line}" for line in lines)


def _body(example: str | Mapping[str, Any]) -> str:
    return " ".join((example if isinstance(example, str) else str(example["body"])).split())


def _measurements(page: Page) -> Iterator[str]:
    """The tables of precision, or the plain word that there was nothing to judge by."""
    known = [one for one in measured.every().get(page.rule.id, ()) if one.texts != "passages" and one.result.found]
    if known:
        yield markdown.table(
            ("texts", "language", "number", "findings", "right", "precision", "95 % interval"),
            (
                (
                    _TEXTS.get(one.texts, one.texts),
                    _language(one.language),
                    f"{one.result.articles:,}",
                    f"{one.result.found}",
                    f"{one.result.genuine}",
                    _share(one.result.precision),
                    "{:.3f} to {:.3f}".format(*one.result.interval),
                )
                for one in known
            ),
        )
        yield "Findings on real articles were read by one reader; the interval is Wilson's."
    elif page.rule.dimension is Dimension.ATTRIBUTION:
        yield "It says what reading attribution found; how well that is read stands in [attribution](../attribution.md)."
    else:
        yield "On the real articles that were read it found nothing: n = 0."
    if page.heard:
        yield "Short passages of our own, half of them with the fault and half tempting but sound:"
        yield markdown.table(
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


def _index(known: Sequence[Page]) -> str:
    parts = [
        "# The rules",
        OPENING,
    ]
    for dimension in Dimension:
        parts += [
            f"## {dimension.capitalize()}",
            markdown.table(
                ("rule", "what it compares", "languages", "weight", "real articles", "passages: found", "accused"),
                (_line(page) for page in known if page.rule.dimension is dimension),
            ),
        ]
    return markdown.join([*parts, "## What no rule sees", UNSEEN])


def _line(page: Page) -> tuple[str, ...]:
    real = measured.of(page.rule.id, texts="articles")
    rows = [row for kind in page.heard.values() for row in kind]
    return (
        f"[{page.rule.id}]({page.rule.id}.md)",
        page.name,
        " ".join(code for code, _ in _spoken(page.rule)),
        _weight(page),
        f"{real.genuine} of {real.found}" if real.found else "-",
        f"{sum(row.found for row in rows)} of {sum(row.faulty for row in rows)}" if rows else "-",
        f"{sum(row.alarmed for row in rows)} of {sum(row.clean for row in rows)}" if rows else "-",
    )


def _folder(rule: Rule) -> str:
    return f"scorer/rules/{rule.dimension}/{rule.id.replace('-', '_')}"


def _language(code: str) -> str:
    return str(Locale(code).get_display_name("en"))


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    sys.exit(main())
