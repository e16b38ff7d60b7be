"""Commands of the corpus: check, import, fetch, radar, resolve."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from corpus import resolve
from corpus.check import broken
from corpus.check.evidence import Evidence
from corpus.check.texts import figures_missing
from corpus.importers import command
from corpus.knowledge_base import FOLDER
from corpus.library import FOLDER as TEXTS
from corpus.library import Library, LibraryMissing
from corpus.yaml_file import KnowledgeError


def main() -> int:
    """Return the exit status of the command that was asked for."""
    parser = argparse.ArgumentParser(prog="python -m corpus", description="知识库")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="核对知识库的每一条承诺")
    check.add_argument("--folder", type=Path, default=FOLDER, help="知识文件夹")
    check.add_argument(
        "--library",
        type=Path,
        nargs="?",
        const=TEXTS,
        help="原文库的文件夹；给了就逐条核对条号和数字",
    )
    check.set_defaults(run=_check)
    command.add(commands)
    resolve.add(commands)
    arguments = parser.parse_args()
    return int(arguments.run(arguments))


def _check(arguments: argparse.Namespace) -> int:
    try:
        evidence = Evidence.of(arguments.folder)
        library = Library(arguments.library) if arguments.library else None
    except (KnowledgeError, LibraryMissing) as error:
        print(error, file=sys.stderr)
        return 1
    errors = list(broken(evidence))
    if library:
        errors += figures_missing(evidence, library)
    for broken_promise in errors:
        print(broken_promise, file=sys.stderr)
    knowledge = evidence.knowledge
    print(
        f"事项 {len(knowledge.matters)}，途径 {len(knowledge.pathways)}，"
        f"期限 {len(knowledge.time_limits)}，"
        f"事实 {len(knowledge.facts)}，法规 {len(knowledge.instruments)}；问题 {len(errors)}"
    )
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
