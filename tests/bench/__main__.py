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
from datetime import date
from pathlib import Path

AS_OF = date(2026, 11, 24)
ROUNDS = 5
OWN = Path("tests/eval/routing/own.jsonl")


def main() -> None:
    questions = [json.loads(line)["text"] for line in OWN.open(encoding="utf-8")]
    describe = ["git", "describe", "--always", "--dirty"]
    commit = subprocess.run(describe, capture_output=True, text=True, check=False)
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "service", "ask", questions[0]], check=True, capture_output=True
    )
    first = time.perf_counter() - started
    times = sorted(_answer_all(questions * ROUNDS))
    cuts = statistics.quantiles(times, n=100)
    began = time.perf_counter()
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        pool.map(_answer_all, [questions[:1]] * 2)  # both processes are up
        began = time.perf_counter()
        done = sum(map(len, pool.map(_answer_all, [questions * ROUNDS] * 2)))
    rate = done / (time.perf_counter() - began)
    figures = {
        "machine": f"{platform.machine()} {multiprocessing.cpu_count()} cpus",
        "python": platform.python_version(),
        "commit": commit.stdout.strip(),
        "answers": len(times),
        "start-up to first answer, s": round(first, 2),
        "one answer p50 / p95 / p99, ms": [round(cuts[i] * 1000, 2) for i in (49, 94, 98)],
        "answers per second, two processes": round(rate),
        "peak memory, MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    for name, value in figures.items():
        print(f"{name:<36} {value}")
    out = Path("tests/bench/results")
    out.mkdir(exist_ok=True)
    (out / "latest.json").write_text(
        json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8"
    )


_engine = None


def _answer_all(questions: list[str]) -> list[float]:
    """Return the seconds each answer took."""
    from service import bootstrap
    from service.answering.ports import CaseFile
    from service.settings import Settings

    global _engine
    if _engine is None:
        _engine = bootstrap.engine(bootstrap.open_index(Settings()))
    times = []
    for question in questions:
        began = time.perf_counter()
        _engine.answer(question, case=CaseFile(), on=AS_OF)
        times.append(time.perf_counter() - began)
    return times


if __name__ == "__main__":
    main()
