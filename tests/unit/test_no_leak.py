"""Nothing that decides was copied from the questions that judge it."""

import json
import re
from pathlib import Path

import pytest

from corpus.knowledge_base import Knowledge
from index.train import written
from service.prompts import FOLDER

RUN = 8
STOP = Path(__file__).parent / "common_runs.txt"  # runs that anybody writes, with why


def runs(text: str) -> set[str]:
    plain = re.sub(r"[^一-鿿A-Za-z0-9]", "", text)
    return {plain[i : i + RUN] for i in range(len(plain) - RUN + 1)}


def test_no_phrasing_or_rule_shares_eight_characters_with_a_development_question(
    knowledge: Knowledge, shared: Path
) -> None:
    questions = (shared / "eval/routing/dev.jsonl").read_text(encoding="utf-8").splitlines()
    judged = {run for line in questions for run in runs(json.loads(line)["text"])}
    common = {line.split("#")[0].strip() for line in STOP.read_text(encoding="utf-8").splitlines()}
    ours = [t for m in knowledge.matters for t in (*m.phrasings, *m.questions_of_law, *m.errands)]
    ours += [example.text for example in written.read()]
    ours += [w for f in knowledge.facts for c in f.choices for w in c.words]
    ours += [w for f in knowledge.facts for w in f.words]
    ours += [
        line for p in FOLDER.glob("*.yaml") for line in p.read_text(encoding="utf-8").splitlines()
    ]

    shared_runs = {run: text for text in ours for run in runs(text) & judged - common}

    assert shared_runs == {}


@pytest.mark.parametrize("line", STOP.read_text(encoding="utf-8").splitlines())
def test_every_common_run_is_eight_characters_with_a_reason(line: str) -> None:
    run, _, reason = line.partition("#")

    assert len(run.strip()) == RUN
    assert reason.strip()
