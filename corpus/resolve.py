"""The command `resolve`: the citations of a text, each with its status on a day."""

from __future__ import annotations

import argparse
import dataclasses
import sys
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from corpus import library
from corpus.batch import Row, day_of, encode, run, text_of
from corpus.knowledge_base import load
from corpus.library import Library, LibraryMissing
from corpus.resolver import Resolved, Resolver
from corpus.yaml_file import KnowledgeError

LONGEST = 20_000  # characters of a line


@dataclass(frozen=True, slots=True)
class ResolveLine:
    """Answers one line of `resolve --batch`."""

    resolver: Resolver
    on: date

    def __call__(self, row: Row) -> Row:
        """Return the citations of a line in the order of its text.

        Raises:
            BadLine: the line cannot be used.
        """
        text = text_of(row, limit=LONGEST)
        day = day_of(row.get("on"), otherwise=self.on)
        found = self.resolver.resolve(text, on=day)
        return {"id": row.get("id"), "citations": [citation_json(c) for c in found]}


def citation_json(citation: Resolved) -> Row:
    """Return a resolved citation as the mapping that the contract promises."""
    names = (f.name for f in dataclasses.fields(citation) if f.name != "state")
    body = {name: getattr(citation, name) for name in names}
    ranged = citation.valid_range
    return body | {
        "status": citation.status.value,
        "valid_range": list(ranged) if ranged else None,
        "near": list(citation.near),
    }


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to those of the corpus."""
    parser = commands.add_parser(
        "resolve", help="找出文字里的法条引用，逐条说明是否存在、是否有效"
    )
    parser.add_argument("text", nargs="*", help="一段文字，例如：民法典第一千五百条")
    parser.add_argument("--batch", type=Path, help="JSON Lines 文件，一行一段")
    parser.add_argument("--out", type=Path, help="结果写到哪个文件，默认写到屏幕")
    parser.add_argument("--on", type=date.fromisoformat, help="按哪一天算，默认今天（北京时间）")
    parser.add_argument(
        "--library", type=Path, default=library.FOLDER, help="原文库的文件夹；没有也能用"
    )
    parser.set_defaults(run=_resolve)


def _resolve(arguments: argparse.Namespace) -> int:
    on = arguments.on or datetime.now(ZoneInfo("Asia/Shanghai")).date()
    try:
        resolver = Resolver.of(load(), _opened(arguments.library))
        work = ResolveLine(resolver, on)
        if arguments.batch is None:
            sys.stdout.buffer.write(_lines(" ".join(arguments.text), work))
            return 0
        with arguments.batch.open("rb") as lines:
            if arguments.out is None:
                sys.stdout.buffer.writelines(run(lines, work))
            else:
                with arguments.out.open("wb") as out:
                    out.writelines(run(lines, work))
    except (KnowledgeError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _lines(text: str, work: ResolveLine) -> bytes:
    answers = [citation_json(c) for c in work.resolver.resolve(text, on=work.on)]
    return b"".join(encode(answer) for answer in answers)


def _opened(folder: Path) -> Library | None:
    try:
        return Library(folder)
    except LibraryMissing:
        return None
