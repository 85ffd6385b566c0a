"""Who may be meant by those who speak: the persons and organs that are named in a sentence and before it.

全国政协主席王沪宁出席并讲话。他表示，…              → 王沪宁
国务院安委办部署安全防范工作。要求各地…              → 国务院安委办
两办就…发出通报。通报指出，…                          → 两办
"""

import re
from bisect import bisect_left
from functools import cached_property

from tasks.directives.grammar.clauses import Span
from tasks.directives.grammar.words import ACTORS
from tasks.entities.mention import Mention
from tasks.lexicons import column_set, words_with_role
from tasks.segment.openers import Opener
from tasks.segment.sentence import Sentence
from tasks.segment.speaker import name_start, speaker_kind, speaker_of

Named = tuple[str, str | None]
"""a speaker as written, and its id where it is known"""

_ISSUES = re.compile("发出|印发|下发|发布|出台")
_CLAUSE_MARK = re.compile("[，。；]")
_AT_SOMEONE = ("在", "来到", "走进", "看望", "听取", "听了")
"""how a clause begins whose person is not its subject: 在村民陈少兵家里，李克强关切询问…"""
LOOK_BACK = 3
"""sentences before a pronoun in which its person is looked for"""
DATELINE = 30
"""characters that a dateline before the first word may have (央视网消息（新闻联播）：本台消息：)"""
_JOINTS_OF_NAMES = re.compile("[·、和]")
LONGEST_NAME = 4
"""characters of a Chinese name"""


class People:
    """PERSON mentions of the body in order, and who spoke last."""

    def __init__(self, mentions: list[Mention]) -> None:
        self._mentions = mentions
        self.persons = [m for m in mentions if m.type == "PERSON" and m.field == "body"]
        self.starts = [m.start for m in self.persons]

    @cached_property
    def organs(self) -> dict[Span, Mention]:
        """Organs, documents and events of the body by their place."""
        kinds = ("ORG", "DOC", "EVENT")
        return {(m.start, m.end): m for m in self._mentions if m.type in kinds and m.field == "body"}

    def last_in(self, start: int, end: int) -> Mention | None:
        """The last person named between two offsets."""
        k = bisect_left(self.starts, end) - 1
        return self.persons[k] if k >= 0 and self.starts[k] >= start else None

    def first_in(self, start: int, end: int) -> Mention | None:
        k = bisect_left(self.starts, start)
        return self.persons[k] if k < len(self.starts) and self.starts[k] < end else None


def issued_by(paper: str, sentence: Sentence, people: People, sentences: list[Sentence]) -> Named | None:
    """The organ that issued the paper that speaks: 两办就…发出通报。通报指出，…"""
    before = range(max(0, sentence.sentence_no - LOOK_BACK), sentence.sentence_no)
    for earlier in (*(sentences[no] for no in reversed(before)), sentences[0]):
        text = earlier.text
        if paper not in text or _ISSUES.search(text) is None:
            continue
        start = text.rfind("：", 0, DATELINE) + 1
        mark = _CLAUSE_MARK.search(text, start)
        low, high, kind = speaker_of(before_verb(text[start : mark.start() if mark else len(text)]))
        organ = people.organs.get((earlier.start + start + low, earlier.start + start + high))
        if kind == "organ" or organ is not None:
            return text[start + low : start + high], organ.entity_id if organ else None
    return None


def named_here(sentence: Sentence, opener: Opener, people: People) -> Named | None:
    """朱玉林在讲话中回顾了……情况，他指出 → 朱玉林."""
    if not opener.speaker_start or sentence.openers[0] is not opener:
        return None
    return subject_of(sentence.text[: opener.speaker_start - 1], sentence.start, people)


def named_before(sentence: Sentence, people: People, sentences: list[Sentence], back: int = LOOK_BACK) -> Named | None:
    """The person whom 他 means where nobody has spoken yet: the subject of one of the last sentences."""
    for earlier in reversed(sentences[max(0, sentence.sentence_no - back) : sentence.sentence_no]):
        found = subject_of(earlier.text, earlier.start, people)
        if found is not None:
            return found
    return None


def organ_before(sentence: Sentence, people: People, sentences: list[Sentence]) -> Named | None:
    """The organ that the sentence before tells of: 国务院安委办、应急管理部今天部署…工作。| 要求各地…"""
    if not sentence.sentence_no or sentences[sentence.sentence_no - 1].paragraph_no != sentence.paragraph_no:
        return None
    before = sentences[sentence.sentence_no - 1]
    start = before.text.rfind("：", 0, DATELINE) + 1
    mark = _CLAUSE_MARK.search(before.text, start)
    low, high, kind = speaker_of(before.text[start : mark.start() if mark else len(before.text)])
    if kind != "organ":
        return None
    organ = people.organs.get((before.start + start + low, before.start + start + high))
    return before.text[start + low : start + high], organ.entity_id if organ else None


def subject_of(text: str, offset: int, people: People) -> Named | None:
    """The person whom a stretch of text opens with, or who is the subject of a later clause.

    全国政协召开专题协商会，全国政协主席汪洋出席并讲话 → 汪洋
    """
    first = text.rfind("：", 0, DATELINE) + 1
    start = first
    while start < len(text):
        mark = _CLAUSE_MARK.search(text, start)
        finish = mark.start() if mark else len(text)
        named = people.first_in(offset + start, offset + finish)
        low, high, kind = speaker_of(before_verb(text[start:finish]))
        opens = start == first and not text.startswith(_AT_SOMEONE, start)
        if named is not None and (opens or named.end <= offset + start + high):
            return named.surface, named.entity_id
        if opens and kind == "other" and high and not people.persons:
            speaker = text[start + low : start + high]
            name = speaker[name_start(speaker) :]
            return (name, None) if may_speak(name) else None
        start = finish + 1
    return None


def may_speak(words: str) -> bool:
    """Whether words may be someone: a name, or what ends as words for people, organs and papers do; not 目标任务, 准确."""
    words = words.rstrip("”")
    if words.endswith(words_with_role("may_speak")) or ACTORS.ends(words, len(words)) < len(words):
        return True
    if speaker_kind(words) != "other" or (len(words) <= LONGEST_NAME and words[0] in column_set("surnames", "surname")):
        return True
    return column_set("foreign_name_chars", "char").issuperset(_JOINTS_OF_NAMES.sub("", words))


def before_verb(speaker: str) -> str:
    """What stands before a reporting verb in it: 陈师傅|说如果每一个人, 二十国集团|强调应确保能源供应."""
    places = [at for verb in words_with_role("quotes") if (at := speaker.find(verb)) > 1]
    return speaker[: min(places)] if places else speaker
