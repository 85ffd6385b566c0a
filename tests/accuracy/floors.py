"""Pinned figures: a file of floors below which no figure may fall, figure by figure."""

import json
import math
from collections.abc import Mapping
from pathlib import Path


def read_floors(path: Path) -> dict[str, float]:
    """The pinned figures of a file."""
    return json.loads(path.read_text(encoding="utf-8"))


def raise_floors(path: Path, figures: Mapping[str, float]) -> None:
    """Raise the floors of a file to the figures, rounded down to three places; never lowers one."""
    known = read_floors(path) if path.exists() else {}
    raised = {key: max(known.get(key, 0.0), math.floor(value * 1000) / 1000) for key, value in figures.items()}
    path.write_text(json.dumps(raised, indent=1) + "\n", encoding="utf-8")
