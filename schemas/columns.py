"""What the columns of several tables have in common: types, patterns, partitions, places in text."""

import pyarrow as pa

from schemas.declare import Column

STRING = pa.string()
INT = pa.int32()
LONG = pa.int64()
BOOL = pa.bool_()
DATE = pa.date32()
STRINGS = pa.list_(STRING)

SHA256 = r"[0-9a-f]{64}"
ID16 = r"[0-9a-f]{16}"
NOT_EMPTY = r"(?s).+"
ITEM = r"\d+(?:\.\d+)*"
REGION_CODE = r"[1-8]\d{5}"

PARTITION_COLUMNS = (
    Column("year", INT, "year of publication, else the latest year told as having happened, else 0",
           "发布年份；未注明时取文中已发生之事的最近年份，否则为0", low=0, high=2100),
    Column("province_code", INT, "GB/T 2260 code of the province, such as 510000; 0 where there is none",
           "省级行政区划代码，无则为0", low=0, high=829999),
)  # fmt: skip


def article_id() -> Column:
    return Column(
        "article_id",
        STRING,
        "the article the row belongs to",
        "所属文章",
        pattern=ID16,
        points_to="articles.article_id",
    )


def declared() -> Column:
    """What is needed beside address and bytes to read a source again."""
    return Column(
        "declared",
        STRING,
        "what its container or server says of it, as JSON: media type, charset, url; null for a file of its own",
        "容器或服务器所声明的媒体类型、字符集与网址",
        nullable=True,
        pattern=r"\{.+\}",
    )


def rule() -> Column:
    return Column("rule", STRING, "name of the rule that made the row", "得出本行的规则名", pattern=NOT_EMPTY)


def place_in_text() -> tuple[Column, ...]:
    return (
        Column("field", STRING, "which text the offsets point into", "偏移所指的文本", values=("title", "body")),
        Column("sentence_no", INT, "sentence of the body; null in the title", "所在句序号，标题为空", nullable=True, low=0),
        Column("start", INT, "first code point in that text, from 0", "起始位置（码点，自0计）", low=0),
        Column("end", INT, "code point after the last one", "结束位置（不含）", low=0),
        Column("raw_start", INT, "first code point in sources.raw_text", "在原始文本中的起始位置", low=0),
        Column("raw_end", INT, "code point after the last one in sources.raw_text", "在原始文本中的结束位置（不含）", low=0),
    )  # fmt: skip
