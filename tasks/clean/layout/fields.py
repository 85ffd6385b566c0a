"""Header lines → labelled values: 日期:2023-05-15 浏览:1209次 → published_time 2023-05-15, counter 1209次."""

import re
from dataclasses import dataclass, replace
from functools import cache

from tasks.clean.dates import date_given, dates_in
from tasks.clean.layout.shapes import is_organ, is_personal_name, title_forms
from tasks.lexicons import lexicon

_COLON = re.compile(r"[:：]")
_LABEL_BEFORE = re.compile(r"[\u4e00-\u9fffA-Za-z/ 　\xa0]{1,24}$")
_BRACKETED = re.compile(r"[【\[][ 　]*([\u4e00-\u9fff][\u4e00-\u9fff 　]{1,10})[ 　]*[】\]][:：]?[ 　]*")
"""【摘要】：…"""
_BULLETS = "•·●▪■◆*"
_GAP = re.compile(r"[ 　\xa0]+")
_LONGEST_VALUE = {
    "abstract": 400,
    "title": 120,
    "keywords": 120,
    "subject": 120,
    "place": 120,
    "index": 60,
}
WITHOUT_VALUE = frozenset({"font", "share", "place"})
"""fields whose label stands alone: what follows on the next line is no value of theirs"""
_SURE_LABELS = frozenset({"作者", "编辑", "责任编辑", "发布时间", "发布日期", "来源", "浏览次数", "记者"})
"""labels that may follow a value without a blank: 来源：证券时报网作者：李在山"""
_URL = re.compile(r"(?:https?://|www\.)[\w./?=&%#:~+-]{3,200}")
_BYLINE = re.compile(
    r"[(（【\[]?\s*(?P<medium>[\u4e00-\u9fffA-Za-z·]{2,10}?)?(?:特约|实习|见习|融媒体?|全媒体)?(?:首席)?"
    r"(?P<role>记者|通讯员|报道员|评论员|供稿|撰稿|作者)[\s　/：:]+(?P<names>[^，。；]{2,40}?)\s*[)）】\]]?"
)
_REPORT_OF_PLACE = re.compile(
    r"[(（【〔\[]?(?:[\u4e00-\u9fffA-Za-z.]{2,10}[ |｜/／]+)?(?P<named>(?:特约|实习)?记者[ 　:：]*[\u4e00-\u9fff、]{2,16}?[ 　]*[/／][ 　]*[\u4e00-\u9fff]{2,4}[ 　]*报[导道])[)）】〕\]]?"
)
"""墨新闻|记者张游舜/台北报导"""
_EDITORS = re.compile(
    r"[\[（(【]?(?:[\u4e00-\u9fff]{2,6}(?=编辑))?(?:(?:责任编辑|责编|编辑|校对|审核|终审|复审|初审|监制|主编|编审|美编|制图|排版)[ 　｜|丨/]+[\u4e00-\u9fff·]{2,4}[、 　]*){1,8}[\]）)】]?"
)
"""编辑 刘晓阳 校对 李铭"""
_TEXT_AND_PICTURES = re.compile(
    r"[（(【]?(?:(?:文[/／]图|图[/／]文|图文|文图)[/／|丨｜:： 　]+|(?:文字|撰文|执笔|文)[/／|丨｜:：])"
    r"(?:[\u4e00-\u9fff]{2,10}作者[ 　])?(?P<names>[\u4e00-\u9fff·]{2,4}(?:[、 　][\u4e00-\u9fff·]{2,4}){0,3}?)"
    r"(?:[ 　]+(?:图|图片|摄影|供图|编辑)[/／|丨｜:：][\u4e00-\u9fff·、 　]{2,16})?[）)】]?"
)
"""文/张三 图/李四; 【文/观察者网专栏作者 王文】"""
_NAME_AND_MEDIUM = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,4})[/／](?P<medium>[\u4e00-\u9fff]{3,12})")
"""石佳/中国青年报"""
_GIVEN_BY = re.compile(r"[（(][ 　]?(?P<who>[\u4e00-\u9fff、·]{2,24}?)[ 　]?(?:供稿|撰稿|报送)[ 　]?[)）]")
"""（四川省关工委办公室供稿）"""
_SPREAD_NAME = re.compile("(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ 　]+([\u4e00-\u9fff])(?![\u4e00-\u9fff])")
_BETWEEN_NAMES = re.compile(r"[ 　、/：:]+|记者|通讯员")
_MOST_NAMES = 5
_OWN = frozenset({"本报", "本网", "本台", "本刊"})


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value of a header line."""

    name: str
    """published_issued, source, author, number …: the fields of the lexicon of header labels"""
    label: str
    value: str
    start: int
    """place of the label in its line"""


@cache
def labels() -> dict[str, str]:
    """The labels that pages use, without blanks, and the field that each names."""
    return {row["label"]: row["field"] for row in lexicon("header_labels")}


_OF_TABLES = frozenset({"index", "number", "issuer", "written", "published_issued", "title", "subject", "form"})
"""fields of the tables that sites put above official documents"""


@cache
def first_characters() -> frozenset[str]:
    """The characters that the labels of those tables begin with."""
    return frozenset(label[0] for label, name in labels().items() if name in _OF_TABLES)


@cache
def _label_ends() -> frozenset[str]:
    """The last two characters of the labels."""
    return frozenset(label[-2:] for label in labels())


def bare_label(line: str) -> str | None:
    """The field named by a line that is only a label: 索 引 号： → index."""
    if line[-1] not in ":：" or len(line) > 20:
        return None
    return labels().get(_GAP.sub("", line[:-1]).lstrip(_BULLETS))


def fields_in(line: str) -> list[Field]:
    """The labelled values of a line, in order; [] where it is no header line.

    A header line holds labels, values, dates and addresses, and hardly anything else.
    """
    if line[0] in "【[" and (bracketed := _bracketed_fields(line)):
        return bracketed
    if ":" not in line and "：" not in line:
        return []
    found: list[tuple[int, int, str, str]] = []
    for match in _COLON.finditer(line):
        label = _label_that_ends(line, match.start(), found[-1][1] if found else 0)
        if label:
            found.append((label[0], match.end(), label[1], labels()[label[1]]))
    fields = [
        Field(name, label, _value(line[end : found[i + 1][0] if i + 1 < len(found) else len(line)], name), start)
        for i, (start, end, label, name) in enumerate(found)
    ]
    return [part for field in fields for part in (_without_date(field) if field.name == "source" else (field,))]


def _bracketed_fields(line: str) -> list[Field]:
    """The values behind labels in brackets: [ 索引号 ] 11500107/2021-12 [ 发文字号 ] 渝府发〔2021〕1号; 【摘要】：…"""
    heads = [
        (match.start(), match.end(), named)
        for match in _BRACKETED.finditer(line)
        if (named := _GAP.sub("", match.group(1))) in labels()
    ]
    if not heads or heads[0][0]:
        return []
    ends = [start for start, _, _ in heads[1:]] + [len(line)]
    return [
        Field(labels()[named], named, _value(line[behind:end], ""), start)
        for (start, behind, named), end in zip(heads, ends, strict=True)
        if end > behind or len(heads) > 1
    ]


def _without_date(field: Field) -> tuple[Field, ...]:
    """A source and the date behind it: 来源：遂宁日报　2023年05月10日 → source, published_time."""
    dates = dates_in(field.value) if field.value[-1:].isdigit() or field.value.endswith("日") else []
    before = field.value[dates[0].start - 1 : dates[0].start] if dates else ""
    timed = (
        dates and "一" <= before <= "鿿" and _TIME.match(field.value, dates[0].end)
    )  # 湖北生态环境2024/10/20 14:08:30
    if not timed and before not in (" ", "　", "\xa0"):
        return (field,)
    who, day = field.value[: dates[0].start].strip(" 　\xa0"), field.value[dates[0].start :]
    return (replace(field, value=who), Field("published_time", "", day, field.start))


_WORD = re.compile(r"[^ 　\xa0\t]+")
_COLON_OF_LABEL = re.compile(r"(?<!\d)[:：]")
_LONGEST_LABEL, _MOST_PARTS = 8, 6
_FEWEST_ALONE, _LONGEST_ROW = 2, 80


def spaced_fields(line: str) -> list[Field]:
    """The labelled values of a row of a field table that has no colons; [] where its first words are no label.

    索   引   号 20191202-1 分        类 其他 → index 20191202-1, subject 其他
    """
    if line[0] not in first_characters() or len(line) > 300 or _COLON_OF_LABEL.search(line):
        return []
    words = list(_WORD.finditer(line))
    heads: list[tuple[int, int, str]] = []  # number of the first word, of the word behind, label
    i = 0
    while i < len(words):
        label, behind = _label_of_words(words, i)
        if label and behind < len(words):
            heads.append((i, behind, label))
            i = behind
        elif i == 0:
            return []
        i += 1
    fields = []
    for (first, behind, label), following in zip(heads, [*heads[1:], None], strict=True):
        end = words[following[0]].start() if following else len(line)
        fields.append(
            Field(labels()[label], label, _value(line[words[behind].start() : end], ""), words[first].start())
        )
    return fields if all(map(_holds_what_it_says, fields)) else []


def labels_alone(line: str) -> list[tuple[str, str]]:
    """The fields and labels of a line that holds labels and nothing else, three or more: 索引号 文号 发布机构."""
    words = list(_WORD.finditer(line))
    found: list[tuple[str, str]] = []
    i = 0 if len(line) < _LONGEST_ROW else len(words)
    while i < len(words):
        label, i = _label_of_words(words, i)
        if label is None:
            return []
        found.append((labels()[label], label))
    return found if len(found) > _FEWEST_ALONE else []


def _label_of_words(words: list[re.Match[str]], i: int) -> tuple[str | None, int]:
    """The longest label that words from here on make, and the number of the word behind it."""
    joined = ""
    found: tuple[str | None, int] = (None, i)
    for j in range(i, min(i + _MOST_PARTS, len(words))):
        joined += words[j].group()
        if len(joined) > _LONGEST_LABEL:
            break
        if len(joined) > 1 and labels().get(joined) in _OF_TABLES:
            found = joined, j + 1
    return found


def _holds_what_it_says(field: Field) -> bool:
    """Whether the value is of the kind that its label announces."""
    if field.name.startswith(("published", "written")):
        return bool(dates_in(field.value))
    if field.name in ("index", "number"):
        return any(char.isdigit() for char in field.value)
    return field.name != "title" or len(field.value) > 5


def _label_that_ends(line: str, end: int, after: int) -> tuple[int, str] | None:
    """The longest label that ends before a colon, and begins a word."""
    match = _LABEL_BEFORE.search(line, max(after, end - 24), end)
    if not match:
        return None
    stretch = match.group()
    if not _label_ends().intersection(_last_characters(stretch)):
        return None
    best = None
    for i in range(len(stretch)):
        if stretch[i] in " 　\xa0":
            continue
        before = line[match.start() + i - 1 : match.start() + i] if match.start() + i else ""
        label = _GAP.sub("", stretch[i:])
        if (
            before
            and "\u4e00" <= before <= "\u9fff"
            and before not in "日号次"
            and not (after and label in _SURE_LABELS)
        ):
            continue
        if label in labels():
            best = match.start() + i, label
            break
    return best


def _last_characters(stretch: str) -> tuple[str, str]:
    """The last two characters that are no blanks, and the last one alone: a label may be a single character."""
    bare = stretch.rstrip(" 　\xa0")
    last = bare[-1:]
    return bare[:-1].rstrip(" 　\xa0")[-1:] + last, last


def _value(text: str, name: str) -> str:
    value = text.strip(" 　\xa0|｜/[]【】")
    if value.count("（") < value.count("）"):
        value = value.rstrip("）")
    if value.count("(") < value.count(")"):
        value = value.rstrip(")")
    return value.strip()


def is_header_line(line: str, fields: list[Field]) -> bool:
    """Whether a line with these labelled values carries nothing else: dates, addresses and a site's name apart."""
    if not fields:
        return False
    if any(len(field.value) > _LONGEST_VALUE.get(field.name, 60) for field in fields):
        return False
    if any(
        field.name.startswith(("published", "written")) and field.value and not date_given(field.value)
        for field in fields
    ):
        return False
    if any(field.name == "author" and field.value.endswith(("。", "？", "！")) for field in fields):
        return False  # 记者：请介绍一下情况。
    if any("。" in field.value[:-1] for field in fields if field.name not in ("abstract", "title", "editor", "author")):
        return False
    before = _URL.sub("", line[: fields[0].start]).strip(" 　\xa0|｜[【(（-")
    for date in reversed(dates_in(before)):
        before = before[: date.start] + before[date.end :]
    return len(before.strip()) <= 24 and not re.search(r"[。，；]", before)


def byline(line: str) -> list[Field]:
    """Names behind a role without a colon: 本报记者 张三 通讯员 李四; 半月谈记者 史卫燕."""
    if len(line) < 80 and _EDITORS.fullmatch(line):
        return [Field("editor", "编辑", line, 0)]
    both = _NAME_AND_MEDIUM.fullmatch(line) if len(line) < 20 else None
    if both and is_personal_name(both["name"]) and is_medium(both["medium"]):
        return [Field("author", "记者", both["name"], 0), Field("source", "", both["medium"], 0)]
    made = _TEXT_AND_PICTURES.fullmatch(line) if len(line) < 60 else None
    if made:
        return [Field("author", "文", made["names"], 0)]
    told = _REPORT_OF_PLACE.fullmatch(line) if len(line) < 50 else None
    if told:
        return [Field("author", "记者", told["named"], 0)]
    match = _BYLINE.fullmatch(line) if len(line) < 80 else None
    if not match:
        given = _GIVEN_BY.fullmatch(line) if len(line) < 40 and line[0] in "（(" else None
        return [Field("author", "记者", given["who"], 0)] if given else []
    named = line[match.start("role") :].strip("（）()【】[] ")
    if match["medium"] and match["medium"] not in _OWN:
        names = [name for name in _BETWEEN_NAMES.split(named[len(match["role"]) :]) if name]
        if not all(is_personal_name(name) for name in names):
            return []
    return [Field("author", "记者", named, 0)]


def credited_in_brackets(text: str) -> list[Field]:
    """Who is credited by what stands in brackets under a text: 临沂日报 → source; 刘 婧, 朱亚旭 李得胜 → author."""
    if is_medium(text) or (len(text) > 3 and is_organ(text)):
        return [Field("source", "", text, 0)]
    names = names_alone(text)
    if names:
        return [Field("author", "", "、".join(names), 0)]
    organ, _, rest = text.replace("　", " ").partition(" ")
    names = names_alone(rest)
    if names and len(organ) > 3 and (is_organ(organ) or is_medium(organ)):  # （上栗县关工委 李春和）
        return [Field("source", "", organ, 0), Field("author", "", "、".join(names), 0)]
    return []


def unspread(text: str) -> str:
    """Names of two characters without the blank that spreads them: 陈甜甜 徐 峰 → 陈甜甜 徐峰."""
    return _SPREAD_NAME.sub(r"\1\2", text)


def names_alone(text: str) -> list[str]:
    """The names that a text consists of, [] where it is something else: 刘 婧 → 刘婧; 方案, 计划 are none."""
    words = [word for word in _BETWEEN_NAMES.split(unspread(text)) if word]
    if not 0 < len(words) <= _MOST_NAMES or any(word in title_forms() for word in words):
        return []
    return words if all(len(word) > 1 and is_personal_name(word) for word in words) else []


def url_in(line: str) -> str | None:
    """The first address in a line."""
    match = _URL.search(line)
    return match.group() if match else None


_TIME = re.compile(r"[T 　]*(?:[上下]午)?[ ]?\d{1,2}[:：时]\d{2}(?:[:：分]\d{2}秒?)?(?:\+\d\d:\d\d)?")
_LED = re.compile(r"(?P<label>来源|作者|记者|文)[/／ ]?(?P<value>[^ ]{2,16})")
_ROLE_APART = re.compile(r"(?<![\u4e00-\u9fff])(记者|作者|来源)[ 　]+(?=[\u4e00-\u9fff])")
"""记者 张三 beside a date is one word"""
_SPLIT = re.compile(r"[ 　\xa0|｜]+")
_ACCOUNT = re.compile(r"\s*·\s*(?P<name>[\u4e00-\u9fff]{2,12})")
"""who published it, behind the time: 2023-08-03 18:20·遂宁发布"""
_PAGE_OF_PAPER = re.compile(r"第?[A-Z]?\d{1,3}版(?:[:：]?[\u4e00-\u9fff]{2,4})?")
_MOST_BESIDE_DATE = 40
_LONGEST_COUNT = 6


def dated_line(line: str) -> list[Field]:
    """A date, mostly with the time, and who published it beside it: 2019-09-09 16:01:46 南方都市报 → published_time, source.

    [] where more stands beside the date than a name or two.
    """
    if not 8 <= len(line) <= 80 or line[-1] in "。；！？：，":
        return []
    found = dates_in(line)
    if len(found) != 1 or found[0].precision != "day":
        return []
    date = found[0]
    time = _TIME.match(line, date.end)
    before, behind = line[: date.start], line[time.end() if time else date.end :]
    beside = _ROLE_APART.sub(r"\1/", f"{before} {behind}".strip())
    if len(beside) > _MOST_BESIDE_DATE or any(mark in beside for mark in "，。；！？：“《"):
        return []
    if not time and behind and not {behind[0], line[date.end - 1]} & set(" 　\xa0|｜"):
        return []
    fields = [Field("published_time", "", line[date.start : date.end].strip(), date.start)]
    account = _ACCOUNT.fullmatch(behind) if time else None
    if account:
        fields.append(Field("source", "", account["name"], 0))
    for word in filter(None, _SPLIT.split(beside)):
        led = _LED.fullmatch(word)
        if led:
            fields.append(Field("source" if led["label"] == "来源" else "author", led["label"], led["value"], 0))
        elif is_medium(word):
            fields.append(Field("source", "", word, 0))
        elif word.isdecimal() and len(word) <= _LONGEST_COUNT and found[0].start == 0:
            continue  # 2025-12-28 254: how often it was read
        elif not time and not _PAGE_OF_PAPER.fullmatch(word):  # 2020年1月15日 某市人大常委会通过
            return []
    return fields


@cache
def _media_ends() -> tuple[str, ...]:
    return tuple(row["end"] for row in lexicon("media_ends") if row["medium"] == "1")


@cache
def _not_media() -> tuple[str, ...]:
    return tuple(row["end"] for row in lexicon("media_ends") if row["medium"] == "0")


def is_medium(name: str | None) -> bool:
    """Whether a name is that of a newspaper, broadcaster, agency or news site: 四川日报, 新华社, 人民网; 工作简报 is none."""
    return name is not None and name.endswith(_media_ends()) and not name.endswith(_not_media())
