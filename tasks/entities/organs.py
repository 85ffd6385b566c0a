"""A reading → its ORG mentions."""

from tasks.entities.mention import Mention
from tasks.entities.reading import Reading


def find_organs(reading: Reading) -> list[Mention]:
    """Named organs, committees, offices, companies, schools, media, also relative ones (市委)."""
    return []
