"""The day from which a text says it applies."""

from __future__ import annotations

import re
from datetime import date

from corpus.citation.numerals import value
from corpus.citation.plain import plain

_NUMBER = r"[\d〇零○一二三四五六七八九十]+"
_DAY = re.compile(rf"({_NUMBER})年({_NUMBER})月({_NUMBER})日")
_FROM = re.compile(rf"自({_NUMBER})年({_NUMBER})月({_NUMBER})日起(?:施行|实施|生效|执行)")


def first_day(final: str, note: str = "") -> date | None:
    """Return the day a final article names; that of the oldest day of the head note if revised.

    A text that was revised as a whole names the first day of the revision, not of the instrument.
    """
    days = [d for found in _DAY.finditer(plain(note).text) if (d := _day(found))]
    if days and "修订" in note:
        return min(days)
    found = _FROM.search(plain(final).text)
    return _day(found) if found else None


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(*(value(found[n]) for n in (1, 2, 3)))
    except ValueError:
        return None
