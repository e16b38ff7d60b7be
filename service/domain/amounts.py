"""Sums of money people write: 两百, 5000元, 3万多, 一万二."""

from __future__ import annotations

import re

_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}
_FIGURES = re.compile(r"(\d+(?:\.\d+)?)\s*(万|千|百|亿)?多?\s*(?:元|块|人民币|万(?=\D|$))")
_LARGE = re.compile(r"(\d+(?:\.\d+)?)\s*(万|亿)(?!年|人|公里|里)")
_WORDS = re.compile(
    r"(?<![第零一二三四五六七八九])([一二两三四五六七八九][十百千万亿零一二两三四五六七八九]*)多?(?:元|块)"
)
_ROUND = re.compile(
    r"(?:罚|欠|骗|借|赔|交|付|花)[了我他她们的]{0,3}([一二两三四五六七八九][百千万][一二三四五六七八九]?)(?![十百千万年月日天个人次])"
)


def find_amount(text: str) -> float | None:
    """Return the largest sum of money in yuan that a text names, or None."""
    sums = [float(m[1]) * _UNITS.get(m[2] or "", 1) for m in _FIGURES.finditer(text)]
    sums += [float(m[1]) * _UNITS[m[2]] for m in _LARGE.finditer(text)]
    sums += [_in_words(m[1]) for pattern in (_WORDS, _ROUND) for m in pattern.finditer(text)]
    return max(sums, default=None)


def _in_words(text: str) -> float:
    total = section = digit = 0
    unit = 1
    for character in text:
        if character in _DIGIT:
            digit = _DIGIT[character]
            continue
        unit = _UNITS[character]
        if unit >= _UNITS["万"]:
            total, section = total + (section + digit) * unit, 0
        else:
            section += (digit or 1) * unit
        digit = 0
    # 一万二 means twelve thousand: a last bare digit counts in the next smaller unit
    return total + section + (digit * unit // 10 if unit > 1 else digit)
