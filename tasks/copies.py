"""Articles, which of them came or went since the last look, and what was a copy then → what is a copy of which article now.

Exact copies have the same folded title and body. Near copies are found by their signatures (tasks/clean/fold.py): those
that agree in four places in a row of one of 64 bands are compared, by how much of the shorter text both have, and by
their facts: the numbers, dates, persons and places of a copy are those of the original; in the next report of a series
they are others, though its sentences are the same.

An article that is like no earlier original is an original itself; all others are copies of the earliest original that
they are like. So the rows depend on the articles alone, not on the order in which they came. What a run brings is
compared with everything, and nothing else is compared again but what is like something that came or went. Tables and
joins are DuckDB's, which puts on disk what memory does not hold.

The thresholds were set on 1,500 copies of 300 texts of official news, statutes, notices and work reports (another header,
another script, another encoding, cut to three fifths, lightly edited), on siblings of these with other names and numbers,
on pages from templates, and on all likenesses of 8,800 texts among themselves. `make copies ARGS=CORPUS` makes such pages
and prints the figures; on 150 originals of at least 250 characters: precision 0.996, recall 0.997. Of 40 texts of 120 to
250 characters all copies but one that was edited were found, and nothing else.
"""

import duckdb

from tasks.clean.fold import PLACES

BAND = 4
"""places in a band: 64 bands find 98 % of those that have half of their shingles in common, 99.98 % at three fifths"""
SHARE = 0.8
"""of the shorter one's shingles that stand in the other: edits of a few words leave 0.92 in 99 % of all cases and 0.83 at
worst, what is cut off takes none; the yearly announcement of a congress has 0.8 to 0.95 of last year's"""
SHARE_WITHOUT_FACTS = 0.9
FEWEST_FACTS = 3
"""fewer do not tell a copy from the next of a series; the text alone must then"""
FACTS_SHARED = 0.8
"""of the facts of the one that has fewer: 99 % of all copies have 0.9 in common, pages of one template 0.5 at most, the daily
figures of an epidemic less than 0.78"""
SHORT = 100
"""texts with fewer shingles are copies only where they stand in the other letter by letter, as what is left of a page that
was cut does: two notices of one template, 关于召开…会议的通知, differ there in a name and a date alone"""
WHOLE_SHARE = 0.3
"""of the shingles of both together: a news item is no copy of the digest that has it among others"""
FACTS = ("DATE", "PERIOD", "PERSON", "PLACE")
"""types of mentions that are facts; the numbers in digits are, too"""

TABLES = f"""
    CREATE TEMP TABLE pages AS  -- by age: the earliest published first, those of one day by their address
        SELECT article_id, coalesce(minhash || n_shingles, body_sha256) AS text, body_sha256, minhash, n_shingles,
               row_number() OVER (ORDER BY published NULLS LAST, source_uri) AS age
        FROM articles WHERE n_chars > 0;
    CREATE TEMP TABLE texts AS  -- what is compared: pages with the same letters are one text, known by the earliest
        SELECT min(age) AS age, arg_min(article_id, age) AS page, text, any_value(minhash) AS minhash,
               any_value(n_shingles) AS n
        FROM pages GROUP BY text;
    CREATE TEMP VIEW bands AS
        SELECT age, band, substr(minhash, band * {BAND} + 1, {BAND}) AS held
        FROM texts, range({PLACES // BAND}) places(band) WHERE minhash IS NOT NULL;
    CREATE TEMP TABLE due (age BIGINT);
    CREATE TEMP TABLE done (age BIGINT);
    CREATE TEMP TABLE facts (age BIGINT, fact VARCHAR);
    CREATE TEMP TABLE likes (early BIGINT, late BIGINT, similarity DOUBLE);
    CREATE TEMP TABLE originals (age BIGINT);
    CREATE TEMP TABLE copies (age BIGINT);
"""
FIRST_DUE = """
    INSERT INTO due SELECT DISTINCT t.age FROM texts t JOIN pages USING (text) WHERE article_id IN (
        FROM made
        UNION SELECT duplicate_of FROM before WHERE article_id IN (FROM gone)
        UNION SELECT article_id FROM before WHERE duplicate_of IN (FROM gone)
        UNION SELECT b.article_id FROM before b JOIN before g USING (duplicate_of) WHERE g.article_id IN (FROM gone)
    )
"""
"""texts of the articles that came, and of those that were copies of the same as one that went"""

NEXT_DUE = """
    CREATE OR REPLACE TEMP TABLE due AS SELECT age FROM (
        SELECT early AS age FROM likes UNION SELECT late FROM likes
        UNION SELECT t.age FROM texts t JOIN pages p USING (text) JOIN before b USING (article_id)
              JOIN pages o ON o.article_id = b.duplicate_of JOIN texts ot ON ot.text = o.text SEMI JOIN done ON done.age = ot.age
    ) ANTI JOIN done USING (age)
"""
"""texts that are like one that was compared, or were copies of it"""

NEAR = f"""
    CREATE OR REPLACE TEMP TABLE near AS
        WITH met AS (
            SELECT DISTINCT least(d.age, b.age) AS early, greatest(d.age, b.age) AS late
            FROM (FROM bands SEMI JOIN due USING (age)) d JOIN bands b USING (band, held)
            WHERE d.age <> b.age AND b.age NOT IN (FROM done)
        ), compared AS (
            SELECT early, late, e.n + l.n AS n, least(e.n, l.n) AS shorter,
                   greatest(0, (1 - hamming(e.minhash, l.minhash) / {PLACES} - 1 / 64) / (1 - 1 / 64)) AS whole
            FROM met JOIN texts e ON e.age = early JOIN texts l ON l.age = late
        )
        SELECT early, late, shorter < {SHORT} AS short, least(1, whole * n / (1 + whole) / shorter) AS share
        FROM compared WHERE whole >= {WHOLE_SHARE} AND share >= {SHARE}
"""
"""1 in 64 places agrees by chance. Of n shingles in both texts, counted twice where both have them, those in common are
whole * n / (1 + whole)."""

FACTS_OF_NEAR = f"""
    CREATE OR REPLACE TEMP TABLE asked AS
        SELECT age, page FROM texts
        WHERE age IN (SELECT early FROM near UNION SELECT late FROM near) AND age NOT IN (SELECT age FROM facts);
    INSERT INTO facts
        SELECT DISTINCT age, surface FROM entities JOIN asked ON page = article_id
        WHERE field = 'body' AND type IN {FACTS}
        UNION SELECT age, unnest(regexp_extract_all(body, '[0-9]+')) FROM articles JOIN asked ON page = article_id
"""
LIKES = f"""
    INSERT INTO likes
        WITH counted AS (SELECT age, count(*) AS n FROM facts GROUP BY age),
        shared AS (
            SELECT early, late, count(*) AS n FROM near
            JOIN facts e ON e.age = early JOIN facts l ON l.age = late AND l.fact = e.fact GROUP BY ALL
        ), read AS (
            SELECT age, regexp_replace(lower(body), '[^\\p{{L}}\\p{{N}}]', '', 'g') AS letters
            FROM texts JOIN articles ON page = article_id
            WHERE age IN (SELECT early FROM near WHERE short UNION SELECT late FROM near WHERE short)
        )
        SELECT early, late, round(share, 3) FROM near
        LEFT JOIN shared s USING (early, late) LEFT JOIN counted e ON e.age = early LEFT JOIN counted l ON l.age = late
        LEFT JOIN read er ON er.age = early LEFT JOIN read lr ON lr.age = late
        WHERE CASE WHEN short THEN contains(er.letters, lr.letters) OR contains(lr.letters, er.letters)
              WHEN least(coalesce(e.n, 0), coalesce(l.n, 0)) < {FEWEST_FACTS} THEN share >= {SHARE_WITHOUT_FACTS}
              ELSE coalesce(s.n, 0) >= {FACTS_SHARED} * least(e.n, l.n) END
"""
JUDGE = """
    CREATE OR REPLACE TEMP TABLE open AS FROM done ANTI JOIN originals USING (age) ANTI JOIN copies USING (age);
    INSERT INTO originals FROM open WHERE age NOT IN (
        SELECT late FROM likes WHERE early NOT IN (FROM copies)
    );
    INSERT INTO copies FROM open WHERE age IN (SELECT late FROM likes WHERE early IN (FROM originals))
"""
"""an open text is an original where everything earlier that it is like is a copy, and a copy where some of it is an original"""

ROWS = """
    WITH earliest AS (
        SELECT late AS age, min(early) AS original, arg_min(similarity, early) AS similarity
        FROM likes WHERE early IN (FROM originals) GROUP BY late
    ), found AS (
        SELECT p.article_id, coalesce(o.page, t.page) AS duplicate_of, coalesce(similarity, 1) AS similarity
        FROM pages p JOIN texts t USING (text) SEMI JOIN done ON done.age = t.age
        LEFT JOIN earliest e ON e.age = t.age LEFT JOIN texts o ON o.age = e.original
        UNION ALL
        SELECT article_id, duplicate_of, similarity FROM before
        WHERE article_id NOT IN (FROM gone) AND article_id NOT IN (
            SELECT article_id FROM pages JOIN texts t USING (text) SEMI JOIN done ON done.age = t.age
        )
    )
    SELECT article_id, duplicate_of, similarity::DOUBLE AS similarity, year, province_code
    FROM found JOIN articles USING (article_id) WHERE article_id <> duplicate_of ORDER BY article_id
"""


def find_copies(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyRelation:
    """Rows of the table `duplicates`, by article_id, for the tables of the connection.

    These are `articles` and `entities`; `before`, the rows of the last time; `gone`, the ids of articles that were there
    then and went or were made again; `made`, of those that came or were made again.
    """
    connection.execute(TABLES)
    connection.execute(FIRST_DUE)
    while _any(connection, "due"):
        connection.execute(NEAR)
        connection.execute(FACTS_OF_NEAR)
        connection.execute(LIKES)
        connection.execute("INSERT INTO done FROM due")
        connection.execute(NEXT_DUE)
    while _any(connection, "done ANTI JOIN originals USING (age) ANTI JOIN copies USING (age)"):
        connection.execute(JUDGE)
    return connection.sql(ROWS)


def _any(connection: duckdb.DuckDBPyConnection, rows: str) -> bool:
    return connection.execute(f"SELECT 1 FROM {rows} LIMIT 1").fetchone() is not None
