"""The gate that lets quality rise and not fall."""

from pathlib import Path

import pytest

from benchmarks.floors import Limit, figures, lowered_since, read

SCORECARD = """\
samples documents 5, without a report 0, must 51, predicted 60
  @0.3: P  91.0  R  80.5  F1  85.4
  @0.8: P  71.2  R  64.0  F1  67.4
  recall@0.3 by type: direct 90.0 (20)  indirect 70.1 (31)
  speaker 91.3  end2end 88.0  kind 90.1  via 4/5, invented 2
  SPANS WHOSE exact TEXT DOES NOT STAND AT ITS OFFSETS: 3
  5 articles in 1.02 s, start included
MISS     000 date-weekday ['…']
must_flag 12/20; must_not_flag violated 1/31; unlisted above info 4
quoted documents 40, without a report 0, must 60, predicted 100
  R@0.3  95.0
  R@0.8  88.3
  recall@0.3 by type: direct 95.0 (60)
"""
LIMITS = """
[floors.samples]
"F1@0.8" = 67
[ceilings.samples]
must_not_flag = 1
"""


def test_every_figure_of_the_scorecard_is_read() -> None:
    """
    Each number stands under the set it was measured on.
    """
    assert list(figures(SCORECARD)) == [
        ("samples.offsets_off", 0.0),
        *(("samples.R@0.3", 80.5), ("samples.P@0.3", 91.0), ("samples.F1@0.3", 85.4)),
        *(("samples.R@0.8", 64.0), ("samples.P@0.8", 71.2), ("samples.F1@0.8", 67.4)),
        *(("samples.speaker", 91.3), ("samples.end2end", 88.0), ("samples.kind", 90.1)),
        *(("samples.via", 80.0), ("samples.invented", 2.0)),
        ("samples.offsets_off", 3.0),
        *(("samples.must_flag", 60.0), ("samples.must_not_flag", 1.0), ("samples.unlisted", 4.0)),
        ("quoted.offsets_off", 0.0),
        *(("quoted.R@0.3", 95.0), ("quoted.R@0.8", 88.3)),
    ]


def test_a_floor_holds_from_below_and_a_ceiling_from_above() -> None:
    """
    The limit itself is still allowed, on both sides.
    """
    floor, ceiling = Limit(name="f", value=67.0, ceiling=False), Limit(name="f", value=67.0, ceiling=True)

    assert [floor.holds(measured) for measured in (66.9, 67.0, 67.1)] == [False, True, True]
    assert [ceiling.holds(measured) for measured in (66.9, 67.0, 67.1)] == [True, True, False]


def test_a_figure_that_was_not_measured_misses_its_limit() -> None:
    """
    A set that was left out is no way around its floor.
    """
    assert not any(limit.holds(float("nan")) for limit in read(LIMITS))


@pytest.mark.parametrize(
    ("before", "after", "lowered"),
    [
        ("= 67", "= 66", ["samples.F1@0.8"]),
        ("= 67", "= 70", []),
        ("must_not_flag = 1", "must_not_flag = 2", ["samples.must_not_flag"]),
        ("must_not_flag = 1", "must_not_flag = 0", []),
        ("must_not_flag = 1", "", ["samples.must_not_flag"]),
    ],
)
def test_what_was_once_reached_may_not_be_given_up(before: str, after: str, lowered: list[str]) -> None:
    """
    A floor may be raised and a ceiling lowered, neither taken away.
    """
    assert lowered_since([LIMITS], read(LIMITS.replace(before, after))) == lowered


def test_the_floors_themselves_can_be_read(root: Path) -> None:
    """
    Every limit belongs to a set, and no name is given twice.
    """
    names = [limit.name for limit in read((root / "benchmarks/floors.toml").read_text())]

    assert names
    assert len(names) == len(set(names))
