"""The columns of lexicons whose values the code knows: a word that it does not know there would go unseen.

A new value comes with the code that heeds it, and is added here.
"""

FLAG = frozenset("01")
ANSWER = frozenset(("yes", "no"))
_LEVELS = ("central", "province", "city", "county", "township", "village", "all")
_DOC_TYPES = (
    "meeting_report", "speech", "notice", "plan", "work_summary", "opinions", "law", "news", "decision", "other",
)  # fmt: skip

CLOSED: dict[str, dict[str, frozenset[str]]] = {
    "addressee_heads": {"level": frozenset(("", *_LEVELS))},
    "addressee_levels": {"level": frozenset(_LEVELS)},
    "central_organs": {"ambiguous": FLAG},
    "citation_verbs": {
        "relation": frozenset(("implements", "forwards", "conveys", "based_on", "issues", "repeals", "mentions"))
    },
    "context_phrases": {
        "place": frozenset(("begins", "ends", "whole", "adverb")),
        "slot": frozenset(("purpose", "means", "condition", "time", "place", "none")),
    },
    "context_words": {"place": frozenset(("begins", "ends"))},
    "deontics": {
        "polarity": frozenset(("positive", "negative")),
        "force": frozenset(("must", "should", "encourage", "may")),
        "listed": ANSWER,
    },
    "divisions": {"level": frozenset(("province", "city", "county")), "short_risk": FLAG},
    "doc_codes": {"certain": FLAG},
    "event_modifiers": {"role": frozenset(("generic", "lead", "determiner"))},
    "foreign_cities": {"short_risk": FLAG},
    "joined_verbs": {"place": frozenset(("never_first", "second", "takes_clause"))},
    "known_organs": {"ambiguous": FLAG},
    "light_verbs": {"kind": frozenset(("disposal", "giving", "light"))},
    "local_places": {"short_risk": FLAG},
    "media_ends": {"medium": FLAG},
    "nominal_heads": {"part": frozenset(("head", "verb"))},
    "organ_suffixes": {"shape": frozenset(("named", "body", "placed", "office", "part"))},
    "organ_templates": {"bare": FLAG},
    "other_organs": {"ambiguous": FLAG},
    "page_blocks": {"holds": frozenset(("article", "other", "wrapper"))},
    "page_furniture": {
        "match": frozenset(("exact", "prefix", "contains", "sentence")),
        "zone": frozenset(("edge", "head", "tail", "any")),
    },
    "person_followers": {"licenses": FLAG},
    "phrase_ends": {"kind": frozenset(("noun", "place"))},
    "place_heads": {"standalone": FLAG},
    "place_kinds": {
        "place": frozenset(
            ("ends", "inside", "whole", "starts", "behind", "no_part", "behind_head", "name_behind", "name", "head")
        )
    },
    "post_modifiers": {"kind": frozenset(("post", "former", "now", "proposed"))},
    "posts": {
        "kind": frozenset(("role", "head", "decoy", "state", "rank", "government")),
        "shared": FLAG,
    },
    "programme_heads": {"place": frozenset(("inside", "after_taken", "after_left"))},
    "question_words": {"asks": frozenset(("anywhere", "never", "end"))},
    "record_fields": {
        "field": frozenset(("text", "date", "id", "url", "title", "site", "source", "author")),
    },
    "reporting_verbs": {
        "class": frozenset(("assert", "command", "urge", "propose", "warn", "stress")),
        "noun": ANSWER,
        "direct": ANSWER | {"meeting"},
        "carried": ANSWER | {"institution"},
        "listed": ANSWER | {"told"},
        "made": ANSWER,
    },
    "section_labels": {"part": frozenset(("first", "last"))},
    "section_tenses": {"tense": frozenset(("past", "plan"))},
    "site_furniture": {"zone": frozenset(("head", "tail", "any"))},
    "speaker_ends": {"ends": ANSWER - {"yes"} | {"phrase", "adverb", "inner"}},
    "speaker_nouns": {"kind": frozenset(("organ", "document", "self", "meeting", "pronoun"))},
    "surnames": {"kind": frozenset(("single", "compound")), "common_word_risk": FLAG},
    "taiwan_divisions": {"level": frozenset(("city", "county"))},
    "title_endings": {"kind": frozenset(("working", "statutory", "rule"))},
    "title_forms": {"doc_type": frozenset(_DOC_TYPES)},
}
"""values that a column may have, by lexicon and column"""
