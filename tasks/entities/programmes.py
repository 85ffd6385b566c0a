"""A reading → its PROGRAM mentions."""

from tasks.entities.mention import Mention
from tasks.entities.reading import Reading


def find_programmes(reading: Reading) -> list[Mention]:
    """Branded or quoted campaigns, projects, activities, awards."""
    return []
