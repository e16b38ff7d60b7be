"""The library of official texts: every version of every instrument, read by day (SQLite's home)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from corpus.model.text import Article, Version

FOLDER = Path("var/library")


class LibraryMissing(Exception):
    """No texts were imported into the folder."""


class Library:
    """Official texts opened for reading; safe to share between threads."""

    def __init__(self, folder: Path = FOLDER) -> None:
        """Open the library in a folder.

        Raises:
            LibraryMissing: nothing was imported there.
        """
        raise NotImplementedError

    def titles(self) -> tuple[str, ...]:
        """Return the full titles of all instruments, sorted."""
        raise NotImplementedError

    def versions(self, title: str) -> tuple[Version, ...]:
        """Return the versions of an instrument, oldest first; none when it is not there."""
        raise NotImplementedError

    def on(self, title: str, day: date) -> Version | None:
        """Return the version in force on a day, or None; never the newest instead."""
        raise NotImplementedError

    def article(self, title: str, number: str, day: date) -> Article | None:
        """Return an article of the version in force on a day, or None."""
        raise NotImplementedError

    def article_of(self, version: Version, number: str) -> Article | None:
        """Return an article of a given version, or None."""
        raise NotImplementedError
