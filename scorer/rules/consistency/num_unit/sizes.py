"""The table of units: what each measures and how much it is."""

from scorer.model import Figure

# unit: (what it measures, its size in the base unit, its zero in the base unit)
SIZES: dict[str, tuple[str, float, float]] = {
    "m2": ("area", 1.0, 0.0),
    "ha": ("area", 10_000.0, 0.0),
    "km2": ("area", 1_000_000.0, 0.0),
    "mi2": ("area", 2_589_988.110336, 0.0),
    "acre": ("area", 4_046.8564224, 0.0),
    "mm": ("length", 0.001, 0.0),
    "cm": ("length", 0.01, 0.0),
    "m": ("length", 1.0, 0.0),
    "km": ("length", 1_000.0, 0.0),
    "mile": ("length", 1_609.344, 0.0),
    "nmi": ("length", 1_852.0, 0.0),
    "ft": ("length", 0.3048, 0.0),
    "in": ("length", 0.0254, 0.0),
    "l": ("volume", 0.001, 0.0),
    "m3": ("volume", 1.0, 0.0),
    "g": ("mass", 0.001, 0.0),
    "kg": ("mass", 1.0, 0.0),
    "kw": ("mass", 100.0, 0.0),
    "t": ("mass", 1_000.0, 0.0),
    "lb": ("mass", 0.45359237, 0.0),
    "min": ("time", 60.0, 0.0),
    "h": ("time", 3_600.0, 0.0),
    "d": ("time", 86_400.0, 0.0),
    "C": ("temperature", 1.0, 0.0),
    "F": ("temperature", 5 / 9, 32.0),
}


def kind(figure: Figure) -> str | None:
    """What a figure measures, "area" or "mass"; None where its unit is not in the table."""
    return SIZES[figure.unit][0] if figure.unit in SIZES else None


def in_unit(value: float, unit: str, other: str) -> float:
    """A size of one unit in another."""
    _, size, zero = SIZES[unit]
    _, other_size, other_zero = SIZES[other]
    return (value - zero) * size / other_size + other_zero
