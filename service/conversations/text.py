"""What people typed, made safe to keep and to show."""

from __future__ import annotations

import unicodedata

_LINES = "\n\t"


def readable(text: str) -> str:
    """Return the text without control characters, halves of broken characters replaced."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    plain = whole.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in plain if c in _LINES or unicodedata.category(c) != "Cc").strip()
