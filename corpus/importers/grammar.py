"""How the lines of legal texts begin: articles, headings, annexes, tables of contents."""

from __future__ import annotations

import re

from corpus.importers.numerals import NUMERAL, value

_MARK = (
    rf"[第笫]\s*(?P<number>{NUMERAL})\s*条(?:\s*之\s*(?P<suffix>{NUMERAL})(?=\s|$))?(?P<gap>\s|$)?"
)
ARTICLE = re.compile(rf"\s*{_MARK}")
INLINE = re.compile(rf"(?<=[。；：）])\s+(?={_MARK})")
UNIT = re.compile(rf"#*\s*第{NUMERAL}(?P<unit>编|部分|篇|分编|章|节|目)(?=\s|$)(?P<name>.*)")
LEVELS = {"编": 1, "部分": 1, "篇": 1, "分编": 2, "章": 3, "节": 4, "目": 5}
NAMED = re.compile(r"#*\s*(总\s*则|分\s*则|附\s*则)")
LISTED = re.compile(rf"#*\s*(?:{NUMERAL}、|（{NUMERAL}）).*")
PREAMBLE = re.compile(r"#*\s*(?:序\s*言|前\s*言|引\s*言|导\s*言)")
ANNEX = re.compile(
    rf"#*\s*附(?P<kind>件|表|录|图)?\s*(?P<number>{NUMERAL})?(?=[\s：:（]|$)(?![^。]*。$)"
)
CONTENTS = re.compile(r"#*\s*目\s*录")
LONGEST_HEADING = 60
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"


def number_of(mark: re.Match[str]) -> tuple[int, int]:
    """Return the number of an article mark and that behind its 之, 0 when there is none."""
    return value(mark["number"]), value(mark["suffix"]) if mark["suffix"] else 0


def follows(number: tuple[int, int], last: tuple[int, int]) -> bool:
    """Return whether an article number is the next after another."""
    return number in ((last[0] + 1, 0), (last[0], last[1] + 1))
