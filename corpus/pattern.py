"""Word lists of the data files: plain words, where * stands for a short gap."""

from __future__ import annotations

import re
from collections.abc import Iterable

_GAP = r".{0,6}?"


def any_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern that finds any of the words, longest first, or None when there are none."""
    ordered = sorted(words, key=len, reverse=True)
    parts = [_GAP.join(re.escape(piece) for piece in word.split("*")) for word in ordered]
    return re.compile("|".join(parts), re.IGNORECASE) if parts else None
