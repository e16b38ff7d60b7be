"""What the page opens with: situations to tap, and the telephone lines always in sight."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpus.decode import decode
from corpus.yaml_file import read


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
