"""`make eval`: lay questions against the articles of the whole law; each side and the whole."""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from index import generation
from index.build import articles_fresh, build_articles
from index.search import Searcher
from index.store import open_searcher
from tests.eval.retrieval.score import figures

SHARED = Path(__file__).parents[4] / "shared/eval/retrieval"
DEPTH = 100
Search = Callable[[str], Sequence[str]]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.eval.retrieval", description=__doc__)
    parser.add_argument("--articles", type=Path, default=SHARED / "corpus.jsonl")
    parser.add_argument("--queries", type=Path, default=SHARED / "queries_dev.jsonl")
    parser.add_argument("--index", type=Path, default=Path("var/eval/retrieval"))
    parser.add_argument("--rebuild", action="store_true", help="build even when it is fresh")
    arguments = parser.parse_args()
    if not arguments.queries.is_file() or not arguments.articles.is_file():
        print(f"检索评测跳过：没有 {arguments.articles.parent}（题目和条文不在仓库里）")
        return 0
    if arguments.rebuild or not articles_fresh(arguments.articles, arguments.index):
        began = time.perf_counter()
        build_articles(arguments.articles, arguments.index, report=lambda _: None)
        print(f"索引：{time.perf_counter() - began:.0f} 秒")
    generation.verify(arguments.index)
    rows = [json.loads(line) for line in arguments.queries.open(encoding="utf-8")]
    report(arguments.queries.name, rows, systems(open_searcher(arguments.index, model="")))
    return 0


def systems(searcher: Searcher) -> dict[str, Search]:
    """Return the whole search and each of its sides, by name."""

    def ids(rows: Sequence[tuple[int, float]]) -> list[str]:
        return [searcher.passages[row].id for row, _ in rows]

    cut = searcher.cut.by(searcher.tokens)

    def words(text: str) -> list[str]:
        return ids(searcher.lexical.search(cut(text), limit=DEPTH))

    def meaning(text: str) -> list[str]:
        return ids(searcher.dense.search(searcher.embedding.encode([text]), limit=DEPTH))

    def whole(text: str) -> list[str]:
        return [found.passage.id for found in searcher.search(text, limit=DEPTH)]

    return {"words (BM25)": words, "meaning (embedding)": meaning, "search as served": whole}


def report(name: str, rows: Sequence[dict[str, object]], systems: dict[str, Search]) -> None:
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"], capture_output=True, text=True, check=False
    )
    print(
        f"{name}: {len(rows)} questions · {platform.machine()}, {os.cpu_count()} cpus, "
        f"{platform.python_version()} · {commit.stdout.strip()}"
    )
    relevant = [_groups(row) for row in rows]
    for system, search in systems.items():
        search(str(rows[0]["text"]))
        ranked, times = [], []
        for row in rows:
            began = time.perf_counter()
            ranked.append(search(str(row["text"])))
            times.append((time.perf_counter() - began) * 1000)
        shown = "   ".join(
            f"{f.name} {f.mean:.3f} [{f.low:.3f}, {f.high:.3f}]" for f in figures(ranked, relevant)
        )
        cuts = statistics.quantiles(times, n=20)
        print(f"{system:<20} {shown}   p50 {cuts[9]:.1f} p95 {cuts[18]:.1f} ms")


def _groups(row: dict[str, object]) -> list[frozenset[str]]:
    groups = row["relevant"]
    assert isinstance(groups, list)
    return [frozenset(map(str, group)) for group in groups]


if __name__ == "__main__":
    sys.exit(main())
