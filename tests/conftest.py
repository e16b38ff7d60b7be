"""What the tests share: the repository's own knowledge, and one index built from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.check import check
from corpus.importers.run import import_texts
from corpus.knowledge_base import Knowledge
from corpus.library import Library
from index import build
from index.store import Generation
from service import bootstrap
from service.answering.pipeline import Pipeline
from service.settings import Settings

SHARED = Path(__file__).parents[2] / "shared"
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of evaluation sets and official texts; tests that need it skip without it."""
    if not SHARED.exists():
        pytest.skip("../shared is not there: evaluation sets and official texts are not committed")
    return SHARED


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return check()


@pytest.fixture(scope="session")
def library(
    shared: Path, knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory
) -> Library:
    """All official texts at hand, imported once for the whole run."""
    home = tmp_path_factory.mktemp("texts")
    import_texts([shared / "laws"], home, knowledge)
    return Library(home)


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings that point at an index built once for the whole run."""
    home = tmp_path_factory.mktemp("index")
    build.build(home, report=lambda _: None)
    return Settings(index=home, database="")


@pytest.fixture(scope="session")
def generation(settings: Settings) -> Generation:
    return bootstrap.open_index(settings)


@pytest.fixture(scope="session")
def engine(generation: Generation) -> Pipeline:
    return bootstrap.engine(generation)
