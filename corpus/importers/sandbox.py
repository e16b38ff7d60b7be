"""A cage for files from anywhere: they are opened in a process of their own, with limits."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path

from corpus.importers.source import Refused

SECONDS = 5
MEMORY = 512 * 1024 * 1024
_LONGEST_ANSWER = 64 * 1024 * 1024
_ENTRY = "from corpus.importers.sandbox import main; main()"


@dataclass(frozen=True, slots=True)
class Extract:
    """The lines of a file, its characters, those not among the lines, and what was odd."""

    lines: list[str]
    characters: int
    left_out: dict[str, int] = field(default_factory=dict)
    oddities: list[str] = field(default_factory=list)


def extract(path: Path) -> Extract:
    """Return what a file says, read in a process with limits.

    Raises:
        Refused: the file is not what it claims, is locked, or asks for more than the limits.
    """
    command = [sys.executable, "-I", "-c", f"import sys; sys.path[:0] = {sys.path!r}; {_ENTRY}"]
    try:
        done = subprocess.run(
            [*command, str(path.resolve())],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={"PATH": os.defpath, "LANG": "C.UTF-8"},
            preexec_fn=_limit,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(f"读取超过 {SECONDS} 秒，已停止") from error
    try:
        answer = json.loads(done.stdout[:_LONGEST_ANSWER])
    except ValueError as error:
        raise Refused("读取所需的内存或时间超过上限，已停止") from error
    if "refused" in answer:
        raise Refused(answer["refused"])
    return Extract(**answer)


def main() -> None:
    """Answer on standard output with the extract of the file named, or why it is refused."""
    from corpus.importers.formats import read

    try:
        answer = asdict(read(Path(sys.argv[1])))
    except Refused as refused:
        answer = {"refused": str(refused)}
    except (MemoryError, RecursionError):
        answer = {"refused": "展开后超过内存上限，已停止"}
    except Exception as error:  # whatever a broken file provokes in a parser is a refusal
        answer = {"refused": f"文件损坏，无法读取（{type(error).__name__}）"}
    sys.stdout.write(json.dumps(answer))


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_LONGEST_ANSWER, _LONGEST_ANSWER))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
