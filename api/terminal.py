"""
A report in a terminal: the page's strip, origins and cards as lines. Coloured for a reader, plain in a pipe.

Everything that comes from an article is shown as text: no markup is read from it, and no control character reaches the
terminal.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from rich.console import Console
from rich.text import Text

from api.page import Look, Thing, Wording, choose, over, speak
from api.page.origins import Chain

COLOURS: Final = {
    "critical": "bold red", "major": "yellow", "minor": "cyan", "info": "dim",
    "ready": "green", "tidy": "cyan", "review": "yellow", "hold": "bold red", "insufficient_evidence": "dim",
}  # fmt: skip
AROUND: Final = 60  # code points of the article shown on each side of the words in question
QUOTED: Final = 200  # code points of the words themselves
SHOWN: Final = 12  # things told in full; the rest is counted
CHAINS: Final = 5
INDENT: Final = "    "
UNFOLDED: Final = 1_000  # columns of a pipe

# Control characters, and the marks that turn the direction of all that follows (Unicode Bidirectional Algorithm).
_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


def show(report: Mapping[str, Any], *, lang: str | None = None, console: Console | None = None) -> None:
    """Print a report. `lang` is the language of the wording, the article's own where it is None or not spoken here."""
    console = console or terminal()
    wording = speak(choose(lang, report["article"]["language"]))
    look = over(report, wording)
    for line in _lines(look, wording):
        _print(line, console)
    console.print()


def terminal() -> Console:
    """Standard output: with colours and folded lines for a reader, without either in a pipe."""
    width = None if sys.stdout.isatty() else UNFOLDED
    return Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)


def conclusion(check: Mapping[str, Any]) -> Text:
    """A gate's answer in one line."""
    colour = {"pass": "green", "warn": "yellow", "fail": "bold red"}.get(check["conclusion"], "dim")
    return Text.assemble((f"{check['conclusion']:<8}", colour), _clean(check["summary"]))


def _print(line: Text, console: Console) -> None:
    """One line; folded for a reader, under its own indentation, and left whole in a pipe."""
    if not console.is_terminal:
        console.print(line, soft_wrap=True)
        return
    indent = INDENT if line.plain.startswith(INDENT) else ""
    for part in line[len(indent) :].wrap(console, console.width - len(indent)):
        part.rstrip()
        console.print(Text(indent).append_text(part), soft_wrap=True)


def _lines(look: Look, wording: Wording) -> Iterator[Text]:
    article = look.report["article"]
    title = article["headline"] or (article["headline_span"] or {}).get("exact") or article["id"] or ""
    if title:
        yield Text(_clean(title), style="dim")
    yield _strip(look, wording)
    yield _origins(look.chains, wording)
    yield Text()
    for thing in look.things[:SHOWN]:
        yield from _card(thing, look, wording)
        yield Text()
    yield from _folded(look, wording)


def _strip(look: Look, wording: Wording) -> Text:
    overall = look.report["scores"]["overall"]
    band = overall["band"]
    if look.things:
        verb = wording(f"strip.things.{band}", n=len(look.things)) + " · " + wording("strip.minutes", n=look.minutes)
    else:
        verb = wording("strip.unknown") if overall["value"] is None else wording("strip.ready")
    score = "–" if overall["value"] is None else str(overall["value"])
    return Text.assemble((verb, "bold"), "   ", (f"{score} {wording(f'bands.{band}')}", COLOURS[band]))


def _origins(chains: tuple[Chain, ...], wording: Wording) -> Text:
    if not chains:
        return Text(wording("origins.none"), style="dim")
    told = [_chain(chain, wording) for chain in chains[:CHAINS]]
    more = [wording("origins.others", n=len(chains) - CHAINS)] if len(chains) > CHAINS else []
    return Text(" · ".join((*told, *more)))


def _chain(chain: Chain, wording: Wording) -> str:
    stops = [_clean(stop.name or wording(f"kinds.{stop.kind}")) for stop in chain.stops]
    if len(stops) < 2:
        return f"{stops[0] if stops else wording('origins.unowned')} {chain.count}"
    return " → ".join((*stops, wording("origins.us"))) + (f" {chain.count}" if chain.count > 1 else "")


def _card(thing: Thing, look: Look, wording: Wording) -> Iterator[Text]:
    case = thing.cases[0]
    where = ", ".join(dict.fromkeys(place.where for place in case.places)) or wording("cards.whole")
    points = wording("cards.cost", n=thing.points) if thing.points else wording("cards.free")
    yield Text.assemble(
        (f"{thing.number:>2}  {wording(f'severities.{thing.severity}')}", COLOURS[thing.severity]),
        (f" · {points} · {where} · {thing.rule}", "dim"),
    )
    first = next(one for one in look.report["findings"] if one["rule"] == thing.rule)
    if first["spans"]:
        yield _inside(_quoted(first["spans"][0], look.report["article"], COLOURS[thing.severity]))
    yield _inside(Text(_clean(case.before + case.quoted + case.after)))
    for suggestion in case.suggestions:
        yield _inside(Text.assemble((f"{wording('cards.mend')}: ", "green"), _clean(suggestion)))
    if len(thing.cases) > 1:
        yield _inside(Text(wording("cards.elsewhere", n=len(thing.cases) - 1), style="dim"))


def _quoted(span: Mapping[str, Any], article: Mapping[str, Any], colour: str) -> Text:
    """The words in question with a little of the line around them."""
    text, start, end = article.get(span["field"]) or "", span["start"], span["end"]  # the HTML is not repeated
    before = text[max(0, start - AROUND) : start].rpartition("\n")[2]
    after = text[end : end + AROUND].partition("\n")[0]
    words = span["exact"] if len(span["exact"]) <= QUOTED else span["exact"][: QUOTED - 1] + "…"
    begun, goes_on = len(before) == AROUND, len(after) == AROUND  # then a word may be cut in two, and is left out
    return Text.assemble(
        "… " + _clean(before.partition(" ")[2], edges=True) if begun else _clean(before, edges=True),
        (_clean(words), f"{colour} underline"),
        _clean(after.rpartition(" ")[0], edges=True) + " …" if goes_on else _clean(after, edges=True),
        style="italic",
    )


def _folded(look: Look, wording: Wording) -> Iterator[Text]:
    report = look.report
    counts = {
        "things": len(look.things) - SHOWN,
        "notes": len(look.notes),
        "attributions": len(report["attributions"]),
        "matches": len(report["reuse"]["matches"]),
        "drift": len(report["reuse"]["quote_drift"]),
        "figures": len(report["reuse"]["figure_conflicts"]),
    }
    yield from _dim(wording(f"more.{name}", n=number) for name, number in counts.items() if number > 0)
    yield from _dim(
        f"{wording(f'dimensions.{name}')} {'–' if score['value'] is None else score['value']}"
        for name, score in sorted(report["scores"].items())
    )
    yield from _dim(
        wording("checked.agreed", what=wording.compares(count["rule"]), n=count["agreed"])
        for count in report["checked"]
        if count["agreed"]
    )
    yield from _dim([f"{wording('more.limits')}: {wording('limits.truth')}"])
    yield from _dim(_clean(warning) for warning in report["warnings"])
    yield from _dim(wording("strip.turned_down", rule=wording.compares(rule)) for rule in report["turned_down"])
    yield from _dim(wording("strip.unlisted", rule=wording.compares(rule), n=n) for rule, n in look.unlisted.items())


def _dim(parts: Iterable[str]) -> Iterator[Text]:
    line = " · ".join(parts)
    if line:
        yield Text(line, style="dim")


def _inside(text: Text) -> Text:
    """A line that belongs to the card above it."""
    return Text(INDENT).append_text(text)


def _clean(text: str, *, edges: bool = False) -> str:
    """The text on one line, with nothing in it that a terminal would obey."""
    plain = _UNSEEN.sub(" ", text)
    return plain if edges else " ".join(plain.split())
