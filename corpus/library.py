"""The library of official texts: every version of every instrument, read by day."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from corpus.model.text import Article, Version

FOLDER = Path("var/library")
FILE = "library.sqlite"
FORMAT = "1"
_VERSIONS = """
SELECT id, title, label, valid_from, valid_to, source FROM version WHERE title = ? ORDER BY id
"""
_ARTICLE = "SELECT number, heading, text FROM article WHERE version = ? AND number = ?"
_ARTICLES = "SELECT number, heading, text FROM article WHERE version = ? ORDER BY position"
_REMEMBERED = 512


class LibraryMissing(Exception):
    """No texts were imported into the folder, or by a program of another format."""


class Library:
    """Official texts opened for reading; safe to share between threads."""

    def __init__(self, folder: Path = FOLDER) -> None:
        """Open the library in a folder.

        Raises:
            LibraryMissing: nothing was imported there.
        """
        path = folder / FILE
        if not path.is_file():
            raise LibraryMissing(f"{folder} 里没有导入的原文：先运行 python -m corpus import")
        self._path = path
        self._local = threading.local()
        try:
            stated = {str(n): v for n, v in self._rows("SELECT name, value FROM meta", ())}
        except sqlite3.DatabaseError as error:
            raise LibraryMissing(f"{path} 不是原文库：{error}") from error
        if stated.get("format") != FORMAT:
            raise LibraryMissing(f"{path} 是另一种格式的原文库：请重新导入")
        self.content = str(stated["content"])
        self._versions = lru_cache(_REMEMBERED)(self._read_versions)

    def titles(self) -> tuple[str, ...]:
        """Return the full titles of all instruments, sorted."""
        return tuple(
            str(row[0]) for row in self._rows("SELECT DISTINCT title FROM version ORDER BY 1", ())
        )

    def versions(self, title: str) -> tuple[Version, ...]:
        """Return the versions of an instrument, oldest first; none when it is not there."""
        return tuple(version for version, _ in self._versions(title))

    def on(self, title: str, day: date) -> Version | None:
        """Return the version in force on a day, or None; never the newest instead."""
        found = self._on(title, day)
        return found[0] if found else None

    def article(self, title: str, number: str, day: date) -> Article | None:
        """Return an article of the version in force on a day, or None."""
        found = self._on(title, day)
        return self._article(found[1], number) if found else None

    def article_of(self, version: Version, number: str) -> Article | None:
        """Return an article of a given version, or None."""
        for other, row in self._versions(version.instrument):
            if other == version:
                return self._article(row, number)
        return None

    def articles(self, version: Version) -> tuple[Article, ...]:
        """Return all articles of a given version, in order."""
        for other, row in self._versions(version.instrument):
            if other == version:
                found = self._rows(_ARTICLES, (row,))
                return tuple(
                    Article(str(name), tuple(json.loads(str(heading))), str(text))
                    for name, heading, text in found
                )
        return ()

    def _on(self, title: str, day: date) -> tuple[Version, int] | None:
        in_force = [
            entry
            for entry in self._versions(title)
            if entry[0].valid_from
            and entry[0].valid_from <= day
            and (entry[0].valid_to is None or day <= entry[0].valid_to)
        ]
        return in_force[-1] if in_force else None

    def _article(self, version: int, number: str) -> Article | None:
        for name, heading, text in self._rows(_ARTICLE, (version, number)):
            return Article(str(name), tuple(json.loads(str(heading))), str(text))
        return None

    def _read_versions(self, title: str) -> tuple[tuple[Version, int], ...]:
        return tuple(
            (
                Version(
                    str(name),
                    str(label),
                    _day(first),
                    _day(last),
                    tuple(
                        str(n[0])
                        for n in self._rows(
                            "SELECT number FROM article WHERE version = ? ORDER BY position",
                            (row,),
                        )
                    ),
                    str(source),
                ),
                int(str(row)),
            )
            for row, name, label, first, last, source in self._rows(_VERSIONS, (title,))
        )

    def _rows(self, query: str, values: Sequence[object]) -> list[tuple[object, ...]]:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(f"{self._path.resolve().as_uri()}?mode=ro", uri=True)
            self._local.connection = connection
        return connection.execute(query, values).fetchall()


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None
