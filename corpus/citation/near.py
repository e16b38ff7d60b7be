"""Names that a person may have meant by one that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from corpus.citation.names import key

_LEAST = 0.6  # share of the characters that must agree
_SHOWN = 3


def near_names(name: str, titles: Iterable[str]) -> tuple[str, ...]:
    """Return the titles closest to a name, closest first, none when nothing is close."""
    asked = key(name)
    if not asked:
        return ()
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(asked)
    scored = []
    for title in dict.fromkeys(titles):
        matcher.set_seq1(key(title))
        if matcher.real_quick_ratio() >= _LEAST and matcher.quick_ratio() >= _LEAST:
            score = matcher.ratio()
            if score >= _LEAST:
                scored.append((-score, title))
    return tuple(title for _, title in sorted(scored)[:_SHOWN])
