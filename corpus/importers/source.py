"""What a reader hands over: one text with its notes and body, and a count of what it left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

TITLE = "标题（记为法规名称）"
MARKUP = "排版标记"


class Refused(Exception):
    """A file cannot be read as an official text; the message says why, for people."""


@dataclass(frozen=True, slots=True)
class Source:
    """One text of one file: `left_out` counts the characters that are not part of it, by reason.

    `part` names a piece of an instrument that is spread over several files; `dated` is the day the
    file's name states; `rank` orders copies of the same version, lower is preferred.
    """

    path: str
    title: str
    notes: tuple[str, ...]
    body: str
    part: str | None = None
    dated: date | None = None
    rank: int = 9
    left_out: Mapping[str, int] = field(default_factory=dict)


@dataclass
class Sorting:
    """The lines of a file on their way to a source: what is kept, and what is left out and why."""

    notes: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    def leave(self, reason: str, text: str) -> None:
        """Count a text as left out."""
        if characters := size(text):
            self.left_out[reason] += characters

    def note(self, line: str, *, without: str = "") -> None:
        """Keep a line as a note, without the marks around it."""
        bare = line.strip().strip(without) if without else line.strip()
        self.left_out[MARKUP] += size(line) - size(bare)
        self.notes.append(bare)


def size(text: str) -> int:
    """Return how many characters of a text are not white space."""
    return len("".join(text.split()))
