"""Words of a Chinese text (the sole home of jieba)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from enum import StrEnum
from itertools import pairwise
from pathlib import Path

_HAN = re.compile(r"[一-鿿]+")
_RUNS = re.compile(r"[一-鿿]+|[a-z0-9]+")
_WORD = re.compile(r"[\w]")
# Words that carry no meaning of their own in a message.
STOP = frozenset((Path(__file__).parent / "stop_words.txt").read_text(encoding="utf-8").split())


class Tokens:
    """Cuts texts into words with a dictionary of legal terms; keeps jieba's cache to itself."""

    def __init__(self, terms: Iterable[str] = (), *, cache: Path | None = None) -> None:
        import logging

        import jieba

        jieba.setLogLevel(logging.WARNING)
        self._cutter = jieba.Tokenizer()
        if cache is not None:
            # jieba's default cache is a fixed name in a shared folder: anyone could replace it.
            cache.mkdir(parents=True, exist_ok=True)
            self._cutter.tmp_dir = str(cache)
        self._cutter.initialize()
        for term in terms:
            self._cutter.add_word(term)

    def words(self, text: str) -> list[str]:
        """Return the words for search: long words also give the short words inside them."""
        cut = self._cutter.cut_for_search(normalise(text))
        return [word for word in cut if _WORD.search(word)]

    def features(self, text: str) -> list[str]:
        """Return words and character pairs and triples, the features for recognition."""
        clean = normalise(text)
        grams = [
            run[i : i + n]
            for run in _HAN.findall(clean)
            for n in (2, 3)
            for i in range(len(run) - n + 1)
        ]
        return [w for w in self.words(clean) if w not in STOP] + ["_" + gram for gram in grams]


class Cut(StrEnum):
    """What BM25 counts: words, or pairs of characters, which cost nothing to cut."""

    WORDS = "words"
    PAIRS = "pairs"

    def by(self, tokens: Tokens) -> Callable[[str], list[str]]:
        """Return the function that cuts a text."""
        return tokens.words if self is Cut.WORDS else pairs


def normalise(text: str) -> str:
    """Return the text with full-width letters and digits made plain, in lower case."""
    return unicodedata.normalize("NFKC", text).lower()


def pairs(text: str) -> list[str]:
    """Return every two characters that stand side by side, and runs of letters or digits whole."""
    found: list[str] = []
    for run in _RUNS.findall(normalise(text)):
        if len(run) < 3 or run[0] < "一":
            found.append(run)
        else:
            found += map("".join, pairwise(run))
    return found
