"""What people typed, made safe to keep and to show."""

from __future__ import annotations

import re
import unicodedata

_LINES = "\n\t"
_UNSEEN = {"Cc", "Cf", "Cn"}
_FAMILY = re.compile(
    r"(?<=[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d(?=[\u2600-\U0001faff])"
)
_MOST_MARKS = 4  # combining marks on one character; more only deface the page
_HEAP = re.compile(
    r"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f])+"
)


def readable(text: str) -> str:
    """Return the text without characters nobody can see, halves of broken ones replaced."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    plain = whole.replace("\r\n", "\n").replace("\r", "\n")
    families = {match.start() for match in _FAMILY.finditer(plain)}
    seen = (
        c
        for place, c in enumerate(plain)
        if c in _LINES or place in families or unicodedata.category(c) not in _UNSEEN
    )
    return _HEAP.sub(lambda heap: heap[0][:_MOST_MARKS], "".join(seen)).strip()
