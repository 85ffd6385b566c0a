"""Pages that change, and processes with all imports done that run the command over them: what `make torture` is made of.

A process that has imported everything forks the others: a run is then a fraction of a second. It must start no threads
itself, so all that touches Arrow or DuckDB is done in a fork.
"""

import json
import os
import random
import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import duckdb
import pyarrow.dataset  # noqa: F401  # it imports pandas, and a run imports it late

import flows.report
import flows.update  # noqa: F401  # a run imports it late
from flows.cli import answer
from flows.command import INTERRUPTED
from schemas.tables import STATE_TABLES
from tasks.ingest.decode import decode
from tasks.ingest.document import RawDocument
from tasks.ingest.record import record_of
from tasks.publish import state
from tasks.tabulate import tabulate
from tasks.validate import changed, verdict

PLACES = ("成都市", "襄阳市", "绍兴市", "昆明市", "遵义市", "保定市")
DEMANDS = (
    "要压实防汛责任",
    "应当严格落实24小时值班制度",
    "必须抓紧整改隐患",
    "不得擅自离岗",
    "鼓励群众参与",
    "要加强巡查",
)

JOIN = """
    SELECT
        (SELECT count(*) FROM articles),
        (SELECT count(*) FROM sources s FULL JOIN articles a USING (article_id) WHERE s.raw_sha256 IS DISTINCT FROM a.raw_sha256),
        (SELECT count(*) FROM sentences t LEFT JOIN articles a USING (article_id)
         WHERE substr(a.body, t.start + 1, t."end" - t.start) IS DISTINCT FROM t.text),
        (SELECT count(*) FROM entities t LEFT JOIN articles a USING (article_id)
         WHERE substr(CASE field WHEN 'title' THEN a.title ELSE a.body END, t.start + 1, t."end" - t.start)
               IS DISTINCT FROM t.surface),
        (SELECT count(*) FROM directives t LEFT JOIN sentences s USING (article_id, sentence_no) WHERE s.text IS NULL),
        (SELECT count(*) FROM (SELECT article_id FROM appointments UNION SELECT article_id FROM citations
                               UNION SELECT article_id FROM duplicates UNION SELECT duplicate_of FROM duplicates)
         WHERE article_id NOT IN (SELECT article_id FROM articles)),
        (SELECT count(*) FROM rejects r JOIN articles a USING (source_uri))
"""
"""articles, and then what must not be in a state: rows that belong to other rows than they lie beside"""


def warm() -> None:
    """Read all that a run needs, so that forks find it done; nothing here starts a thread of Arrow or DuckDB.

    The judgement of rows by Great Expectations, a second a run in which nothing is written, is left out. So is waiting for
    the disk: what a process has written is there for all others when it is killed.
    """
    os.fsync = lambda handle: None
    state.sync_below = lambda folder: None
    changed.check_rows = verdict.check_rows = lambda table, rows: []
    document = decode(record_of("warm/a.txt", page(random.Random(0), 0).encode("gb18030"), "text/plain"))
    assert isinstance(document, RawDocument)
    tabulate(document)


def page(draw: random.Random, number: int) -> str:
    demands = "\n".join(
        f"{place}、{draw.choice(DEMANDS)}，{draw.choice(DEMANDS)}。" for place in "一二三"[: draw.randint(1, 3)]
    )
    date = f"{draw.randint(2021, 2023)}年{draw.randint(1, 12)}月{draw.randint(1, 28)}日"
    return f"{draw.choice(PLACES)}关于做好第{number}号工作的通知\n{date}\n各县（市、区）人民政府：\n{demands}\n联系人：王建国\n"


def change(pages: Path, draw: random.Random) -> None:
    """One to three pages come, are written anew, or go."""
    for _ in range(draw.randint(1, 3)):
        number = draw.randint(0, 14)
        path = pages / f"{number:02}.txt"
        if path.exists() and draw.random() < 0.2:
            path.unlink()
        elif draw.random() < 0.1:
            path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00" + draw.randbytes(20))
        else:
            path.write_text(page(draw, number if draw.random() < 0.8 else 0), encoding="utf-8")


def forked(do: Callable[[], object], log: Path) -> int:
    """A process that does that, and ends with 0, 130 where it was interrupted, or 1 with what was raised in the log."""
    child = os.fork()
    if child:
        return child
    status = 0
    try:
        do()
    except KeyboardInterrupt:
        status = 130
    except BaseException:
        status = 1
        with log.open("a") as file:
            traceback.print_exc(file=file)
    os._exit(status)


def ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def command(*arguments: str) -> None:
    """The command line in this process, its output thrown away. What it says of a failure is raised."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    with tempfile.TemporaryFile("w+") as said:
        os.dup2(said.fileno(), 2)
        sys.argv = ["zhengling", *arguments]
        status = answer()
        if status == INTERRUPTED:
            raise KeyboardInterrupt
        if status:
            said.seek(0)
            raise AssertionError(said.read())


def found_in(warehouse: Path, result: Path) -> None:
    """Write down what `current` holds now: its addresses, and whether it is consistent."""
    with suppress(FileNotFoundError):
        state = (warehouse / "current").resolve(strict=True)
        connection = connected(dict.fromkeys(STATE_TABLES, state))
        counts = connection.sql(JOIN).fetchall()[0]
        uris = connection.sql("SELECT source_uri FROM articles UNION SELECT source_uri FROM rejects").fetchall()
        result.write_text(json.dumps({"inconsistent": any(counts[1:]), "uris": [uri for (uri,) in uris]}))


def connected(folders: dict[str, Path]) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config={"threads": 1})
    for table, folder in folders.items():
        connection.execute(f"CREATE VIEW {table} AS FROM read_parquet('{folder}/{table}/**/*.parquet')")
    return connection
