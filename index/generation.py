"""Generations: immutable index folders with a SHA-256 manifest, and a pointer to one."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import uuid
from collections.abc import Callable, Mapping
from pathlib import Path

MANIFEST = "manifest.json"
_POINTER = "current"
_FORMAT = 1  # raised when the layout of a generation changes
_ID = re.compile("[0-9a-f]{16}")
_KEPT = 3  # generations that stay for those who still read them


class BadIndex(Exception):
    """The index is absent, stale or damaged; the message says what to do."""


def write(home: Path, fill: Callable[[Path], Mapping[str, str]]) -> str:
    """Return the id of a new generation that `fill` wrote and that is current from now on.

    `fill` gets an empty folder and returns what the generation was made from. When it fails,
    the generation in use stays.
    """
    home.mkdir(parents=True, exist_ok=True)
    work = home / f".building-{uuid.uuid4().hex}"
    work.mkdir()
    try:
        made_from = dict(fill(work))
        id = seal(work, made_from)
        place = home / id
        if place.exists():
            shutil.rmtree(work)
        else:
            work.rename(place)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise
    _point(home, id)
    _forget(home, keep=id)
    return id


def seal(folder: Path, made_from: Mapping[str, str]) -> str:
    """Return the id of a folder after writing its manifest."""
    files = {
        str(p.relative_to(folder)): digest(p) for p in sorted(folder.rglob("*")) if p.is_file()
    }
    files.pop(MANIFEST, None)
    body = {"format": _FORMAT, "made_from": dict(made_from), "files": files}
    text = json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / MANIFEST).write_text(text, encoding="utf-8")
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def current(home: Path) -> Path:
    """Return the folder of the current generation.

    Raises:
        BadIndex: there is none.
    """
    pointer = home / _POINTER
    if not pointer.exists():
        raise BadIndex(f"还没有索引：请先运行 python -m index build（{home}）")
    return home / pointer.read_text(encoding="utf-8").strip()


def exists(home: Path) -> bool:
    """Return whether a generation was ever written here."""
    return (home / _POINTER).exists()


def verify(folder: Path) -> dict[str, str]:
    """Return what a generation was made from, after checking every file against its manifest.

    Raises:
        BadIndex: a file is missing, changed or of another format.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadIndex(f"索引清单读不出来：{folder}") from error
    if manifest.get("format") != _FORMAT:
        raise BadIndex("索引是旧格式，请重新运行 python -m index build")
    for name, expected in manifest["files"].items():
        path = folder / name
        if not path.is_file() or digest(path) != expected:
            raise BadIndex(f"索引文件缺失或被改动：{name}，请重新运行 python -m index build")
    made_from: dict[str, str] = manifest["made_from"]
    return made_from


def digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _point(home: Path, id: str) -> None:
    fresh = home / f".{_POINTER}-{uuid.uuid4().hex}"
    fresh.write_text(id, encoding="utf-8")
    os.replace(fresh, home / _POINTER)  # noqa: PTH105 - atomic on every platform


def _forget(home: Path, *, keep: str) -> None:
    folders = [
        p for p in home.iterdir() if p.is_dir() and _ID.fullmatch(p.name) and p.name != keep
    ]
    folders.sort(key=lambda p: p.stat().st_mtime, reverse=True)
    for folder in folders[_KEPT - 1 :]:
        shutil.rmtree(folder, ignore_errors=True)
