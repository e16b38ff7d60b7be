"""Numbers as statutes write them, both ways."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_VALUES = {c: i for i, c in enumerate(_DIGITS)} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}


def in_chinese(number: int) -> str:
    """Return a number from 1 to 9999 in Chinese numerals, such as 一千二百六十."""
    words, pending_zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            words += ("零" if pending_zero else "") + _DIGITS[digit] + name
            pending_zero = False
        elif words and number:
            pending_zero = True
    return words.removeprefix("一") if words.startswith("一十") else words


def value(words: str) -> int:
    """Return the number that Chinese numerals or digits stand for: 二十三, 二三, 23 and 1百2十."""
    total, digits = 0, ""
    for character in words:
        if character in _UNITS:
            total += int(digits or "1") * _UNITS[character]
            digits = ""
        else:
            digits += str(_VALUES[character]) if character in _VALUES else character
    return total + int(digits or "0")
