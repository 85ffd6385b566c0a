"""A reading → its DOC mentions."""

from tasks.entities.mention import Mention
from tasks.entities.reading import Reading


def find_documents(reading: Reading) -> list[Mention]:
    """Titles in 《》 and document numbers."""
    return []
