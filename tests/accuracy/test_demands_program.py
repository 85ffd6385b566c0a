"""The program that measures demands reads what the command reads."""

import json

from corpus import plain_text, rows_of
from demands import QUESTIONS, answer, opened

TEXT = "某县教育局关于做好安全工作的通知\n各中小学：\n一、各学校要在2024年6月底前完成校舍安全检查。\n"


def test_every_question_is_answered_from_rows() -> None:
    connection = opened([rows_of(plain_text("documents/a.txt", TEXT))])
    for question in json.loads(QUESTIONS.read_text(encoding="utf-8"))["questions"]:
        assert answer(connection, question).wanted > 0
