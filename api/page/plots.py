"""Plots as SVG shapes: numbers in, places out. Text and colour are the template's and the style sheet's."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

WIDTH, HEIGHT = 560, 150
_ROOM: Final = 0.72
"""How much of its place a bar fills."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a plot: where it stands, in units of the drawing, and what it says. A pale one rests on too little."""

    label: str
    value: float
    x: float
    y: float
    width: float
    height: float
    pale: bool

    @property
    def middle(self) -> float:
        """Where the label stands."""
        return self.x + self.width / 2


def bars(values: Sequence[tuple[str, float, bool]]) -> tuple[Bar, ...]:
    """A bar for each label, value and whether it rests on enough; the largest fills the height."""
    most = max((value for _, value, _ in values), default=0) or 1
    place = WIDTH / max(1, len(values))
    return tuple(
        Bar(
            label=label,
            value=value,
            x=round(at * place + place * (1 - _ROOM) / 2, 1),
            y=round(HEIGHT * (1 - value / most), 1),
            width=round(place * _ROOM, 1),
            height=round(HEIGHT * value / most, 1),
            pale=not enough,
        )
        for at, (label, value, enough) in enumerate(values)
    )
