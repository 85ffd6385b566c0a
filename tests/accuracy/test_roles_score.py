"""The scorer of roles counts words by their place, and finds the phrases that annotation and table share."""

import pytest
from floors import read_floors
from roles import FLOORS, SETS, Annotated, figures_alone, phrase_spans, read_annotated, role_tokens, score

TEXT = "各单位要按照规定，对货物分类存放，不得混放货物。"


def test_tokens_are_words_by_place_without_punctuation() -> None:
    assert role_tokens(TEXT, [(4, 10)]) == {(4, 6), (6, 8), (9, 10)}


def test_a_phrase_with_several_places_counts_where_it_was_found() -> None:
    first, last = TEXT.index("货物"), TEXT.rindex("货物")
    assert phrase_spans(TEXT, ["货物"]) == [(first, first + 2)]
    assert phrase_spans(TEXT, ["货物"], [(last, last + 2)]) == [(last, last + 2)]


def test_each_role_is_counted_by_itself() -> None:
    roles = {"attribute": ["各单位"], "deontic": ["要"], "aim": ["存放"], "object": ["货物"], "context": ["按照规定"]}
    each = Annotated("a.jsonl.gz", "a", TEXT, roles, [], False)
    places = {"addressee": (0, 3), "deontic": (3, 4), "aim": (12, 14), "object": (10, 12)}
    found = [{"role": role, "start": 100 + low, "end": 100 + high} for role, (low, high) in places.items()]
    row = {"text": TEXT, "start": 100, "roles": found}
    scores = score([each], {("a.jsonl.gz", "a"): [row]})
    assert {role: tally.f1 for role, tally in scores.roles.items()} == {
        "attribute": 1.0,
        "deontic": 1.0,
        "aim": 0.0,
        "object": 1.0,
        "context": 0.0,
    }
    assert scores.sentences == scores.directives == 1


def test_a_third_of_the_annotation_is_left_out() -> None:
    annotated = read_annotated()
    left_out = sum(each.left_out for each in annotated)
    assert len(annotated) >= 300
    assert 0.25 < left_out / len(annotated) < 0.4
    assert all(phrase in each.text for each in annotated for phrases in each.roles.values() for phrase in phrases)


def test_half_of_the_second_set_is_left_out_and_it_shares_no_document_with_the_first() -> None:
    first, second = (read_annotated(path) for path in SETS.values())
    assert len(second) >= 250
    assert 0.4 < sum(each.left_out for each in second) / len(second) < 0.6
    assert not {each.record for each in first} & {each.record for each in second}
    assert all(phrase in each.text for each in second for phrases in each.roles.values() for phrase in phrases)


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    return figures_alone()


def test_every_figure_of_roles_has_a_floor(figures: dict[str, float]) -> None:
    assert set(read_floors(FLOORS)) == set(figures)


@pytest.mark.parametrize("figure", read_floors(FLOORS))
def test_roles_do_not_fall_below_their_floors(figure: str, figures: dict[str, float]) -> None:
    assert figures[figure] >= read_floors(FLOORS)[figure]
