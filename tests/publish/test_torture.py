"""What `make torture` does at length, done briefly: a kill at every step of a publication, and kills at random moments."""

from pathlib import Path

from programs import figures


def test_kills_at_every_step_and_at_random_moments(tmp_path: Path) -> None:
    found = figures(tmp_path, "--kills", "20", "--every-step")
    assert found["kills"] == 20
    assert found["killed"]["run, at each of its steps"] == 8
    assert [reader["errors"] + reader["inconsistent"] for reader in found["pinned readers"]] == [0, 0]
    assert found["lost documents"] == found["unusable warehouses"] == found["inconsistent states"] == 0
    assert found["workers left behind"] == 0
    assert found["tables unlike a fresh warehouse"] == []
