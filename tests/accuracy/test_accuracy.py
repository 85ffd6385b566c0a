"""Accuracy is pinned: no figure on the seeds falls below its floor."""

import pytest
from measure import floors, seed_figures


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    return seed_figures()[0]


def test_every_figure_has_a_floor(figures: dict[str, float]) -> None:
    assert set(floors()) == set(figures)


@pytest.mark.parametrize("figure", floors())
def test_figure_does_not_fall_below_its_floor(figure: str, figures: dict[str, float]) -> None:
    assert figures[figure] >= floors()[figure]
