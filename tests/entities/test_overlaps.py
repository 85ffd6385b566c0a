"""The flat layer of mentions."""

import pytest

from tasks.entities.mention import Mention
from tasks.entities.overlaps import flat_layer


def mention(type: str, start: int, surface: str, field: str = "body") -> Mention:
    return Mention(field, 0, start, start + len(surface), type, surface, "test")


@pytest.mark.parametrize(
    ("found", "listed"),
    [
        # 四川省遂宁市关工委: neither place nor shorter organ is listed
        (
            [("PLACE", 0, "四川省遂宁市"), ("ORG", 0, "四川省遂宁市关工委"), ("ORG", 6, "关工委")],
            ["四川省遂宁市关工委"],
        ),
        # 《中共中央办公厅通知》: what a title names is the title's
        ([("DOC", 0, "《中共中央办公厅通知》"), ("ORG", 1, "中共中央办公厅")], ["《中共中央办公厅通知》"]),
        # 省委书记: the organ inside a post is no nested mention, the post is none
        ([("ORG", 0, "省委"), ("PERSON", 4, "黄晓薇")], ["省委", "黄晓薇"]),
        # within a type the longer of two that cross stays
        ([("ORG", 0, "市委办"), ("ORG", 2, "办公室主任")], ["办公室主任"]),
        # 建立职业教育工作部际联席会议: a body that meets, whatever looks like a meeting at its end
        ([("EVENT", 0, "建立职业教育联席会议"), ("ORG", 2, "职业教育联席会议")], ["职业教育联席会议"]),
        ([("EVENT", 0, "联合国贸易和发展会议"), ("ORG", 0, "联合国贸易和发展会议")], ["联合国贸易和发展会议"]),
        ([("EVENT", 0, "全市工作会议"), ("ORG", 4, "会议中心")], ["全市工作会议", "会议中心"]),
    ],
)
def test_flat_layer(found: list[tuple[str, int, str]], listed: list[str]) -> None:
    assert [m.surface for m in flat_layer([mention(*f) for f in found])] == listed


def test_fields_do_not_meet() -> None:
    both = [mention("ORG", 0, "省委"), mention("ORG", 0, "省委", "title")]
    assert [m.field for m in flat_layer(both)] == ["title", "body"]
