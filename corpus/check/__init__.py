"""Proof of the promises the knowledge makes to those who read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpus.check import reach, references, shape
from corpus.check.evidence import Evidence
from corpus.knowledge_base import FOLDER, Knowledge
from corpus.yaml_file import KnowledgeError

PROMISES = (shape.broken, references.broken, reach.broken)


def check(folder: Path = FOLDER) -> Knowledge:
    """Return the knowledge in a folder once every promise holds.

    Raises:
        KnowledgeError: a promise is broken; names file, key and line.
    """
    evidence = Evidence.of(folder)
    for error in broken(evidence):
        raise error
    return evidence.knowledge


def broken(evidence: Evidence) -> Iterator[KnowledgeError]:
    """Yield every broken promise."""
    for promise in PROMISES:
        yield from promise(evidence)
