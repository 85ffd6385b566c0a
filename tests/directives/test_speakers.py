"""Who speaks: names, organs and papers; words that nobody can be, headlines and titles open no frame."""

from collections.abc import Callable

import pytest

from tasks.directives.directive import Directive
from tasks.directives.speakers import before_verb, may_speak

Directives = Callable[..., list[Directive]]


@pytest.mark.parametrize(
    ("text", "people", "rows"),
    [
        (
            "二十国集团强调应确保全球能源供应安全\n部长会议28日结束。各成员应探索各种选择。",
            (),
            [("二十国集团", "强调", "应")],
        ),
        (
            "国务院安委办 应急管理部部署五一假期安全防范工作\n"
            "国务院安委办、应急管理部今天部署全国安全防范工作。要求各地深入开展安全生产大检查。",
            (),
            [("国务院安委办、应急管理部", "要求", None)],
        ),
        (
            "从5月1日起，新修订的《违法行为处理程序规定》实施，具体变化包括：群众可提供线索。",
            (),
            [],
        ),
        (
            "习近平指出，要推动发展。大家表示，要认真贯彻新发展理念。",
            ("习近平",),
            [("习近平", "指出", "要")],
        ),
        ("全军部队官兵坚定表示，要忠诚维护核心，矢志奋斗强军。", (), []),
        ("连日来，目标任务已明确，接下来要埋头苦干。", (), []),
        (
            "以色列国防部长卡茨30日称，哈马斯必须作出选择。",
            ("卡茨",),
            [("卡茨", "称", "必须")],
        ),
        (
            "特朗普表示，将继续谈判。伊朗军方发言人今天再次否认这一说法，并敦促美国不要把失败称作协议。",
            ("特朗普",),
            [("伊朗军方发言人", "敦促", "不要")],
        ),
        (
            "贝内特13日在就任以色列总理后呼吁美国不要重返伊朗核问题协议。",
            ("贝内特",),
            [("贝内特", "呼吁", "不要")],
        ),
        (
            "林郑月娥说，香港处于忧患境地。希望立即停止暴力，并呼吁各界放下分歧，让社会尽快恢复秩序。",
            ("林郑月娥",),
            [("林郑月娥", "呼吁", "希望")],
        ),
        (
            "“一味涨价是饮鸩止渴，企业要提升自己的内功”，刘颖认为，提高效率很有必要。",
            ("刘颖",),
            [("刘颖", "认为", "要")],
        ),
        ("多名外国专家告诉《中国日报》，美方应当采取更多行动。", (), [("多名外国专家", "告诉", "应当")]),
        ("朱巍也谈到企业要探索多样化的盈利模式。", ("朱巍",), [("朱巍", "谈到", "要")]),
        (
            "李克强指出，这次讲话对乡村振兴提出了明确要求，具有很强的指导性，要认真学习领会。",
            ("李克强",),
            [("李克强", "指出", "要")],
        ),
        (
            "夏巴兹说，如果经济不能自力更生，国家就无法独立；他呼吁全体人民团结一致。",
            ("夏巴兹",),
            [("夏巴兹", "呼吁", "不能")],
        ),
        ("里约警察局负责人维洛佐说，美国运动员应该道歉。", ("维洛佐",), [("维洛佐", "说", "应该")]),
        (
            "韩正表示，中俄要合作。普京请韩正转达良好祝愿。",
            ("韩正", "普京"),
            [("韩正", "表示", "要"), ("普京", None, "请")],
        ),
        ("今天，望奎县启动了第四轮核酸检测工作。", (), []),
        ("中方建议：一是维护和平稳定。", (), [("中方", "建议", None)]),
        ("保监会也提示消费者一定要认真了解保险合同。", (), [("保监会", "提示", "要")]),
    ],
)
def test_who_speaks(
    text: str, people: tuple[str, ...], rows: list[tuple[str | None, ...]], directives_of: Directives
) -> None:
    found = directives_of(text, "news", people=people)
    assert [(d.issuer, d.verb, d.deontic) for d in found] == rows


@pytest.mark.parametrize(
    "text",
    [
        "委员长会议决定，将上述草案建议表决稿提交常委会会议审议。",
        "文章强调，不断发展全过程人民民主，我们将更加广泛地汇聚起磅礴力量。",
        "文章强调，打造高素质干部队伍，我们就一定能浇筑铜墙铁壁。",
        "本届论坛强调高质量发展，令人对未来充满希望。",
        "文章强调，必须看到，香港乱下去，社会没有赢家。",
        "多位专家强调，在韩部署萨德这种挑衅行为加剧紧张局势。",
        "中央军委主席习近平签署命令，给1个单位授予荣誉称号。",
        "贾庆林指出，鲁迅体现了为民请命的精神。",
        "习近平强调，这一成果应予充分肯定。",
    ],
)
def test_judged_or_done_is_not_demanded(text: str, directives_of: Directives) -> None:
    assert directives_of(text, "news", people=("习近平", "贾庆林")) == []


@pytest.mark.parametrize(
    ("words", "may"),
    [
        ("香港各大商会", True),
        ("拉扎里尼", True),
        ("马特维延科和纳雷什金", True),
        ("“保普选 反暴力”大联盟", True),
        ("目标任务", False),
        ("下决心解决督查", False),
        ("准确", False),
    ],
)
def test_who_may_speak(words: str, may: bool) -> None:
    assert may_speak(words) is may


def test_a_speaker_ends_before_another_verb_of_saying() -> None:
    assert before_verb("陈师傅说如果每一个人") == "陈师傅"
    assert before_verb("市教育局") == "市教育局"
