"""A reading → its FORMULATION mentions."""

from tasks.entities.mention import Mention
from tasks.entities.reading import Reading


def find_formulations(reading: Reading) -> list[Mention]:
    """Set ideological phrases (提法)."""
    return []
