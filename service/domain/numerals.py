"""Small numbers and years written in digits or in Chinese."""

from __future__ import annotations

NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十廿卅]{1,3})"
YEAR = r"(?:(?:19|20)\d{2}|[一二][〇零○一二三四五六七八九]{3})"
_DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0, "○": 0}
_TENS = {"廿": "二十", "卅": "三十"}


def number(text: str) -> int:
    """Return a small number written in digits or in Chinese, such as 十五.

    Raises:
        KeyError: a character is not a numeral.
    """
    if text.isdigit():
        return int(text)
    for short, long in _TENS.items():
        text = text.replace(short, long)
    tens, ten, ones = text.rpartition("十")
    return (_DIGIT[tens] if tens else bool(ten)) * 10 + (_DIGIT[ones] if ones else 0)


def year_number(text: str) -> int:
    """Return a year written as four digits, in figures or in Chinese.

    Raises:
        KeyError: a character is not a numeral.
    """
    return int(text) if text.isdigit() else int("".join(str(_DIGIT[c]) for c in text))
