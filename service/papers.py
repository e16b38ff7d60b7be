"""The papers people are given as drafts, from prompts/papers.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpus.decode import decode
from corpus.yaml_file import read
from service.domain.paper import Paper
from service.prompts import FOLDER


@dataclass(frozen=True, slots=True)
class Papers:
    """Every paper, how a blank looks, the label of generated text, and the hints above it."""

    owner: str
    blank: str
    label: str
    producer: str
    hint: tuple[str, ...]
    papers: tuple[Paper, ...]


def read_papers(folder: Path = FOLDER) -> Papers:
    """Return the papers.

    Raises:
        KnowledgeError: the file breaks its schema.
    """
    return decode(Papers, read(folder / "papers.yaml"))
