"""What people are told: replies and word lists from prompts/, checked as they are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.decode import decode
from corpus.pattern import any_of
from corpus.yaml_file import read

FOLDER = Path(__file__).parents[1] / "prompts"


@dataclass(frozen=True, slots=True)
class Replies:
    """The fixed sentences: by status, by reason, by what the screen found, and phrases."""

    owner: str
    statuses: Mapping[str, str]
    reasons: Mapping[str, str]
    remarks: Mapping[str, str]
    phrases: Mapping[str, str]
    units: Mapping[str, str]

    def say(self, phrase: str, **given: object) -> str:
        """Return a phrase with its blanks filled."""
        return self.phrases[phrase].format(**given)


@dataclass(frozen=True, slots=True)
class WordList:
    """Words that settle how a message is screened; `say` names the remark people then read."""

    id: str
    words: tuple[str, ...]
    also: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    say: str = ""


@dataclass(frozen=True, slots=True)
class _Lists:
    owner: str
    lists: tuple[WordList, ...]


@dataclass(frozen=True, slots=True)
class _Spellings:
    owner: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Pattern:
    list: WordList
    words: re.Pattern[str] | None
    also: re.Pattern[str] | None
    unless: re.Pattern[str] | None

    def fits(self, text: str) -> bool:
        if not (self.words and self.words.search(text)):
            return False
        if self.also and not self.also.search(text):
            return False
        return not (self.unless and self.unless.search(text))


@dataclass(frozen=True, slots=True)
class Screen:
    """The word lists as patterns, in the order in which they count."""

    patterns: tuple[_Pattern, ...] = ()

    @classmethod
    def of(cls, lists: Iterable[WordList]) -> Screen:
        """Return the screen of some word lists."""
        return cls(
            tuple(_Pattern(x, any_of(x.words), any_of(x.also), any_of(x.unless)) for x in lists)
        )

    @property
    def lists(self) -> tuple[WordList, ...]:
        """Return the word lists."""
        return tuple(pattern.list for pattern in self.patterns)

    def hit(self, id: str, text: str) -> WordList | None:
        """Return the first list with the id that is met by the text."""
        named = (p for p in self.patterns if p.list.id == id)
        return next((p.list for p in named if p.fits(text)), None)


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
    return Screen.of(decode(_Lists, read(folder / "screen.yaml")).lists)


def read_spellings(folder: Path = FOLDER) -> Mapping[str, str]:
    """Return the standard words, by what people write instead.

    Raises:
        KnowledgeError: the file breaks its schema.
    """
    return decode(_Spellings, read(folder / "spellings.yaml")).words
