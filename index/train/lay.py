"""Labelled lay questions: numbers and labels stand here, the texts stay where they are."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from index.learn import Example

LABELS = Path(__file__).parent / "lay_labels.tsv"
WEIGHT = 3.0  # a real question teaches more than a phrasing written for the purpose


def read(folder: Path, labels: Path = LABELS) -> list[Example]:
    """Return the labelled questions with their texts from the training data in a folder.

    Raises:
        OSError: the folder does not hold the training data.
    """
    lines = (folder / "train/pairs.jsonl").read_text(encoding="utf-8").splitlines()
    with labels.open(encoding="utf-8", newline="") as rows:
        return [
            Example(
                json.loads(lines[int(row["pair"])])["query"], row["matter"], row["pathway"], WEIGHT
            )
            for row in csv.DictReader(rows, delimiter="\t")
        ]
