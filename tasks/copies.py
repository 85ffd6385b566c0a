"""Articles, which of them came or went since the last look, and what was a copy then → what is a copy of which article now.

Exact copies have the same folded title and body. Near copies are found by their signatures (tasks/clean/fold.py): those
that agree in four places in a row of one of 64 bands are compared, by how much of the shorter text both have, and by
their facts: the numbers, dates, persons and places of a copy are those of the original; in the next report of a series
they are others, though its sentences are the same.

An article that is like no earlier original is an original itself; all others are copies of the earliest original that
they are like. So the rows depend on the articles alone, not on the order in which they came. What a run brings is
compared with the originals, the earliest first; and what is like an article that became an original, or a copy of one that
is none any more, is looked at again. Copies are never compared with one another: of a thousand pages that are copies of
one, each is compared once. Pages of one template that are no copies are all originals, which agree in most bands; of
those a page is compared with the ones that have a rare fact in common with it, and that loses no copy. What is left to
grow with the square of a template's pages are those with fewer than three facts or a hundred shingles, whose letters alone
tell. Tables and joins are DuckDB's, which puts on disk what memory does not hold.

The thresholds were set on 1,500 copies of 300 texts of official news, statutes, notices and work reports (another header,
another script, another encoding, cut to three fifths, lightly edited), on siblings of these with other names and numbers,
on pages from templates, and on all likenesses of 8,800 texts among themselves. `make copies ARGS=CORPUS` makes such pages
and prints the figures; on 300 originals of at least 250 characters: precision 0.990 and recall 0.995, on 300
others 0.999 and 0.997. Of 40 texts of 120 to
250 characters all copies but one that was edited were found, and nothing else.
"""

import math
from collections.abc import Callable, Iterator

import duckdb

from tasks.clean.fold import PLACES
from tasks.containment import find_contained

BAND = 4
"""places in a band: 64 bands find 98 % of those that have half of their shingles in common, 99.98 % at three fifths"""
SHARE = 0.8
"""of the shorter one's shingles that stand in the other: edits of a few words leave 0.92 in 99 % of all cases and 0.83 at
worst, what is cut off takes none; the yearly announcement of a congress has 0.8 to 0.95 of last year's"""
SHARE_WITHOUT_FACTS = 0.935
"""where a text names too few facts: the next rule of a ministry, whose numbers and days stand in its head, has 0.93"""
FEWEST_FACTS = 3
"""fewer do not tell a copy from the next of a series; the text alone must then"""
FACTS_SHARED = 0.8
"""of the facts of the one that has fewer: 99 % of all copies have 0.9 in common, pages of one template 0.5 at most, the daily
figures of an epidemic less than 0.78"""
SHORT = 100
"""texts with fewer shingles are copies only where they stand in the other letter by letter, as what is left of a page that
was cut does: two notices of one template, 关于召开…会议的通知, differ there in a name and a date alone"""
LONGEST = 1_000
"""letters of what such a text stands in: a hundred shingles are some hundred letters, but for one that repeats itself"""
WHOLE_SHARE = 0.3
"""of the shingles of both together: a news item is no copy of the digest that has it among others"""
FACTS = ("DATE", "PERIOD", "PERSON", "PLACE")
"""types of mentions that are facts; the numbers in digits are, too"""

CROWD = 100
"""texts of one row of a band that are looked at together: among them are copies of one another that nobody knows for such"""
GROWING = 16
"""so many hundreds at most: the next ones are as many as all before, whose originals are known then"""

PACKED = 30
"""earlier texts in one row of a band from which on what is like them is looked for among those that have a rare fact in
common: pages of one template meet in all rows that the template fills, of ten thousand every one with every other"""
MANY_SHINGLES = 2 * SHORT / WHOLE_SHARE
"""no short text is a copy of one with more, whatever their signatures tell of their shares"""
ANY = 2**62
AT_ONCE = 400_000
"""bands that are looked at together: what memory holds of them does not grow with the number of texts"""

NAMED = 2_000
"""articles that are named where their text or mentions are to be read; of more all parts are read"""

TABLES = """
    CREATE TEMP TABLE prints AS  -- all that is read of every article, once
        SELECT article_id, text, minhash, n_shingles AS n, published, source_uri, year, province_code
        FROM indexed WHERE text IS NOT NULL;
    CREATE TEMP TABLE pages AS  -- by age: the earliest published first, those of one day by their address
        SELECT article_id, text, row_number() OVER () AS age
        FROM (SELECT article_id, text FROM prints ORDER BY published NULLS LAST, source_uri);
    CREATE TEMP TABLE texts AS  -- what is compared: pages with the same letters are one text, known by the earliest
        SELECT age, article_id AS page, text, minhash, n FROM prints
        JOIN (SELECT age, article_id FROM pages SEMI JOIN (SELECT min(age) AS age FROM pages GROUP BY text) USING (age))
        USING (article_id);
    CREATE TEMP TABLE pending (age BIGINT, batch BIGINT);  -- texts that are to be judged
    CREATE TEMP TABLE copies AS  -- of the others those that are copies, as they were before
        SELECT t.age, min(o.age) AS original, min(similarity) AS similarity
        FROM before b JOIN pages p USING (article_id) JOIN texts t USING (text)
        JOIN pages op ON op.article_id = b.duplicate_of JOIN texts o ON o.text = op.text
        WHERE t.age <> o.age AND b.article_id NOT IN (FROM gone) AND b.duplicate_of NOT IN (FROM gone) GROUP BY t.age;
    CREATE TEMP TABLE facts (age BIGINT, fact VARCHAR);
    CREATE TEMP TABLE letters (age BIGINT, held VARCHAR);
    CREATE TEMP TABLE rare (age BIGINT, fact VARCHAR);  -- so many of a text's facts that a copy has one of them
    CREATE TEMP TABLE likes (early BIGINT, late BIGINT, similarity DOUBLE);
"""
FIRST = """
    CREATE TEMP TABLE first AS
        SELECT DISTINCT t.age FROM texts t JOIN pages USING (text) WHERE article_id IN (
            FROM made
            UNION SELECT article_id FROM before WHERE duplicate_of IN (FROM gone)
            UNION SELECT b.article_id FROM before b JOIN before g USING (duplicate_of, similarity)
                  WHERE g.article_id IN (FROM gone)
        );
    CREATE TEMP TABLE crowded (age BIGINT, place BIGINT)
"""
"""the texts of the articles that came, and of those that were copies of one that went or of the same as one that did"""

CROWDED = f"""
    INSERT INTO crowded WITH bands AS ({{bands}}), ranked AS (
        SELECT age, row_number() OVER (PARTITION BY band, held ORDER BY age) // {CROWD} AS hundreds,
            CASE WHEN hundreds < {GROWING} THEN ceil(log2(hundreds + 1)) ELSE hundreds // {GROWING} + log2({GROWING}) END AS place
        FROM bands SEMI JOIN (SELECT band, held FROM bands GROUP BY ALL HAVING count(*) > {CROWD}) USING (band, held)
    )
    SELECT age, max(place) FROM ranked GROUP BY age
"""
PENDING = """
    INSERT INTO pending
        SELECT age, max(max(coalesce(place, 0))) OVER (ORDER BY age) FROM first LEFT JOIN crowded USING (age) GROUP BY age;
    DELETE FROM copies WHERE age IN (FROM first);
    CREATE TEMP TABLE originals AS SELECT age FROM texts WHERE age NOT IN (FROM first) AND age NOT IN (SELECT age FROM copies)
"""
"""the earliest of them first, and no more together than a crowd"""

BANDS = f"""
    SELECT age, band, substr(minhash, band * {BAND} + 1, {BAND}) AS held
    FROM texts SEMI JOIN {{those}} USING (age), range({{first}}, {{last}}) bands(band) WHERE minhash IS NOT NULL
"""
MET_IN_BANDS = """
    CREATE OR REPLACE TEMP TABLE held_{few} AS {of_few};
    CREATE OR REPLACE TEMP TABLE held_{many} AS SELECT * FROM ({of_many}) SEMI JOIN held_{few} USING (band, held);
    CREATE OR REPLACE TEMP TABLE packed AS SELECT band, held FROM held_early GROUP BY ALL HAVING count(*) > {packed};
    INSERT INTO packed_early SELECT DISTINCT age FROM held_early SEMI JOIN packed USING (band, held);
    INSERT INTO packed_late SELECT DISTINCT age FROM held_late SEMI JOIN packed USING (band, held);
    INSERT INTO met
        SELECT DISTINCT e.age, l.age FROM (FROM held_early ANTI JOIN packed USING (band, held)) e
        JOIN held_late l USING (band, held) WHERE e.age < l.age
"""
ALL_MET = "SELECT DISTINCT early, late FROM met"

RARE = f"""
    INSERT INTO rare SELECT age, fact FROM (
        SELECT age, fact, row_number() OVER (PARTITION BY age ORDER BY often, fact) AS place,
               count(*) OVER (PARTITION BY age) AS n
        FROM (FROM facts WHERE age NOT IN (SELECT age FROM rare)) JOIN (SELECT fact, count(*) AS often FROM facts GROUP BY fact)
        USING (fact)
    ) WHERE place <= n - ceil({FACTS_SHARED} * n) + 1;
    CREATE OR REPLACE TEMP TABLE plain AS
        SELECT t.age FROM (FROM packed_early UNION FROM packed_late) JOIN texts t USING (age)
        LEFT JOIN facts f USING (age) WHERE n >= {SHORT} GROUP BY t.age HAVING count(fact) < {FEWEST_FACTS}
"""
"""and those that have too few facts to be told by them"""
LONG_PACKED = f"SELECT age FROM texts WHERE n >= {SHORT} AND age IN (FROM packed_early UNION FROM packed_late)"
AGREEING = f"""
    JOIN texts e ON e.age = early JOIN texts l ON l.age = late, range({PLACES // BAND}) bands(band)
    WHERE substr(e.minhash, band * {BAND} + 1, {BAND}) = substr(l.minhash, band * {BAND} + 1, {BAND}) GROUP BY ALL
"""
MET_BY_LETTERS = f"""
    INSERT INTO met SELECT early, late FROM (
        SELECT DISTINCT least(small, large) AS early, greatest(small, large) AS late FROM contained
        WHERE early IN (FROM packed_early) AND late IN (FROM packed_late)
    ) {AGREEING}
"""
MET_BY_FACTS = f"""
    INSERT INTO met SELECT early, late FROM (
        SELECT e.age AS early, l.age AS late FROM rare e JOIN facts l USING (fact)
        WHERE e.age IN (FROM packed_early) AND l.age IN (FROM packed_late) AND e.age < l.age
        UNION SELECT e.age, l.age FROM facts e JOIN rare l USING (fact)
        WHERE e.age IN (FROM packed_early) AND l.age IN (FROM packed_late) AND e.age < l.age
    ) {AGREEING}
"""
FURTHEST_APART = math.ceil(PLACES * (1 - 1 / 64) * (1 - WHOLE_SHARE))
MET_BY_LOOKING = f"""
    SELECT early, late FROM (
        SELECT e.age AS early, l.age AS late, e.minhash AS one, l.minhash AS other
        FROM (FROM texts SEMI JOIN early USING (age)) e, (FROM texts SEMI JOIN late USING (age)) l
        WHERE e.age < l.age AND hamming(e.minhash, l.minhash) <= {FURTHEST_APART}
    ), range({PLACES // BAND}) places(band)
    WHERE substr(one, band * {BAND} + 1, {BAND}) = substr(other, band * {BAND} + 1, {BAND}) GROUP BY ALL
"""
LOOKING = 32
"""where few are compared with many it is quicker to look at every pair than to cut all of them into bands: as long as there
are no more pairs than so many for each text"""

NEAR = f"""
    CREATE OR REPLACE TEMP TABLE near AS
        WITH met AS ({{met}}), compared AS (
            SELECT early, late, e.n + l.n AS n, least(e.n, l.n) AS shorter,
                   greatest(0, (1 - hamming(e.minhash, l.minhash) / {PLACES} - 1 / 64) / (1 - 1 / 64)) AS whole
            FROM met JOIN texts e ON e.age = early JOIN texts l ON l.age = late
        )
        SELECT early, late, shorter < {SHORT} AS short, least(1, whole * n / (1 + whole) / shorter) AS share
        FROM compared WHERE whole >= {WHOLE_SHARE} AND share >= {SHARE}
"""
"""1 in 64 places agrees by chance. Of n shingles in both texts, counted twice where both have them, those in common are
whole * n / (1 + whole)."""

ASKED = """
    CREATE OR REPLACE TEMP TABLE asked AS
        SELECT age, page, year, province_code FROM texts JOIN prints ON article_id = page
        WHERE age IN ({ages}) AND age NOT IN (SELECT age FROM {known})
"""
FACTS_OF = f"""
    INSERT INTO facts
        SELECT DISTINCT age, surface FROM entities JOIN asked ON page = entities.article_id
        WHERE field = 'body' AND type IN {FACTS}
        UNION SELECT age, unnest(regexp_extract_all(body, '[0-9]+')) FROM articles JOIN asked ON page = articles.article_id
"""
LETTERS_OF = """
    INSERT INTO letters SELECT age, regexp_replace(lower(body), '[^\\p{L}\\p{N}]', '', 'g')
    FROM articles JOIN asked ON page = articles.article_id
"""
SHORT_ONES = "SELECT early FROM near WHERE short UNION SELECT late FROM near WHERE short"
LIKES = f"""
    INSERT INTO likes
        WITH counted AS (SELECT age, count(*) AS n FROM facts GROUP BY age),
        shared AS (
            SELECT early, late, count(*) AS n FROM near
            JOIN facts e ON e.age = early JOIN facts l ON l.age = late AND l.fact = e.fact GROUP BY ALL
        )
        SELECT early, late, round(share, 3) FROM near
        LEFT JOIN shared s USING (early, late) LEFT JOIN counted e ON e.age = early LEFT JOIN counted l ON l.age = late
        LEFT JOIN letters er ON er.age = early LEFT JOIN letters lr ON lr.age = late
        WHERE CASE WHEN short THEN greatest(length(er.held), length(lr.held)) <= {LONGEST}
                                  AND (contains(er.held, lr.held) OR contains(lr.held, er.held))
              WHEN least(coalesce(e.n, 0), coalesce(l.n, 0)) < {FEWEST_FACTS} THEN share >= {SHARE_WITHOUT_FACTS}
              ELSE coalesce(s.n, 0) >= {FACTS_SHARED} * least(e.n, l.n) END
"""
OPEN = "SELECT age FROM batch WHERE age NOT IN (SELECT late FROM likes) ORDER BY age"
"""what is like no original so far"""

FIRST_OPEN = """
    CREATE OR REPLACE TEMP TABLE undecided AS FROM open WHERE age NOT IN (FROM new) AND age NOT IN (FROM known);
    INSERT INTO new FROM undecided WHERE age NOT IN (SELECT late FROM likes WHERE early NOT IN (FROM known));
    INSERT INTO known FROM undecided WHERE age IN (SELECT late FROM likes WHERE early IN (FROM new))
"""
"""one is an original where everything earlier that it is like is known for a copy, and a copy where some of it is an original"""

JUDGED = """
    CREATE OR REPLACE TEMP TABLE judged AS
        SELECT late AS age, min(early) AS original, arg_min(similarity, early) AS similarity
        FROM likes WHERE early NOT IN (FROM known) GROUP BY late
"""
NEXT_PENDING = """
    INSERT INTO pending SELECT DISTINCT age, 0 FROM (
        SELECT c.age FROM copies c JOIN judged j ON c.original = j.age
        UNION SELECT late FROM likes LEFT JOIN copies c ON c.age = late WHERE c.age IS NULL OR early < c.original
    ) WHERE age NOT IN (SELECT age FROM pending);
    DELETE FROM originals WHERE age IN (SELECT age FROM pending);
    DELETE FROM copies WHERE age IN (SELECT age FROM pending)
"""
"""copies of what is a copy now, and what is like a new original that is earlier than the one it is a copy of"""

ROWS = """
    SELECT article_id, duplicate_of, similarity::DOUBLE AS similarity, year, province_code FROM (
        SELECT p.article_id, coalesce(o.page, t.page) AS duplicate_of, coalesce(similarity, 1) AS similarity
        FROM pages p JOIN texts t USING (text) LEFT JOIN copies c ON c.age = t.age LEFT JOIN texts o ON o.age = c.original
        WHERE p.age <> t.age OR c.age IS NOT NULL
    ) JOIN prints USING (article_id) ORDER BY article_id
"""


LookUp = Callable[[duckdb.DuckDBPyConnection, list[tuple[str, int, int]] | None], None]


def find_copies(connection: duckdb.DuckDBPyConnection, look_up: LookUp) -> duckdb.DuckDBPyRelation:
    """Rows of the table `duplicates`, by article_id, for the tables of the connection.

    These are `indexed`, the table `index`; `before`, the rows of the last time; `gone`, the ids of articles that were there
    then and went or were made again; `made`, of those that came or were made again. Before the views `articles` and
    `entities` are read, `look_up` is told of which articles, with their partitions; with None, of too many to name.
    """
    connection.execute(TABLES)
    connection.execute(FIRST)
    for places in _slices(_count(connection, "first")):
        connection.execute(CROWDED.format(bands=_bands("first", places)))
    connection.execute(PENDING)
    while _any(connection, "pending"):
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE batch AS SELECT age FROM pending WHERE batch = (SELECT min(batch) FROM pending)"
        )
        _judge(connection, look_up)
    return connection.sql(ROWS)


def _judge(connection: duckdb.DuckDBPyConnection, look_up: LookUp) -> None:
    """Say of the texts of a batch whether they are originals or copies, and what has to be judged again therefore."""
    for step in ("DELETE FROM likes", "DELETE FROM pending WHERE age IN (FROM batch)"):
        connection.execute(step)
    _compare(connection, look_up, "FROM originals", "FROM batch")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE open AS {OPEN}")
    for table in ("new", "known"):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {table} (age BIGINT)")
    _compare(connection, look_up, "FROM open", "FROM open")
    while _any(connection, "open WHERE age NOT IN (FROM new) AND age NOT IN (FROM known)"):
        connection.execute(FIRST_OPEN)
    _compare(connection, look_up, "FROM new", "FROM batch WHERE age NOT IN (FROM open)")
    connection.execute(JUDGED)
    connection.execute("DELETE FROM likes")
    _compare(
        connection,
        look_up,
        "FROM new",
        "SELECT age FROM texts WHERE age NOT IN (FROM batch) AND age NOT IN (SELECT age FROM pending)",
    )
    connection.execute(NEXT_PENDING)
    connection.execute("INSERT INTO copies FROM judged; INSERT INTO originals FROM new")


def _compare(connection: duckdb.DuckDBPyConnection, look_up: LookUp, early: str, late: str) -> None:
    """Add to `likes` which of the late texts are like which of the early ones."""
    for name, ages in (("early", early), ("late", late)):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {ages}")
    counts = _count(connection, "early"), _count(connection, "late")
    if not all(counts) or (early == late and counts[0] == 1):
        return
    if math.prod(counts) <= LOOKING * sum(counts):
        met = MET_BY_LOOKING
    else:
        met = ALL_MET
        _meet_in_bands(connection, look_up)
    connection.execute(NEAR.format(met=met))
    if _any(connection, "near"):
        _read(connection, look_up, "facts", FACTS_OF, "SELECT early FROM near UNION SELECT late FROM near")
        _read(connection, look_up, "letters", LETTERS_OF, SHORT_ONES)
        connection.execute(LIKES)


def _read(connection: duckdb.DuckDBPyConnection, look_up: LookUp, known: str, reading: str, ages: str) -> None:
    """Read the facts or the letters of those texts of which they are not known yet."""
    connection.execute(ASKED.format(ages=ages, known=known))
    number = _count(connection, "asked")
    if number:
        named = (
            connection.execute("SELECT page, year, province_code FROM asked").fetchall() if number <= NAMED else None
        )
        look_up(connection, named)
        connection.execute(reading)


def _meet_in_bands(connection: duckdb.DuckDBPyConnection, look_up: LookUp) -> None:
    """Find which of the early and late texts agree in a band, as far as they may be copies.

    Where a row of a band is packed, a pair is looked at only if one has a rare fact of the other: without it they cannot
    have so many facts in common as copies have; or, where one is short, if it stands in the other. Longer texts with too few
    facts are looked at as everywhere.
    """
    connection.execute("CREATE OR REPLACE TEMP TABLE met (early BIGINT, late BIGINT)")
    for side in ("packed_early", "packed_late"):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {side} (age BIGINT)")
    _meet(connection, "early", "late", PACKED)
    if _any(connection, "packed_late"):
        _meet_by_letters(connection, look_up)
        _read(connection, look_up, "facts", FACTS_OF, LONG_PACKED)
        connection.execute(RARE)
        connection.execute(MET_BY_FACTS)
        for side in ("early", "late"):
            connection.execute(
                f"CREATE OR REPLACE TEMP TABLE plain_{side} AS FROM packed_{side} SEMI JOIN plain USING (age)"
            )
        for early, late in (("plain_early", "packed_late"), ("packed_early", "plain_late")):
            _meet(connection, early, late, ANY)


def _meet_by_letters(connection: duckdb.DuckDBPyConnection, look_up: LookUp) -> None:
    """Add to `met` which of the packed texts stand in another letter by letter; they are looked for once among all texts."""
    if not _any(connection, f"texts WHERE n < {SHORT} AND age IN (FROM packed_early UNION FROM packed_late)"):
        return
    if not _any(connection, "duckdb_tables() WHERE table_name = 'contained'"):
        _read(connection, look_up, "letters", LETTERS_OF, f"SELECT age FROM texts WHERE n < {MANY_SHINGLES}")
        find_contained(connection, SHORT, MANY_SHINGLES, LONGEST)
    connection.execute(MET_BY_LETTERS)


def _meet(connection: duckdb.DuckDBPyConnection, early: str, late: str, packed: int) -> None:
    """Add to `met` which texts agree in a row of a band that has no more than so many early ones."""
    (number, few, of_few), (_, many, of_many) = sorted(
        [(_count(connection, early), "early", early), (_count(connection, late), "late", late)]
    )
    for places in _slices(number) if number else ():
        bands = {"of_few": _bands(of_few, places), "of_many": _bands(of_many, places)}
        connection.execute(MET_IN_BANDS.format(few=few, many=many, packed=packed, **bands))


def _slices(n_texts: int) -> Iterator[range]:
    """The numbers of all bands, so many together as memory holds of so many texts."""
    n_bands = PLACES // BAND
    together = min(max(AT_ONCE // max(n_texts, 1), 1), n_bands)
    return (range(first, min(first + together, n_bands)) for first in range(0, n_bands, together))


def _bands(texts: str, places: range) -> str:
    return BANDS.format(those=texts, first=places.start, last=places.stop)


def _count(connection: duckdb.DuckDBPyConnection, rows: str) -> int:
    ((number,),) = connection.execute(f"SELECT count(*) FROM {rows}").fetchall()
    return int(number)


def _any(connection: duckdb.DuckDBPyConnection, rows: str) -> bool:
    return bool(connection.execute(f"SELECT 1 FROM {rows} LIMIT 1").fetchall())
