"""The commands `import`, `fetch` and `radar`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from corpus import library
from corpus.importers.fetch import FOLDER as SOURCES
from corpus.importers.fetch import FetchFailed, fetch
from corpus.importers.run import NothingToImport, import_texts
from corpus.knowledge_base import load
from corpus.radar import radar, report


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands to those of the corpus."""
    into = commands.add_parser(
        "import", help="导入官方原文：文件夹、Markdown、docx、PDF、网页、文本"
    )
    into.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    into.set_defaults(run=_import)
    get = commands.add_parser("fetch", help="取一个法规仓库（git 地址或路径），固定版本并导入")
    get.add_argument("source", metavar="SOURCE")
    get.add_argument("--commit", help="要取的提交；不给就取最新并记下来")
    get.set_defaults(run=_fetch)
    watch = commands.add_parser("radar", help="原文变了，哪些事项、期限、清单受影响")
    watch.add_argument("--from", dest="old", type=date.fromisoformat, metavar="DATE")
    watch.add_argument("--to", dest="new", type=date.fromisoformat, metavar="DATE")
    watch.set_defaults(run=_radar)
    for command in (into, get, watch):
        command.add_argument("--library", type=Path, default=library.FOLDER, help="原文库的文件夹")


def _import(arguments: argparse.Namespace) -> int:
    return _imported(arguments.paths, arguments.library)


def _fetch(arguments: argparse.Namespace) -> int:
    try:
        folder, commit = fetch(arguments.source, SOURCES, commit=arguments.commit)
    except FetchFailed as error:
        _complain(str(error))
        return 1
    _say(f"已固定在提交 {commit}")
    return _imported([folder], arguments.library)


def _radar(arguments: argparse.Namespace) -> int:
    if (arguments.old is None) != (arguments.new is None):
        _complain("--from 和 --to 要一起给")
        return 1
    try:
        texts = library.Library(arguments.library)
    except library.LibraryMissing as error:
        _complain(str(error))
        return 1
    for line in report(radar(texts, load(), old=arguments.old, new=arguments.new)):
        _say(line)
    return 0


def _imported(paths: Iterable[Path], folder: Path) -> int:
    from tqdm import tqdm

    bar: Callable[..., Iterable[tuple[Path, str]]] = tqdm
    try:
        done = import_texts(
            paths, folder, load(), progress=lambda files: bar(files, unit="个文件", desc="导入")
        )
    except (NothingToImport, BlockingIOError) as error:
        _complain(f"没有导入：{error}")
        return 1
    for line in done.summary():
        _say(line)
    for account in done.files:
        if account.skipped:
            _say(f"跳过 {account.path}：{account.skipped}")
    _say(f"全部细节在 {folder / 'report.txt'}")
    return 0 if any(not account.skipped for account in done.files) else 1


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _complain(line: str) -> None:
    sys.stderr.write(f"{line}\n")
