"""A reading and its organs → its PERSON mentions."""

from tasks.entities.mention import Mention
from tasks.entities.reading import Reading


def find_persons(reading: Reading, organs: list[Mention]) -> list[Mention]:
    """Personal names, without title, licensed by what stands beside them."""
    return []
