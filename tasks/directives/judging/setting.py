"""What surrounds a sentence that is judged."""

from dataclasses import dataclass

from tasks.directives.frames import NOBODY, Voice
from tasks.directives.judging.stance import OPEN


@dataclass(slots=True)
class Setting:
    """What surrounds a sentence: who speaks, past or plan, and whether demands go just before it."""

    doc_type: str
    reported: bool
    year: int | None = None
    """year of publication"""
    voice: Voice = NOBODY
    stance: str = OPEN
    hot: bool = False
    """whether the same voice has just made a demand"""
    list_demands: bool = False
    """whether the stem of the list that it stands in demands (应当履行下列职责：)"""
    list_forbids: bool = False
    """whether the stem of the list forbids deeds, so that every item is one (不得有下列行为：)"""
    list_names_things: bool = False
    """whether the stem of the list names things or cases (应当包括以下内容：)"""
    preamble: bool = False
    """whether it stands before the first item of a text with items, where the reasons are told"""
