"""A reading → its DATE and PERIOD mentions."""

from tasks.entities.mention import Mention
from tasks.entities.reading import Reading


def find_dates(reading: Reading) -> list[Mention]:
    """Calendar expressions, plan periods and congress epochs, with ISO 8601 dates or intervals."""
    return []
