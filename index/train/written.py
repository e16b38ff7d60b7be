"""Messages written for the training, in our own words, with matter and first pathways."""

from __future__ import annotations

import csv
from pathlib import Path

from index.learn import Example
from index.train.lay import SHARES

WRITTEN = Path(__file__).parent / "written.tsv"
WEIGHT = 2.0  # more than a phrasing, less than a question that somebody really asked


def read(messages: Path = WRITTEN) -> list[Example]:
    """Return every written message once for each pathway that should come first."""
    with messages.open(encoding="utf-8", newline="") as rows:
        return [
            Example(row["text"], row["matter"], pathway, WEIGHT * share)
            for row in csv.DictReader(rows, delimiter="\t")
            for pathway, share in _shared(row["pathways"])
        ]


def _shared(pathways: str) -> list[tuple[str, float]]:
    named = pathways.split(",")
    return list(zip(named, SHARES[len(named)], strict=True))
