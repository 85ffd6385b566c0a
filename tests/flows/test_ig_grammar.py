"""What is written in IG Script is read by IG Parser's grammar; and that grammar reads the parser's own examples."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ig_grammar import NotIGScript, parsed, scanned

from flows.commands.ig_script import encoded, plain
from tasks.ingest.document import RawDocument
from tasks.tabulate import tabulate

DOCUMENTS = sorted((Path(__file__).resolve().parents[2] / "seeds" / "documents").glob("*.txt"))


@pytest.mark.parametrize(
    "statement",
    [
        "A(Operator) D(must) I(comply) Bdir(with regulations)",
        "A(Operator) D(must) I(comply with [AND] respond to) Bdir(regulations)",
        "A(Farmer) D(must) I(comply) Cac{A(Farmer) I(has lodged) Bdir(application) Bdir,p(certification)}",
        "A(actor1) {I(action1) Bdir(object1) [XOR] {I(action2) Bdir(object2) [AND] I(action3)}} Cac(condition1)",
        "A,p[property=qualitative](Certified) A[role=responsible](farmers) D[stringency=obligation](must) I[type=act](submit)",
        "A(agent) Bdir1,p(authorized) Bdir1(report) Bdir2(documents)",
        "A(responsible actor) [statement annotation0] I(action) Cac(condition) [statement annotation1]",
        "E(Program) F(covers) M(may) P,p(relevant) P(region) O{A(board) I(warn [OR] fine)}",
    ],
)
def test_examples_of_the_notation(statement: str) -> None:
    assert parsed(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "",
        "[id=1]",
        "A(各单位)D(要)",
        "A(各单位 I(制定)",
        "A(方案(含时间表))",
        "A()",
        "I{A(各单位)}",
        "X(各单位)",
        "A(各单位) 制定",
        "A[implied=main_recipient](各单位)",
        "A[来源=通知](各单位)",
        "A(各单位) {I(制定) Bdir(方案) [AND] I(抓好) Bdir(落实)}",
        "A(actor) {I(action) Bdir(object)}",
        "A(各单位 [AN] 学校)",
        "A(各单位) O{I(追究)",
    ],
)
def test_what_the_parser_does_not_read(statement: str) -> None:
    with pytest.raises(NotIGScript):
        parsed(statement)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem[:3])
def test_every_demand_of_a_document_can_be_read(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    rows = tabulate(RawDocument(f"documents/{path.name}", "0" * 64, len(text), "text/plain", "utf-8", text))
    assert isinstance(rows, dict)
    for row in rows["directives"]:
        for id, statement in encoded(row):
            elements = parsed(statement)
            assert elements[-1].annotation == f"[id={id}]"
            assert [e.content for e in elements if e.symbol == "A"] in (
                [plain(row["addressee"] or row["addressee_implied"] or "")],
                [],
            )
            assert sum(element.symbol == "I" for element in elements) <= 1
            for symbol in ("A", "D", "I", "Bdir", "Cac", "Cex"):
                assert scanned(statement, symbol) == [e.content for e in elements if e.symbol == symbol]


@given(
    st.lists(
        st.tuples(*[st.none() | st.text(alphabet="要做(){}[]（）A,\n\t", min_size=1, max_size=8)] * 2), max_size=3
    ),
    st.lists(st.none() | st.text(alphabet="要做(){}[]（）A；,\n\t", min_size=1, max_size=8), min_size=4, max_size=4),
)
def test_whatever_stands_in_the_text_the_statement_can_be_read(
    actions: list[tuple[str | None, str | None]], said: list[str | None]
) -> None:
    addressee, implied, condition, or_else = (words if words and words.strip() else None for words in said)
    actions = [tuple(words if words and words.strip() else None for words in pair) for pair in actions]
    row = {
        "directive_id": "a:1",
        "addressee": addressee,
        "addressee_implied": implied,
        "addressee_rung": "main_recipient",
        "deontic": None,
        "aim": "制定",
        "object": None,
        "more_actions": [{"aim": aim, "object": acted_on} for aim, acted_on in actions],
        "context": {"condition": condition},
        "or_else": or_else,
    }
    written = encoded(row)
    assert len(written) == 1 + sum(aim is not None or acted_on is not None for aim, acted_on in actions)
    for id, statement in written:
        elements = parsed(statement)
        assert elements[-1].annotation == f"[id={id}]"
        assert scanned(statement, "A") == [element.content for element in elements if element.symbol == "A"]
