"""A folder of official texts → files of which is known which are copies of one another: what `duplicates` is measured on.

Copies of an original: with another header, in another script, in another encoding, cut to three fifths, lightly edited.
What must stay apart: other originals; siblings, which are originals with other names, numbers and dates, as the next of
a series has; and pages from templates.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import opencc
import rjieba
from corpus import records

KEPT_OF_CUT = 0.6
FEWEST_CHARS = 250
"""originals shorter than this are left out: cut to three fifths they would be templates of a line"""

HEADERS = (
    "首页 > 政务公开 > 通知公告\n\n{title}\n\n发布时间：{year}-{month:02}-{day:02}　来源：{place}人民政府网　作者：办公室　浏览次数：{n}次　字体：[大 中 小]\n\n{text}\n\n打印本页 关闭窗口\n",
    "当前位置：网站首页 - 新闻中心 - 要闻\n转载：{title}\n{year}年{month}月{day}日　{place}日报\n\n{text}\n\n责任编辑：张明\n上一篇：没有了\n",
    "【{place}在线】{title}\n日期：{year}/{month:02}/{day:02} 点击：{n} 我要评论\n　　（原标题：{title}）\n{text}\n版权所有：{place}人民政府办公室\n",
)
PLACES = ("成都市", "襄阳市", "绍兴市", "昆明市", "遵义市", "保定市", "临沂市", "赣州市", "柳州市", "汉中市")
NAMES = ("王建国", "李晓东", "张海燕", "刘志强", "陈玉梅", "杨文斌", "赵国栋", "黄丽萍", "周雅宁", "吴桂芳")
FACTS = re.compile(
    r"[0-9]+(?:\.[0-9]+)?|[〇零一二三四五六七八九十百]{2,}|[一二三四五六七八九十](?=[届次期])|[\u4e00-\u9fff]{2}(?=[省市县区州])"
)
DIGITS, NUMERALS, SYLLABLES = "0123456789", "〇零一二三四五六七八九十百", "安宁昌兴平和长永新东江山河阳泰清"
FEWEST_SWAPPED = 0.04
"""of a text's characters: with fewer others a sibling would be a lightly edited copy"""

TEMPLATES = (
    "关于{name}等同志职务任免的通知\n各镇人民政府，市级各部门：\n经{date}市人民政府第{n}次常务会议研究，决定：\n任命{name}为{place}{organ}局长；\n任命{name2}为{place}{organ2}副局长（试用期一年）；\n"
    "免去{name3}的{place}{organ}局长职务。\n以上同志的工资待遇按有关规定办理，请做好交接工作。\n{place}人民政府\n{date}\n",
    "{place}气象台{date}发布暴雨{colour}色预警信号\n预计未来{n}小时，{place2}、{place}部分乡镇降雨量将达{m}毫米以上，并可能伴有雷电、大风等强对流天气，请各有关单位和公众注意防范。\n"
    "防御指南：政府及相关部门按照职责做好防暴雨工作；学校、幼儿园采取适当措施，保证学生和幼儿安全；驾驶人员应当注意道路积水和交通阻塞，确保安全；检查城市、农田、鱼塘排水系统，做好排涝准备。\n发布单位：{place}气象台　签发：{name}\n",
    "{place}第{n}周重要民生商品价格监测周报\n据{place}发展和改革委员会监测，本周（{date}至{date2}）全市粮油价格平稳，大米每500克{a}元，环比上涨{b}%；面粉每500克{c}元，环比下降{d}%；\n"
    "猪肉价格波动，精瘦肉每500克{e}元，环比上涨{f}%；鸡蛋每500克{g}元，环比下降{h}%；蔬菜均价每500克{i}元，环比上涨{j}%。\n预计下周我市重要民生商品价格总体将保持平稳运行。我委将继续加强监测，及时发布信息，做好保供稳价工作。\n",
    "关于召开{place}{organ}工作会议的通知\n各县（市、区）{organ}，机关各科室：\n经研究，定于{date}在{place}{hall}召开全市{organ}系统工作会议，现将有关事项通知如下：\n一、会议内容\n总结{year}年工作，安排部署下一步重点任务。\n"
    "二、参会人员\n各县（市、区）{organ}主要负责同志，机关全体干部，共{m}人。\n三、有关要求\n请各单位于{date2}前将参会回执报办公室，无特殊情况不得请假。会议期间请将手机调至静音状态。\n联系人：{name}，电话：{n}{m}{n}{m}。\n{place}{organ}\n{date}\n",
    "{place}人民政府关于{place2}{hall}项目建设用地的批复\n{place2}人民政府：\n你市《关于{place2}{hall}项目建设用地的请示》收悉。经研究，现批复如下：\n一、同意将{place2}农用地{a}公顷（其中耕地{b}公顷）转为建设用地，同时征收为国有，另使用国有建设用地{c}公顷，作为{hall}项目建设用地。\n"
    "二、严格依法履行征地批后实施程序，按照经批准的征收土地方案及时足额支付补偿费用，落实被征地农民社会保障，妥善安排好被征地农民的生产生活，切实保障被征地农民的合法权益。\n三、切实做好补充耕地工作，落实占补平衡{d}公顷。\n四、督促建设单位做好耕作层土壤剥离利用。\n{place}人民政府\n{date}\n",
)
ORGANS = ("教育局", "财政局", "水利局", "民政局", "卫生健康委员会", "农业农村局", "司法局", "审计局")
HALLS = ("滨江国际会议中心", "人民会堂", "市委党校礼堂", "城东污水处理厂", "高铁新城", "职业技术学院新校区")


@dataclass(frozen=True, slots=True)
class Page:
    """A file to be taken in."""

    name: str
    content: bytes
    original: str
    """pages of the same original are copies of one another"""
    kind: str


def pages(corpus: Path, n: int, seed: int = 1) -> Iterator[Page]:
    """`n` originals from the folder's *.jsonl.gz, five copies of each, and siblings, and half as many pages from templates."""
    draw = random.Random(seed)
    texts = [item for item in _items(corpus) if len(item[2]) >= FEWEST_CHARS]
    chosen = draw.sample(texts, min(n, len(texts)))
    for identity, title, text in chosen:
        yield Page(f"{identity}.txt", f"{title}\n\n{text}".encode(), identity, "original")
        for kind, copy in COPIES.items():
            yield Page(f"{identity}.{kind}.txt", copy(title, text, draw), identity, kind)
        sibling = _with_other_facts(f"{title}\n\n{text}", draw)
        if sibling:
            yield Page(f"{identity}.sibling.txt", sibling.encode(), f"{identity}, other facts", "sibling")
    for number in range(len(chosen) // 2):
        page = f"template-{number}"
        yield Page(f"{page}.txt", _from_template(TEMPLATES[number % len(TEMPLATES)], draw).encode(), page, "template")


def _items(corpus: Path) -> Iterator[tuple[str, str, str]]:
    for path in sorted(corpus.glob("*.jsonl.gz")):
        for row in records(path):
            if "text" in row:
                yield row["id"], row.get("title") or "", row["text"]


def _with_header(title: str, text: str, draw: random.Random) -> bytes:
    facts = {"year": 2024, "month": draw.randint(1, 12), "day": draw.randint(1, 28), "n": draw.randint(10, 9999)}
    return draw.choice(HEADERS).format(title=title, text=text, place=draw.choice(PLACES), **facts).encode()


def _in_other_script(title: str, text: str, draw: random.Random) -> bytes:
    page = f"{title}\n\n{text}"
    traditional = opencc.OpenCC(draw.choice(("s2t", "s2tw", "s2hk"))).convert(page)
    return (traditional if traditional != page else opencc.OpenCC("t2s").convert(page)).encode()


def _in_other_encoding(title: str, text: str, draw: random.Random) -> bytes:
    return f"{title}\n\n{text}".encode(draw.choice(("gb18030", "utf-16", "utf-8-sig")))


def _cut(title: str, text: str, draw: random.Random) -> bytes:
    return f"{title}\n\n{text[: int(len(text) * KEPT_OF_CUT)]}".encode()


def _edited(title: str, text: str, draw: random.Random) -> bytes:
    """Three words and one more for each 400 characters replaced, left out or doubled."""
    words = rjieba.cut(text)
    places = [place for place, word in enumerate(words) if len(word) > 1 and word.isalpha()]
    for place in draw.sample(places, min(len(places), 3 + len(text) // 400)):
        words[place] = draw.choice((words[draw.choice(places)], "", words[place] * 2))
    return f"{title}\n\n{''.join(words)}".encode()


def _with_other_facts(text: str, draw: random.Random) -> str | None:
    """Every number and place another one, the same for the same; None where the text has hardly any."""
    swapped: dict[str, str] = {}
    size = 0

    def other(found: re.Match[str]) -> str:
        nonlocal size
        before = found.group()
        size += len(before)
        kind = next(kind for kind in (DIGITS, NUMERALS, SYLLABLES) if before[0] in kind or kind is SYLLABLES)
        swapped.setdefault(before, "".join(c if c == "." else draw.choice(kind) for c in before))
        return swapped[before]

    sibling = FACTS.sub(other, text)
    return sibling if size >= FEWEST_SWAPPED * len(text) else None


def _from_template(template: str, draw: random.Random) -> str:
    names, places = draw.sample(NAMES, 3), draw.sample(PLACES, 2)
    facts: dict[str, object] = {
        "name": names[0], "name2": names[1], "name3": names[2], "place": places[0], "place2": places[1],
        "organ": draw.choice(ORGANS), "organ2": draw.choice(ORGANS), "hall": draw.choice(HALLS),
        "colour": draw.choice("蓝黄橙红"), "n": draw.randint(2, 99), "m": draw.randint(20, 400),
        "year": draw.randint(2015, 2024),
    }  # fmt: skip
    for date in ("date", "date2"):
        facts[date] = f"{facts['year']}年{draw.randint(1, 12)}月{draw.randint(1, 28)}日"
    facts |= {letter: f"{draw.uniform(0.1, 30):.2f}" for letter in "abcdefghij"}
    return template.format(**facts)


COPIES: dict[str, Callable[[str, str, random.Random], bytes]] = {
    "header": _with_header,
    "script": _in_other_script,
    "encoding": _in_other_encoding,
    "cut": _cut,
    "edited": _edited,
}
