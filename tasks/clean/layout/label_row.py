"""A row of labels without values, and the words below it → labelled values.

索  引  号 文       号 发布机构 发布日期 公开范围 公开方式
N001-2011-000627 宛政〔2011〕7号
南阳市人民政府办公室 2011-03-04
面向社会 主动公开
"""

from tasks.clean.layout.fields import Field, first_characters, labels_alone
from tasks.clean.layout.page import METADATA, Page

_MOST_TAIL_LINES = 15
_MOST_ROWS = 6


def read_label_row(page: Page, body: int) -> None:
    """The table under a text that says what the table above others does. Its lines become metadata."""
    lines, first = page.lines, first_characters()
    for i in range(max(body + 1, len(lines) - _MOST_TAIL_LINES), len(lines)):
        line = lines[i]
        if line.running or line.chars[0] not in first or not (names := labels_alone(line.chars)):
            continue
        values: list[str] = []
        end = i + 1
        while end < min(i + 1 + _MOST_ROWS, len(lines)) and len(values) < len(names):
            values += lines[end].chars.split()
            end += 1
        if len(values) != len(names):
            return
        page.fields.extend(Field(name, label, value, 0) for (name, label), value in zip(names, values, strict=True))
        for each in lines[i:end]:
            each.role = METADATA
        return
