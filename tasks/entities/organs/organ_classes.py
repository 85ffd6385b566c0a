"""An organ found in an article → whether it is only a class of them there: 市人民政府 in a law of the country."""

from tasks.entities.mention import Mention
from tasks.entities.organs.organ_names import names_home
from tasks.entities.organs.organ_start import LEVELS
from tasks.entities.reading import Reading

LOWER_LEVELS = ("县", "乡", "镇", "村")


def is_class_in_law(reading: Reading, mention: Mention) -> bool:
    """In a law 市人民政府 is one organ only where the law is of that city or a place in it; else every city's."""
    level = next((level for level in LEVELS if mention.surface.startswith(level)), None)
    if level is None:
        return mention.rule == "described_office"
    return "、" in mention.surface or not names_home(level, reading.region)


def is_class_of_lower_level(reading: Reading, mention: Mention) -> bool:
    """90%的县医院达到… in a text of the province: not one of its counties' hospitals."""
    if mention.rule != "named_organ":
        return False
    level = next((level for level in LEVELS if mention.surface.startswith(level)), "")
    return level in LOWER_LEVELS and not names_home(level, reading.region)
