"""What people are told: replies and word lists from prompts/, checked as they are read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus.decode import decode
from corpus.pattern import any_of
from corpus.yaml_file import read

FOLDER = Path(__file__).parents[1] / "prompts"


@dataclass(frozen=True, slots=True)
class Replies:
    """The fixed sentences: by status, by reason for refusal, and phrases of an answer."""

    owner: str
    statuses: Mapping[str, str]
    reasons: Mapping[str, str]
    phrases: Mapping[str, str]
    units: Mapping[str, str]

    def say(self, phrase: str, **given: object) -> str:
        """Return a phrase with its blanks filled."""
        return self.phrases[phrase].format(**given)


@dataclass(frozen=True, slots=True)
class WordList:
    """Words that settle how a message is screened."""

    id: str
    words: tuple[str, ...]
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Lists:
    owner: str
    lists: tuple[WordList, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """The word lists as patterns, by id."""

    patterns: Mapping[str, tuple[re.Pattern[str] | None, re.Pattern[str] | None]] = field(
        default_factory=dict
    )

    def hits(self, id: str, text: str) -> bool:
        """Return whether a list is met by the text."""
        words, unless = self.patterns.get(id, (None, None))
        return bool(words and words.search(text)) and not (unless and unless.search(text))


def read_replies(folder: Path = FOLDER) -> Replies:
    """Return the replies.

    Raises:
        KnowledgeError: the file breaks its schema.
    """
    return decode(Replies, read(folder / "replies.yaml"))


def read_screen(folder: Path = FOLDER) -> Screen:
    """Return the screening lists.

    Raises:
        KnowledgeError: the file breaks its schema.
    """
    lists = decode(_Lists, read(folder / "screen.yaml")).lists
    return Screen({entry.id: (any_of(entry.words), any_of(entry.unless)) for entry in lists})
