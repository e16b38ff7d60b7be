"""Commands of the index: build and search."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from corpus.library import FOLDER, Library, LibraryMissing
from corpus.yaml_file import KnowledgeError
from index import generation, texts
from index.build import build, build_articles, is_fresh
from index.store import compiled, open_searcher

HOME = Path("var/index")


def main() -> int:
    """Return 0 when the command did its work, 1 when it could not."""
    arguments = _parser().parse_args()
    try:
        if arguments.command == "search":
            return _search(arguments)
        if arguments.articles:
            count = build_articles(
                arguments.articles, arguments.out, model=arguments.model, report=_say
            )
            _say(f"已索引 {count} 条")
        else:
            _build(arguments)
    except (KnowledgeError, generation.BadIndex, ValueError, OSError) as error:
        _say(str(error))
        return 1
    return 0


def _build(arguments: argparse.Namespace) -> None:
    home, model = arguments.out or HOME, arguments.model
    if not (arguments.if_stale and is_fresh(home, model=model)):
        _say(f"索引已建好：{build(home, model=model, report=_say)}")
    try:
        library = Library(arguments.library)
    except LibraryMissing:
        return
    knowledge = compiled(home)
    if not (arguments.if_stale and texts.is_fresh(home, library, knowledge, model=model)):
        _say(f"原文索引已建好：{texts.build(home, library, knowledge, model=model, report=_say)}")


def _search(arguments: argparse.Namespace) -> int:
    generation.verify(arguments.index)
    searcher = open_searcher(arguments.index, model=arguments.model)
    with (
        arguments.queries.open(encoding="utf-8") as queries,
        arguments.out.open("w", encoding="utf-8") as out,
    ):
        for line in queries:
            if line.strip():
                query = json.loads(line)
                found = searcher.search(str(query["text"]), limit=arguments.limit)
                hits = [{"id": f.passage.id, "score": round(f.score, 6)} for f in found]
                out.write(json.dumps({"id": query["id"], "hits": hits}, ensure_ascii=False) + "\n")
    return 0


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m index", description="建立和查询索引")
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("build", help="从知识库（或 --articles 给的条文）建索引")
    one.add_argument("--articles", type=Path, help="条文文件，JSON Lines：id law no heading text")
    one.add_argument("--out", type=Path, help=f"放索引的文件夹，默认 {HOME}")
    one.add_argument("--library", type=Path, default=FOLDER, help="导入的原文，有就一起建索引")
    one.add_argument("--model", default="", help="向量模型的名字或路径，默认用自带的")
    one.add_argument("--if-stale", action="store_true", help="知识没有变就不重建")
    two = commands.add_parser("search", help="在索引里查一批问题")
    two.add_argument("--index", type=Path, required=True)
    two.add_argument("--queries", type=Path, required=True)
    two.add_argument("--limit", type=int, default=100)
    two.add_argument("--out", type=Path, required=True)
    two.add_argument("--model", default="")
    return parser


if __name__ == "__main__":
    sys.exit(main())
