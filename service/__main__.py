"""Commands of the service: ask, deadline and serve."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from corpus.batch import Row, run
from corpus.yaml_file import KnowledgeError
from index import generation
from index.build import is_fresh
from index.generation import BadIndex
from service import bootstrap
from service.answering.ports import CaseFile
from service.commands import AskLine, DeadlineLine
from service.settings import Settings


def main() -> int:
    """Return 0 when the command did its work, 1 when it could not."""
    arguments = _parser().parse_args()
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s"
    )
    try:
        settings = Settings()
        _warn_when_stale(settings)
        done: int = arguments.run(arguments, settings)
    except (BadIndex, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return done


def _warn_when_stale(settings: Settings) -> None:
    try:
        fresh = is_fresh(settings.index, model=settings.embedding)
    except KnowledgeError as error:
        print(f"知识有错，仍按上一次的索引回答：{error}", file=sys.stderr)
        return
    if not fresh and generation.exists(settings.index):
        print("索引是旧的，答的是上一次的内容：请运行 python -m index build", file=sys.stderr)


def _ask(arguments: argparse.Namespace, settings: Settings) -> int:
    index = bootstrap.open_index(settings)
    engine = bootstrap.engine(index, bootstrap.open_texts(settings))
    if arguments.batch:
        return _batch(arguments, AskLine(engine, index.knowledge, arguments.on))
    if not arguments.text:
        print("请写上要问的话，或用 --batch 给一个文件", file=sys.stderr)
        return 1
    text = " ".join(arguments.text)
    print(engine.answer(text, case=CaseFile(), on=arguments.on).answer.text)
    return 0


def _search(arguments: argparse.Namespace, settings: Settings) -> int:
    search = bootstrap.searching(bootstrap.open_index(settings), settings)
    for hit in search.search(" ".join(arguments.text), limit=arguments.limit, on=arguments.on):
        print(f"{hit.score:.4f}  {hit.heading}  [{hit.id}]")
        print(
            f"        相同的词：{'、'.join(hit.terms) or '无'}；意思 {hit.why.likeness:.2f}，"
            f"词 {hit.why.words:.1f}，{hit.source} 第{hit.rank}"
        )
    return 0


def _deadline(arguments: argparse.Namespace, settings: Settings) -> int:
    index = bootstrap.open_index(settings)
    if arguments.rules:
        for limit in index.knowledge.time_limits:
            print(
                f"{limit.id}\t{limit.name}\t{limit.amount or ''}\t{limit.unit}\t{limit.starts_at}"
            )
        return 0
    if not arguments.batch:
        print("请用 --batch 给一个文件，或用 --rules 列出规则", file=sys.stderr)
        return 1
    return _batch(
        arguments, DeadlineLine(bootstrap.counting(index), index.knowledge, arguments.on)
    )


def _batch(arguments: argparse.Namespace, work: Callable[[Row], Row]) -> int:
    with arguments.batch.open("rb") as lines:
        if arguments.out is None:
            sys.stdout.buffer.writelines(run(lines, work))
        else:
            with arguments.out.open("wb") as out:
                out.writelines(run(lines, work))
    return 0


def _serve(arguments: argparse.Namespace, settings: Settings) -> int:
    import uvicorn

    app = bootstrap.site(settings)
    print(f"打开 http://{settings.host}:{settings.port}", file=sys.stderr)
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        log_level="info",
        access_log=False,
        server_header=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=5,
    )
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m service", description="西城法律服务指引")
    commands = parser.add_subparsers(dest="command", required=True)
    ask = commands.add_parser("ask", help="问一件事，或一批问题")
    ask.add_argument("text", nargs="*", help="遇到的事，例如：老板欠我三个月工资")
    ask.set_defaults(run=_ask)
    search = commands.add_parser("search", help="在知识和原文里一起查，说明为什么找到")
    search.add_argument("text", nargs="+", help="要查的话")
    search.add_argument("--limit", type=int, default=10)
    search.add_argument("--on", type=date.fromisoformat, default=_today(), help="哪一天有效的")
    search.set_defaults(run=_search)
    deadline = commands.add_parser("deadline", help="算一批期限的最后一天")
    deadline.add_argument("--rules", action="store_true", help="列出全部期限规则")
    deadline.set_defaults(run=_deadline)
    for command in (ask, deadline):
        command.add_argument("--batch", type=Path, help="JSON Lines 文件，一行一问")
        command.add_argument("--out", type=Path, help="结果写到哪个文件，默认写到屏幕")
        command.add_argument(
            "--on",
            type=date.fromisoformat,
            default=_today(),
            help="按哪一天算，默认今天（北京时间）",
        )
    serve = commands.add_parser("serve", help="打开居民页面")
    serve.set_defaults(run=_serve)
    return parser


def _today() -> date:
    return datetime.now(bootstrap.BEIJING).date()


if __name__ == "__main__":
    sys.exit(main())
