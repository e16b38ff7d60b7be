"""`make bench`: start-up, latency, throughput on two processes and peak memory."""

from __future__ import annotations

import json
import multiprocessing
import platform
import resource
import statistics
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.bench.timing import answer_all

ROUNDS = 5
QUESTIONS = Path("tests/eval/routing/own.jsonl")
RESULTS = Path("var/bench.json")


def main() -> None:
    questions = [json.loads(line)["text"] for line in QUESTIONS.open(encoding="utf-8")]
    first = _start_up(questions[0])
    answer_all(questions[:1])
    times = answer_all(questions * ROUNDS)
    cuts = statistics.quantiles(times, n=100)
    figures = {
        "machine": f"{platform.machine()}, {multiprocessing.cpu_count()} cpus",
        "python": platform.python_version(),
        "commit": _commit(),
        "answers": len(times),
        "start-up to first answer, s": round(first, 2),
        "one answer p50 / p95 / p99, ms": [round(cuts[i] * 1000, 2) for i in (49, 94, 98)],
        "answers per second, two processes": round(_rate(questions)),
        "peak memory, MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    for name, value in figures.items():
        print(f"{name:<36} {value}")
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")


def _start_up(question: str) -> float:
    """Return the seconds from the command to its answer."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "service", "ask", question]
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


def _rate(questions: list[str]) -> float:
    """Return the answers per second of two processes that are up."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        list(pool.map(answer_all, [questions[:1]] * 2))
        began = time.perf_counter()
        done = sum(map(len, pool.map(answer_all, [questions * ROUNDS] * 2)))
        return done / (time.perf_counter() - began)


def _commit() -> str:
    describe = ["git", "describe", "--always", "--dirty"]
    return subprocess.run(describe, capture_output=True, text=True, check=False).stdout.strip()


if __name__ == "__main__":
    main()
