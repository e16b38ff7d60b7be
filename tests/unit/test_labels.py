"""The labels of lay questions name matters of the catalogue."""

import csv

from corpus.knowledge_base import Knowledge
from index.train.lay import LABELS


def test_every_label_names_a_matter_that_exists(knowledge: Knowledge) -> None:
    with LABELS.open(encoding="utf-8", newline="") as rows:
        named = {row["matter"] for row in csv.DictReader(rows, delimiter="\t")}

    assert named - set(knowledge.matter) == set()
