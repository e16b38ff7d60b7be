"""Official texts: an article as imported, and a version with the days on which it is in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

WHOLE = "全文"
PREAMBLE = "序言"


@dataclass(frozen=True, slots=True)
class Article:
    """A numbered piece of a text, verbatim as imported, with the headings it stands under.

    `number` is Arabic ("276-1"); a text without articles is one piece numbered "全文", and what
    stands before or behind the articles has numbers of its own ("序言", "附件1").
    """

    number: str
    heading: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Version:
    """One state of an instrument: its days in force (Asia/Shanghai) and its numbers in order."""

    instrument: str
    label: str
    valid_from: date | None
    valid_to: date | None
    articles: tuple[str, ...]
    source: str
