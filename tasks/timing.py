"""How long each stage took."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter


class Seconds(dict[str, float]):
    """Seconds by the name of a stage."""

    def add(self, stage: str, seconds: float) -> None:
        """Add to what a stage took so far."""
        self[stage] = self.get(stage, 0.0) + seconds

    def add_all(self, others: Mapping[str, float]) -> None:
        """Add what was counted elsewhere."""
        for stage, seconds in others.items():
            self.add(stage, seconds)

    @contextmanager
    def timing(self, stage: str) -> Iterator[None]:
        """Add the seconds that the block takes, whether it ends well or not."""
        started = perf_counter()
        try:
            yield
        finally:
            self.add(stage, perf_counter() - started)
