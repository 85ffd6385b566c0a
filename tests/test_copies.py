"""Which articles are copies of which: the same rows whatever the order in which they came."""

import datetime as dt
import hashlib
import random
from dataclasses import asdict, dataclass

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.clean.fold import prints
from tasks.copies import _any, find_copies
from tasks.publish.index import text_of

ARTICLES = pa.schema(
    [
        ("article_id", pa.string()),
        ("source_uri", pa.string()),
        ("published", pa.date32()),
        ("body", pa.string()),
        ("n_chars", pa.int32()),
        ("body_sha256", pa.string()),
        ("minhash", pa.string()),
        ("n_shingles", pa.int32()),
        ("text", pa.string()),
        ("year", pa.int32()),
        ("province_code", pa.int32()),
    ]
)
ENTITIES = pa.schema([(name, pa.string()) for name in ("article_id", "field", "type", "surface")])
DUPLICATES = pa.schema(
    [
        ("article_id", pa.string()),
        ("duplicate_of", pa.string()),
        ("similarity", pa.float64()),
        ("year", pa.int32()),
        ("province_code", pa.int32()),
    ]
)


@dataclass(frozen=True)
class Page:
    """An article, as far as copies go."""

    name: str
    body: str
    day: dt.date | None = None
    title: str = ""
    persons: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return hashlib.sha256(self.name.encode()).hexdigest()[:16]


def text(seed: int, n: int = 400) -> str:
    """A text like no other."""
    draw = random.Random(seed)
    return "".join(chr(draw.randint(0x4E00, 0x9000)) for _ in range(n))


def find(pages: set[Page], before: pa.Table, made: set[Page], gone: set[Page]) -> pa.Table:
    articles = [
        {
            "article_id": page.id,
            "source_uri": page.name,
            "published": page.day,
            "body": page.body,
            "n_chars": len(page.body),
            "year": 2023,
            "province_code": 0,
            **(told := asdict(prints(page.title, page.body))),
            "text": text_of(**told, n_chars=len(page.body)),
        }
        for page in pages
    ]
    persons = [
        {"article_id": page.id, "field": "body", "type": "PERSON", "surface": name}
        for page in pages
        for name in page.persons
    ]
    with duckdb.connect() as connection:
        connection.register("indexed", pa.Table.from_pylist(articles, schema=ARTICLES))
        connection.register("articles", pa.Table.from_pylist(articles, schema=ARTICLES))
        connection.register("entities", pa.Table.from_pylist(persons, schema=ENTITIES))
        connection.register("before", before)
        for name, those in (("made", made), ("gone", gone)):
            connection.register(
                name, pa.table({"article_id": pa.array(sorted(page.id for page in those), pa.string())})
            )
        return find_copies(connection, lambda connection, asked: None).to_arrow_table()


def copies(*pages: Page) -> dict[str, str]:
    """Names of copies → name of what they are copies of, for pages that come at once."""
    names = {page.id: page.name for page in pages}
    rows = find(set(pages), DUPLICATES.empty_table(), set(pages), set()).to_pylist()
    return {names[row["article_id"]]: names[row["duplicate_of"]] for row in rows}


@pytest.mark.parametrize(
    "copy",
    [
        text(1),
        "首页新闻中心要闻浏览次数" + text(1),
        text(1)[:240],
        text(1)[:100] + "改动" + text(1)[104:200] + text(1)[203:],
    ],
    ids=["equal", "header", "cut", "edited"],
)
def test_copies_in_another_dress_are_found(copy: str) -> None:
    assert copies(Page("a", text(1)), Page("b", copy), Page("c", text(2))) == {"b": "a"}


@pytest.mark.parametrize("other", [text(1)[:80] + text(2)[:320], text(1)[:110] + text(3)[:40]])
def test_a_passage_in_common_makes_no_copy(other: str) -> None:
    assert copies(Page("a", text(1)), Page("b", other)) == {}


def test_item_is_no_copy_of_a_digest_of_many() -> None:
    assert copies(Page("item", text(1, 120)), Page("digest", text(1, 120) + text(2, 900))) == {}


SERIES = "经市人民政府研究决定任命{}为市教育局局长任命{}为市财政局副局长试用期一年免去{}的市水利局局长职务" + text(
    9, 150
)


def test_same_template_with_other_names_is_no_copy() -> None:
    one, other = ("王建国", "李晓东", "张海燕"), ("刘志强", "陈玉梅", "杨文斌")
    assert copies(
        Page("a", SERIES.format(*one), persons=one),
        Page("b", SERIES.format(*other), persons=other),
        Page("c", "转载" + SERIES.format(*other), persons=other),
    ) == {"c": "b"}


def test_same_report_with_other_figures_is_no_copy() -> None:
    report = "据监测本周全市粮油价格平稳大米每公斤{}元面粉每公斤{}元鸡蛋每公斤{}元蔬菜均价每公斤{}元" + text(8, 200)
    assert copies(Page("a", report.format(512, 433, 909, 341)), Page("b", report.format(514, 431, 912, 367))) == {}


def test_short_texts_are_copies_only_where_they_are_equal() -> None:
    notice = "关于召开全市教育工作会议的通知各县区教育局经研究定于{}召开会议请准时参加"
    pages = [Page("a", notice.format("三日")), Page("b", notice.format("五日")), Page("c", notice.format("三日。"))]
    assert copies(*pages) == {"c": "a"}


def test_what_is_left_of_a_page_that_was_cut_is_a_copy_however_short() -> None:
    pages = [Page("a", text(1, 140)), Page("b", text(1, 140)[:84]), Page("c", text(1, 140)[:60] + "，" + text(2, 24))]
    assert copies(*pages) == {"b": "a"}


def test_empty_articles_are_no_copies_of_one_another() -> None:
    assert copies(Page("a", ""), Page("b", "")) == {}


def test_earliest_published_is_the_original() -> None:
    day = dt.date(2023, 5, 1)
    pages = [Page("a", text(1)), Page("b", text(1) + "转载", day), Page("c", text(1)[:380], day.replace(day=2))]
    assert copies(*pages) == {"a": "b", "c": "b"}


def test_share_in_common_is_told() -> None:
    pages = {Page("a", text(1)), Page("b", text(1)), Page("c", text(1)[:350] + text(2)[:12])}
    rows = find(pages, DUPLICATES.empty_table(), pages, set()).to_pylist()
    found = {row["article_id"]: row["similarity"] for row in rows}
    assert found[Page("b", "").id] == 1
    assert found[Page("c", "").id] == pytest.approx(0.955, abs=0.03)


def test_copies_of_copies_point_to_an_original() -> None:
    """Each is cut from the one before: c is like b alone, b is like a, so c stands for itself."""
    pages = [Page("a", text(1)), Page("b", text(1)[200:] + text(2)[:250]), Page("c", text(2)[:250] + text(3)[:40])]
    found = copies(*pages)
    assert not set(found.values()) & set(found)


POOL = [
    Page(f"{number}{letter}", body, day)
    for number in range(2)
    for letter, body, day in (
        ("a", text(number), dt.date(2023, 5, 3)),
        ("b", text(number), dt.date(2023, 5, 2)),
        ("c", text(number)[:260], dt.date(2023, 5, 1)),
        ("d", text(number)[140:], None),
        ("e", text(number)[60:330] + text(7)[:30], dt.date(2023, 5, 4)),
        ("f", text(number)[:200] + text(5)[:110], dt.date(2023, 4, 1)),
        ("g", text(5)[:110] + text(number)[:130], dt.date(2023, 6, 1)),
    )
]


@given(st.lists(st.sets(st.sampled_from(POOL)), min_size=1, max_size=5))
@settings(max_examples=40)
def test_history_leaves_no_trace(states: list[set[Page]]) -> None:
    """Through any states the rows are those that the last one would have alone; where all is known, nothing is compared."""
    rows, have = DUPLICATES.empty_table(), set[Page]()
    for state in states:
        rows = find(state, rows, state - have, have - state)
        have = state
    assert rows.to_pylist() == find(have, DUPLICATES.empty_table(), have, set()).to_pylist()


def test_what_is_made_again_without_change_changes_nothing() -> None:
    pages = set(POOL)
    rows = find(pages, DUPLICATES.empty_table(), pages, set())
    again = {page for page in POOL if page.name in ("0b", "1c", "1g")}
    assert find(pages, rows, again, again).to_pylist() == rows.to_pylist()


def template(number: int) -> Page:
    """A page like hundreds of others but for names and numbers: one in five is told by its text alone, one in seven copies
    the one before."""
    draw = random.Random(number - (number % 7 == 0))
    names = tuple(f"{text(draw.randint(0, 400), 3)}" for _ in range(5))
    numbers = "，".join(str(draw.randint(1, 60)) for _ in range(5))
    body = text(1, 300) + "、".join(names) + text(2, 90)
    if number % 5 == 0:
        return Page(f"{number:03}", body + text(number, 12 + number % 3 * 10))
    return Page(f"{number:03}", body + numbers + text(3, number % 4), persons=names)


def test_pages_of_one_template_are_compared_by_rare_facts_as_they_would_be_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pages = {template(number) for number in range(260)} | {Page(f"cut {n}", template(n).body[:70]) for n in range(9)}
    one_by_one, all_met = compared(pages, 10**9, monkeypatch)
    assert one_by_one.num_rows > 40
    found, met = compared(pages, 20, monkeypatch)
    assert found == one_by_one
    assert met < all_met / 2


def compared(pages: set[Page], packed: int, monkeypatch: pytest.MonkeyPatch) -> tuple[pa.Table, int]:
    """The duplicates among the pages where so many early texts pack a row, and how many pairs were looked at together."""
    met: list[int] = []
    monkeypatch.setattr("tasks.copies.PACKED", packed)
    monkeypatch.setattr("tasks.copies.LOOKING", 0)
    monkeypatch.setattr("tasks.copies._any", lambda c, rows: (met.append(_met(c)), _any(c, rows))[1])
    return find(pages, DUPLICATES.empty_table(), pages, set()), max(met)


def _met(connection: duckdb.DuckDBPyConnection) -> int:
    """How many pairs were looked at last."""
    try:
        return len(connection.execute("SELECT DISTINCT early, late FROM met").fetchall())
    except duckdb.CatalogException:
        return 0


def short_page(number: int) -> Page:
    """A notice like hundreds of others but for a name in its midst; one in nine is what is left of the one before."""
    draw = text(number - (number % 9 == 0), 4)
    return Page(f"{number:03}", text(1, 30)[: 28 if number % 9 == 0 else 30] + draw + text(2, 34 - number % 9 // 8 * 2))


def test_short_pages_of_one_template_are_compared_letter_by_letter_as_they_would_be_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pages = {short_page(number) for number in range(200)} | {
        Page(f"cut {n}", short_page(n).body[:50]) for n in range(30)
    }
    one_by_one, all_met = compared(pages, 10**9, monkeypatch)
    assert one_by_one.num_rows > 20
    found, met = compared(pages, 20, monkeypatch)
    assert found == one_by_one
    assert met < all_met / 10


def test_bands_are_looked_at_in_pieces_as_they_would_be_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = {Page(f"{number:03}", text(number // 2) + text(number + 200, 8)) for number in range(180)}
    rows = find(pages, DUPLICATES.empty_table(), pages, set())
    assert rows.num_rows == 90
    monkeypatch.setattr("tasks.copies.AT_ONCE", 500)
    assert find(pages, DUPLICATES.empty_table(), pages, set()) == rows


def test_crowd_of_copies_is_judged_in_pieces_as_it_would_be_at_once() -> None:
    """More than are looked at together; the original comes last, and one is cut from another alone."""
    crowd = {Page(f"{number:03}", text(1) + text(number + 10, 8), dt.date(2023, 5, 2)) for number in range(130)}
    crowd.add(Page("short", text(1)[:260], dt.date(2023, 5, 3)))
    first = Page("zz", text(1), dt.date(2023, 5, 1))
    rows = find(crowd, DUPLICATES.empty_table(), crowd, set())
    assert set(rows["duplicate_of"].to_pylist()) == {Page("000", "").id}
    every = crowd | {first}
    rows = find(every, rows, {first}, set())
    assert rows.to_pylist() == find(every, DUPLICATES.empty_table(), every, set()).to_pylist()
    assert rows.num_rows == 131
    assert set(rows["duplicate_of"].to_pylist()) == {first.id}
