"""Generations are immutable, verified, and replaced as a whole or not at all."""

from pathlib import Path

import pytest

from index import generation
from index.generation import BadIndex


def fill(folder: Path) -> dict[str, str]:
    (folder / "a.txt").write_text("甲", encoding="utf-8")
    return {"knowledge": "1"}


def test_a_written_generation_is_current_and_verifies(tmp_path: Path) -> None:
    id = generation.write(tmp_path, fill)

    assert generation.current(tmp_path).name == id
    assert generation.verify(generation.current(tmp_path)) == {"knowledge": "1"}


def test_a_failed_build_keeps_the_generation_in_use(tmp_path: Path) -> None:
    id = generation.write(tmp_path, fill)

    def fail(folder: Path) -> dict[str, str]:
        fill(folder)
        raise ValueError("bad knowledge")

    with pytest.raises(ValueError, match="bad knowledge"):
        generation.write(tmp_path, fail)
    assert generation.current(tmp_path).name == id
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".building")] == []


@pytest.mark.parametrize("damage", ["change", "remove", "manifest"])
def test_a_damaged_generation_is_refused(tmp_path: Path, damage: str) -> None:
    generation.write(tmp_path, fill)
    folder = generation.current(tmp_path)
    if damage == "change":
        (folder / "a.txt").write_text("乙", encoding="utf-8")
    elif damage == "remove":
        (folder / "a.txt").unlink()
    else:
        (folder / generation.MANIFEST).write_text("{", encoding="utf-8")

    with pytest.raises(BadIndex):
        generation.verify(folder)


def test_no_generation_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BadIndex, match="python -m index build"):
        generation.current(tmp_path)
