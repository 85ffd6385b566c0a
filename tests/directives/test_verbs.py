"""How often verbs are the act, as counted."""

from tasks.directives.grammar.verbs import SELDOM, opens


def test_verbs_that_act_open_more_predicates_than_those_that_qualify() -> None:
    assert opens("推进", "v") > opens("保护", "v") > SELDOM > opens("管理", "vn")


def test_an_uncounted_verb_is_weighed_by_its_tag() -> None:
    assert opens("抢种抢收", "v") > opens("抢种抢收", "vn") > opens("抢种抢收", "n")
