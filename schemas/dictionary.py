"""Declarations → schemas/README.md, the data dictionary.

python -m schemas.dictionary        writes it
"""

from pathlib import Path

from schemas.declare import Column, Table
from schemas.tables import TABLES

README = Path(__file__).with_name("README.md")

HEAD = """# Data dictionary

Made from the declarations beside it by `python -m schemas.dictionary`; change them.

Offsets count Unicode code points. `start` and `end` point into the column of the article that `field` names;
`raw_start` and `raw_end` into `sources.raw_text`, where they cover the whole of a damaged stretch. They are equal in a
title that is no part of that text: a column of a record, the title of a window.
All tables but rejects and runs lie in folders `part_year=…/part_province=…`, whose values stand in every row
as `year` and `province_code`.
"""


def dictionary() -> str:
    """The data dictionary in Markdown, one section a table."""
    return "\n".join([HEAD, *(_section(table) for table in TABLES.values())])


def _section(table: Table) -> str:
    lines = [f"## {table.name}", "", f"{table.en[0].upper()}{table.en[1:]}. {table.zh}。", ""]
    if table.warning:
        lines += [f"**Mind:** {table.warning}", ""]
    lines += [f"Key: {', '.join(table.key)}.", ""]
    lines += ["| column | type | null | meaning | 含义 | constraints |", "|---|---|---|---|---|---|"]
    lines += [_row(column) for column in table.columns]
    return "\n".join(lines) + "\n"


def _row(column: Column) -> str:
    cells = (
        column.name,
        str(column.type).replace(" not null", ""),
        "yes" if column.nullable else "no",
        column.en,
        column.zh,
        _constraints(column),
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _constraints(column: Column) -> str:
    found = []
    if column.values:
        found.append("one of " + ", ".join(column.values))
    if column.pattern:
        found.append(f"matches `{column.pattern}`")
    if column.low is not None:
        found.append(f"≥ {column.low}")
    if column.high is not None:
        found.append(f"≤ {column.high}")
    if column.points_to:
        found.append(f"stands in {column.points_to}")
    return "; ".join(found)


if __name__ == "__main__":
    README.write_text(dictionary(), encoding="utf-8")
