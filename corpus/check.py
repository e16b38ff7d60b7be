"""Proof of the promises the knowledge makes to those who read it."""

from __future__ import annotations

from pathlib import Path

from corpus.knowledge_base import FOLDER, Knowledge, load


def check(folder: Path = FOLDER) -> Knowledge:
    """Return the knowledge in a folder once every promise holds.

    Raises:
        KnowledgeError: a promise is broken; names file, key and line.
    """
    return load(folder)
