"""A citation as found in a text, before anybody asked whether it exists."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edition:
    """The version a text asks for: a year, or the one before the present (旧法, 原法)."""

    year: int | None = None
    former: bool = False


PRESENT = Edition()


@dataclass(frozen=True, slots=True)
class Mention:
    """The instruments a citation may mean, by title: one, several, or none when unknown.

    `name` is what the text calls it, "" when it names none; `start` and `end` bound `written` in
    plain text.
    """

    written: str
    name: str
    titles: tuple[str, ...]
    article: str | None
    paragraph: int | None
    item: int | None
    edition: Edition
    start: int
    end: int
