"""The table of articles, one row a source: what a page holds and says of itself."""

import pyarrow as pa

from schemas.columns import (
    BOOL,
    DATE,
    ID16,
    INT,
    LONG,
    NOT_EMPTY,
    PARTITION_COLUMNS,
    REGION_CODE,
    SHA256,
    STRING,
    STRINGS,
    declared,
)
from schemas.declare import Column, Table

DOC_TYPES = (
    "meeting_report",
    "speech",
    "notice",
    "plan",
    "work_summary",
    "opinions",
    "law",
    "news",
    "decision",
    "other",
)
REPAIR = pa.struct(
    [
        pa.field("kind", STRING, nullable=False),
        pa.field("raw_start", INT, nullable=False),
        pa.field("raw_end", INT, nullable=False),
        pa.field("before", STRING, nullable=False),
        pa.field("after", STRING, nullable=False),
    ]
)

ATTACHMENT = pa.struct([pa.field("name", STRING), pa.field("link", STRING)])
IMAGE = pa.struct([pa.field("alt", STRING), pa.field("link", STRING, nullable=False)])
FIELD_RULE = pa.struct([pa.field("field", STRING, nullable=False), pa.field("rule", STRING, nullable=False)])
RULED_FIELDS = (
    "title", "subtitle", "url", "site", "published", "written", "source_name", "author", "issuer", "doc_number", "document_form",
    "doc_type", "region_scope", "abstract", "keywords", "index_number", "effective_from", "effective_to",
)  # fmt: skip
"""header fields whose rule stands in articles.field_rules; that of region_scope is the rule of the whole place"""

ARTICLES = Table(
    "articles",
    "one row per source: clean text and what its page says of it",
    "每个来源一行：净文本及页面所载的信息",
    key=("article_id",),
    warning="A null is what the page does not say, not what is not so. year is partly inferred; published never is.",
    columns=(
        Column("article_id", STRING, "key: first 16 hex digits of SHA-256 of source_uri", "主键", pattern=ID16),
        Column("source_uri", STRING, "where it came from", "来源", pattern=NOT_EMPTY, points_to="sources.source_uri"),
        Column("raw_sha256", STRING, "SHA-256 of the bytes as they came", "原始字节的 SHA-256", pattern=SHA256),
        declared(),
        Column("pipeline_version", STRING, "version of the code that made the row", "管道版本", pattern=NOT_EMPTY),
        Column("lexicon_version", STRING, "hash of the lexicons that made the row", "词典版本", pattern=NOT_EMPTY),
        Column("url", STRING, "address of the page as given or printed", "网页地址", nullable=True),
        Column("site", STRING, "site that the page belongs to, as given or printed", "网站", nullable=True),
        Column("title", STRING, "title in simplified script", "标题", nullable=True),
        Column("subtitle", STRING, "second line of the title", "副标题", nullable=True),
        Column("published", DATE, "date of publication as printed; first of month or year where less is known",
               "所载发布日期", nullable=True),
        Column("published_precision", STRING, "how exact the printed date is", "日期精度", nullable=True,
               values=("day", "month", "year")),
        Column("published_rule", STRING, "rule that read the date", "读取日期的规则", nullable=True),
        Column("written", DATE, "day on which an official document was signed, as printed (成文日期, signature); never after "
               "published, often years before it", "成文日期", nullable=True),
        Column("source_name", STRING, "whom the page credits as source", "所署来源", nullable=True),
        Column("author", STRING, "authors, joined by 、", "作者，以、相连", nullable=True),
        Column("issuer", STRING, "issuing organs of an official document, joined by 、", "发文机关", nullable=True),
        Column("doc_number", STRING, "文号 in normal form, 国办发〔2019〕3号", "发文字号", nullable=True),
        Column("document_form", STRING, "文种 as printed (通知, 批复, 公告 …)", "文种", nullable=True),
        Column("doc_id", STRING, "entity_id of the official document that the article is the text of; joins citations",
               "本文所载公文的标识", nullable=True, pattern=NOT_EMPTY),
        Column("abstract", STRING, "abstract that the page prints, else what its head describes it with", "摘要", nullable=True),
        Column("keywords", STRINGS, "keywords and 主题词, in order; none: an empty list", "关键词、主题词"),
        Column("index_number", STRING, "索引号 of the catalogue of public information", "索引号", nullable=True),
        Column("effective_from", DATE, "first day in force of a law or document, as printed", "施行日期", nullable=True),
        Column("effective_to", DATE, "last day in force, or day of repeal, where the page tells one", "失效日期", nullable=True),
        Column("attachments", pa.list_(ATTACHMENT), "files that are linked or named in the note of attachments; link null where only named",
               "附件：名称与链接"),
        Column("images", pa.list_(IMAGE), "pictures within the text of a page", "图片：替代文字与链接"),
        Column("field_rules", pa.list_(FIELD_RULE), "for each header field that has a value, the rule that read it; that of region_scope found the place",
               "各字段的得出规则"),
        Column("doc_type", STRING, "class of the text", "文类", values=DOC_TYPES),
        Column("province", STRING, "full name of the province whose authorities the article is about", "省", nullable=True),
        Column("city", STRING, "full name of the city (prefecture)", "市（地、州、盟）", nullable=True),
        Column("county", STRING, "full name of the county or district", "县（市、区、旗）", nullable=True),
        Column("region_code", STRING, "most exact GB/T 2260 code of that place", "最确切的行政区划代码", nullable=True,
               pattern=REGION_CODE),
        Column("region_scope", STRING, "whether the place is local, the whole country or unknown", "地域范围",
               values=("local", "national", "unknown")),
        Column("script", STRING, "script of the raw text; null where it has no Chinese", "原文字体：简、繁、混用",
               nullable=True, values=("hans", "hant", "mixed")),
        Column("body", STRING, "clean simplified text, paragraphs parted by a line feed", "简体净文本，段落以换行分隔"),
        Column("n_chars", INT, "characters of body", "正文字符数", low=0),
        Column("n_normalised", INT, "punctuation, widths and blanks that were normalised", "规范化的标点、全半角与空白数", low=0),
        Column("missing_chars", LONG, "text that the page itself says is hidden", "页面自述隐藏的字数", low=0),
        Column("redacted", BOOL, "names or numbers masked", "是否有遮盖"),
        Column("damaged", BOOL, "at least one character lost or garbled by bad transcoding", "是否有转码损坏"),
        Column("truncated", BOOL, "cut off, by the page's own word", "是否被截断"),
        Column("body_sha256", STRING, "SHA-256 of title and body with only letters, digits and characters left; equal for copies",
               "折叠后正文的 SHA-256", pattern=SHA256),
        Column("minhash", STRING, "signature of the body, by which near copies are found; null where it is too short for one",
               "正文的相似度签名，过短者为空", nullable=True, pattern=r"[-0-9A-Z_a-z]{256}"),
        Column("n_shingles", INT, "different sequences of five letters, digits or characters in the body",
               "正文中不同五字串的数目", low=0),
        Column("repairs", pa.list_(REPAIR), "everything taken away or mended beyond script, punctuation, width and white space; kind: furniture (of the page), metadata (that fills columns), hidden_passage, pinyin_note, split_note, lost_byte, mojibake, html_entity, html_leftover, unmended (damage left as it was)",
               "所有删除与修补的记录"),
        *PARTITION_COLUMNS,
    ),
)  # fmt: skip
