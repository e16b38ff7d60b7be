"""Numbers as legal texts write them."""

from __future__ import annotations

NUMERAL = "[一二三四五六七八九十百千零〇○两0-9０-９]{1,12}"
_VALUES = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def value(words: str) -> int:
    """Return the number that Chinese numerals or digits of either width stand for."""
    if words.isdigit():
        return int(words)
    total = digit = 0
    for character in words:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            worth = _VALUES[character] if character in _VALUES else int(character)
            digit = digit * 10 + worth
    return total + digit
