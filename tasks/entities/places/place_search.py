"""What the steps that find places hand to one another: the text that is searched, and the places found in it so far."""

from dataclasses import dataclass
from operator import attrgetter

from tasks.entities.places.gazetteer import Name
from tasks.entities.places.towns import Town
from tasks.entities.reading import Reading

DIVIDED = ("province", "city", "county", "foreign_city")
"""kinds of places that have zones"""
TAILED = ("town_or_village", "zone_of_place")
OF_VILLAGES = ("town_named_before", "town_alone")
FOREIGN_CITY = frozenset(("foreign_city",))
Hits = list[tuple[int, int, Name]]
RULE, START = attrgetter("rule"), attrgetter("start")


@dataclass(slots=True)
class Found:
    """A place name in a text, or a chain of them."""

    start: int
    end: int
    name: Name
    rule: str
    tail: str = ""
    """town, village or zone behind the division"""


@dataclass(slots=True)
class Search:
    """One text while its places are being found."""

    reading: Reading
    field: str
    text: str
    hits: Hits
    """names of the gazetteer in it that its words bear out"""
    found: list[Found]
    towns: list[Town]
    """those named by their head, whatever else was found there"""
