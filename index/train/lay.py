"""Labelled lay questions: numbers and labels stand here, the texts stay where they are."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path

from index.learn import Example

LABELS = Path(__file__).parent / "lay_labels.tsv"
WEIGHT = 5.0  # a real question teaches more than a phrasing written for the purpose
_SHARES = {1: (1.0,), 2: (0.65, 0.35)}  # what each pathway named counts, the first one more


@dataclass(frozen=True, slots=True)
class Asked:
    """A lay question with its labels; `ask` is None where nobody judged it."""

    text: str
    matter: str
    pathways: tuple[str, ...]
    ask: bool | None

    def examples(self) -> list[Example]:
        """Return the question once for each pathway that should come first."""
        shares = zip(self.pathways, _SHARES[len(self.pathways)], strict=True)
        return [Example(self.text, self.matter, p, WEIGHT * share) for p, share in shares]


def read(folder: Path, labels: Path = LABELS) -> list[Asked]:
    """Return the labelled questions with their texts from the training data in a folder.

    Raises:
        OSError: the folder does not hold the training data.
    """
    lines = (folder / "train/pairs.jsonl").read_text(encoding="utf-8").splitlines()
    with labels.open(encoding="utf-8", newline="") as rows:
        return [
            Asked(
                text=json.loads(lines[int(row["pair"])])["query"],
                matter=row["matter"],
                pathways=tuple(row["pathways"].split(",")),
                ask=row["ask"] == "1" if row["ask"] else None,
            )
            for row in csv.DictReader(rows, delimiter="\t")
        ]
