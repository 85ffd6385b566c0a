"""Mentions → which documents, speeches and meetings the text rests on, passes on or implements.

The relation is told by the verb that governs the citation: 贯彻落实《…》 implements, 转发《…》 forwards, 现将《…》印发给你们
issues. A verb in a relative clause (联合下发的《…》) does not govern; the one before it does.
"""

import re
from bisect import bisect_left
from functools import cache

from tasks.clean.article import Article
from tasks.entities.documents.document_ids import Binding, Document, bind_documents, is_rule, number_id, title_id
from tasks.entities.mention import Citation, Mention
from tasks.entities.reading import Reading
from tasks.entities.vocabulary import VOCABULARY
from tasks.lexicons import lexicon
from tasks.matching import WordList

REACH = 160
CLAUSE = re.compile(r"[，。；！？\n：]")
AFTER = re.compile(
    r"(?:（[^）\n]{0,30}）)?(?:已经?|予以|现|同时|即行|全文|一并|正式|经[^，。；\n《]{2,16}(?:同意|批准|通过)，?现?)*"
    r"(印发|转发|公布|发布|颁布|废止|下发|印送)"
)
"""《…》印发给你们, 《…》同时废止"""
SPIRIT = re.compile(r"(?:的?重要)?精神|的?(?:决策)?部署|的?要求")
SPEECH = re.compile(r"重要(?:讲话|指示批示|指示|批示|论述|贺信|回信)(?:和?重要(?:指示批示|指示|批示|讲话))?(?:精神)?")
SPEECH_SPIRIT = re.compile(r"[讲指批回][话示信]精神")
_SPIRITS = VOCABULARY.add(lambda: [said + kind + "精神" for said in "讲指批回" for kind in "话示信"])
_IMPORTANT = VOCABULARY.add(lambda: [f"重要{kind}" for kind in ("讲话", "指示", "批示", "论述", "贺信", "回信")])
_SAID = VOCABULARY.add(lambda: (*_SPIRITS.words, *_IMPORTANT.words))
SPEAKER = re.compile(r"总书记|主席|总理|书记|省长|市长|部长|委员长|同志")
FORWARDING_TITLE = re.compile(r"(印发|转发|批转)(?!《)([^《》\n]{6,100}?)的?(?:通知|函)(?:的通知)?$")


@cache
def _relations() -> dict[str, str]:
    """Verb → relation."""
    return {row["verb"]: row["relation"] for row in lexicon("citation_verbs")}


_VERBS = WordList(_relations)


def find_citations(reading: Reading, mentions: list[Mention]) -> list[Citation]:
    """Every document, speech and meeting cited, sorted by field (title first) and start."""
    found = [
        *_documents_cited(reading, mentions),
        *_meetings_cited(reading, mentions),
        *_speeches_cited(reading),
    ]
    if not any(c.rule == "verb_after" and c.relation in ("forwards", "issues") for c in found):
        found.extend(_forwarded_by_title(reading))
    return sorted(found, key=lambda c: (c.field == "body", c.start, c.end)) if len(found) > 1 else found


def _documents_cited(reading: Reading, mentions: list[Mention]) -> list[Citation]:
    docs = [m for m in mentions if m.type == "DOC"]
    if not docs:
        return []
    bindings = bind_documents(reading, [(m.field, _document(m)) for m in docs])
    of_field = {field: [m for m in docs if m.field == field] for field, _ in reading.fields}
    taken = {b.number for b in bindings if b.title and b.number}
    cited = []
    for mention, binding in zip(docs, bindings, strict=True):
        if not _is_title(mention) and binding.number in taken and _stands_in_brackets(reading, mention):
            continue
        relation, rule = _relation(reading, mention, of_field[mention.field])
        cited.append(_citation(mention, relation, rule, binding))
    return cited


def _is_title(mention: Mention) -> bool:
    return mention.surface.startswith("《") or mention.surface.endswith("》")


def _document(mention: Mention) -> Document:
    """The document of a DOC mention, its lost bracket put back."""
    if _is_title(mention):
        return Document(mention.start, mention.end, mention.rule, f"《{_inner(mention.surface)}》")
    return Document(mention.start, mention.end, mention.rule, None, mention.canonical or mention.surface)


def _inner(title: str) -> str:
    title = title[1:] if title.startswith("《") else title
    return title[:-1] if title.endswith("》") and title.count("》") > title.count("《") else title


def _stands_in_brackets(reading: Reading, mention: Mention) -> bool:
    """Whether a number is the one behind or before its title and no citation of its own: 《…》（国发〔2018〕12号）."""
    text = reading.text(mention.field)
    return text[max(0, mention.start - 4) : mention.start].rstrip("（(，").endswith("》") or text.startswith(
        "《", mention.end
    )


def _citation(mention: Mention, relation: str, rule: str, binding: Binding) -> Citation:
    title = binding.title[1:-1] if binding.title and binding.title.startswith("《") else binding.title
    return Citation(
        mention.field,
        mention.sentence_no,
        mention.start,
        mention.end,
        relation,
        rule,
        title,
        binding.number,
        binding.entity_id,
    )


def _relation(reading: Reading, mention: Mention, docs: list[Mention]) -> tuple[str, str]:
    """Relation and rule, by the verb behind the mention or the one that governs it from the left."""
    text = reading.text(mention.field)
    after = AFTER.match(text, mention.end)
    if after:
        return _relation_of(after[1]), "verb_after"
    relation = _governing(text, mention.start, docs)
    return (relation, "verb_before") if relation else ("mentions", "no_verb")


def _relation_of(verb: str) -> str:
    return _relations()[verb]


def _governing(text: str, start: int, docs: list[Mention]) -> str | None:
    """Relation of the nearest verb to the left in the clause that stands in no relative clause; None where there is none."""
    low = max(0, start - REACH)
    clause = text[low:start]
    for k in range(bisect_left(docs, start, key=lambda d: d.start) - 1, -1, -1):
        if docs[k].end <= low:
            break
        first, last = max(docs[k].start, low) - low, min(docs[k].end, start) - low
        clause = clause[:first] + "·" * (last - first) + clause[last:]
    clause = CLAUSE.split(clause)[-1]
    for _, start, end in reversed(_VERBS.hits(clause)):
        if not clause.startswith(("的", "了的"), end):
            return _relations()[clause[start:end]]
    return None


def _meetings_cited(reading: Reading, mentions: list[Mention]) -> list[Citation]:
    """党的二十大精神, 全国教育大会部署: what a meeting has asked for."""
    cited = []
    for mention in mentions:
        if mention.type != "EVENT":
            continue
        text = reading.text(mention.field)
        spirit = SPIRIT.match(text, mention.end) or _spirit_of_list(text, mention.end)
        relation = _governing(text, mention.start, []) if spirit else None
        if relation in ("implements", "conveys", "based_on"):
            binding = Binding(None, mention.entity_id, mention.canonical or mention.surface)
            cited.append(_citation(mention, relation, "meeting_spirit", binding))
    return cited


def _spirit_of_list(text: str, end: int) -> bool:
    """Whether a list goes on to its 精神: 省第十二次党代会、市委全会精神."""
    if text[end : end + 1] not in ("、", "和", "及"):
        return False
    return "精神" in CLAUSE.split(text[end : end + 40])[0]


def _speeches_cited(reading: Reading) -> list[Citation]:
    """贯彻习近平总书记关于…的重要指示精神: the words of a leader that the text rests on."""
    cited = []
    for field, text in reading.fields:
        if not _SAID.hits(text):
            continue
        spoken = {start + 4: SPEECH_SPIRIT.match(text, start) for _, start, _ in _SPIRITS.hits(text)}
        matches = (SPEECH.match(text, start) for _, start, _ in _IMPORTANT.hits(text))
        spoken |= {match.end(): match for match in matches if match}
        for match in filter(None, spoken.values()):
            start = _speech_start(text, match.start())
            relation = _governing(text, start, [])
            if relation in ("implements", "conveys", "based_on"):
                title = re.sub(r"精神$", "", text[start : match.end()])
                number = reading.sentence_no(field, start)
                cited.append(Citation(field, number, start, match.end(), relation, "speech_spirit", title))
    return cited


def _speech_start(text: str, place: int) -> int:
    """Where the speaker of a speech is named: 习近平|总书记|对关心下一代工作的|重要指示."""
    low = max(0, place - 40)
    clause = CLAUSE.split(text[low:place])[-1]
    speakers = list(SPEAKER.finditer(clause))
    if not speakers:
        return place
    name = re.search(r"[\u4e00-\u9fff]{2,3}$", clause[: speakers[-1].start()])
    return place - len(clause) + (name.start() if name else speakers[-1].start())


def _forwarded_by_title(reading: Reading) -> list[Citation]:
    """国务院办公厅转发国家地震局关于…报告的通知 → forwards the report."""
    title = reading.text("title")
    match = FORWARDING_TITLE.search(title)
    if not match:
        return []
    relation = "issues" if match[1] == "印发" else "forwards"
    identity = title_id(f"《{match[2]}》")
    return [Citation("title", None, *match.span(2), relation, "inner_title", match[2], None, identity)]


def document_id(article: Article) -> str | None:
    """entity_id of the official document that the article is the text of; None where it is none.

    国办发〔2019〕3号 → doc:国办发〔2019〕3号; 中华人民共和国教育法 → doc:教育法
    """
    title = article.title.chars.strip()
    if article.doc_type == "law" or (title and is_rule(title) and article.document_form is not None):
        return title_id(f"《{title}》") if title else None
    if article.doc_number and "〔" in article.doc_number:
        return number_id(re.split(r"[、，]", article.doc_number)[0])
    if article.document_form is None or not title:
        return None
    return title_id(f"《{title}》", article.issuer or "")
