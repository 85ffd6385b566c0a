import pytest

from tasks.ingest.containers import seen
from tasks.ingest.containers.seen import Seen


def test_ids_are_remembered_in_memory_and_on_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seen, "_HELD", 100)
    ids = [f"号{n}" for n in range(1000)]
    with Seen() as remembered:
        assert all(remembered.add(each) for each in ids)
        assert not any(remembered.add(each) for each in ids)
        assert remembered.add("\ud800")
