"""A law repository cloned and pinned to a commit (home of git)."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

FOLDER = Path("var/sources")
PINS = "pins.json"
_MINUTES = 15
_SAFE = (
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "core.symlinks=false",
    "-c",
    "protocol.ext.allow=never",
    "-c",
    "core.autocrlf=false",
    "-c",
    "core.quotePath=false",
)


class FetchFailed(Exception):
    """The repository cannot be cloned, or has no such commit."""


def fetch(source: str, folder: Path, *, commit: str | None = None) -> tuple[Path, str]:
    """Return the working copy of a repository and the commit it is pinned to.

    A source fetched before stays at its pinned commit unless another is asked for.

    Raises:
        FetchFailed: git cannot get it.
    """
    if source.startswith("-") or (commit and not re.fullmatch(r"[0-9a-f]{7,40}", commit)):
        raise FetchFailed(f"不是有效的仓库或提交：{source} {commit or ''}")
    folder.mkdir(parents=True, exist_ok=True)
    pins_file = folder / PINS
    pins = json.loads(pins_file.read_text(encoding="utf-8")) if pins_file.exists() else {}
    copy = folder / _name(source)
    wanted = commit or pins.get(source)
    if not (copy / ".git").exists():
        _git("clone", "--quiet", "--no-checkout", "--", source, str(copy))
    elif wanted is None or not _has(copy, wanted):
        _git("-C", str(copy), "fetch", "--quiet", "origin")
    pinned = _git("-C", str(copy), "rev-parse", "--verify", f"{wanted or 'HEAD'}^{{commit}}")
    _git("-C", str(copy), "checkout", "--quiet", "--force", "--detach", pinned)
    pins[source] = pinned
    part = pins_file.with_suffix(".part")
    part.write_text(json.dumps(pins, ensure_ascii=False, indent=1), encoding="utf-8")
    part.replace(pins_file)
    return copy, pinned


def _has(copy: Path, commit: str) -> bool:
    try:
        _git("-C", str(copy), "cat-file", "-e", f"{commit}^{{commit}}")
    except FetchFailed:
        return False
    return True


def _name(source: str) -> str:
    last = re.split(r"[/:\\]", source.rstrip("/\\"))[-1].removesuffix(".git")
    return re.sub(r"[^\w.-]", "_", last).lstrip(".") or "source"


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", *_SAFE, *arguments],
            capture_output=True,
            text=True,
            timeout=60 * _MINUTES,
            check=False,
            env={**os.environ, "GIT_TERMINAL_PROMPT": "0"},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise FetchFailed(f"git 没有完成：{error}") from error
    if done.returncode:
        raise FetchFailed(f"git 没有完成：{done.stderr.strip()}")
    return done.stdout.strip()
