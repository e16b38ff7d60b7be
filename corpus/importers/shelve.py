"""Texts put on the shelf: the library file is written anew beside the old one and replaces it."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from corpus.importers.settle import Settled
from corpus.importers.text import Text
from corpus.library import FILE, FORMAT
from corpus.model.text import Article

_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA page_size = 8192;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE version (
    id INTEGER PRIMARY KEY, title TEXT NOT NULL, label TEXT NOT NULL, valid_from TEXT,
    valid_to TEXT, source TEXT NOT NULL, own_title TEXT NOT NULL, own_label TEXT NOT NULL,
    adopted TEXT, told TEXT, basis TEXT NOT NULL, repeals TEXT NOT NULL, amended INTEGER NOT NULL,
    rank INTEGER NOT NULL
);
CREATE TABLE article (
    version INTEGER NOT NULL, position INTEGER NOT NULL, number TEXT NOT NULL,
    heading TEXT NOT NULL, text TEXT NOT NULL
);
"""
_INDEXES = """
CREATE UNIQUE INDEX article_number ON article (version, number);
CREATE INDEX version_title ON version (title);
"""
_TEXTS = """
SELECT id, own_title, own_label, adopted, told, basis, repeals, amended, rank, source FROM version
"""
_PART = ".part"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder for one import at a time; what a killed import left behind is removed.

    Raises:
        BlockingIOError: another import is running.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        for left in folder.glob(f"*{_PART}"):
            left.unlink()
        yield


def texts(folder: Path) -> Iterator[Text]:
    """Yield the texts that are on the shelf now."""
    path = folder / FILE
    if not path.is_file():
        return
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as shelf:
        for row in shelf.execute(_TEXTS).fetchall():
            articles = shelf.execute(
                "SELECT number, heading, text FROM article WHERE version = ? ORDER BY position",
                (row[0],),
            )
            yield Text(
                title=row[1],
                label=row[2],
                adopted=date.fromisoformat(row[3]) if row[3] else None,
                told=date.fromisoformat(row[4]) if row[4] else None,
                basis=row[5],
                repeals=tuple(json.loads(row[6])),
                amended=bool(row[7]),
                rank=row[8],
                source=row[9],
                articles=tuple(Article(n, tuple(json.loads(h)), t) for n, h, t in articles),
            )


def content_of(versions: Iterable[Settled]) -> str:
    """Return the hash of everything the versions say."""
    digest = hashlib.sha256()
    for version in versions:
        digest.update(json.dumps(_row(version), ensure_ascii=False).encode())
        for article in version.text.articles:
            entry = [article.number, article.heading, article.text]
            digest.update(json.dumps(entry, ensure_ascii=False).encode())
    return digest.hexdigest()


def put(folder: Path, versions: tuple[Settled, ...]) -> bool:
    """Return whether the shelf changed; the library is replaced in one step, or not at all."""
    content = content_of(versions)
    path = folder / FILE
    if path.is_file() and _content(path) == content:
        return False
    part = folder / f"{FILE}{_PART}"
    with closing(sqlite3.connect(part)) as shelf:
        shelf.executescript(_SCHEMA)
        for number, version in enumerate(versions, start=1):
            shelf.execute(f"INSERT INTO version VALUES (?{', ?' * 13})", (number, *_row(version)))
            shelf.executemany(
                "INSERT INTO article VALUES (?, ?, ?, ?, ?)",
                (
                    (number, place, a.number, json.dumps(a.heading, ensure_ascii=False), a.text)
                    for place, a in enumerate(version.text.articles)
                ),
            )
        shelf.executemany(
            "INSERT INTO meta VALUES (?, ?)", [("format", FORMAT), ("content", content)]
        )
        shelf.executescript(_INDEXES)
        shelf.commit()
    with part.open("rb") as written:
        os.fsync(written.fileno())
    part.replace(path)
    return True


def _content(path: Path) -> str | None:
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as shelf:
            rows = dict(shelf.execute("SELECT name, value FROM meta").fetchall())
    except sqlite3.DatabaseError:
        return None
    return rows.get("content") if rows.get("format") == FORMAT else None


def _row(version: Settled) -> tuple[str | int | None, ...]:
    text = version.text
    return (
        version.title,
        version.label,
        version.valid_from.isoformat() if version.valid_from else None,
        version.valid_to.isoformat() if version.valid_to else None,
        text.source,
        text.title,
        text.label,
        text.adopted.isoformat() if text.adopted else None,
        text.told.isoformat() if text.told else None,
        text.basis,
        json.dumps(text.repeals, ensure_ascii=False),
        int(text.amended),
        text.rank,
    )
