"""The knowledge against the official texts: articles exist and carry the figures stated."""

from pathlib import Path

from corpus.check.evidence import Evidence
from corpus.check.texts import figures_missing
from corpus.knowledge_base import FOLDER


def test_every_cited_article_exists_and_carries_its_figure(shared: Path) -> None:
    assert [str(e) for e in figures_missing(Evidence.of(FOLDER), shared / "laws")] == []
