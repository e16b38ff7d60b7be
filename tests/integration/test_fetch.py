"""Fetching a law repository: cloned from a local one, pinned, imported."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from corpus.importers.fetch import PINS, FetchFailed, fetch
from corpus.importers.run import import_texts
from corpus.knowledge_base import Knowledge
from corpus.library import Library

LAW = (
    "# 养鱼法\n\n2020年1月1日 通过\n\n<!-- INFO END -->\n\n"
    "第一条 {}。\n\n第二条 自2020年2月1日起施行。\n"
)


def commit(repository: Path, word: str) -> str:
    (repository / "法.md").write_text(LAW.format(word), encoding="utf-8")
    for command in (["add", "-A"], ["commit", "-qm", word]):
        subprocess.run(
            ["git", "-C", str(repository), "-c", "user.name=a", "-c", "user.email=a@b", *command],
            check=True,
        )
    done = subprocess.run(
        ["git", "-C", str(repository), "rev-parse", "HEAD"],
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "laws"
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    return folder


def test_a_repository_is_cloned_pinned_and_imported(repository: Path, tmp_path: Path) -> None:
    first = commit(repository, "喂鱼")

    copy, pinned = fetch(str(repository), tmp_path / "sources")
    import_texts([copy], tmp_path / "library", Knowledge())

    assert pinned == first
    assert json.loads((tmp_path / "sources" / PINS).read_text()) == {str(repository): first}
    assert Library(tmp_path / "library").titles() == ("养鱼法",)


def test_a_pinned_source_stays_where_it_is_until_told(repository: Path, tmp_path: Path) -> None:
    first = commit(repository, "喂鱼")
    fetch(str(repository), tmp_path / "sources")
    second = commit(repository, "换水")

    _, again = fetch(str(repository), tmp_path / "sources")
    copy, moved = fetch(str(repository), tmp_path / "sources", commit=second)

    assert (again, moved) == (first, second)
    assert "换水" in (copy / "法.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("source", ["--upload-pack=touch x", "ext::sh -c true", "/nowhere"])
def test_a_bad_source_is_refused(tmp_path: Path, source: str) -> None:
    with pytest.raises(FetchFailed):
        fetch(source, tmp_path / "sources")
