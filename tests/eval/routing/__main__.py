"""`make eval`: answers a labelled set of lay questions and prints every figure of its codebook."""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
from datetime import date
from pathlib import Path

from tests.eval.routing import score

HERE = Path(__file__).parent
SHARED = HERE.parents[3] / "shared/eval/routing/dev.jsonl"
OWN = HERE / "own.jsonl"
AS_OF = date(2026, 11, 23)  # the day the labels speak of
LEAST_TWO, MOST_FORBIDDEN = 0.85, 0.05  # below these the command fails


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.eval.routing", description=__doc__)
    parser.add_argument("--set", type=Path, default=SHARED if SHARED.exists() else OWN)
    parser.add_argument(
        "--out", type=Path, default=Path("var/eval/routing.jsonl"), help="where the answers go"
    )
    parser.add_argument("--worst", type=int, default=20)
    arguments = parser.parse_args()
    labels = [json.loads(line) for line in arguments.set.open(encoding="utf-8")]
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    command = [
        "-m",
        "service",
        "ask",
        "--batch",
        str(arguments.set),
        "--out",
        str(arguments.out),
        "--on",
        str(AS_OF),
    ]
    subprocess.run([sys.executable, *command], check=True)
    answers = {row["id"]: row for row in map(json.loads, arguments.out.open(encoding="utf-8"))}
    figures = score.figures(labels, answers)
    report(arguments.set, labels, answers, figures, arguments.worst)
    by_name = {figure.name: figure.share for figure in figures}
    good = by_name["hits@2"] >= LEAST_TWO and by_name["forbidden shown"] <= MOST_FORBIDDEN
    print(
        "达到本阶段的线"
        if good
        else f"没有达到本阶段的线：hits@2 ≥ {LEAST_TWO}，forbidden shown ≤ {MOST_FORBIDDEN}"
    )
    return 0 if good else 1


def report(
    source: Path,
    labels: list[score.Row],
    answers: dict[str, score.Row],
    figures: list[score.Figure],
    worst: int,
) -> None:
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"], capture_output=True, text=True, check=False
    )
    print(
        f"{source.name}: {len(labels)} questions · {platform.machine()} "
        f"{platform.python_version()} · {commit.stdout.strip()}"
    )
    for figure in figures:
        low, high = figure.interval
        print(
            f"{figure.name:<30} {figure.share:6.1%}  [{low:.1%}, {high:.1%}]  "
            f"{figure.hits}/{figure.total}  {figure.bar}"
        )
    print("\nfirst label → first answer (misses)")
    for (wanted, given), count in score.confusion(labels, answers).most_common():
        if wanted != given:
            print(f"  {count:3} {wanted} → {given}")
    print(f"\nthe {worst} worst misses")
    for label in score.misses(labels, answers)[:worst]:
        answer = answers[label["id"]]
        flags = "FORBIDDEN " if score.forbidden_shown(label, answer) else ""
        ways = " ".join(f"{p['pathway']}({p['stage'][0]})" for p in answer.get("pathways", [])[:4])
        print(
            f"  {flags}{label['id']} {answer.get('matter')} [{ways}] "
            f"wanted {'/'.join(label['primary'])}"
        )
        print(f"      {label['text'][:70]}")


if __name__ == "__main__":
    sys.exit(main())
