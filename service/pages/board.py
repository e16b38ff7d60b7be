"""What the page offers: situations to tap, telephone lines always in sight, grades."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpus.decode import decode
from corpus.yaml_file import read
from service.conversations.model import Grade


@dataclass(frozen=True, slots=True)
class Starter:
    """One situation: a sign of one character, a title, and what tapping it says."""

    sign: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Board:
    """The starters in order, and which hotlines are shown always and in danger."""

    owner: str
    starters: tuple[Starter, ...]
    always: tuple[str, ...]
    emergency: tuple[str, ...]


def read_board(file: Path) -> Board:
    """Return the board.

    Raises:
        KnowledgeError: the file breaks its schema.
    """
    return decode(Board, read(file))


@dataclass(frozen=True, slots=True)
class GradeName:
    """One of the five grades as people read it."""

    id: Grade
    label: str


@dataclass(frozen=True, slots=True)
class RatingSheet:
    """What the rating offers: grades, and reasons for a bad one."""

    owner: str
    grades: tuple[GradeName, ...]
    reasons: tuple[str, ...]


def read_rating(file: Path) -> RatingSheet:
    """Return the rating sheet.

    Raises:
        KnowledgeError: the file breaks its schema.
    """
    return decode(RatingSheet, read(file))
