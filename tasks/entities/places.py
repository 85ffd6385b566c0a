"""A reading → its PLACE mentions."""

from tasks.entities.mention import Mention
from tasks.entities.reading import Reading


def find_places(reading: Reading) -> list[Mention]:
    """Named places and administrative areas that stand for themselves."""
    return []
