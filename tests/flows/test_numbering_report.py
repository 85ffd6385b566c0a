"""What does not add up in the numbering of an article stands in the report of the run that made it."""

from pathlib import Path


def test_missing_points_are_told_once(command, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    speech = "讲话\n同志们：\n下面，我讲三点意见。\n一、提高认识\n要加强学习。\n二、抓好落实\n要压实责任。\n"
    (tmp_path / "pages" / "a.txt").write_text(speech, encoding="utf-8")
    first = command("run", "pages")
    assert first.status == 0
    assert "numbering to check: 1\n  pages/a.txt: sentence 2 announces 3 points, 2 follow\n" in first.out
    assert "numbering" not in command("run", "pages").out
