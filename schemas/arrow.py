"""Declarations → Arrow schemas, with the meaning of table and columns in the Parquet metadata."""

import hashlib
from functools import cache

import pyarrow as pa

from schemas.tables import TABLES


@cache
def staged_schema(table: str) -> pa.Schema:
    """The same with nulls allowed everywhere: rows that are still to be checked are written and read by it."""
    schema = arrow_schema(table)
    return pa.schema([field.with_nullable(True) for field in schema], metadata=schema.metadata)


@cache
def arrow_schema(table: str) -> pa.Schema:
    """Arrow schema of the table named `table`; KeyError if there is none of that name."""
    declared = TABLES[table]
    fields = [
        pa.field(c.name, c.type, nullable=c.nullable, metadata={"description": c.en, "description_zh": c.zh})
        for c in declared.columns
    ]
    return pa.schema(fields, metadata={"table": table, "description": declared.en, "description_zh": declared.zh})


@cache
def schema_id(table: str) -> str:
    """Eight hex digits that tell this declaration of the table from others: columns, types, meaning."""
    declared = TABLES[table]
    columns = [(column.name, str(column.type), column.nullable, column.en, column.zh) for column in declared.columns]
    return hashlib.sha256(repr((declared.en, declared.zh, columns)).encode()).hexdigest()[:8]
