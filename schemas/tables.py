"""The tables of the warehouse, declared once: names, types, meaning, constraints, partitions."""

import pyarrow as pa

from schemas.articles import ARTICLES
from schemas.columns import (
    BOOL,
    DATE,
    ID16,
    INT,
    ITEM,
    LONG,
    NOT_EMPTY,
    PARTITION_COLUMNS,
    REGION_CODE,
    SHA256,
    STRING,
    STRINGS,
    article_id,
    declared,
    place_in_text,
    rule,
)
from schemas.declare import Column, Table

MENTION_TYPES = (
    "PERSON",
    "ORG",
    "PLACE",
    "DOC",
    "DATE",
    "EVENT",
    "PROGRAM",
    "FORMULATION",
    "PERIOD",
)
DEONTIC_FORCES = ("must", "should", "encourage", "may", "imperative")
ADDRESSEE_RUNGS = (
    "subject",
    "agent",
    "request_object",
    "bracket_note",
    "heading",
    "main_recipient",
    "audience",
    "meeting_body",
)
CITATION_RELATIONS = (
    "implements",
    "forwards",
    "conveys",
    "based_on",
    "issues",
    "repeals",
    "mentions",
)
REJECT_STAGES = ("ingest", "clean", "segment", "entities", "directives")
SOURCES = Table(
    "sources",
    "one row per document that is text: the text as its container gives it, nothing else done",
    "每份可读文本文档一行：容器所给的原始文本",
    key=("source_uri",),
    columns=(
        Column("article_id", STRING, "first 16 hex digits of SHA-256 of source_uri", "source_uri 的 SHA-256 前16位",
               pattern=ID16, points_to="articles.article_id"),
        Column("source_uri", STRING, "source name and path in it, `name/relative/path.txt` or `name/file.jsonl#id`",
               "来源名与其内路径", pattern=NOT_EMPTY),
        Column("raw_sha256", STRING, "SHA-256 of the bytes as they came", "原始字节的 SHA-256", pattern=SHA256),
        declared(),
        Column("media_type", STRING, "what kind of text the bytes hold", "媒体类型", pattern=r"[a-z]+/[a-z0-9.+-]+"),
        Column("encoding", STRING, "charset that the bytes were read in", "读取所用字符集", pattern=NOT_EMPTY),
        Column("raw_text", STRING, "the text before any cleaning; lone surrogates as U+FFFD", "未经清洗的文本"),
        *PARTITION_COLUMNS,
    ),
)  # fmt: skip

SENTENCES = Table(
    "sentences",
    "one row per sentence of a body",
    "正文每句一行",
    key=("article_id", "sentence_no"),
    points_with="text",
    columns=(
        article_id(),
        Column("sentence_no", INT, "number in the article, from 0", "句序号", low=0),
        Column("paragraph_no", INT, "number of its paragraph, from 0", "段序号", low=0),
        *(c for c in place_in_text() if c.name not in ("field", "sentence_no")),
        Column("text", STRING, "the sentence", "句子", pattern=NOT_EMPTY),
        Column("item", STRING, "number path of article and lists that it stands under, 2.1; 7.2 in 第七条（二）", "所属条款和条目的编号路径", nullable=True, pattern=ITEM),
        Column("heading", STRING, "heading that it stands under", "所属标题", nullable=True),
        Column("tokens", STRINGS, "words, in order; joined they give text without white space", "分词"),
        Column("pos", STRINGS, "part of speech of each word (jieba's tags)", "词性"),
        *PARTITION_COLUMNS,
    ),
)  # fmt: skip

ENTITIES = Table(
    "entities",
    "one row per mention of a person, organ, place, document, date, meeting, programme or formulation",
    "人、机构、地点、文件、日期、会议、项目与提法，每次提及一行",
    key=("article_id", "field", "type", "start", "end"),
    points_with="surface",
    warning="entity_id of a person is the name alone for leaders of the state, else the name plus country, region or organ: one person "
    "with posts in two places has two ids, two namesakes of one country or county have one.",
    columns=(
        article_id(),
        *place_in_text(),
        Column("type", STRING, "kind of thing named", "类型", values=MENTION_TYPES),
        Column("surface", STRING, "as in the text", "原文写法", pattern=NOT_EMPTY),
        Column("canonical", STRING, "full name, ISO 8601 date or interval, 《title》 or 文号; null where it cannot be known",
               "规范名称", nullable=True, pattern=NOT_EMPTY),
        Column("entity_id", STRING, "the same real thing has the same id: person:姓名@place, org:full name, place:code, doc:文号 or title, event:name@day …; null where it cannot be known, and for days and periods", "实体标识",
               nullable=True, pattern=NOT_EMPTY),
        Column("region_code", STRING, "GB/T 2260 code of places and local organs", "行政区划代码", nullable=True,
               pattern=REGION_CODE),
        rule(),
        *PARTITION_COLUMNS,
    ),
)  # fmt: skip

APPOINTMENTS = Table(
    "appointments",
    "who holds which post: one row per mention of a named person together with a post of an organ",
    "任职：每次提及的人、职务、机构一行",
    key=("article_id", "field", "start", "end", "person", "post", "org"),
    columns=(
        article_id(),
        *place_in_text(),
        Column("person", STRING, "name of the person", "姓名", pattern=NOT_EMPTY),
        Column("post", STRING, "post without the organ", "职务", pattern=NOT_EMPTY),
        Column("org", STRING, 'organ as written or implied, "" if none', "所写机构，无则为空串"),
        Column("org_full", STRING, "full name of the organ; null where it cannot be known", "机构全称", nullable=True,
               pattern=NOT_EMPTY),
        Column("person_id", STRING, "entity_id of the person", "人员标识", nullable=True, pattern=NOT_EMPTY),
        Column("org_id", STRING, "entity_id of the organ", "机构标识", nullable=True, pattern=NOT_EMPTY),
        Column("former", BOOL, "held before (原, 时任)", "是否曾任"),
        Column("from_date", DATE, "first day, where given", "任职起始", nullable=True),
        Column("to_date", DATE, "last day, where given", "任职结束", nullable=True),
        Column("as_of", DATE, "day for which the text tells it, where known", "所述时点", nullable=True),
        rule(),
        *PARTITION_COLUMNS,
    ),
)  # fmt: skip

ACTION = pa.struct([pa.field("aim", STRING), pa.field("object", STRING)])
CONTEXT = pa.struct([pa.field(name, STRING) for name in ("purpose", "means", "condition", "time", "place")])
ROLE = pa.struct(
    [
        pa.field("role", STRING, nullable=False),
        pa.field("start", INT, nullable=False),
        pa.field("end", INT, nullable=False),
    ]
)

DIRECTIVES = Table(
    "directives",
    "one row per sentence that tells someone to do or not to do something, in the terms of Institutional Grammar",
    "每个要求、禁止、号召或许可的句子一行",
    key=("directive_id",),
    points_with="text",
    warning="A directive is what a text demands, not what was done. Reported demands stand beside first-hand ones: see issuer.",
    columns=(
        Column("directive_id", STRING, "key: article_id and sentence number", "主键", pattern=NOT_EMPTY),
        article_id(),
        *place_in_text(),
        Column("text", STRING, "the sentence", "句子", pattern=NOT_EMPTY),
        rule(),
        Column("issuer", STRING, "who demands: person, 会议 or organ of the frame that holds here; null where the document as a whole demands",
               "提出者", nullable=True, pattern=NOT_EMPTY),
        Column("issuer_id", STRING, "entity_id of the issuer", "提出者标识", nullable=True, pattern=NOT_EMPTY),
        Column("verb", STRING, "reporting verb of that frame", "引述动词", nullable=True, pattern=NOT_EMPTY),
        Column("deontic", STRING, "first deontic marker", "首个情态词", nullable=True, pattern=NOT_EMPTY),
        Column("polarity", STRING, "whether it demands or forbids", "肯定或否定", values=("positive", "negative")),
        Column("force", STRING, "how strongly, from the lexicon of markers (deontics); imperative: no marker", "强度；imperative 为无情态词的祈使", values=DEONTIC_FORCES),
        Column("addressee", STRING, "Attribute: who must act, as written in the sentence", "责任主体（原文）", nullable=True,
               pattern=NOT_EMPTY),
        Column("addressee_implied", STRING, "who is meant by heading, salutation or audience", "隐含的责任主体", nullable=True,
               pattern=NOT_EMPTY),
        Column("addressee_rung", STRING, "where the addressee stands: subject of the sentence, agent (由…), object of a request (请…), bracket note （责任单位：…）, heading, 主送机关, audience (同志们), or body whose meeting it is", "责任主体的来源", nullable=True,
               values=ADDRESSEE_RUNGS),
        Column("addressee_ids", STRINGS, "entity_id of each addressee that is a named organ", "责任主体标识"),
        Column("addressee_kind", STRING, "kind of organ: education_bureau, party_committee …, as seeds/lexicons/addressee_heads.csv lists them; several where organs of several kinds are named",
               "责任主体类别；所列机关不属同类则为 several", nullable=True, pattern=r"[a-z_]+"),
        Column("addressee_level", STRING, "level of the organ, of the first where several are named; null where none is told", "责任主体层级（列有多个机关时取第一个）", nullable=True,
               values=("central", "province", "city", "county", "township", "village", "all")),
        Column("addressee_region", STRING, "GB/T 2260 code of its scope", "责任主体地域", nullable=True, pattern=REGION_CODE),
        Column("aim", STRING, "Aim: the main verb", "行为", nullable=True, pattern=NOT_EMPTY),
        Column("object", STRING, "Object: what it acts on", "对象", nullable=True, pattern=NOT_EMPTY),
        Column("more_actions", pa.list_(ACTION), "further verbs with their objects", "其余行为与对象"),
        Column("context", CONTEXT, "purpose, means, condition, time and place of the first action, as written", "首个行为的目的、方式、条件、时间、地点"),
        Column("roles", pa.list_(ROLE), "offsets in the text that field names: issuer, verb, deontic, addressee, aim, object, or_else and the kinds of context", "各成分的位置"),
        Column("deadline", DATE, "last day, where a time limit is given", "期限", nullable=True),
        Column("or_else", STRING, "the sanction named", "罚则", nullable=True, pattern=NOT_EMPTY),
        Column("item", STRING, "number path in the outline, 2.1; 7.2 in 第七条（二）", "条款和条目的编号路径", nullable=True, pattern=ITEM),
        Column("heading", STRING, "heading that it stands under", "所属标题", nullable=True),
        Column("parent_id", STRING, "directive of the level above", "上级要求", nullable=True,
               points_to="directives.directive_id"),
        Column("cites", STRINGS, "entity_id of documents, plans, meetings that it rests on", "所依据的文件、规划、会议"),
        *PARTITION_COLUMNS,
    ),
)  # fmt: skip

CITATIONS = Table(
    "citations",
    "which document rests on, passes on or implements which",
    "文件之间的依据、转发、传达与落实关系",
    warning="doc_id joins articles.doc_id. pandas joins null to null, where SQL does not: drop the rows without doc_id first.",
    key=("article_id", "field", "start", "end", "relation"),
    columns=(
        article_id(),
        *place_in_text(),
        Column("relation", STRING, "what the text does with the document; mentions: none of the others", "关系", values=CITATION_RELATIONS),
        Column("title", STRING, "title of the document in 《》, or name of the speech, meeting or instruction", "所引标题", nullable=True,
               pattern=NOT_EMPTY),
        Column("doc_number", STRING, "its 文号 in normal form", "所引文号", nullable=True, pattern=NOT_EMPTY),
        Column("doc_id", STRING, "the document's id; joins articles.doc_id", "所引文件标识", nullable=True, pattern=NOT_EMPTY),
        rule(),
        *PARTITION_COLUMNS,
    ),
)  # fmt: skip

DUPLICATES = Table(
    "duplicates",
    "articles that are copies of an earlier one",
    "重复文章",
    key=("article_id",),
    columns=(
        article_id(),
        Column("duplicate_of", STRING, "the earliest copy", "最早的一份", pattern=ID16, points_to="articles.article_id"),
        Column("similarity", pa.float64(), "share of the shorter one's text that both have, 1 for exact copies",
               "较短一份中两者共有的比例，完全相同为1", low=0, high=1),
        *PARTITION_COLUMNS,
    ),
)  # fmt: skip

REJECTS = Table(
    "rejects",
    "what came in and could not become an article, with the reason",
    "未能入库的来源及原因",
    key=("source_uri",),
    partitioned=False,
    columns=(
        Column("source_uri", STRING, "where it came from", "来源", pattern=NOT_EMPTY),
        Column("raw_sha256", STRING, "SHA-256 of the bytes; null where they could not be read", "原始字节的 SHA-256",
               nullable=True, pattern=SHA256),
        declared(),
        Column("stage", STRING, "stage that rejected it", "拒收阶段", values=REJECT_STAGES),
        Column("reason", STRING, "code of the reason", "原因代码", pattern=r"[a-z_]+"),
        Column("detail", STRING, "what exactly, in a line", "说明"),
        Column("n_bytes", LONG, "size of the source", "字节数", low=0),
        Column("pipeline_version", STRING, "version of the code that rejected it", "管道版本", pattern=NOT_EMPTY),
        Column("lexicon_version", STRING, "hash of the lexicons then in use", "词典版本", pattern=NOT_EMPTY),
    ),
)  # fmt: skip

INDEX = Table(
    "index",
    "one row per article: what a run must know of all articles, so that it opens the files of few",
    "每篇文章一行：更新时须通查的内容",
    key=("article_id",),
    partitioned=False,
    columns=(
        article_id(),
        Column("source_uri", STRING, "where it came from", "来源", pattern=NOT_EMPTY),
        Column("raw_sha256", STRING, "SHA-256 of the bytes as they came", "原始字节的 SHA-256", pattern=SHA256),
        declared(),
        Column("pipeline_version", STRING, "version of the code that made its rows", "管道版本", pattern=NOT_EMPTY),
        Column("lexicon_version", STRING, "hash of the lexicons then in use", "词典版本", pattern=NOT_EMPTY),
        Column("published", DATE, "as in articles", "发布日期", nullable=True),
        Column("text", STRING, "the same for bodies of the same letters, digits and characters; null where there are none",
               "同文之标识", nullable=True, pattern=ID16),
        Column("minhash", STRING, "as in articles", "正文的相似度签名", nullable=True, pattern=r"[-0-9A-Z_a-z]{256}"),
        Column("n_shingles", INT, "as in articles", "正文中不同五字串的数目", low=0),
        *PARTITION_COLUMNS,
    ),
)  # fmt: skip

RUNS = Table(
    "runs",
    "one row per run, failed and unchanged ones too; compactions and rollbacks as well",
    "每次运行一行，含整理与回退",
    key=("run_id",),
    partitioned=False,
    columns=(
        Column("run_id", STRING, "key", "主键", pattern=NOT_EMPTY),
        Column("started", pa.timestamp("us", tz="UTC"), "when it began", "开始时间"),
        Column("finished", pa.timestamp("us", tz="UTC"), "when it ended", "结束时间"),
        Column("outcome", STRING, "how it ended", "结果",
               values=("published", "unchanged", "failed", "interrupted", "compacted", "rolled_back")),
        Column("state", STRING, "the state that was current when it ended", "结束时的当前版本", nullable=True),
        Column("detail", STRING, "what went wrong, in a line", "失败说明", nullable=True),
        Column("pipeline_version", STRING, "version of the code", "管道版本", pattern=NOT_EMPTY),
        Column("lexicon_version", STRING, "hash of the lexicons", "词典版本", pattern=NOT_EMPTY),
        Column("n_in", INT, "sources looked at; n_new + n_changed + n_unchanged + n_rejected", "输入总数", low=0),
        Column("n_new", INT, "sources seen for the first time", "新增", low=0),
        Column("n_changed", INT, "sources whose bytes, pipeline or lexicons changed", "变更", low=0),
        Column("n_unchanged", INT, "sources that were up to date", "未变", low=0),
        Column("n_rejected", INT, "sources rejected", "拒收", low=0),
        Column("n_removed", INT, "articles taken away because their source is no more", "移除", low=0, nullable=True),
        Column("n_duplicates", INT, "articles of the state that are copies", "重复", low=0),
        Column("seconds", pa.map_(STRING, pa.float64()), "seconds per stage", "各阶段秒数"),
    ),
)  # fmt: skip

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        SOURCES,
        ARTICLES,
        SENTENCES,
        ENTITIES,
        APPOINTMENTS,
        DIRECTIVES,
        CITATIONS,
        DUPLICATES,
        REJECTS,
        INDEX,
        RUNS,
    )
}
"""every table by its name, in the order of the stages"""

PART_TABLES = tuple(name for name in TABLES if name != "runs")
"""tables that lie in a state of the warehouse; runs lie beside the states"""

STATE_TABLES = tuple(name for name in PART_TABLES if name != "index")
"""those of them that say something which no other table says"""

ARTICLE_TABLES = ("sources", "articles", "sentences", "entities", "appointments", "directives", "citations")
"""tables whose rows depend on one source alone, so that they are made document by document"""
