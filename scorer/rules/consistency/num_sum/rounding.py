"""Whether rounding explains that parts do not make their total exactly."""

from math import isclose, sqrt

from scorer.model import Figure

Figures = tuple[Figure, ...]

SURE = 3  # standard deviations: further than this rounding does not carry a sum
FINER = 10  # times that one more digit is finer
EDGE = 0.95  # of what rounding may add up to: not every number was rounded by the very most
EXACT = 1e-9  # what the machine's own numbers miss


def explains(total: Figure, parts: Figures) -> bool:
    """
    Whether the parts make the total as far as the digits tell in which all of them are given.

    Counts told to the last one are exact; what is rounded may add up to three standard deviations of as many roundings.
    """
    fine = any(figure.step < 1 for figure in (total, *parts))
    steps = [step for step in (total.step, *_steps(parts)) if fine or step != 1]
    apart = abs(sum(part.value for part in parts) - total.value)
    rounded = min(EDGE * sum(steps) / 2, SURE * sqrt(sum(step * step for step in steps) / 12))
    cut_off = apart < max(steps, default=0) * (1 - EXACT)  # one coarse part may have been cut off, not rounded
    return apart <= rounded or cut_off


def _steps(parts: Figures) -> list[float]:
    """
    The weight of each part's last digit: beside 5.5 million, 4 million is told as exactly, and is 4.0.

    So it is where no part has a second digit, "5, 4 and 2 million": nobody rounds so coarsely.
    """
    steps = {part.step for part in parts}
    if all(part.step > 1 and part.value < FINER * part.step for part in parts):
        return [part.step / FINER for part in parts]
    most = max(map(_digits, parts))
    finer = {step: any(isclose(step, FINER * other) for other in steps) for step in steps}
    return [part.step / FINER if finer[part.step] and _digits(part) < most else part.step for part in parts]


def _digits(part: Figure) -> int:
    """The digits that a number is told with: "31 million" has as many as "5.3 million"."""
    return len(f"{part.value / part.step:.0f}")
