"""Mentions of organs and persons → the same with full names and ids, where they can be known.

A person's id is the name with the place of the article's authorities: person:王伟@510411. Two 王伟 of two counties are
two; so is one who moved from one county to another, and two of one county are one: that is the limit of a rule that
reads one document at a time. Without a place, and in documents of the whole country, the id is the name with the
organ that the text gives first, person:黄卫@科学技术部; with neither it is null.
"""

from dataclasses import replace

from tasks.entities.mention import Mention
from tasks.entities.organ_names import resolve_organ
from tasks.entities.reading import Reading


def resolve_organs(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """The mentions, ORG ones with full name, id and region code."""
    resolved = []
    for mention in mentions:
        if mention.type == "ORG":
            organ = resolve_organ(mention.surface, reading.region)
            mention = replace(
                mention,
                canonical=organ.full,
                entity_id=organ.entity_id,
                region_code=organ.region_code,
            )
        resolved.append(mention)
    return resolved
