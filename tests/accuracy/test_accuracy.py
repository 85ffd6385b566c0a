"""Accuracy is pinned: no figure on the seeds falls below its floor."""

import pytest
from floors import read_floors
from measure import FLOORS, seed_figures


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    return seed_figures()[0]


def test_every_figure_has_a_floor(figures: dict[str, float]) -> None:
    assert set(read_floors(FLOORS)) == set(figures)


@pytest.mark.parametrize("figure", read_floors(FLOORS))
def test_figure_does_not_fall_below_its_floor(figure: str, figures: dict[str, float]) -> None:
    assert figures[figure] >= read_floors(FLOORS)[figure]
