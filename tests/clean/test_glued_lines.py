"""Lines that a page runs together, and rows of labels under a text."""

import pytest
from cleaned import article as article_of


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        (
            "县委书记在高质量发展大会上的讲话同志们:今天,我们召开动员大会,这是击鼓催征的动员令。\n一、把握形势\n要抢抓机遇。",
            "县委书记在高质量发展大会上的讲话",
            "同志们：今天，我们召开动员大会，这是击鼓催征的动员令。\n一、把握形势\n要抢抓机遇。",
        ),
        (
            "县长在全县乡镇党委书记座谈会上讲话县长在全县乡镇党委书记座谈会上的讲话同志们:今天会议的任务是发展。\n要真抓实干。",
            "县长在全县乡镇党委书记座谈会上的讲话",
            "同志们：今天会议的任务是发展。\n要真抓实干。",
        ),
        (
            "2023年镇人民政府工作报告各位代表:现在,我代表镇人民政府,向大会作工作报告,请予审议。\n一、工作回顾",
            "2023年镇人民政府工作报告",
            "各位代表：现在，我代表镇人民政府，向大会作工作报告，请予审议。\n一、工作回顾",
        ),
        (
            "在全市教育工作座谈会上的讲话(2011年11月3日 根据录音整理)刘和平同志们: 今天召开座谈会,主要是解决目前的问题。\n一、要加强领导。",
            "在全市教育工作座谈会上的讲话",
            "同志们：今天召开座谈会，主要是解决目前的问题。\n一、要加强领导。",
        ),
        (
            "县委书记张渭在全县教育事业工作会议上的讲话\n标签: #教师节\n县委书记张渭在全县教育事业工作会议上的讲话今天,我们欢聚一堂,共同庆祝第36个教师节。",
            "县委书记张渭在全县教育事业工作会议上的讲话",
            "今天，我们欢聚一堂，共同庆祝第36个教师节。",
        ),
        ("他在讲话中说，同志们：要加油。", "", "他在讲话中说，同志们：要加油。"),
    ],
)
def test_a_title_glued_to_its_salutation_is_parted_from_it(text: str, title: str, body: str) -> None:
    article = article_of(text)
    assert (article.title.chars, article.body.chars) == (title, body)


def test_the_day_behind_the_last_sentence_is_that_of_the_signature() -> None:
    article = article_of(
        "各县（区）人民政府，市政府各部门： 为表彰先进，决定授予下列单位先进单位称号。 一、先进单位： 市教育局 希望再接再厉。 二○一○年三月二十九日"
    )
    assert article.body.chars.endswith("希望再接再厉。")
    assert article.published is not None
    assert (str(article.published.day), article.published.rule) == ("2010-03-29", "signature")
    assert article.doc_type == "notice"


def test_a_row_of_labels_under_a_text_gives_the_words_below_it() -> None:
    article = article_of(
        "关于对公路竞赛活动进行表彰的决定\n全市超额完成了建设任务，经评定，市政府决定进行表彰。\n希望受表彰的单位再接再厉，再创佳绩。\n二○一一年二月二十三日\n"
        "主题词:公路 竞赛 表彰 决定\n索  引  号 文       号 发布机构 发布日期 公开范围 公开方式\nN001-2011-000627 宛政〔2011〕7号\n"
        "南阳市人民政府办公室 2011-03-04\n面向社会 主动公开\n标签:\n留言与评论(共有 0 条评论)\n验证码:"
    )
    assert article.body.chars.endswith("再创佳绩。")
    assert (article.doc_number, article.issuer, article.index_number) == (
        "宛政〔2011〕7号",
        "南阳市人民政府办公室",
        "N001-2011-000627",
    )
    assert str(article.published and article.published.day) == "2011-03-04"
    assert str(article.written and article.written.day) == "2011-02-23"


def test_words_that_are_too_many_or_too_few_for_their_labels_stay() -> None:
    article = article_of(
        "关于表彰的决定\n市政府决定进行表彰，希望再接再厉，再创佳绩。\n要抓好落实。\n索引号 文号 发布机构\n宛政〔2011〕7号 南阳市"
    )
    assert article.body.chars.endswith("索引号 文号 发布机构\n宛政〔2011〕7号 南阳市")
