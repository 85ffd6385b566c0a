"""Declarations → Arrow schemas, with the meaning of table and columns in the Parquet metadata."""

from functools import cache

import pyarrow as pa

from schemas.tables import TABLES


@cache
def arrow_schema(table: str) -> pa.Schema:
    """Arrow schema of the table named `table`; KeyError if there is none of that name."""
    declared = TABLES[table]
    fields = [
        pa.field(c.name, c.type, nullable=c.nullable, metadata={"description": c.en, "description_zh": c.zh})
        for c in declared.columns
    ]
    return pa.schema(fields, metadata={"table": table, "description": declared.en, "description_zh": declared.zh})
