"""Running text in one plain form, with the way back to what was written."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_DROPPED = {"Cc", "Cf", "Zs", "Zl", "Zp"}  # spaces, line breaks and what nobody can see
_SAME = str.maketrans("笫條項", "第条项") | {ord("*"): ""}


@dataclass(frozen=True, slots=True)
class Plain:
    """A text without spaces, in half width; `origin` holds where each character was."""

    text: str
    original: str
    origin: tuple[int, ...]

    def written(self, start: int, end: int) -> str:
        """Return the stretch of the original that a stretch of the plain text came from."""
        return self.original[self.origin[start] : self.origin[end - 1] + 1]


def plain(original: str) -> Plain:
    """Return a text in plain form."""
    characters: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(original):
        for one in unicodedata.normalize("NFKC", character).translate(_SAME):
            if unicodedata.category(one) not in _DROPPED:
                characters.append(one)
                origin.append(index)
    return Plain("".join(characters), original, tuple(origin))
