"""What people are told: replies and word lists from prompts/, checked as they are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
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
    """Words that settle how a message is screened; `say` names the remark people then read.

    One of `words` is met, one of `also` and one of `about` where there are any, none of `unless`.
    """

    id: str
    words: tuple[str, ...]
    also: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    say: str = ""


@dataclass(frozen=True, slots=True)
class _Lists:
    owner: str
    groups: Mapping[str, tuple[str, ...]]
    harmless: tuple[str, ...]
    lists: tuple[WordList, ...]


@dataclass(frozen=True, slots=True)
class _Spellings:
    owner: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One word list as patterns."""

    list: WordList
    words: re.Pattern[str] | None
    others: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str] | None

    def fits(self, text: str, asked: str) -> bool:
        """Return whether the text meets the list; `asked` is the text without harmless words."""
        if not (self.words and self.words.search(text)):
            return False
        if not all(pattern.search(asked) for pattern in self.others):
            return False
        return not (self.unless and self.unless.search(text))


@dataclass(frozen=True, slots=True)
class Screen:
    """The word lists as patterns, in the order in which they count."""

    patterns: tuple[_Pattern, ...]
    harmless: re.Pattern[str] | None

    @classmethod
    def of(cls, read: _Lists) -> Screen:
        """Return the screen of some word lists."""

        def pattern(words: Iterable[str]) -> re.Pattern[str] | None:
            named = [read.groups[w[1:]] if w.startswith("$") else (w,) for w in words]
            return any_of(chain.from_iterable(named))

        made = []
        for one in read.lists:
            others = tuple(p for p in (pattern(one.also), pattern(one.about)) if p)
            made.append(_Pattern(one, pattern(one.words), others, pattern(one.unless)))
        return cls(tuple(made), any_of(read.harmless))

    @property
    def lists(self) -> tuple[WordList, ...]:
        """Return the word lists."""
        return tuple(pattern.list for pattern in self.patterns)

    def hit(self, id: str, text: str) -> WordList | None:
        """Return the first list with the id that is met by the text."""
        asked = self.harmless.sub(" ", text) if self.harmless else text
        named = (p for p in self.patterns if p.list.id == id)
        return next((p.list for p in named if p.fits(text, asked)), None)


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
    return Screen.of(decode(_Lists, read(folder / "screen.yaml")))


def read_spellings(folder: Path = FOLDER) -> Mapping[str, str]:
    """Return the standard words, by what people write instead.

    Raises:
        KnowledgeError: the file breaks its schema.
    """
    return decode(_Spellings, read(folder / "spellings.yaml")).words
