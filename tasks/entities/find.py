"""A reading → its mentions of all types."""

from tasks.entities.chain_organs import find_chain_organs
from tasks.entities.dates import find_dates
from tasks.entities.documents import find_documents
from tasks.entities.events import find_events
from tasks.entities.formulations import find_formulations
from tasks.entities.listed_offices import find_listed_offices
from tasks.entities.mention import Mention
from tasks.entities.organs import find_organs
from tasks.entities.overlaps import flat_layer
from tasks.entities.periods import find_periods
from tasks.entities.persons import find_persons
from tasks.entities.places import find_places
from tasks.entities.programmes import find_programmes
from tasks.entities.reading import Reading
from tasks.entities.resolve import resolve_organs, resolve_persons


def find_mentions(reading: Reading) -> list[Mention]:
    """All mentions in title and body, sorted by field (title first), start and type, resolved where they can be."""
    organs = find_organs(reading)
    persons = find_persons(reading, organs)
    flat = flat_layer(
        [
            *find_dates(reading),
            *find_periods(reading),
            *find_documents(reading),
            *find_events(reading),
            *find_places(reading),
            *find_programmes(reading),
            *find_formulations(reading),
            *organs,
            *find_listed_offices(reading),
            *find_chain_organs(reading, organs, persons),
            *persons,
        ]
    )
    reading.number(flat)
    resolve_organs(reading, flat)
    resolve_persons(reading, flat)
    return flat
