"""Traditional characters, dialect, slips and English words in standard words (home of opencc)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from opencc import OpenCC


@dataclass(frozen=True, slots=True)
class Standard:
    """Puts what people write in the words that rules and recognition know."""

    script: OpenCC
    spellings: Mapping[str, str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, spellings: Mapping[str, str]) -> Standard:
        """Return the writer of standard words over spellings, by what people write."""
        longest_first = sorted(spellings, key=len, reverse=True)
        parts = [_part(word) for word in longest_first]
        lower = {word.lower(): right for word, right in spellings.items()}
        return cls(OpenCC("t2s"), lower, re.compile("|".join(parts), re.IGNORECASE))

    def __call__(self, text: str) -> str:
        """Return the text in simplified characters and standard words."""
        simple = self.script.convert(text)
        return self.pattern.sub(lambda match: self.spellings[match[0].lower()], simple)


def _part(word: str) -> str:
    if word.isascii():
        return rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])"
    return re.escape(word)
