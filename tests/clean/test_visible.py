"""What is seen of a page's source stands where it came from, whatever the source is."""

from hypothesis import given
from hypothesis import strategies as st

from tasks.clean.article import Article
from tasks.clean.clean import clean
from tasks.clean.html.markup import read_source
from tasks.clean.html.visible import visible
from tasks.ingest.document import RawDocument

PIECES = st.sampled_from(
    ["会议强调", "要落实。", "A&B", "&nbsp;", "&ldquo;", "&#8220;", "&amp;lt;", " ", "\n   ", "\t", "<b>", "</b>", "<p>", "</p>",
     "<br>", "<td>", "<tr>", "</tr>", "<table>", "</table>", "<div style='display:none'>", "</div>", "<!-- x -->", "<a href='1.doc'>",
     "</a>", "<script>1<2</script>", "< 3", "'", '"', "2023年5月15日", "來源：四川日報", "關(guān)工委", "　"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_character_that_is_seen_stands_for_its_place(source: str) -> None:
    last = 0
    for line in read_source(source).lines:
        seen = visible(source, line.pieces)
        entities = {(low, high): said for low, high, said in seen.entities}
        for char, (low, high) in zip(seen.text.chars, seen.text.origins(), strict=True):
            written = source[low:high]
            assert written == char or (char == " " and not written.strip()) or char in entities[low, high]
            assert last <= low <= high
            last = low


@given(st.lists(PIECES, max_size=40).map("".join))
def test_a_page_of_anything_is_cleaned_with_its_origins_in_order(source: str) -> None:
    found = clean(RawDocument("test/a.html", "0" * 64, len(source), "text/html", "utf-8", source))
    if isinstance(found, Article):
        starts = [low for low, _ in found.body.origins()]
        assert starts == sorted(starts)
        assert all(source[r.raw_start : r.raw_end] == r.before for r in found.repairs)
        assert {name for name, value in (("author", found.author), ("source_name", found.source_name)) if value} <= set(
            found.field_rules
        )
