"""`make bench`: our search beside others, on the same articles, questions and machine."""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.bench.retrieval.engines import ENGINES, names
from tests.eval.retrieval.score import figures

SHARED = Path(__file__).parents[4] / "shared/eval/retrieval"
OUT = Path("var/bench")
COLUMNS = ("questions", "build, s", "memory, MB", "p50, ms", "p95, ms", "R@10", "R@100", "MRR@10")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.retrieval", description=__doc__)
    parser.add_argument("engine", nargs="*", help=f"some of {', '.join(ENGINES)}; all by default")
    parser.add_argument("--articles", type=Path, default=SHARED / "corpus.jsonl")
    parser.add_argument("--queries", type=Path, default=SHARED / "queries_dev.jsonl")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if not arguments.articles.is_file():
        print(f"检索对比跳过：没有 {arguments.articles}")
        return 0
    if arguments.alone:
        print(json.dumps(measured(arguments.engine[0], arguments.articles, arguments.queries)))
        return 0
    rows = {}
    for name in names(arguments.engine):
        command = ["-m", "tests.bench.retrieval", name, "--alone"]
        paths = ["--articles", str(arguments.articles), "--queries", str(arguments.queries)]
        done = subprocess.run([sys.executable, *command, *paths], capture_output=True, text=True)
        if done.returncode:
            said = done.stderr.strip().splitlines()[-1:] or [f"ended with {done.returncode}"]
            print(f"{name}: {said[0]}", file=sys.stderr)
            continue
        rows[name] = json.loads(done.stdout.splitlines()[-1])
        print(name, rows[name], file=sys.stderr, flush=True)
    report(rows)
    return 0 if rows else 1


def measured(name: str, articles: Path, queries: Path) -> dict[str, Any]:
    """Return the figures of one engine; a process of its own, so that memory is its own."""
    build, count = ENGINES[name]
    asked = [json.loads(line) for line in queries.open(encoding="utf-8")]
    asked = asked[:count] if count else asked
    began = time.perf_counter()
    search = build(articles)
    seconds = time.perf_counter() - began
    search(asked[0]["text"])
    ranked, times = [], []
    for question in asked:
        began = time.perf_counter()
        ranked.append(search(question["text"]))
        times.append((time.perf_counter() - began) * 1000)
    relevant = [[frozenset(map(str, group)) for group in q["relevant"]] for q in asked]
    cuts = statistics.quantiles(times, n=20)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    shares = [round(figure.mean, 3) for figure in figures(ranked, relevant)]
    values = (len(asked), round(seconds, 1), round(memory), *(round(cuts[i], 2) for i in (9, 18)))
    return dict(zip(COLUMNS, (*values, *shares), strict=True))


def report(rows: dict[str, dict[str, Any]]) -> None:
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"], capture_output=True, text=True, check=False
    ).stdout.strip()
    where = f"{platform.machine()}, {os.cpu_count()} cpus, load {os.getloadavg()[0]:.1f}, {commit}"
    lines = [f"| {where} | {' | '.join(COLUMNS)} |", "|---" * (len(COLUMNS) + 1) + "|"]
    lines += [f"| {n} | {' | '.join(str(r[c]) for c in COLUMNS)} |" for n, r in rows.items()]
    print("\n".join(lines))
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "retrieval.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (OUT / "retrieval.json").write_text(json.dumps(rows, indent=1), encoding="utf-8")
    plot(rows)


def plot(rows: dict[str, dict[str, Any]]) -> None:
    """Draw how well against how fast; needs the dependency group `bench`."""
    try:
        import matplotlib
    except ModuleNotFoundError:
        print("没有 matplotlib，不画图：pip install '.[bench]'", file=sys.stderr)
        return
    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(7, 4.5), layout="constrained")
    for name, row in rows.items():
        axes.scatter(row["p95, ms"], row["R@100"], s=max(row["memory, MB"] / 5, 20))
        axes.annotate(
            name, (row["p95, ms"], row["R@100"]), xytext=(6, 6), textcoords="offset points"
        )
    axes.set(xscale="log", xlabel="p95 of a question, ms (log)", ylabel="R@100")
    axes.set_title("Retrieval: dot area is memory")
    figure.savefig(OUT / "retrieval.png", dpi=120)


if __name__ == "__main__":
    sys.exit(main())
