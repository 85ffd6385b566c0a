"""A reading → its EVENT mentions."""

from tasks.entities.mention import Mention
from tasks.entities.reading import Reading


def find_events(reading: Reading) -> list[Mention]:
    """Named congresses, meetings, anniversaries, festivals."""
    return []
