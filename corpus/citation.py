"""Citations: the authoring form of the data files and the Chinese form people read."""

from __future__ import annotations

import re

from corpus.model.law import Citation

_AUTHORED = re.compile(
    r"(?P<instrument>[^#\s]+)#(?:(?P<article>\d+(?:-\d+)?)"
    r"(?:\.(?P<paragraph>\d+)(?:\.(?P<item>\d+))?)?|全文)"
)
_DIGITS = "零一二三四五六七八九"


def parse_authored(text: str) -> Citation:
    """Return the citation written as `短名#条-之几.款.项`, or `短名#全文` for a whole instrument.

    Raises:
        ValueError: the text does not have that form.
    """
    match = _AUTHORED.fullmatch(text)
    if not match:
        raise ValueError(f"引用应写成“短名#条.款.项”，这里是“{text}”")
    paragraph, item = match["paragraph"], match["item"]
    return Citation(
        instrument=match["instrument"],
        article=match["article"],
        paragraph=int(paragraph) if paragraph else None,
        item=int(item) if item else None,
    )


def authored(citation: Citation) -> str:
    """Return the authoring form `短名#条.款.项` of a citation."""
    parts = [citation.article or "全文", citation.paragraph, citation.item]
    return f"{citation.instrument}#" + ".".join(str(part) for part in parts if part is not None)


def article_in_words(citation: Citation) -> str:
    """Return the place in the instrument as people read it: 第二十三条第一款第（四）项."""
    if citation.article is None:
        return ""
    number, _, suffix = citation.article.partition("-")
    words = f"第{in_chinese(int(number))}条"
    if suffix:
        words += f"之{in_chinese(int(suffix))}"
    if citation.paragraph is not None:
        words += f"第{in_chinese(citation.paragraph)}款"
    if citation.item is not None:
        words += f"第（{in_chinese(citation.item)}）项"
    return words


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
