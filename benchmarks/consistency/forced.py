"""The conditions that keep a rule quiet on a passage; imported once they are wrapped, see `why_quiet`."""

import signal
from collections.abc import Iterator
from dataclasses import replace

from benchmarks.consistency.conditions import Condition, Watch
from benchmarks.consistency.passages import Passage
from scorer import newsroom, rules
from scorer.model import Doc, Severity
from scorer.read import read

LONGEST = 1.0  # seconds that a rule may take with a forced condition: some would never end
MOST = 2  # findings; a condition with which a rule says more opens more than one door
NOWHERE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    TimeoutError,
    TypeError,
    ValueError,
)  # where a forced answer may lead


def opened(passage: Passage, rule: str, watch: Watch, *, anew: bool) -> Iterator[tuple[Condition, bool, list[str]]]:
    """
    Each condition with which a rule speaks of a passage it is quiet on, its forced answer, and the places pointed at.

    With `anew` the passage is read each time, for conditions of reading. Nothing where the rule speaks by itself.
    """
    ours = newsroom.default()
    alone = replace(ours.policy, prices={rule: ours.policy.prices[rule]})
    rules.judge(read(replace(passage.article, body="-", headline=None)), alone)  # what is loaded once is loaded now
    doc, before = read(passage.article), watch.remembered()

    def said() -> list[str]:
        told: Doc = read(passage.article) if anew else doc
        loud = (one.finding for one in rules.judge(told, alone).charges if one.severity is not Severity.INFO)
        return [" / ".join(told.text(span) for span in finding.spans) for finding in loud]

    watch.asked.clear()
    if said():
        return
    watch.forget(before)
    for number, answer in tuple(watch.asked):
        before = watch.remembered()
        watch.forced, watch.answer = number, not answer
        signal.setitimer(signal.ITIMER_REAL, LONGEST)
        try:
            found = said()
        except NOWHERE:
            found = []
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            watch.forced = -1
            watch.forget(before)
        if 0 < len(found) <= MOST:
            yield watch.conditions[number], not answer, found
